"""The import in the browser, without JavaScript, in Finnish."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.doors.importexport.helpers import edited, exported
from tests.untidy_sheet import untidy_xlsx
from viitta.doors.importexport import actions
from viitta.doors.importexport.models import ColumnHabit, ImportBatch
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Measure, Roadmap

NEW = {"name": "Tuotu tiekartta", "period": "2023–2025"}


def signed_in(account):
    client = Client()
    client.force_login(account)
    return client


@pytest.fixture
def convenor(town):
    return signed_in(town.accounts["convenor"])


def upload(client, content, file_name="tiekartta.xlsx", **fields):
    return client.post("/import/", {"file": SimpleUploadedFile(file_name, content), **fields})


def send(client, town, content=None, name="tiekartta.xlsx"):
    """A file on its way to a new roadmap; the address of its preview."""
    target = {"target": f"o{town.organisation.pk}", **NEW}
    response = upload(client, content or untidy_xlsx(), name, **target)
    assert response.status_code == 302, response.content.decode()
    return response["Location"]


def body(response):
    return re.sub(r"\s+", " ", response.content.decode())


def seen(page):
    return re.search(r'name="seen" value="(\w+)"', page)[1]


def apply(client, address, **fields):
    page = body(client.get(address))
    return client.post(f"{address}apply/", {"seen": seen(page), **fields})


def test_the_whole_way_in_the_browser(convenor, town):
    address = send(convenor, town)
    page = body(convenor.get(address))
    assert "Mitään ei ole vielä tallennettu" in page
    assert all(title in page for title in ("Tietovarasto", "Raporttinäkymät", "Sähköinen arkisto"))
    assert Roadmap.objects.count() == 1
    assert apply(convenor, address, **{"done-9": "1"}).status_code == 302
    assert "7 toimenpidettä lisättiin." in body(convenor.get(address))
    assert Measure.objects.get(title="Kaupunkisovellus", roadmap__name="Tuotu tiekartta").status == "done"
    question = body(convenor.get(f"{address}undo/"))
    assert "Perutaanko tuonti?" in question
    convenor.post(f"{address}undo/")
    assert "peruttu" in body(convenor.get(address))
    assert Roadmap.objects.count() == 1


def test_an_unticked_box_leaves_the_measure_running(convenor, town):
    apply(convenor, send(convenor, town))
    assert Measure.objects.get(title="Kaupunkisovellus", roadmap__name="Tuotu tiekartta").status == "running"


def test_a_double_click_brings_the_sheet_in_once(convenor, town):
    address = send(convenor, town)
    fields = {"seen": seen(body(convenor.get(address)))}
    for _press in range(2):
        assert convenor.post(f"{address}apply/", fields).status_code == 302
    assert Measure.objects.count() == 10


def test_a_corrected_column_is_read_again_and_remembered(convenor, town):
    content = "Pääkohta;Toimenpide;Ylimääräinen\r\nDigituki;Neuvonta;rehtori\r\n".encode()
    address = send(convenor, town, content, "x.csv")
    assert "Saraketta ”Ylimääräinen” ei tunnisteta" in body(convenor.get(address))
    columns = {"col-A": "theme", "col-B": "title", "col-C": "owner"}
    convenor.post(f"{address}columns/", {"sheet": "x", "was_sheet": "x", "header": "1", **columns})
    page = body(convenor.get(address))
    assert "Vastuuhenkilö: <b>rehtori</b>" in page
    assert ColumnHabit.objects.get(heading="ylimääräinen").field == "owner"
    again = body(convenor.get(send(convenor, town, content, "x.csv")))
    assert "Vastuuhenkilö: <b>rehtori</b>" in again


def test_a_sheet_and_heading_row_of_ones_own_choice(convenor, town):
    content = b"Asia;Kuka\r\nNeuvonta;rehtori\r\n"
    address = send(convenor, town, content, "x.csv")
    assert "Miltään välilehdeltä ei löytynyt otsikkoriviä" in body(convenor.get(address))
    choice = {"sheet": "x", "was_sheet": "x", "header": "1", "col-A": "title", "col-B": "owner"}
    convenor.post(f"{address}columns/", choice)
    apply(convenor, address)
    assert Measure.objects.get(title="Neuvonta").theme.title == "Muut"


def test_errors_are_named_by_cell_and_there_is_no_button(convenor, town):
    content = "Pääkohta;Toimenpide;Alkaa\r\nDigituki;Neuvonta;31.2.2024\r\n".encode()
    page = body(convenor.get(send(convenor, town, content, "x.csv")))
    assert "C2: ”31.2.2024”: sellaista päivää ei ole kalenterissa." in page
    assert "Tuo 1 toimenpide" not in page


def test_a_conflict_is_chosen_by_row(convenor, town):
    now = timezone.now()
    content = edited(exported(town.roadmap, at=now), {("Kaupunkisovellus", "Toimenpide"): "Taulukon nimi"})
    by = town.actor("convenor")
    roadmaps.change_measures(changes=[roadmaps.MeasureChange(town.app, {"title": "Oma nimi"})], by=by, at=now)
    address = upload(convenor, content, target=f"r{town.roadmap.pk}")["Location"]
    page = body(convenor.get(address))
    assert "muuttunut myös täällä" in page
    assert apply(convenor, address, **{"conflicts": "rows", "conflict-2": "take"}).status_code == 302
    town.app.refresh_from_db()
    assert town.app.title == "Taulukon nimi"


def test_what_changed_after_the_preview_is_shown_before_anything_is_done(convenor, town):
    content = edited(exported(town.roadmap, at=timezone.now()), {("Kaupunkisovellus", "Kuvaus"): "Taulukosta."})
    address = upload(convenor, content, target=f"r{town.roadmap.pk}")["Location"]
    fields = {"seen": seen(body(convenor.get(address)))}
    change = roadmaps.MeasureChange(town.app, {"description": "Täältä."})
    roadmaps.change_measures(changes=[change], by=town.actor("convenor"), at=timezone.now())
    response = convenor.post(f"{address}apply/", fields)
    assert response.status_code == 409
    assert "Tiekartta muuttui sen jälkeen" in body(response)
    town.app.refresh_from_db()
    assert town.app.description == "Täältä."


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "tyhja.xlsx", "tyhjä"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "kuva.xlsx", "Tämä on kuva"),
        (b"%PDF-1.7 ...", "raportti.pdf", "Tämä on PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "vanha.xls", "vanha .xls"),
        (b"PK\x03\x04" + b"\0" * 100, "rikki.xlsx", "vioittunut"),
        (b"Toimenpide;Alkaa\nX;2024", "teksti.xlsx", "pelkkää tekstiä"),
    ],
)
def test_a_file_of_the_wrong_kind_says_what_to_do(convenor, town, content, name, sentence):
    response = upload(convenor, content, name, target=f"r{town.roadmap.pk}")
    assert response.status_code == 200
    assert sentence in body(response)
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": "", "period": "2023-2025"}, "Anna uudelle tiekartalle nimi."),
        ({"name": "Uusi", "period": "2025-2023"}, "Kirjoita kausi muodossa"),
        ({"name": "Uusi", "period": "joskus"}, "Kirjoita kausi muodossa"),
        ({"name": "\u202e\u200b", "period": "2024"}, "Anna uudelle tiekartalle nimi."),
    ],
)
def test_a_new_roadmap_needs_a_name_and_a_period(convenor, town, fields, sentence):
    response = upload(convenor, untidy_xlsx(), target=f"o{town.organisation.pk}", **fields)
    assert sentence in body(response)


def test_hostile_text_is_shown_as_text(convenor, town):
    content = "Pääkohta;Toimenpide\r\nDigituki;<script>alert(1)</script>\r\n".encode()
    page = body(convenor.get(send(convenor, town, content, "<b>x.csv")))
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_a_file_may_be_put_aside(convenor, town):
    address = send(convenor, town)
    assert convenor.post(f"{address}discard/").status_code == 302
    assert convenor.get(address).status_code == 404


def test_a_file_left_for_two_weeks_is_put_aside(convenor, town):
    send(convenor, town)
    ImportBatch.objects.update(at=timezone.now() - timedelta(days=15))
    assert actions.forget_files(by=town.actor("administrator"), at=timezone.now()) == 1
    assert not ImportBatch.objects.exists()


def test_strangers_find_nothing(convenor, town, neighbour):
    address = send(convenor, town)
    stranger = signed_in(neighbour[1]["convenor"])
    pages = [address, f"{address}undo/", f"/roadmaps/{town.roadmap.pk}/export.xlsx", "/import/99999999999999999999/"]
    assert [stranger.get(page).status_code for page in pages] == [404] * 4
    posts = [f"{address}{deed}/" for deed in ("apply", "columns", "discard", "undo")]
    assert [stranger.post(page).status_code for page in posts] == [404] * 4
    response = upload(stranger, untidy_xlsx(), target=f"r{town.roadmap.pk}")
    assert response.status_code == 200
    assert ImportBatch.objects.count() == 1


@pytest.mark.parametrize("role", ["owner", "member", "reader"])
def test_who_only_reads_takes_sheets_out_but_brings_none_in(town, role):
    client = signed_in(town.accounts[role])
    assert client.get("/import/").status_code == 404
    assert client.get(f"/roadmaps/{town.roadmap.pk}/export.csv").status_code == 200


def test_the_exported_file_has_the_roadmaps_name(convenor, town):
    response = convenor.get(f"/roadmaps/{town.roadmap.pk}/export.xlsx")
    assert re.search(
        r'attachment; filename="digitiekartta-20232025-\d{4}-\d\d-\d\d\.xlsx"', response["Content-Disposition"]
    )
    assert response.content[:2] == b"PK"


def test_the_list_takes_as_many_queries_for_three_as_for_one(convenor, town):
    counted = []
    for more in (1, 2):
        for _n in range(more):
            send(convenor, town)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            convenor.get("/import/")
        counted.append(len(queries))
    assert counted[0] == counted[1]
