"""A series is made, a time is found and answered by link, the invitation goes out, changes and is cancelled; a memo is
approved by link and frozen. In a real browser, with JavaScript and without; axe finds nothing on the way."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import vobject
from django.utils import timezone

from tests.cast import AT
from tests.e2e.test_promises_and_risks import page as page  # a fixture: a signed-in convenor
from viitta.core.actors import COMMAND_LINE
from viitta.core.formats import day
from viitta.parts.meetings.actions import calling
from viitta.parts.meetings.models import Meeting, Memo
from viitta.parts.messages.models import Message
from viitta.parts.organisations import actions as organisations
from viitta.parts.roadmaps import actions as roadmaps

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BY = {"by": COMMAND_LINE, "at": AT}


@pytest.fixture
def seated(town):
    titles = ("tietohallintopäällikkö", "viestintäpäällikkö", "rehtori")
    new = [organisations.NewSeat(town.people[title]) for title in titles]
    organisations.add_seats(group=town.group, new=new, **BY)
    return town


def last_link(recipient: str, kind: str) -> str:
    text = Message.objects.filter(recipient=recipient, kind=kind).latest("pk").text
    return re.search(r"https?://[^/]+(/(?:meetings/answer|memo)/[\w-]+/)", text)[1]


def press(page, word: str):
    page.get_by_role("button", name=word, exact=True).click()
    page.wait_for_load_state()


def test_a_quarterly_series_is_made_in_two_steps(page, live_server, seated):
    year = timezone.localdate().year + 1
    plan = roadmaps.NewRoadmap(seated.organisation, "Seuraava", datetime(year, 1, 1, tzinfo=UTC).date(), datetime(year, 12, 31, tzinfo=UTC).date())  # fmt: skip
    roadmap = roadmaps.found_roadmaps(new=[plan], **BY)[0]
    page.goto(f"{live_server.url}/meetings/")
    page.look(page)
    page.click("main a[href='/meetings/series/'] >> nth=0")
    page.select_option("#id_roadmap", str(roadmap.pk))
    page.fill("#id_begins", "13")
    press(page, "Ehdota päivät")
    page.look(page)
    page.uncheck(f"#id_{year}Q1-included")
    page.fill(f"#id_{year}Q2-day", "keskiviikko")
    press(page, "Luo kokoussarja")
    assert "Tarkista päivä: Q2" in page.inner_text(".errors")
    page.look(page)
    page.fill(f"#id_{year}Q2-day", f"19.8.{year}")
    press(page, "Luo kokoussarja")
    assert "3 kokousta on luettelossa." in page.inner_text("main")
    page.look(page)
    assert [row.quarter for row in Meeting.objects.order_by("starts_at")] == [f"{year}Q{n}" for n in (2, 3, 4)]


def find_time(page, live_server) -> Meeting:
    page.goto(f"{live_server.url}/meetings/find/")
    page.fill("#id_title", "Seurantakokous")
    for number, days in enumerate((20, 21)):
        page.fill(f"#id_day{number}", day(timezone.localdate() + timedelta(days=days)))
        page.fill(f"#id_begins{number}", "9.00")
    page.look(page)
    press(page, "Ehdota ajat")
    press(page, "Kysy vastaukset sähköpostilla")
    page.look(page)
    return Meeting.objects.get()


def test_a_time_is_found_by_links_and_the_invitation_is_answered_changed_and_cancelled(page, live_server, seated):
    meeting = find_time(page, live_server)
    page.goto(live_server.url + last_link("member@viitala.example", "meeting_times"))
    page.look(page)
    page.click("fieldset:nth-of-type(2) label:has-text('sopii')")
    press(page, "Tallenna vastaukset")
    assert "Vastauksesi on tallennettu." in page.inner_text("main")
    page.goto(f"{live_server.url}/meetings/{meeting.pk}/times/")
    assert "pääsee 1/3" in page.inner_text("main")
    page.look(page)
    page.click("main a.button.main:has-text('Valitse')")
    page.look(page)
    press(page, "Valitse ja lähetä kutsu")
    assert "3 sähköpostia lähtee." in page.inner_text("main")
    page.look(page)
    page.goto(live_server.url + last_link("member@viitala.example", "meeting_invite"))
    page.look(page)
    press(page, "En tule")
    assert meeting.participants.get(title="rehtori").reply == "no"
    page.goto(f"{live_server.url}/meetings/{meeting.pk}/edit/")
    page.fill("#id_place", "Kirjasto")
    page.look(page)
    press(page, "Tallenna")
    page.goto(f"{live_server.url}/meetings/{meeting.pk}/cancel/")
    page.look(page)
    press(page, "Peru kokous")
    mails = Message.objects.filter(recipient="member@viitala.example").exclude(calendar="").order_by("pk")
    read = [vobject.readOne(row.calendar) for row in mails]
    assert [one.method.value for one in read] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [one.vevent.sequence.value for one in read] == ["0", "1", "2"]
    assert len({one.vevent.uid.value for one in read}) == 1
    page.goto(live_server.url + last_link("member@viitala.example", "meeting_invite"))
    assert "Kokous on peruttu" in page.inner_text("main")


def test_a_memo_is_checked_and_approved_by_link_and_frozen(page, live_server, seated):
    starts = timezone.now() - timedelta(days=2)
    new = calling.NewMeeting(seated.group, "Seurantakokous", starts, starts + timedelta(hours=1), place="Kirjasto")
    meeting = calling.add_meetings(new=[new], **BY)[0]
    meeting.participants.update(is_present=True)
    page.goto(f"{live_server.url}/meetings/{meeting.pk}/memo/edit/")
    page.fill("#id_text", "Sovittiin jatkosta.")
    page.fill("#id_diary_number", "D/12/2026")
    page.look(page)
    press(page, "Tallenna")
    page.look(page)
    page.get_by_role("link", name="Lähetä hyväksyttäväksi").click()
    page.look(page)
    page.get_by_label("rehtori").select_option("checker")
    page.get_by_label("viestintäpäällikkö").select_option("approver")
    press(page, "Lähetä")
    for recipient, word in (("member", "Olen tarkastanut muistion"), ("owner", "Hyväksyn muistion")):
        link = live_server.url + last_link(f"{recipient}@viitala.example", "memo_check")
        page.goto(link)
        assert "Sovittiin jatkosta." in page.inner_text("main")
        page.look(page)
        press(page, word)
        assert "Kiitos" in page.inner_text("main")
        page.look(page)
        page.goto(link)
        assert "Sinulta ei kysytä enää muuta." in page.inner_text("main")
    page.goto(f"{live_server.url}/meetings/{meeting.pk}/memo/")
    assert "Sisältö ei enää muutu." in page.inner_text("main")
    assert "Hyväksytty: viestintäpäällikkö" in page.inner_text("main")
    page.look(page)
    assert Memo.objects.get().state == "approved"


def test_the_calendars_address_is_shown_once(page, live_server, seated):
    page.goto(f"{live_server.url}/accounts/")
    page.click("main a[href='/accounts/calendar/']")
    press(page, "Luo osoite")
    address = page.input_value("#address")
    assert re.search(r"/calendar/[\w-]{43}\.ics$", address)
    page.look(page)
    page.goto(f"{live_server.url}/accounts/calendar/")
    assert page.locator("#address").count() == 0
