"""The plan as a living document in a real browser: frozen, split, given up, compared; axe finds nothing on the way."""

import re

import pytest

from tests.e2e.test_main_job import DESK, PHONE, check, sign_in
from viitta.parts.roadmaps.models import Measure

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def freeze(page, base, town):
    page.goto(f"{base}/roadmaps/{town.roadmap.pk}/")
    page.click(f"a[href='/roadmaps/{town.roadmap.pk}/editions/']")
    check(page)
    page.click("text=Tallenna laitos")
    page.fill("[name=name]", "Alkuperäinen")
    page.fill("[name=note]", "Valtuuston hyväksymä.")
    check(page)
    page.click("main form .main")
    page.wait_for_url(re.compile(r"/editions/\d+/$"))
    check(page)


def split(page, base, measure):
    page.goto(f"{base}/measures/{measure.pk}/")
    page.click(f"a[href='/measures/{measure.pk}/split/']")
    page.fill("[name=parts]", "Sovelluksen sisältö\nSovelluksen tekniikka")
    page.fill("[name=reason]", "Liian laaja yhdelle.")
    check(page)
    page.click("main form .main")
    page.wait_for_url(re.compile(r"/measures/\d+/$"))
    check(page)


def give_up(page, base, measure):
    page.goto(f"{base}/measures/{measure.pk}/drop/")
    page.click("main form .main")
    check(page)
    page.fill("[name=reason]", "Säästöohjelma.")
    page.click("main form .main")
    page.wait_for_url(re.compile(r"/measures/\d+/$"))


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_convenor_freezes_changes_and_compares_the_plan(chromium, live_server, town, size):
    page = chromium.new_context(viewport=size, locale="fi-FI").new_page()
    base = live_server.url
    sign_in(page, live_server, town.accounts["convenor"])
    freeze(page, base, town)
    split(page, base, town.app)
    give_up(page, base, town.study)
    page.goto(f"{base}/roadmaps/{town.roadmap.pk}/changes/")
    check(page)
    text = page.inner_text("main")
    assert "Säästöohjelma." in text
    assert "Sovelluksen sisältö, Sovelluksen tekniikka" in text
    page.select_option("select[name=kind]", "split")
    page.wait_for_url(re.compile("kind=split"))
    assert "Säästöohjelma." not in page.inner_text("main")
    assert Measure.objects.get(pk=town.app.pk).status == "dropped"
