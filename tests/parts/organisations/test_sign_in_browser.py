"""The way in, in a real browser, on a phone and without JavaScript; axe finds nothing on the way."""

import pytest
from django.utils import timezone

from tests.browsing import findings, overflow
from tests.cast import build_town
from viitta.core.actors import COMMAND_LINE
from viitta.parts.organisations import actions

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_person_signs_in_by_a_link_and_out_again(chromium, live_server, javascript):
    town = build_town()
    token = actions.issue_sign_in_link(account=town.accounts["owner"], minutes=30, by=COMMAND_LINE, at=timezone.now())
    context = chromium.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=javascript)
    page = context.new_page()
    page.goto(f"{live_server.url}/accounts/link/{token}/?next=/accounts/")
    page.click("main button")
    assert page.url == live_server.url + "/accounts/"
    page.click(".who > summary")
    page.click("text=Kirjaudu ulos >> nth=0")
    assert "/accounts/sign-in/" in page.url
    assert page.is_visible("text=Olet kirjautunut ulos.")
    context.close()


PAGES = ["sign-in/", "sign-in/sent/", "login/", "password/reset/", "password/reset/done/", "password/reset/key/1-a-b/"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_of_sign_in(chromium, live_server, scheme):
    context = chromium.new_context(viewport={"width": 390, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    for address in [*("/accounts/" + name for name in PAGES), "/saavutettavuusseloste/"]:
        page.goto(live_server.url + address)
        assert findings(page) == [], address
        assert overflow(page) <= 0, address
    page.goto(live_server.url + "/accounts/sign-in/")
    page.fill("input[type=email]", "ei osoite")
    page.click("main button.main")
    assert page.is_visible(".errors")
    assert findings(page) == []
    context.close()
