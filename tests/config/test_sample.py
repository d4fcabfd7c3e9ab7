"""The sample city as it is built, and the reports of it opened by real readers."""

import json
import shutil
from decimal import Decimal

import pytest

from tests.config.test_serve import viitta
from tests.readers import pdf_faults, text_of_pdf, texts_by_office
from viitta.core.progress import whole

CONTINUOUS = "Kirjaston digituki"


def told(city, *arguments):
    done = viitta(city, *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_sample_has_the_roadmap_of_the_report_and_the_next_one(city):
    rows = told(city, "roadmap", "list", "--json")
    assert sorted((row["municipality"], row["period"][0], row["measures"]) for row in rows) == [
        ("Kankaanpää", "2023-01-01", 31),
        ("Kankaanpää", "2026-01-01", 11),
    ]


def shown(city):
    closed = next(row for row in told(city, "roadmap", "list", "--json") if row["period"][0] == "2023-01-01")
    return told(city, "roadmap", "show", str(closed["id"]), "--json")


def test_a_continuous_measure_of_thirty_six_months_steps_by_itself(city):
    support = next(row for row in shown(city)["measures"] if row["title"] == CONTINUOUS)
    steps = [whole(Decimal(str(step["reported"]))) for _quarter, step in sorted(support["quarters"].items())]
    assert steps == [8, 17, 25, 33, 42, 50, 58, 67, 75, 83, 92, 100]


def test_the_sample_knows_every_kind_of_standing_that_a_page_can_show(city):
    measures = shown(city)["measures"]
    assert {row["kind"] for row in measures} == {"one_off", "continuous", "study"}
    assert {"done", "running", "dropped"} <= {row["status"] for row in measures}
    missing = [step for row in measures for step in row["quarters"].values() if step["reported"] is None]
    zero = [step for row in measures for step in row["quarters"].values() if step["reported"] == 0]
    assert missing
    assert zero


def test_sample_data_goes_only_into_an_empty_database(city):
    assert viitta(city, "demo").returncode == 1


def test_no_person_of_the_sample_has_a_name(city):
    import sqlite3

    rows = sqlite3.connect(city / "viitta.sqlite3").execute("select name from organisations_person").fetchall()
    assert {name for (name,) in rows} == {""}


@pytest.fixture(scope="module")
def picture(city, tmp_path_factory):
    """The situation picture of 2024Q2 in every format."""
    folder = tmp_path_factory.mktemp("picture")
    for kind in ("pdf", "docx", "json", "html", "xlsx"):
        out = folder / f"picture.{kind}"
        options = ["--quarter", "2024Q2", "--lang", "fi", "--format", kind, "--out", str(out)]
        done = viitta(city, "report", "situation", *options)
        assert done.returncode == 0, done.stderr
    return folder


def test_the_pdf_is_accessible_archivable_and_one_page(picture):
    import pikepdf

    content = (picture / "picture.pdf").read_bytes()
    for profile in ("ua1", "pdfa2a"):
        assert pdf_faults(content, profile) == []
    with pikepdf.open(picture / "picture.pdf") as pdf:
        assert len(pdf.pages) == 1
        assert str(pdf.Root.Lang) == "fi"


def figures(picture) -> list[str]:
    """The figures of the tally, from the picture as data."""
    blocks = json.loads((picture / "picture.json").read_text())["document"]["blocks"]
    tally = next(block for block in blocks if block["type"] == "tally")
    return [item["figure"] for item in tally["items"]]


def test_the_same_figures_stand_in_every_format(picture):
    html = (picture / "picture.html").read_text()
    pdf = text_of_pdf((picture / "picture.pdf").read_bytes())
    for figure in figures(picture):
        assert figure in html or figure.replace("\u00a0", "&nbsp;") in html
        assert figure.replace("\u00a0", " ") in pdf


@pytest.mark.office
def test_another_program_opens_the_word_file_and_the_workbook(picture, tmp_path):
    for name in ("picture.docx", "picture.xlsx"):
        shutil.copy(picture / name, tmp_path)
    assert "Tilannekuva Q2/2024" in texts_by_office(tmp_path / "picture.docx")[0]
    assert "Tiedolla johtaminen" in texts_by_office(tmp_path / "picture.xlsx", kind="csv")[0]


def test_a_quarter_outside_the_period_is_refused_with_what_to_do(city):
    done = viitta(city, "report", "situation", "--roadmap", "1", "--quarter", "2031Q1")
    assert done.returncode == 1
    assert "2023Q1-2025Q4" in done.stderr


def test_a_quarter_that_is_none_is_wrong_usage(city):
    assert viitta(city, "report", "situation", "--quarter", "2024Q9").returncode == 2


def test_without_an_out_file_the_name_tells_the_kind_and_the_period(city, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert viitta(city, "report", "measures", "--quarter", "2025Q4", "--format", "xlsx").returncode == 0
    assert (tmp_path / "measures-2025Q4.xlsx").exists()


def test_the_format_is_taken_from_the_name_of_the_file(city, tmp_path):
    out = tmp_path / "kuva.json"
    assert viitta(city, "report", "situation", "--quarter", "2024Q2", "--out", str(out)).returncode == 0
    assert json.loads(out.read_text())["document"]["title"]


@pytest.fixture(scope="module")
def changes(city, tmp_path_factory):
    """The changes between the two editions of the sample: as facts, and as a report in every format."""
    folder = tmp_path_factory.mktemp("changes")
    first, last = (str(row["id"]) for row in told(city, "edition", "list", "--json"))
    for kind in ("pdf", "docx", "html"):
        options = ["--from", first, "--to", last, "--lang", "fi", "--out", str(folder / f"changes.{kind}")]
        done = viitta(city, "report", "changes", "--roadmap", "1", *options)
        assert done.returncode == 0, done.stderr
    return told(city, "edition", "diff", first, last, "--json"), folder


def test_the_sample_has_the_editions_of_the_first_and_the_last_day(city):
    rows = told(city, "edition", "list", "--json")
    assert [(row["name"], row["on"], row["measures"]) for row in rows] == [
        ("Alkuperäinen 6.12.2022", "2022-12-06", 28),
        ("Päivitetty 13.2.2026", "2026-02-13", 31),
    ]


def test_between_the_editions_there_is_every_kind_of_change_and_each_has_its_reason(changes):
    facts, _folder = changes
    kinds = {one["kind"] for one in facts["changes"]}
    wanted = {"added", "dropped", "merged", "split", "superseded", "moved", "rescoped", "owner_changed", "restored"}
    assert kinds == wanted
    assert [one["measure"]["title"] for one in facts["changes"] if not one["reason"]] == []


def test_page_word_and_pdf_tell_the_same_changes_and_reasons(changes):
    import docx

    facts, folder = changes
    word = docx.Document(folder / "changes.docx")
    in_word = " ".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    on_page = (folder / "changes.html").read_text()
    in_pdf = "".join(text_of_pdf((folder / "changes.pdf").read_bytes()).split())
    for one in facts["changes"]:
        assert one["reason"] in in_word
        assert one["reason"] in on_page
        assert one["measure"]["title"] in in_word
        assert one["measure"]["title"] in on_page
    assert sum(len(table.rows) - 1 for table in word.tables) == len(facts["changes"])
    assert "23muutosta" in in_pdf.replace("\u00a0", "")


def test_the_changes_as_pdf_are_accessible_and_archivable(changes):
    content = (changes[1] / "changes.pdf").read_bytes()
    for profile in ("ua1", "pdfa2a"):
        assert pdf_faults(content, profile) == []


def test_a_sample_of_an_earlier_day_does_not_freeze_what_is_to_come(tmp_path):
    assert viitta(tmp_path, "demo", "--at", "2026-02-01").returncode == 0
    assert [row["on"] for row in told(tmp_path, "edition", "list", "--json")] == ["2022-12-06"]


def test_the_agenda_of_the_next_meeting_is_accessible_archivable_and_tells_what_is_open(city, tmp_path):
    out = tmp_path / "asialista.pdf"
    done = viitta(city, "report", "agenda", "--lang", "fi", "--out", str(out))
    assert done.returncode == 0, done.stderr
    for profile in ("ua1", "pdfa2a"):
        assert pdf_faults(out.read_bytes(), profile) == []
    text = text_of_pdf(out.read_bytes())
    for words in (
        "Asialista: Seurantakokous",
        "Viimeistellään loppuraportti",
        "Haasteet ja riskit",
        "Tekoälyn pelisääntöjen päivitys",
    ):
        assert words in text
    assert viitta(city, "report", "agenda", "--meeting", "999999").returncode == 1
