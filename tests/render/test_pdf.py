"""A report in print: accessible, archivable, Finnish, one page for a normal situation picture."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from tests.readers import pdf_faults, text_of_pdf
from tests.render.example import every_block, long_report, situation_picture
from tests.render.hostile import HOSTILE, LONG
from tests.render.hostile_report import hostile_report
from viitta.core.document import Paragraph, runs
from viitta.render import pdf
from viitta.render.printed import characters, printable

PROFILES = ("ua1", "pdfa2a")
ADDRESS = "https://viitta.example"


@pytest.fixture(scope="module")
def picture() -> bytes:
    return pdf.to_pdf(situation_picture(), base_url=ADDRESS)


@pytest.fixture(scope="module")
def whole() -> bytes:
    return pdf.to_pdf(every_block(), base_url=ADDRESS)


def opened(made: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(made))


def elements(made: bytes):
    """All elements of the structure tree in reading order, with their kind."""

    def walk(node):
        if isinstance(node, pikepdf.Array):
            for part in node:
                yield from walk(part)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                yield str(node["/S"]), node
            if "/K" in node:
                yield from walk(node["/K"])

    file = opened(made)
    yield from walk(file.Root.StructTreeRoot.K)


def attribute(node, name):
    attributes = node.get("/A")
    parts = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return next((str(part[name]) for part in parts if isinstance(part, pikepdf.Dictionary) and name in part), None)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_file_is_accessible_and_archivable_at_once(picture, whole, profile):
    for made in (picture, whole):
        assert pdf_faults(made, profile) == []


def test_a_normal_situation_picture_takes_one_page(picture):
    assert len(opened(picture).pages) == 1


def test_the_file_says_its_title_and_language(picture):
    file = opened(picture)
    assert str(file.Root.Lang) == "fi"
    assert file.Root.ViewerPreferences.DisplayDocTitle
    assert str(file.docinfo["/Title"]) == "Tilannekuva Q2/2024"
    assert str(file.docinfo["/Author"]) == "Mallila"


def test_every_head_cell_has_its_scope(whole):
    scopes = [attribute(node, "/Scope") for kind, node in elements(whole) if kind == "/TH"]
    assert len(scopes) == 6
    assert set(scopes) == {"/Column"}


def test_every_figure_has_its_words(whole):
    words = [str(node.get("/Alt", "")) for kind, node in elements(whole) if kind == "/Figure"]
    assert words == ["Palkit: tieto 48 %, tuki 50 %", "Viiva nousee 10:stä 60:een", "Tiekartan jana"]


def test_headings_stand_in_order_without_gaps(whole):
    kinds = [kind for kind, _ in elements(whole) if kind in ("/Title", "/H1", "/H2", "/H3")]
    assert kinds[:4] == ["/Title", "/H1", "/H2", "/H1"]
    depths = [int(kind[2]) for kind in kinds[1:]]
    assert all(after <= before + 1 for before, after in pairwise(depths))


def test_figures_are_linked_to_their_rows(picture):
    file = opened(picture)
    addresses = [str(note.A.URI) for note in file.pages[0].Annots if "/A" in note]
    assert f"{ADDRESS}/roadmaps/1/?tilanne=valmis" in addresses


def test_without_an_address_of_ours_there_are_no_links():
    file = opened(pdf.to_pdf(situation_picture()))
    assert "/Annots" not in file.pages[0]


def test_finnish_text_can_be_read_and_copied(picture):
    text = text_of_pdf(picture)
    assert "Verkkosivuston haku ja käännökset" in text
    assert "myöhässä" in text
    assert "48 %" in text
    assert "Sivu 1 / 1" in text


def test_the_foot_follows_the_language_of_the_report():
    assert "Sida 1 / 2" in text_of_pdf(pdf.to_pdf(every_block("sv"))) or "Sida 1 / 3" in text_of_pdf(
        pdf.to_pdf(every_block("sv"))
    )


def test_the_same_report_gives_the_same_bytes(picture):
    assert pdf.to_pdf(situation_picture(), base_url=ADDRESS) == picture


def test_only_the_one_typeface_is_used(whole):
    file = opened(whole)
    fonts = {str(font.BaseFont).split("+")[-1] for sheet in file.pages for font in sheet.Resources.Font.values()}
    assert {name.split("-")[0] for name in fonts} == {"SourceSansPro"}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_set_as_text(name):
    made = pdf.to_pdf(hostile_report(HOSTILE[name]), base_url=ADDRESS)
    assert pdf_faults(made, "pdfa2a") == []


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_text_is_set_whole(text):
    made = pdf.to_pdf(replace(situation_picture(), title=text, blocks=(Paragraph(runs(text)),)))
    assert pdf_faults(made, "pdfa2a") == []
    assert text_of_pdf(made).count(text[0]) >= 2 * text.count(text[0])


def test_many_letters_of_many_languages_do_not_stop_a_report():
    text = "".join(chr(code) for code in range(0x20, 0x3000) if not 0xD800 <= code < 0xE000)
    made = pdf.to_pdf(replace(situation_picture(), blocks=(Paragraph(runs(text)),)))
    assert pdf_faults(made, "pdfa2a") == []


def test_markup_of_the_typesetter_is_printed_letter_by_letter():
    text = HOSTILE["markup of the typesetter"]
    made = pdf.to_pdf(replace(situation_picture(), blocks=(Paragraph(runs(text)),)))
    assert '#import "x.typ": * #panic() $x$ *b* _i_ `c` \\ @ref <label> = otsikko // loppu' in text_of_pdf(made)


def test_a_character_without_a_shape_is_seen_to_be_missing():
    assert printable("漢 a") == "◊ a"
    assert printable("🙂\ufe0f") == "◊"


def test_letters_of_the_north_are_in_the_typeface():
    assert {ord(letter) for letter in "ÅÄÖåäöŠšŽžČčĐđŊŋŦŧÁáÂâÕõ€–−→"} <= characters()


def test_a_long_word_is_broken_and_a_common_one_is_not():
    assert "\u200b" not in printable("tietohallintopäällikkö")
    assert "\u200b" in printable("ä" * 50)


def test_drawings_become_pictures_in_their_order():
    square = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="10"><rect width="{0}" height="10"/></svg>'
    first, second = pdf.to_png([square.format(10), square.format(20)], resolution=72)
    assert first.startswith(b"\x89PNG")
    assert [int.from_bytes(made[16:20]) for made in (first, second)] == [8, 15]
    assert len(pdf.to_png([square.format(10)])) == 1
    assert pdf.to_png([]) == []


@pytest.fixture(scope="module")
def long() -> bytes:
    return pdf.to_pdf(long_report(), base_url=ADDRESS)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_report_with_contents_and_annexes_is_accessible_and_archivable(long, profile):
    assert pdf_faults(long, profile) == []


def test_headings_have_their_numbers_and_the_contents_their_pages(long):
    text = text_of_pdf(long)
    assert re.search(r"Sisällys\s+1 Johdanto[ .\u2060]+2\s", text)
    assert "1.1.1 Syvemmällä" in text
    assert re.search(r"\n\s*Liite 1. Taulukko\n", text)


def test_annexes_are_on_their_own_paper_and_the_rest_on_upright_a4(long):
    sizes = [tuple(round(float(side) * 25.4 / 72) for side in sheet.MediaBox[2:]) for sheet in opened(long).pages]
    assert sizes == [(210, 297), (210, 297), (297, 210), (420, 297), (210, 297)]


def test_pictures_beside_each_other_have_their_own_words(long):
    words = [str(node.Alt) for kind, node in elements(long) if kind == "/Figure" and "/Alt" in node]
    assert words == ["Jana hyväksyttynä", "Jana toteutuneena"]


def test_bullets_are_a_list_for_a_screen_reader(long):
    assert [kind for kind, _node in elements(long)].count("/LI") == 2


def test_a_table_that_stands_elsewhere_is_not_printed_again(long):
    assert [kind for kind, _node in elements(long)].count("/Table") == 1
