"""The final report of the sample city as its commands write it, opened by the readers that people use."""

import json
import re
import shutil

import pytest

from tests.config.test_sample import told
from tests.config.test_serve import viitta
from tests.readers import pdf_faults, text_of_pdf, texts_by_office, unknown_words
from tests.render.test_pdf import elements, opened

FORMATS = ("pdf", "docx", "html", "json", "xlsx")
CHAPTERS = (
    "1 Johdanto",
    "2 Tausta ja tavoitteet",
    "3 Toteutus ja seuranta",
    "3.1 Organisointi",
    "3.2 Seurantamalli",
    "4 Toteutumisen yhteenveto",
    "4.1 Aikataulujen toteutuminen",
    "4.2 Tavoitteiden saavuttaminen",
    "4.3 Hyvät käytännöt ja opit",
    "5 Onnistumiset",
    "6 Haasteet",
    "7 Johtopäätökset ja suositukset",
    "8 Liitteet",
    "Liite 1. Toimenpiteet",
    "Liite 2. Tiekartta sellaisena kuin se ensin hyväksyttiin",
)


@pytest.fixture(scope="module")
def final(city, tmp_path_factory):
    """The final report in every format."""
    folder = tmp_path_factory.mktemp("final")
    for kind in FORMATS:
        options = ["--lang", "fi", "--format", kind, "--out", str(folder / f"final.{kind}")]
        done = viitta(city, "report", "final", *options)
        assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def measures(city):
    """Titles of the measures of the roadmap that is over."""
    closed = next(row for row in told(city, "roadmap", "list", "--json") if row["period"][0] == "2023-01-01")
    return [row["title"] for row in told(city, "roadmap", "show", str(closed["id"]), "--json")["measures"]]


def joined(text: str) -> str:
    """Text as one line, so that it does not matter where a reader broke it."""
    return re.sub(r"\s+", " ", text.replace("\u00a0", " "))


def read(final) -> str:
    """The words of the PDF as a reader of PDF gives them, cell by cell."""
    import subprocess

    from tests.readers import program

    reader = program("pdftotext", package="poppler-utils")
    done = subprocess.run([reader, "-enc", "UTF-8", final / "final.pdf", "-"], capture_output=True, check=True)
    return joined(done.stdout.decode())


def test_all_chapters_and_annexes_are_found_in_the_pdf(final):
    text = joined(text_of_pdf((final / "final.pdf").read_bytes()))
    assert [title for title in CHAPTERS if title not in text] == []


def test_every_measure_is_found_in_the_pdf(final, measures):
    text = read(final)
    assert len(measures) == 31
    assert [title for title in measures if title not in text] == []


def test_the_pdf_is_accessible_and_archivable(final):
    content = (final / "final.pdf").read_bytes()
    for profile in ("ua1", "pdfa2a"):
        assert pdf_faults(content, profile) == []


def test_the_structure_has_language_title_headings_tables_and_words_for_pictures(final):
    content = (final / "final.pdf").read_bytes()
    file = opened(content)
    found = [(kind, str(node.Alt) if "/Alt" in node else "") for kind, node in elements(content)]
    assert str(file.Root.Lang) == "fi"
    assert str(file.docinfo["/Title"]) == "Loppuraportti"
    kinds = [kind for kind, _words in found]
    assert kinds.count("/H1") + kinds.count("/H2") >= len(CHAPTERS)
    assert kinds.count("/Table") == kinds.count("/THead")
    words = [said for kind, said in found if kind == "/Figure"]
    assert len(words) == 3
    assert all(words)


def test_the_approved_and_the_realised_roadmap_stand_on_one_a3_page(final):
    sizes = [
        tuple(round(float(side) * 25.4 / 72) for side in sheet.MediaBox[2:])
        for sheet in opened((final / "final.pdf").read_bytes()).pages
    ]
    assert sizes.count((420, 297)) == 1
    assert sizes[-1] == (420, 297)


def test_annex_1_tells_every_measure_with_its_description_owner_days_percent_and_words(final, measures):
    blocks = json.loads((final / "final.json").read_text())["document"]["blocks"]
    tables = [block for block in blocks if block["type"] == "table" and len(block["columns"]) == 8]
    rows = [["".join(piece["text"] for piece in cell) for cell in row] for table in tables for row in table["rows"]]
    assert sorted(row[0] for row in rows) == sorted(measures)
    assert all(all(cell for cell in row) for row in rows)
    row = next(row for row in rows if row[0] == "Paperilomakkeista luopuminen")
    assert "1.6.2024 alkaen tiedonhallintasihteeri" in row[2]
    assert row[5] == "90\u00a0%"


def test_every_figure_of_the_outcomes_leads_to_its_rows(final):
    blocks = json.loads((final / "final.json").read_text())["document"]["blocks"]
    tally = next(block for block in blocks if block["type"] == "tally")
    counts = {item["link"].partition("=")[2]: int(item["figure"]) for item in tally["items"]}
    assert counts.pop("") == 31
    assert sum(counts.values()) == 31
    assert all("?outcome=" in item["link"] for item in tally["items"][1:])


def test_own_text_of_the_draft_stands_beside_what_is_drafted(final):
    text = read(final)
    assert "Vaikeinta oli sovittaa kehittämistyö muun työn lomaan." in text
    assert text.index("Vaikeinta oli sovittaa") < text.index("Haasteiksi kirjattiin:")


def test_no_figure_is_a_word_for_missing_data(final):
    text = read(final)
    assert "None" not in text
    assert "%(" not in text


def test_the_word_file_has_headings_contents_captions_and_header_rows(final):
    import docx
    from docx.oxml.ns import qn

    word = docx.Document(final / "final.docx")
    headings = [part.text for part in word.paragraphs if part.style.name in ("Heading 1", "Heading 2")]
    assert headings == [re.sub(r"^[\d.]+ ", "", title) for title in CHAPTERS]
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in word.tables)
    assert all(found.get("descr") for found in word.element.body.iter(qn("wp:docPr")))
    assert next(part.text for part in word.paragraphs if part.style.name == "toc 1") == "1 Johdanto"


@pytest.mark.office
def test_another_program_opens_the_word_file_and_the_workbook(final, measures, tmp_path):
    for name in ("final.docx", "final.xlsx"):
        shutil.copy(final / name, tmp_path)
    text = joined(texts_by_office(tmp_path / "final.docx")[0])
    assert [title for title in (*CHAPTERS, *measures) if title not in text] == []
    assert "Toimenpiteet" in texts_by_office(tmp_path / "final.xlsx", kind="csv")[0]


def test_the_page_shows_the_same_chapters_with_links_to_the_rows(final):
    markup = (final / "final.html").read_text()
    assert [title for title in CHAPTERS if title not in markup] == []
    assert "/roadmaps/1/?outcome=in_time" in markup


# Names of products and projects, and words of administration that the dictionary does not have.
KNOWN = {"BI", "Power", "Oppimisanalytiikka-yhteishanke", "henkilöstö-tulosalueella", "vastuutus"}


def test_the_drafted_finnish_is_spelt_right(final):
    from viitta.core.document import from_json
    from viitta.core.document.reading import lines_of

    assert unknown_words(lines_of(from_json((final / "final.json").read_text()))) <= KNOWN


def test_annex_2_can_be_had_by_itself(city, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert viitta(city, "report", "picture", "--lang", "fi").returncode == 0
    file = opened((tmp_path / "picture-2023-2025.pdf").read_bytes())
    assert (420, 297) in [tuple(round(float(side) * 25.4 / 72) for side in sheet.MediaBox[2:]) for sheet in file.pages]


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "4.1 Hur tidtabellerna höll"), ("en", "4.1 How the schedules held")]
)
def test_the_report_is_had_in_swedish_and_english(city, tmp_path, language, words):
    out = tmp_path / "final.html"
    assert viitta(city, "report", "final", "--lang", language, "--out", str(out)).returncode == 0
    markup = out.read_text()
    assert f'<html lang="{language}">' in markup
    assert words in markup
    assert 'lang="fi"' in markup
