"""A meeting in a real browser: called, its agenda drafted, held by keyboard only, its memo approved by link, and what
was taken on comes back to the next agenda. Axe finds nothing on the way; two writers lose nothing."""

import re
from datetime import UTC, datetime

import pytest

from tests.browsing import findings, overflow
from tests.e2e.test_main_job import sign_in
from tests.permissions.live import planned_meeting
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.parts.followup import actions as followup
from viitta.parts.followup import tasks
from viitta.parts.followup.models import Observation
from viitta.parts.meetings import actions
from viitta.parts.meetings.models import ActionPoint, Meeting, Memo, NoteLine
from viitta.parts.messages.models import Message
from viitta.parts.organisations import actions as organisations
from viitta.parts.risks.models import Risk
from viitta.parts.roadmaps.models import Measure

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
OLD = datetime(2024, 4, 2, 8, tzinfo=UTC)


@pytest.fixture
def seated(town):
    """The town with its group seated, and a round in which one measure is late."""
    people = [town.people[title] for title in ("tietohallintopäällikkö", "rehtori", "viestintäpäällikkö")]
    organisations.add_seats(
        group=town.group, new=[organisations.NewSeat(one) for one in people], by=COMMAND_LINE, at=OLD
    )  # fmt: skip
    row = tasks.open_and_ask(roadmaps=[(town.roadmap, Quarter(2024, 1))], opens=OLD.date(), by=COMMAND_LINE, at=OLD)[0]
    answers = [followup.Answer(town.app, 5, "Toimittaja myöhässä.", cause="supplier")]
    followup.record_progress(follow_up=row, answers=answers, by=COMMAND_LINE, at=OLD)
    return town


def open_page(chromium, live_server, account, **options):
    page = chromium.new_context(locale="fi-FI", **{"viewport": DESK, **options}).new_page()
    sign_in(page, live_server, account)
    return page


def check(page):
    """Axe finds nothing, and nothing is wider than the window, at a desk and on a phone."""
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        assert findings(page) == []
        assert overflow(page) <= 0


def go(page, selector, most=80):
    """Press Tab until the focus is on what the selector names: the way of who has no mouse."""
    for _press in range(most):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {selector}")


def press(page, selector, key="Enter"):
    go(page, selector)
    page.keyboard.press(key)


def call_meeting(page, live_server, town, title, day):
    """The convenor writes a meeting down on its page."""
    page.goto(f"{live_server.url}/meetings/new/?group={town.group.pk}&roadmap={town.roadmap.pk}")
    page.fill("#id_title", title)
    for name, value in (("day", day), ("begins", "9"), ("ends", "10.30")):
        page.fill(f"#id_{name}", value)
    page.select_option("#id_roadmap", str(town.roadmap.pk))
    page.click("main form .button.main")
    page.wait_for_url(re.compile(r"/meetings/\d+/$"))
    return Meeting.objects.get(title=title)


def draft(page, live_server, meeting):
    page.goto(f"{live_server.url}/meetings/{meeting.pk}/agenda/")
    page.click("main form .button.main")
    page.wait_for_url(re.compile(r"/agenda/$"))
    check(page)


def emptied(page):
    """Wait until the field is empty: the line has been saved."""
    from playwright.sync_api import expect

    expect(page.locator("#line")).to_have_value("")


def write(page, text):
    """Type a line and save it by Enter; the field is empty again when it has been saved."""
    count = NoteLine.objects.count()
    go(page, "#line")
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    emptied(page)
    assert NoteLine.objects.count() == count + 1


def to_item(page, number):
    """Alt and the arrow go to the next item until its number is the present one."""
    for _press in range(8):
        if page.inner_text(".here a").startswith(f"{number} "):
            return
        with page.expect_navigation():
            page.keyboard.press("Alt+ArrowDown")
    raise AssertionError(f"no item {number}")


def convert(page, key):
    """From the empty field up to the newest line, and one key."""
    go(page, "#line")
    page.keyboard.press("ArrowUp")
    with page.expect_navigation():
        page.keyboard.press(key)


def held_by_keyboard(page, live_server, meeting):
    page.goto(f"{live_server.url}/meetings/{meeting.pk}/")
    check(page)
    with page.expect_navigation():
        press(page, ".card.urgent button")
    to_item(page, 2)
    assert "Kaupunkisovellus" in page.inner_text("#values li:first-child")
    check(page)
    write(page, "Toimittajalta pyydetään uusi aikataulu.")
    convert(page, "4")
    write(page, "Chat-palvelu kaikille palvelupisteille")
    convert(page, "1")
    to_item(page, 3)
    write(page, "Toimittaja voi vaihtua kesken työn.")
    convert(page, "2")
    write(page, "Asukkaat kiittivät sovellusta.")
    convert(page, "3")


def action_and_attendance(page):
    press(page, "#new-action summary")
    go(page, "#id_t-text")
    page.keyboard.type("Kysytään tarjous")
    go(page, "#id_t-owner")
    page.keyboard.type("rehtori")
    go(page, "#id_t-due_on")
    page.keyboard.type("1.6.2026")
    with page.expect_navigation():
        press(page, "#new-action button")
    press(page, "#new-resolution summary")
    go(page, "#id_r-text")
    page.keyboard.type("Jatketaan syksyllä.")
    with page.expect_navigation():
        press(page, "#new-resolution button")
    press(page, "#who-came summary")
    go(page, "#who-came select")
    page.keyboard.type("läsnä")
    with page.expect_navigation():
        press(page, "#who-came button")
    check(page)


def approve_memo(chromium, page, live_server, meeting):
    page.goto(f"{live_server.url}/meetings/{meeting.pk}/memo/")
    text = page.inner_text("main")
    for words in ("Toimittajalta pyydetään uusi aikataulu.", "Kysytään tarjous", "Jatketaan syksyllä."):
        assert words in text
    check(page)
    page.goto(f"{live_server.url}/meetings/{meeting.pk}/memo/send/")
    page.select_option("main form select >> nth=0", "approver")
    page.click("main form .button.main")
    page.wait_for_url(re.compile(r"/memo/$"))
    letter = Message.objects.filter(text__contains="/memo/").latest("pk").text
    other = chromium.new_context(viewport=PHONE, locale="fi-FI").new_page()
    other.goto(live_server.url + re.search(r"/memo/[\w-]+/", letter)[0])
    assert Memo.objects.get().state == "checking"
    check(other)
    other.click("main form button")
    other.wait_for_load_state()
    assert Memo.objects.get().state == "approved"


def test_a_meeting_goes_from_its_agenda_to_the_next_one(chromium, live_server, seated):
    page = open_page(chromium, live_server, seated.accounts["convenor"])
    meeting = call_meeting(page, live_server, seated, "Seurantakokous Q1/2026", "4.5.2026")
    draft(page, live_server, meeting)
    held_by_keyboard(page, live_server, meeting)
    action_and_attendance(page)
    with page.expect_navigation():
        press(page, "[data-piece=state] input[value=end] ~ button")
    check(page)
    assert {row.text for row in ActionPoint.objects.all()} == {
        "Toimittajalta pyydetään uusi aikataulu.",
        "Kysytään tarjous",
    }
    assert Measure.objects.filter(title="Chat-palvelu kaikille palvelupisteille").exists()
    assert Risk.objects.filter(title="Toimittaja voi vaihtua kesken työn.").exists()
    assert Observation.objects.filter(text="Asukkaat kiittivät sovellusta.").exists()
    approve_memo(chromium, page, live_server, meeting)
    later = call_meeting(page, live_server, seated, "Seurantakokous Q2/2026", "3.8.2026")
    draft(page, live_server, later)
    assert "Kysytään tarjous" in page.inner_text("main")
    assert "rehtori" in page.inner_text("main")
    page.goto(f"{live_server.url}/actions/")
    check(page)


@pytest.fixture
def running(seated):
    at = datetime.now(UTC)
    meeting = planned_meeting(seated, starts=at)
    actions.draft_agenda(meeting=meeting, by=COMMAND_LINE, at=at)
    return actions.begin_meeting(meeting=meeting, by=COMMAND_LINE, at=at)


def test_two_writers_see_each_other_and_lose_nothing(chromium, live_server, seated, running):
    address = f"{live_server.url}/meetings/{running.pk}/live/"
    first = open_page(chromium, live_server, seated.accounts["convenor"])
    second = open_page(chromium, live_server, seated.accounts["administrator"])
    first.goto(address), second.goto(address)
    write(first, "Ensimmäisen rivi <b>🙂</b> שלום")
    second.wait_for_selector("[data-line]:has-text('Ensimmäisen rivi <b>🙂</b> שלום')", timeout=5000)
    second.wait_for_selector("[data-piece=state]:has-text('Convenor Viitala kirjoittaa nyt')", timeout=5000)
    second.fill("#line", "Toisen rivi")
    second.keyboard.press("Enter")
    second.wait_for_selector("[data-problem]:has-text('kirjoittaa nyt')")
    assert second.input_value("#line") == "Toisen rivi"
    second.reload()
    assert second.input_value("#line") == "Toisen rivi"
    first.click("[data-piece=state] input[value=lay] ~ button")
    first.wait_for_load_state()
    second.focus("#line")
    second.keyboard.press("Enter")
    emptied(second)
    first.wait_for_selector("[data-line]:has-text('Toisen rivi')", timeout=5000)
    assert [line.text for line in NoteLine.objects.order_by("pk")] == ["Ensimmäisen rivi <b>🙂</b> שלום", "Toisen rivi"]


def test_a_very_long_note_and_a_lost_connection_lose_nothing(chromium, live_server, seated, running):
    page = open_page(chromium, live_server, seated.accounts["convenor"])
    address = f"{live_server.url}/meetings/{running.pk}/live/"
    page.goto(address)
    page.fill("#line", "ä" * 100_000)
    page.keyboard.press("Enter")
    emptied(page)
    assert len(NoteLine.objects.get().text) == 100_000
    page.reload()
    check(page)
    page.fill("#line", "Kirjoitin tätä junassa.")
    page.context.set_offline(True)
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-problem]:has-text('Yhteys katkesi')")
    page.context.set_offline(False)
    page.reload()
    assert page.input_value("#line") == "Kirjoitin tätä junassa."
    page.focus("#line")
    page.keyboard.press("Enter")
    emptied(page)
    assert NoteLine.objects.count() == 2
