"""An indicator over four rounds: read by mail link, its goal gets a verdict that names the readings (show 3)."""

import re
from datetime import UTC, date, datetime

import pytest

from tests.e2e.test_main_job import DESK, PHONE, check, sign_in
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.parts.followup import actions as followup
from viitta.parts.followup import tasks
from viitta.parts.indicators.models import Indicator, Reading
from viitta.parts.messages.models import Message
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import GoalVerdict, Measure

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROUNDS = (
    (Quarter(2023, 2), date(2023, 7, 3), "120"),
    (Quarter(2023, 3), date(2023, 10, 2), "180 kpl"),
    (Quarter(2023, 4), date(2024, 1, 2), ""),
    (Quarter(2024, 1), date(2024, 4, 2), "310"),
)


@pytest.fixture
def goal(town):
    new = [roadmaps.NewListed("Digituki tavoittaa asukkaat")]
    at = datetime(2023, 1, 2, tzinfo=UTC)
    row = roadmaps.add_listed(roadmap=town.roadmap, kind="goal", new=new, by=COMMAND_LINE, at=at)[0]
    measure = Measure.objects.get(pk=town.app.pk)
    roadmaps.change_measures(changes=[roadmaps.MeasureChange(measure, {"goals": (row,)})], by=COMMAND_LINE, at=at)
    return row


def adds_an_indicator(page, live_server, town):
    """The convenor adds it on the measure's page; without a unit it is refused."""
    page.goto(f"{live_server.url}/measures/{town.app.pk}/")
    page.click("a[href*='/indicators/new/']")
    page.fill("[name=name]", "Sovelluksen käyttäjät")
    page.fill("[name=baseline]", "100")
    page.fill("[name=target]", "300 kpl")
    page.click("main form button.main")
    page.wait_for_selector(".errors")
    assert "Anna yksikkö" in page.inner_text("main")
    check(page)
    page.fill("[name=unit]", "kpl")
    page.click("main form button.main")
    page.wait_for_url(re.compile(r"/indicators/\d+/$"))
    check(page)


def answers(page, live_server, town, quarter, value, number, javascript):
    """The owner opens the mail's page and tells the percent and the reading, or why there is none."""
    text = Message.objects.filter(kind="follow_up_ask").latest("pk").text
    assert "Sivulla kysytään myös 1 mittarin lukema." in text
    page.goto(live_server.url + re.search(r"/update/[\w-]+/", text)[0])
    indicator = Indicator.objects.get()
    page.fill(f"#m{town.app.pk}-percent", str(20 * (number + 1)))
    field = f"r{indicator.pk}-{quarter.key}"
    if value:
        page.fill(f"#{field}-value", value)
    else:
        page.click(f"details:has(#{field}-because) summary")
        page.fill(f"#{field}-because", "Tilasto viivästyi.")
    if javascript:  # axe is a script
        check(page)
    page.click("button[value=save]")
    page.wait_for_url(re.compile("/done/$"))
    assert "Lukemia on kysytty 1, ja niistä on ilmoitettu 1." in page.inner_text("main")


def judges(page, live_server, town):
    page.goto(f"{live_server.url}/roadmaps/{town.roadmap.pk}/goals/")
    check(page)
    page.click("a[href$='/verdict/']")
    page.click("main form button.main")
    page.wait_for_selector(".errors")
    assert "Kirjoita perustelut" in page.inner_text("main")
    page.check("[name=reached][value=reached]")
    page.fill("[name=grounds]", "Käyttäjiä on yli tavoitteen.")
    check(page)
    page.click("main form button.main")
    page.wait_for_url(re.compile(r"/goals/#g\d+$"))
    check(page)


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_a_measure_with_an_indicator_is_followed_over_four_rounds(chromium, live_server, town, goal, javascript):
    desk = chromium.new_context(viewport=DESK, locale="fi-FI").new_page()
    sign_in(desk, live_server, town.accounts["convenor"])
    adds_an_indicator(desk, live_server, town)
    options = {"java_script_enabled": javascript, "locale": "fi-FI"}
    for number, (quarter, opens, value) in enumerate(ROUNDS):
        at = datetime.combine(opens, datetime.min.time(), UTC).replace(hour=8)
        opened = tasks.open_and_ask(roadmaps=[(town.roadmap, quarter)], opens=opens, by=COMMAND_LINE, at=at)[0]
        phone = chromium.new_context(viewport=PHONE, **options).new_page()
        answers(phone, live_server, town, quarter, value, number, javascript)
        phone.context.close()
        followup.close_rounds(rounds=[opened], by=COMMAND_LINE, at=at)
    told = list(Reading.objects.order_by("quarter").values_list("value", "not_measured_because"))
    assert told == [(120, ""), (180, ""), (None, "Tilasto viivästyi."), (310, "")]
    judges(desk, live_server, town)
    shown = desk.inner_text("main")
    assert "Arvio: saavutettiin" in shown
    assert "Sovelluksen käyttäjät: 310\u00a0kpl (Q1/2024)" in shown
    verdict = GoalVerdict.objects.get()
    assert [row.quarter for row in verdict.readings.all()] == ["2024Q1"]
    assert list(verdict.measures.all()) == [Measure.objects.get(pk=town.app.pk)]
