"""Many measures changed at once by keyboard alone, undone, and carried over to the next roadmap, in a real browser."""

import re

import pytest

from tests.e2e.test_main_job import DESK, PHONE, check, sign_in
from viitta.parts.roadmaps.models import Measure, Roadmap

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def begin(chromium, live_server, town, size):
    page = chromium.new_context(viewport=size, locale="fi-FI").new_page()
    sign_in(page, live_server, town.accounts["convenor"])
    return page, live_server.url


def choose_by_keyboard(page, base, roadmap):
    """The first row by the space bar, two rows down with Shift: all three."""
    page.goto(f"{base}/roadmaps/{roadmap.pk}/")
    page.click("text=Muokkaa monta")
    page.wait_for_url(re.compile("view=select"))
    check(page)
    page.focus("input[data-pick] >> nth=0")
    for key in ("Space", "ArrowDown", "ArrowDown", "Shift+Space"):
        page.keyboard.press(key)
    assert page.locator("input[data-pick]:checked").count() == 3
    page.focus("text=Muokkaa valittuja")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/bulk/"))
    check(page)


def test_a_bulk_edit_is_previewed_applied_and_undone(chromium, live_server, town):
    page, base = begin(chromium, live_server, town, DESK)
    choose_by_keyboard(page, base, town.roadmap)
    page.select_option("[name=status]", "paused")
    page.fill("[name=reason]", "Odotetaan rahoitusta.")
    page.click("main form .main")
    page.wait_for_selector("text=Muuta 3 toimenpidettä")
    assert "Odotetaan rahoitusta." in page.inner_text("main")
    assert not Measure.objects.filter(status="paused").exists()
    check(page)
    page.click("text=Muuta 3 toimenpidettä")
    page.wait_for_url(re.compile(r"/roadmaps/\d+/$"))
    check(page)
    assert Measure.objects.filter(status="paused").count() == 3
    page.click(".note.success a")
    check(page)
    page.click("main form .main")
    page.wait_for_selector(".note.success")
    assert Measure.objects.filter(status="running").count() == 3


def test_one_that_would_end_before_it_starts_is_told_before_anything_happens(chromium, live_server, town):
    page, base = begin(chromium, live_server, town, DESK)
    choose_by_keyboard(page, base, town.roadmap)
    page.check("[name=days][value=set]")
    page.fill("[name=end]", "1.6.2023")
    page.click("main form .main")
    page.wait_for_selector("text=Mitään ei voi vielä muuttaa")
    check(page)
    assert page.locator("text=Toimenpide päättyisi ennen alkuaan").count() >= 1
    page.click("text=Jätä pois ne, joissa on este")
    page.wait_for_selector("text=Muuta 2 toimenpidettä")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_what_is_not_finished_goes_on_in_the_next_roadmap(chromium, live_server, town, size):
    page, base = begin(chromium, live_server, town, size)
    page.goto(f"{base}/roadmaps/{town.roadmap.pk}/")
    page.click("text=Siirrä seuraavaan tiekarttaan")
    page.fill("[name=name]", "Digitiekartta 2026–2028")
    check(page)
    page.click("main form .main")
    page.wait_for_url(re.compile("into="))
    check(page)
    page.uncheck(f"input[name=measure][value='{town.study.pk}']")
    page.click("main form .main")
    page.wait_for_selector("text=Siirrä 2 toimenpidettä")
    check(page)
    page.click("text=Siirrä 2 toimenpidettä")
    page.wait_for_url(re.compile(r"/roadmaps/\d+/$"))
    following = Roadmap.objects.get(previous=town.roadmap)
    made = following.measures.get(title="Kaupunkisovellus")
    page.goto(f"{base}/measures/{made.pk}/")
    assert page.locator(f"main a[href='/measures/{town.app.pk}/']").count() >= 1
    check(page)
