"""The import in a real browser, wide and on a phone: axe finds nothing, nothing runs over the edge."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from tests.browsing import findings, overflow
from tests.doors.importexport.helpers import edited, exported
from tests.untidy_sheet import untidy_xlsx
from viitta.parts.roadmaps import actions as roadmaps

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WRONG = "Pääkohta;Toimenpide;Alkaa;Muuta;Q1/2023\r\nDigituki;Neuvonta;31.2.2024;x;50\r\n;Kolmas;2024;;120\r\n"


@pytest.fixture(params=[(1280, True), (390, True), (390, False)], ids=["wide", "phone", "phone without scripts"])
def page(request, chromium, live_server, town):
    """The convenor's browser; the axe of a page without scripts runs in another."""
    width, scripts = request.param
    client = Client()
    client.force_login(town.accounts["convenor"])
    context = chromium.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
    cookie = {"name": "viitta_session", "value": client.cookies["viitta_session"].value, "url": live_server.url}
    context.add_cookies([cookie])
    page = context.new_page()
    page.has_scripts = scripts
    yield page
    context.close()


def check(page):
    page.wait_for_load_state()
    if page.has_scripts:
        assert findings(page) == [], page.url
        assert overflow(page) <= 0, page.url


def bring(page, live_server, file, target, **fields):
    page.goto(f"{live_server.url}/import/")
    page.set_input_files("input[type=file]", str(file))
    page.check(f"input[value={target}]")
    for name, text in fields.items():
        page.fill(f"input[name={name}]", text)
    page.click("main form button.main")
    check(page)


def test_from_a_workbook_to_a_roadmap_and_back(page, live_server, town, tmp_path):
    file = tmp_path / "tiekartta.xlsx"
    file.write_bytes(untidy_xlsx())
    bring(page, live_server, file, f"o{town.organisation.pk}", name="Tuotu tiekartta", period="2023–2025")
    page.click("details.more summary >> nth=0")
    check(page)
    page.click("text=Tuo 7 toimenpidettä")
    check(page)
    assert page.inner_text("main ul:not(.notes)").splitlines()[:2] == [
        "Uusi tiekartta perustettiin.", "7 toimenpidettä lisättiin.",
    ]  # fmt: skip
    page.click("text=Peru tuonti")
    check(page)
    page.click("button.danger")
    check(page)
    assert "Tuonti peruttiin." in page.inner_text("main")


def test_errors_and_conflicts_are_chosen_and_seen(page, live_server, town, tmp_path):
    wrong, changed = tmp_path / "virhe.csv", tmp_path / "muutettu.xlsx"
    wrong.write_text(WRONG, encoding="utf-8")
    now = timezone.now()
    cells = {("Kaupunkisovellus", "Toimenpide"): "Taulukon nimi", ("Kaupunkisovellus", "Päättyy"): date(2025, 6, 30)}
    changed.write_bytes(edited(exported(town.roadmap, at=now), cells))
    change = roadmaps.MeasureChange(town.app, {"title": "Oma nimi"})
    roadmaps.change_measures(changes=[change], by=town.actor("convenor"), at=now)
    bring(page, live_server, wrong, f"r{town.roadmap.pk}")
    assert "sellaista päivää ei ole" in page.inner_text(".errors")
    bring(page, live_server, changed, f"r{town.roadmap.pk}")
    page.check("input[name=conflict-2][value=take]")
    page.click("text=Tuo 1 toimenpide")
    town.app.refresh_from_db()
    assert (town.app.title, town.app.end) == ("Taulukon nimi", date(2025, 6, 30))
