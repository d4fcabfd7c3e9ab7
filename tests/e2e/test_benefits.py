"""A benefit in a real browser: counted, refused as realised, told by year, realised by a retirement; with scripts and without."""

import re
from datetime import UTC, datetime

import pytest

from tests.browsing import findings, overflow
from viitta.core.actors import SYSTEM
from viitta.parts.benefits.models import Benefit
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.mails import link_address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZES = ({"width": 1280, "height": 900}, {"width": 390, "height": 844})


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def page(request, chromium, live_server, town):
    """A signed-in convenor; `look` is axe at both sizes, where scripts are on."""
    context = chromium.new_context(viewport=SIZES[0], java_script_enabled=request.param, locale="fi-FI")
    page = context.new_page()
    account = town.accounts["convenor"]
    link = organisations.issue_sign_in_link(account=account, minutes=30, by=SYSTEM, at=datetime.now(UTC))
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


def save(page):
    page.click("main form button.main")


def test_a_benefit_is_counted_told_and_realised(page, live_server, town):
    page.goto(f"{live_server.url}/measures/{town.app.pk}/")
    page.click("a[href^='/benefits/new/']")
    page.look(page)
    assert page.is_checked(f"input[name=measures][value='{town.app.pk}']")
    page.fill("#id_title", "Hakemukset käsitellään sähköisesti")
    page.fill("#id_mechanism", "Kirjaaminen jää pois.")
    page.fill("#id_starts_on", "1.1.2024")
    page.fill("#id_practice", "Paperihakemukset")
    for name, value in (
        ("volume", "1 200"),
        ("hours_together", "0,8"),
        ("price", "37,59"),
        ("yearly_cost", "9.500,00 €"),
    ):
        page.fill(f"#id_{name}", value)
    page.select_option("#id_status", "realised")
    save(page)
    assert "Vanha tapa ei ole päättynyt" in page.inner_text(".errors")
    page.look(page)
    page.select_option("#id_status", "emerging")
    save(page)
    page.wait_for_url(re.compile(r"/benefits/\d+/$"))
    assert "26\xa0586,40\xa0€" in page.inner_text("main")
    page.look(page)
    tell_year(page, live_server)
    realise(page, live_server)


def tell_year(page, live_server):
    page.goto(f"{live_server.url}/benefits/{Benefit.objects.get().pk}/year/?year=2024")
    page.fill("#id_hours", "860")
    page.fill("#id_euros", "12 000")
    page.look(page)
    save(page)
    page.wait_for_url(re.compile(r"/benefits/\d+/$"))
    assert "syntymässä: vanha tapa jatkuu" in page.inner_text("main")


def realise(page, live_server):
    page.goto(f"{live_server.url}/benefits/retirements/")
    page.look(page)
    page.click("main a[href^='/benefits/retirements/new/']")
    page.fill("#id_year", "2024")
    page.fill("#id_count", "1")
    page.look(page)
    save(page)
    page.wait_for_url(re.compile(r"/benefits/retirements/\?"))
    page.goto(f"{live_server.url}/benefits/{Benefit.objects.get().pk}/edit/")
    page.fill("#id_practice_ended_on", "30.6.2024")
    page.select_option("#id_leaving", index=1)
    page.select_option("#id_status", "realised")
    save(page)
    page.wait_for_url(re.compile(r"/benefits/\d+/$"))
    assert "toteutunut" in page.inner_text("main")
    page.goto(f"{live_server.url}/benefits/")
    assert "Vuodelta 2024 on kerrottu toteutuneeksi 0,50\xa0htv, 12\xa0000,00\xa0€." in page.inner_text("main")
    page.look(page)
