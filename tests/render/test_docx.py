"""A report for Word: structure that can be worked with, and a file that another program opens."""

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from tests.readers import texts_by_office
from tests.render.example import every_block, long_report, situation_picture
from tests.render.hostile import ALL, HOSTILE
from tests.render.hostile_report import hostile_report
from viitta.core.document import clean
from viitta.render.docx import to_docx

ADDRESS = "https://viitta.example"


@pytest.fixture(scope="module")
def made() -> bytes:
    return to_docx(every_block(), base_url=ADDRESS)


@pytest.fixture(scope="module")
def word(made):
    return docx.Document(BytesIO(made))


def test_headings_are_real_headings(word):
    found = [(part.style.name, part.text) for part in word.paragraphs if part.style.name.startswith("Heading")]
    assert found[:3] == [("Heading 1", "Luku"), ("Heading 2", "Alaluku"), ("Heading 1", "Liite 2")]


def test_the_title_and_language_are_in_the_file(word):
    assert word.core_properties.title == "Loppuraportti"
    assert word.core_properties.language == "fi-FI"
    languages = {found.get(qn("w:val")) for found in word.styles.element.iter(qn("w:lang"))}
    assert languages == {"fi-FI"}


def test_text_in_another_language_is_marked(word):
    assert "en" in {found.get(qn("w:val")) for found in word.element.body.iter(qn("w:lang"))}


def test_every_picture_has_its_words(word):
    words = [found.get("descr") for found in word.element.body.iter(qn("wp:docPr"))]
    assert words == ["Palkit: tieto 48 %, tuki 50 %", "Viiva nousee 10:stä 60:een", "Tiekartan jana"]


def test_the_bars_of_a_table_have_their_words():
    word = docx.Document(BytesIO(to_docx(situation_picture())))
    words = [found.get("descr") for found in word.element.body.iter(qn("wp:docPr"))]
    assert words[0] == "Tiedolla johtaminen: ilmoitettu 48 %, odotettu 55 %"
    assert len(words) == 4


def test_the_first_row_of_a_table_repeats_on_every_page(word):
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in word.tables)
    assert len(word.tables) == 3


def test_captions_number_themselves(word):
    paragraphs = [part._p for part in word.paragraphs if part.style.name == "Caption"]
    captions = ["".join(found.text for found in paragraph.iter(qn("w:t"))) for paragraph in paragraphs]
    assert captions[:2] == ["Kuva\u00a01. Pääkohdat", "Taulukko\u00a01. Pääkohdat lukuina"]
    fields = [found.get(qn("w:instr")) for found in word.element.body.iter(qn("w:fldSimple"))]
    assert fields[:2] == ["SEQ Kuva \\* ARABIC", "SEQ Taulukko \\* ARABIC"]


def test_figures_are_linked_to_their_rows(word):
    assert f"{ADDRESS}/roadmaps/1/?tilanne=valmis" in {part.target_ref for part in word.part.rels.values()}


@pytest.mark.parametrize("name", ALL)
def test_hostile_text_is_written_as_text(name):
    text = ALL[name]
    word = docx.Document(BytesIO(to_docx(hostile_report(text), base_url=ADDRESS)))
    written = next(part.text for part in word.paragraphs if part.style.name == "Title")
    assert written == clean(text)


@pytest.mark.office
def test_another_program_opens_the_file(tmp_path, made):
    files = {"whole": made, "hostile": to_docx(hostile_report(HOSTILE["script"] + HOSTILE["foreign scripts"]))}
    for name, content in files.items():
        (tmp_path / f"{name}.docx").write_bytes(content)
    text, hostile = texts_by_office(*(tmp_path / f"{name}.docx" for name in files))
    assert "Asianhallinnan kehittäminen" in text
    assert "myöhässä" in text
    assert "<script>alert(1)</script>" in hostile


@pytest.fixture(scope="module")
def long():
    return docx.Document(BytesIO(to_docx(long_report(), base_url=ADDRESS)))


def test_headings_number_themselves(long):
    styles = [long.styles[f"Heading {level}"].element for level in (1, 2)]
    numbers = {found.get(qn("w:val")) for style in styles for found in style.iter(qn("w:numId"))}
    assert len(numbers) == 1
    shown = next(part for part in long.part.numbering_part.element if part.get(qn("w:abstractNumId")) in numbers)
    assert [found.get(qn("w:val")) for found in shown.iter(qn("w:lvlText"))][:2] == ["%1", "%1.%2"]


def test_an_annex_has_no_number_of_a_chapter(long):
    annex = next(part for part in long.paragraphs if part.text.startswith("Liite 1") and part.style.name != "toc 2")
    assert [found.get(qn("w:val")) for found in annex._p.iter(qn("w:numId"))] == ["0"]


def test_the_contents_lead_to_the_headings(long):
    entries = [part for part in long.paragraphs if part.style.name.startswith("toc ")]
    texts = ["".join(found.text for found in part._p.iter(qn("w:t"))) for part in entries]
    assert texts[:3] == ["1 Johdanto", "1.1 Tausta", "2 Liitteet"]
    places = {found.get(qn("w:name")) for found in long.element.body.iter(qn("w:bookmarkStart"))}
    assert {found.get(qn("w:anchor")) for part in entries for found in part._p.iter(qn("w:hyperlink"))} == places
    assert "TOC" in next(long.element.body.iter(qn("w:instrText"))).text


def test_annexes_have_their_own_paper(long):
    sizes = [(round(part.page_width.mm), round(part.page_height.mm)) for part in long.sections]
    assert sizes == [(210, 297), (297, 210), (420, 297), (210, 297)]


def test_pictures_beside_each_other_stand_in_one_line(long):
    lines = [part for part in long.paragraphs if list(part._p.iter(qn("wp:docPr")))]
    assert [len(list(part._p.iter(qn("wp:docPr")))) for part in lines] == [2]


@pytest.mark.office
def test_another_program_shows_the_numbers_and_the_contents(tmp_path):
    (tmp_path / "long.docx").write_bytes(to_docx(long_report(), base_url=ADDRESS))
    text = texts_by_office(tmp_path / "long.docx")[0]
    assert text.count("1.1 Tausta") == 2
    assert "\nLiite 1. Taulukko" in text
