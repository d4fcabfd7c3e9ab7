"""Own text beside drafted text: what changed in the data meanwhile, and what is written as plain text."""

from hypothesis import given
from hypothesis import strategies as st

from viitta.core.document import ListBlock, Paragraph, plain
from viitta.core.document.reading import lines_of_blocks
from viitta.core.document.written import blocks_of
from viitta.core.drafts import Said, difference, has_changed, lines_of

DRAFT = "Toimenpiteitä oli 31.\nValmistui 18.\nKesken jäi 6."


def test_the_worked_example_shows_what_went_before_what_came():
    now = "Toimenpiteitä oli 31.\nValmistui 19.\nKesken jäi 6."
    assert [(line.said, line.text) for line in difference(DRAFT, now)] == [
        (Said.KEPT, "Toimenpiteitä oli 31."),
        (Said.GONE, "Valmistui 18."),
        (Said.NEW, "Valmistui 19."),
        (Said.KEPT, "Kesken jäi 6."),
    ]


def test_the_same_draft_has_not_changed_whatever_its_spaces():
    assert not has_changed(DRAFT, "\n" + DRAFT.replace("\n", "  \n\n"))
    assert has_changed(DRAFT, DRAFT + "\nLisää.")


LINES = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=12).map("\n".join)


@given(LINES, LINES)
def test_both_drafts_can_be_read_back_from_their_difference(then, now):
    found = difference(then, now)
    assert [line.text for line in found if line.said is not Said.NEW] == lines_of(then)
    assert [line.text for line in found if line.said is not Said.GONE] == lines_of(now)
    assert has_changed(then, now) == any(line.said is not Said.KEPT for line in found)


def test_an_empty_line_parts_paragraphs_and_a_dash_begins_a_bullet():
    blocks = blocks_of("Ensin näin.\nSama kappale.\n\nSitten:\n- yksi\n- kaksi\nLopuksi.")
    assert [type(block) for block in blocks] == [Paragraph, Paragraph, ListBlock, Paragraph]
    assert plain(blocks[0].text) == "Ensin näin.\nSama kappale."
    assert [plain(item.text) for item in blocks[2].items] == ["yksi", "kaksi"]
    assert blocks[2].bullets


def test_a_negative_number_is_no_bullet():
    assert [type(block) for block in blocks_of("-5 prosenttiyksikköä")] == [Paragraph]


def test_nothing_written_is_nothing():
    assert blocks_of("  \n\n ") == ()


@given(st.text())
def test_no_word_that_was_written_is_lost(written):
    kept = " ".join(lines_of_blocks(blocks_of(written))).split()
    dashes = {"-", "–", "•", "*"}
    words = [word for word in written.split() if word not in dashes]
    assert [word for word in kept if word not in dashes] == words or not written.isprintable()
