"""A report as data: what it refuses, and that it comes back from storage as it was."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.render.example import every_block, long_report, situation_picture

from viitta.core.document import (
    Badge,
    Bar,
    Column,
    Columns,
    Document,
    DocumentError,
    Figure,
    Heading,
    Paper,
    Paragraph,
    Table,
    Text,
    clean,
    from_json,
    headings,
    in_contents,
    plain,
    runs,
    to_json,
)


def report(*blocks):
    return Document("Raportti", "fi", "Mallila", date(2024, 7, 9), blocks)


def test_a_skipped_heading_level_is_refused():
    with pytest.raises(DocumentError, match="level 3 comes straight after 1"):
        report(Heading(1, "Luku"), Heading(3, "Liian syvä"))


def test_the_first_heading_is_a_chapter():
    with pytest.raises(DocumentError, match="level 2"):
        report(Heading(2, "Alaluku"))


def test_headings_inside_columns_count_in_reading_order():
    with pytest.raises(DocumentError, match="level 3"):
        report(Heading(1, "Luku"), Columns((Heading(3, "Liian syvä"),), ()))


def test_a_row_with_too_few_cells_is_refused():
    with pytest.raises(DocumentError, match="row 1 has 1 cells, 2 columns"):
        Table("Taulukko", (Column("a"), Column("b")), ((runs("x"),),))


def test_a_figure_needs_words_for_those_who_do_not_see_it():
    whole = next(block for block in every_block().blocks if isinstance(block, Figure))
    with pytest.raises(DocumentError, match="alt is missing"):
        Figure(whole.drawing, " ", whole.caption, whole.sentence, whole.table)


def test_an_unknown_badge_is_refused():
    with pytest.raises(DocumentError, match="unknown kind 'green'"):
        Badge("green", "vihreä")


def test_a_percent_over_a_hundred_has_no_place_on_a_bar():
    with pytest.raises(DocumentError, match="between 0 and 100"):
        Bar(1000, None, "liikaa")


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "//other.example/", "data:text/html,x", "/\\other", "/a b", '/"']
)
def test_only_harmless_addresses_may_be_linked(link):
    with pytest.raises(DocumentError, match="not an address"):
        Text("linkki", link=link)


@pytest.mark.parametrize(
    "link", ["/roadmaps/1/?tila=myohassa#rivi", "https://example.org/a", "mailto:a@example.org", "?q=1"]
)
def test_own_paths_and_web_addresses_may_be_linked(link):
    assert Text("linkki", link=link).link == link


def test_control_characters_and_overrides_of_direction_are_left_out():
    assert Text("a\x00b\x1bc\u202ed\u2066e").text == "abcde"


def test_line_ends_and_marks_of_direction_stay():
    assert clean("a\r\nb\u200f") == "a\nb\u200f"


@given(st.text())
def test_clean_text_is_already_clean(text):
    assert clean(clean(text)) == clean(text)
    clean(text).encode("utf-8")


@pytest.mark.parametrize("whole", [situation_picture(), every_block(), every_block("en")], ids=["picture", "fi", "en"])
def test_a_stored_report_comes_back_as_it_was(whole):
    assert from_json(to_json(whole)) == whole


@given(st.text(min_size=1))
def test_any_text_comes_back_from_storage(text):
    whole = report(Paragraph(runs(text)))
    assert from_json(to_json(whole)) == whole


def test_storage_carries_its_version():
    assert json.loads(to_json(report()))["version"] == 1


@pytest.mark.parametrize(
    "stored",
    [
        "not json",
        "[]",
        '{"version": 2, "document": {}}',
        '{"version": 1, "document": {"type": "text", "text": "x"}}',
        '{"version": 1, "document": {"type": "script"}}',
        '{"version": 1, "document": {"type": "heading", "level": 1, "text": "x", "colour": "red"}}',
        '{"version": 1, "document": {"type": "document", "title": 7}}',
    ],
)
def test_what_is_not_a_stored_report_is_refused_in_words(stored):
    with pytest.raises(DocumentError):
        from_json(stored)


def test_the_words_of_running_text_can_be_read_plainly():
    assert plain(runs("70 %, ", Badge("late", "myöhässä"))) == "70 %, myöhässä"


def test_a_report_of_many_papers_comes_back_as_it_was():
    assert from_json(to_json(long_report())) == long_report()


def test_a_report_stored_before_there_were_numbers_and_papers_is_still_read():
    stored = json.loads(to_json(report(Heading(1, "Luku"))))
    for name in ("contents", "numbered"):
        del stored["document"][name]
    del stored["document"]["blocks"][0]["plain"]
    assert from_json(json.dumps(stored)) == report(Heading(1, "Luku"))


def test_headings_are_numbered_by_their_levels_and_annexes_are_not():
    assert [one.words for one in headings(long_report())] == [
        "1 Johdanto",
        "1.1 Tausta",
        "1.1.1 Syvemmällä",
        "2 Liitteet",
        "Liite 1. Taulukko",
        "Liite 2. Kuva",
        "3 Lopuksi",
    ]


def test_the_contents_tell_the_two_highest_levels():
    assert "1.1.1 Syvemmällä" not in [one.words for one in in_contents(long_report())]
    assert in_contents(every_block()) == []


def test_paper_does_not_change_inside_columns():
    with pytest.raises(DocumentError, match="inside columns"):
        report(Columns((Paper("a3"),), ()))


def test_paper_of_an_unknown_size_is_refused():
    with pytest.raises(DocumentError, match="unknown size"):
        Paper("a5")
