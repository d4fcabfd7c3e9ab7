"""An owner leaves and the successor answers from the first mail, in a real browser."""

import re
from datetime import date

import pytest

from tests.browsing import findings, overflow
from tests.cast import AT
from tests.e2e.test_main_job import DESK, PHONE, convenor_opens
from viitta.core.actors import COMMAND_LINE
from viitta.parts.followup.models import ProgressEntry
from viitta.parts.messages.models import Message
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import HandOver

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def check(page):
    assert findings(page) == []
    assert overflow(page) <= 0


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_an_owner_leaves_and_the_successor_answers_from_the_first_mail(chromium, live_server, town, javascript):
    look = check if javascript else lambda page: None
    options = {"java_script_enabled": javascript, "locale": "fi-FI"}
    values = {"ends_on": date(2027, 12, 31)}
    roadmaps.change_roadmap(roadmap=town.roadmap, values=values, by=COMMAND_LINE, at=AT)
    leaver, heir = town.people["viestintäpäällikkö"], town.people["rehtori"]
    desk = chromium.new_context(viewport=DESK, **options).new_page()
    convenor_opens(desk, live_server, town, look)
    desk.goto(f"{live_server.url}/people/{leaver.pk}/left/")
    desk.click("main form button")
    desk.wait_for_url(re.compile(rf"/people/{leaver.pk}/handover/$"))
    look(desk)
    desk.select_option("#id_successor", str(heir.pk))
    desk.fill("textarea >> nth=0", "Sovi testipäivä toimittajan kanssa")
    desk.click("main form button.main")
    desk.wait_for_load_state()
    look(desk)
    assert HandOver.objects.filter(successor=heir, told_at__isnull=False).exists()
    letter = Message.objects.filter(recipient=heir.email).latest("pk")
    assert "Sovi testipäivä toimittajan kanssa" in letter.text
    phone = chromium.new_context(viewport=PHONE, **options).new_page()
    phone.goto(live_server.url + re.search(r"/update/[\w-]+/", letter.text)[0])
    look(phone)
    phone.click("button[value=all]")
    phone.wait_for_url(re.compile("/done/$"))
    assert ProgressEntry.objects.filter(measure=town.app, by_person=heir.pk).exists()
