"""The main job in a real browser: the convenor opens a round, an owner answers from the mail, the round closes, the
situation picture opens. On a phone, without JavaScript, by few taps; axe finds nothing on the way."""

import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from tests.browsing import findings, overflow
from viitta.core.actors import COMMAND_LINE, SYSTEM
from viitta.core.periods import Quarter
from viitta.parts.followup import actions as followup
from viitta.parts.followup import tasks
from viitta.parts.followup.models import FollowUp, ProgressEntry
from viitta.parts.messages.models import Message
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.mails import link_address
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Measure

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture
def three(town):
    """The town with three measures that an owner answers for: the continuous one is made a one-off for this."""
    change = roadmaps.MeasureChange(town.support, {"kind": "one_off", "end": date(2026, 12, 31)}, reason="Testi")
    roadmaps.change_measures(changes=[change], by=COMMAND_LINE, at=datetime(2024, 1, 2, tzinfo=UTC))
    roadmaps.change_roadmap(
        roadmap=town.roadmap,
        values={"ends_on": date(2027, 12, 31)},
        by=COMMAND_LINE,
        at=datetime(2024, 1, 2, tzinfo=UTC),
    )
    return town


def sign_in(page, live_server, account):
    link = organisations.issue_sign_in_link(account=account, minutes=30, by=SYSTEM, at=datetime.now(UTC))
    page.goto(live_server.url + re.sub(r"^https?://[^/]+", "", link_address(link)))
    page.click("main button")
    page.wait_for_url(live_server.url + "/")


def check(page):
    """Axe finds nothing, and nothing is wider than the window."""
    assert findings(page) == []
    assert overflow(page) <= 0


def do_not_look(page):
    """Axe is a script, so it cannot look where scripts are off; the same pages are looked at with scripts on."""


def update_path() -> str:
    """The address in the newest letter to the owner, without its host."""
    text = Message.objects.filter(kind__startswith="follow_up").latest("pk").text
    return re.search(r"/update/[\w-]+/", text)[0]


def convenor_opens(page, live_server, town, check):
    sign_in(page, live_server, town.accounts["convenor"])
    check(page)
    page.goto(live_server.url + "/rounds/")
    check(page)
    page.click("main form button")
    page.wait_for_url(re.compile(r"/rounds/\d+/$"))
    check(page)


def convenor_closes_and_looks(page, live_server, town, check):
    follow_up = FollowUp.objects.get()
    page.goto(f"{live_server.url}/rounds/{follow_up.pk}/")
    page.click(f"a[href='/rounds/{follow_up.pk}/close/']")
    check(page)
    page.click("main form button")
    page.wait_for_url(re.compile(r"/rounds/\d+/$"))
    check(page)
    page.click(f"a[href^='/picture/{town.roadmap.pk}/']")
    page.wait_for_url(re.compile(r"/picture/\d+/"))
    assert "Tilannekuva" in page.title()
    assert "Kaupunkisovellus" in page.inner_text("main")
    check(page)


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_a_round_goes_from_opening_to_the_situation_picture(chromium, live_server, three, javascript):
    options = {"java_script_enabled": javascript, "locale": "fi-FI"}
    look = check if javascript else do_not_look
    desk = chromium.new_context(viewport=DESK, **options).new_page()
    convenor_opens(desk, live_server, three, look)
    phone = chromium.new_context(viewport=PHONE, **options).new_page()
    phone.goto(live_server.url + update_path())
    look(phone)
    assert not ProgressEntry.objects.exists()
    phone.click("button[value=all]")
    phone.wait_for_url(re.compile("/done/$"))
    look(phone)
    assert ProgressEntry.objects.count() == 3
    convenor_closes_and_looks(desk, live_server, three, look)


def test_three_values_are_changed_by_at_most_nine_taps(chromium, live_server, three):
    quarter = Quarter(2024, 1)
    tasks.open_and_ask(
        roadmaps=[(three.roadmap, quarter)],
        opens=date(2024, 4, 2),
        by=COMMAND_LINE,
        at=datetime(2024, 4, 2, 8, tzinfo=UTC),
    )
    page = chromium.new_context(viewport=PHONE, has_touch=True, locale="fi-FI").new_page()
    page.goto(live_server.url + update_path())
    taps = 0
    for measure in (three.app, three.study, three.support):
        slider = page.locator(f"#m{measure.pk}-slider")
        box = slider.bounding_box()
        slider.scroll_into_view_if_needed()
        box = slider.bounding_box()
        page.touchscreen.tap(box["x"] + box["width"] * 0.35, box["y"] + box["height"] / 2)
        taps += 1
        page.fill(f"#m{measure.pk}-note", "Etenee.")
    page.tap("button[value=save]")
    taps += 1
    page.wait_for_url(re.compile("/done/$"))
    assert taps <= 9
    told = list(ProgressEntry.objects.values_list("note", flat=True))
    assert told == ["Etenee."] * 3
    assert all(25 <= percent <= 45 for percent in ProgressEntry.objects.values_list("percent", flat=True))


def test_half_written_text_survives_a_lost_connection(chromium, live_server, three):
    tasks.open_and_ask(
        roadmaps=[(three.roadmap, Quarter(2024, 1))],
        opens=date(2024, 4, 2),
        by=COMMAND_LINE,
        at=datetime(2024, 4, 2, 8, tzinfo=UTC),
    )
    context = chromium.new_context(viewport=PHONE, locale="fi-FI")
    page = context.new_page()
    address = live_server.url + update_path()
    page.goto(address)
    page.fill(f"#m{three.app.pk}-note", "Kirjoitin tätä junassa.")
    page.fill(f"#m{three.app.pk}-percent", "45")
    context.set_offline(True)
    page.click("button[value=save]", no_wait_after=True)
    page.wait_for_timeout(300)
    context.set_offline(False)
    page.goto(address)
    assert page.input_value(f"#m{three.app.pk}-note") == "Kirjoitin tätä junassa."
    assert page.input_value(f"#m{three.app.pk}-percent") == "45"
    page.click("button[value=save]")
    page.wait_for_url(re.compile("/done/$"))
    page.goto(address)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('viitta-draft')).length") == 0


def test_a_lower_value_asks_why_on_the_spot(chromium, live_server, three):
    first = tasks.open_and_ask(
        roadmaps=[(three.roadmap, Quarter(2023, 4))],
        opens=date(2024, 1, 2),
        by=COMMAND_LINE,
        at=datetime(2024, 1, 2, 8, tzinfo=UTC),
    )[0]
    answer = followup.Answer(Measure.objects.select_related("roadmap").get(pk=three.app.pk), percent=60)
    followup.record_progress(follow_up=first, answers=[answer], by=COMMAND_LINE, at=datetime(2024, 1, 9, 8, tzinfo=UTC))
    followup.close_rounds(rounds=[first], by=COMMAND_LINE, at=datetime(2024, 1, 31, 8, tzinfo=UTC))
    tasks.open_and_ask(
        roadmaps=[(three.roadmap, Quarter(2024, 1))],
        opens=date(2024, 4, 2),
        by=COMMAND_LINE,
        at=datetime(2024, 4, 2, 8, tzinfo=UTC),
    )
    page = chromium.new_context(viewport=PHONE, locale="fi-FI").new_page()
    page.goto(live_server.url + update_path())
    why = page.locator(f"#m{three.app.pk}-fall_reason")
    assert not why.is_visible()
    page.fill(f"#m{three.app.pk}-percent", "40")
    assert why.is_visible()
    page.click("button[value=save]")
    page.wait_for_selector(".errors")
    assert page.evaluate("document.activeElement.classList.contains('errors')")
    check(page)
    page.fill(f"#m{three.app.pk}-fall_reason", "Laajuus kasvoi.")
    page.click("button[value=save]")
    page.wait_for_url(re.compile("/done/$"))
    assert ProgressEntry.objects.latest("pk").fall_reason == "Laajuus kasvoi."


def test_a_scanner_that_opens_every_link_changes_nothing(live_server, three):
    tasks.open_and_ask(
        roadmaps=[(three.roadmap, Quarter(2024, 1))],
        opens=date(2024, 4, 2),
        by=COMMAND_LINE,
        at=datetime(2024, 4, 2, 8, tzinfo=UTC),
    )
    path = update_path()
    for _time in range(3):
        assert Client().get(path).status_code == 200
        assert Client().head(path).status_code == 200
    assert not ProgressEntry.objects.exists()
