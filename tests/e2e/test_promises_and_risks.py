"""A supplier's promise is moved twice in a real browser and shows the days and who waits; a risk seen in an update is
taken in and looked at; effort and benefit bring a measure into the matrix. With JavaScript and without; axe finds nothing."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from tests.browsing import findings, overflow
from viitta.core.actors import COMMAND_LINE, SYSTEM
from viitta.core.formats import day
from viitta.core.periods import Quarter
from viitta.parts.followup import actions as followup
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.mails import link_address
from viitta.parts.risks.models import Risk, RiskReview
from viitta.parts.roadmaps.models import Promise

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZES = ({"width": 1280, "height": 900}, {"width": 390, "height": 844})


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def page(request, chromium, live_server, town):
    """A signed-in convenor; `look` is axe at both sizes, where scripts are on."""
    context = chromium.new_context(viewport=SIZES[0], java_script_enabled=request.param, locale="fi-FI")
    page = context.new_page()
    link = organisations.issue_sign_in_link(
        account=town.accounts["convenor"], minutes=30, by=SYSTEM, at=datetime.now(UTC)
    )
    page.goto(live_server.url + re.sub(r"^https?://[^/]+", "", link_address(link)))
    page.click("main button")
    page.wait_for_url(live_server.url + "/")
    page.look = look if request.param else lambda _page: None
    yield page
    context.close()


def look(page):
    for size in SIZES:
        page.set_viewport_size(size)
        assert findings(page) == []
        assert overflow(page) <= 0
    page.set_viewport_size(SIZES[0])


def add_promise(page, live_server, town, promised_on, due):
    page.goto(f"{live_server.url}/measures/{town.app.pk}/")
    page.look(page)
    page.click("a[href^='/promises/new/']")
    page.fill("#id_name", "Asianhallinta Oy")
    page.select_option("#id_kind", "supplier")
    page.fill("#id_contact_title", "projektipäällikkö")
    page.look(page)
    page.click("main form button.main")
    page.wait_for_url(re.compile("/promises/new/"))
    page.fill("#id_what", "Työnkulut käyttöön")
    page.fill("#id_promised_on", promised_on)
    page.fill("#id_due_on", due)
    page.check(f"input[name=measures][value='{town.app.pk}']")
    page.look(page)
    page.click("main form button.main")
    page.wait_for_url(re.compile(r"/promises/\d+/$"))


def move(page, due, reason):
    page.click("a[href$='/move/']")
    page.fill("#id_new_due_on", due)
    page.fill("#id_reason", reason)
    page.look(page)
    page.click("main form button.main")
    page.wait_for_url(re.compile(r"/promises/\d+/$"))


def test_a_promise_moved_twice_shows_the_days_and_who_waits(page, live_server, town):
    today = timezone.localdate()
    first, second, third = (day(today + timedelta(days=count)) for count in (-40, -10, 60))
    add_promise(page, live_server, town, day(today - timedelta(days=200)), first)
    move(page, second, "Resurssit eivät riitä.")
    move(page, third, "Uusi aikataulu.")
    said = page.inner_text("main")
    assert "40 päivää" in said
    assert "Resurssit eivät riitä." in said
    assert "Uusi aikataulu." in said
    page.look(page)
    page.goto(f"{live_server.url}/promises/?roadmap={town.roadmap.pk}")
    said = page.inner_text("main")
    assert "siirretty 2 kertaa" in said
    assert "Kaupunkisovellus" in said
    page.look(page)
    page.goto(f"{live_server.url}/measures/{town.app.pk}/")
    assert "odottaa: Asianhallinta Oy" in page.inner_text("main")
    assert Promise.objects.get().moves.count() == 2


def test_a_risk_seen_in_an_update_is_taken_in_judged_and_looked_at(page, live_server, town):
    now = datetime.now(UTC)
    seen = followup.NewObservation("risk", "Toimittaja voi vaihtua.", now.date(), Quarter.of(now.date()), town.app)
    followup.record_observations(roadmap=town.roadmap, new=[seen], by=COMMAND_LINE, at=now)
    page.goto(f"{live_server.url}/risks/?roadmap={town.roadmap.pk}")
    page.look(page)
    page.click("#seen form button")
    page.wait_for_url(re.compile(r"/risks/\d+/$"))
    page.click("a[href$='/edit/']")
    page.select_option("#id_likelihood", "4")
    page.select_option("#id_impact", "5")
    page.fill("#id_countermeasure", "Toinen toimittaja valmiina.")
    page.select_option("#id_likelihood_after", "2")
    page.select_option("#id_impact_after", "3")
    page.look(page)
    page.click("main form button.main")
    page.wait_for_url(re.compile(r"/risks/\d+/$"))
    assert "4 × 5 = 20, kriittinen; toimen jälkeen 2 × 3 = 6, kohtalainen" in page.inner_text("main")
    page.look(page)
    page.goto(f"{live_server.url}/risks/review/?roadmap={town.roadmap.pk}")
    page.look(page)
    page.check("input[name$=-unchanged]")
    page.click("button[value=some]")
    page.wait_for_url(re.compile(r"/risks/\?roadmap="))
    page.look(page)
    assert RiskReview.objects.filter(risk=Risk.objects.get()).count() == 3


def test_effort_and_benefit_bring_a_measure_into_the_matrix(page, live_server, town):
    page.goto(f"{live_server.url}/measures/{town.app.pk}/resources/")
    page.look(page)
    page.select_option("#id_benefit", "5")
    page.fill("#id_benefit_reason", "Asukas löytää palvelut.")
    page.fill("#id_cost_once", "12 500,50 €")
    page.select_option("#id_financing", "not_yet")
    page.fill("#id_role_0", "kehittäjä")
    page.fill("#id_days_0_2024Q1", "7,5")
    page.click("button[value=done]")
    page.wait_for_url(re.compile(r"/measures/\d+/$"))
    assert "7,5 henkilötyöpäivää" in page.inner_text("main")
    page.goto(f"{live_server.url}/roadmaps/{town.roadmap.pk}/")
    page.click(".tabs a[href*='view=matrix']")
    assert "Kaupunkisovellus" in page.inner_text("td.quick li")
    page.look(page)
    page.goto(f"{live_server.url}/roadmaps/{town.roadmap.pk}/resources/")
    assert "puuttuu rahoitus" in page.inner_text("main")
    page.look(page)
