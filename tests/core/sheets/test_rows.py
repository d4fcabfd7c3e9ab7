"""Which rows are measures, which theme they stand under, and what is wrong in them."""

from datetime import date, datetime

import pytest

from viitta.core.progress import Kind
from viitta.core.sheets.grid import Book, Grid, Merge, Uncalculated
from viitta.core.sheets.reading import read_book

UID = "5f0c2f2e-7a41-4c0b-9f0e-1d2a3b4c5d6e"
OTHER_UID = "6f0c2f2e-7a41-4c0b-9f0e-1d2a3b4c5d6e"
HEAD = ["Pääkohta", "Toimenpide", "Vastuuhenkilö", "Alkaa", "Päättyy", "Q1/2023"]


def read(*rows, head=HEAD, merges=(), known=()):
    return read_book(Book((Grid.of([head, *rows], merges=merges),)), known_themes=known)


def told(*rows, **options):
    """Theme and title of every row that is read as a measure."""
    return [(row.theme, row.title) for row in read(*rows, **options).rows]


def problems(*rows, **options):
    return [(problem.cell, problem.level, str(problem.code)) for problem in read(*rows, **options).problems]


def test_a_merged_theme_covers_its_rows():
    rows = [["Digituki", "Neuvonta", "a"], [None, "Koulutus", "b"], ["Hallinto", "Arkisto", "c"]]

    assert told(*rows, merges=(Merge(2, 1, 3, 1),)) == [
        ("Digituki", "Neuvonta"),
        ("Digituki", "Koulutus"),
        ("Hallinto", "Arkisto"),
    ]


def test_a_theme_named_once_goes_on_until_the_next():
    assert told(["Digituki", "Neuvonta", "a"], [], [None, "Koulutus", "b"]) == [
        ("Digituki", "Neuvonta"),
        ("Digituki", "Koulutus"),
    ]


def test_where_themes_are_repeated_on_every_row_an_empty_one_is_empty():
    rows = [["Digituki", "Neuvonta", "a"], ["Digituki", "Koulutus", "b"], [None, "Arkisto", "c"]]

    assert told(*rows)[-1] == ("", "Arkisto")


def test_a_row_of_ours_keeps_its_empty_theme():
    rows = [[OTHER_UID, "Digituki", "Neuvonta"], [UID, None, "Arkisto"]]

    assert told(*rows, head=["Tunniste", "Pääkohta", "Toimenpide"])[-1] == ("", "Arkisto")


@pytest.mark.parametrize("column", [0, 1])
def test_a_row_in_capitals_is_the_theme_of_the_rows_under_it(column):
    heading = [None] * column + ["SÄHKÖISET PALVELUT"]

    assert told(heading, [None, "Sovellus", "a"], [None, "Verkkosivut", "b"]) == [
        ("Sähköiset palvelut", "Sovellus"),
        ("Sähköiset palvelut", "Verkkosivut"),
    ]


def test_a_row_merged_across_is_a_theme():
    rows = [["Digituki"], [None, "Neuvonta", "a"]]

    assert told(*rows, merges=(Merge(2, 1, 2, 6),)) == [("Digituki", "Neuvonta")]


def test_without_a_theme_column_a_lone_text_above_full_rows_is_a_theme():
    rows = [["Digituki"], ["Neuvonta", "a"], ["Koulutus", "b"], ["Hallinto"], ["Arkisto", "c"]]

    assert told(*rows, head=["Toimenpide", "Vastuuhenkilö"]) == [
        ("Digituki", "Neuvonta"),
        ("Digituki", "Koulutus"),
        ("Hallinto", "Arkisto"),
    ]


def test_a_theme_in_capitals_may_have_the_mean_of_its_measures_beside_it():
    rows = [["DIGITUKI", None, 30], ["Neuvonta", "a", 20], ["Koulutus", "b", 40]]

    assert told(*rows, head=["Toimenpide", "Vastuuhenkilö", "Q1/2023"]) == [
        ("Digituki", "Neuvonta"),
        ("Digituki", "Koulutus"),
    ]


def test_a_list_of_measures_alone_has_no_themes():
    assert told(["Neuvonta"], ["Koulutus"], ["Arkisto"], head=["Toimenpide"]) == [
        ("", "Neuvonta"),
        ("", "Koulutus"),
        ("", "Arkisto"),
    ]


def test_a_theme_takes_the_spelling_of_the_roadmap():
    assert told(["TIEDOLLA JOHTAMINEN", "Raportit", "a"], known=["Tiedolla Johtaminen"]) == [
        ("Tiedolla Johtaminen", "Raportit")
    ]


def test_a_theme_spelt_in_two_ways_is_one():
    rows = [["DIGITUKI", "Neuvonta", "a"], ["Digituki", "Koulutus", "b"], ["DIGITUKI", "Laitteet", "c"]]

    assert {theme for theme, _ in told(*rows)} == {"Digituki"}


def test_an_abbreviation_in_a_theme_of_capitals_stays_in_capitals():
    assert told(["ICT-PALVELUT", "Verkko", "a"]) == [("ICT-palvelut", "Verkko")]


@pytest.mark.parametrize("label", ["Yhteensä", "YHTEENSÄ:", "Keskiarvo", "Totalt", "Mean", "Keskiarvo yhteensä"])
def test_totals_are_not_measures(label):
    assert told(["Digituki", "Neuvonta", "a"], [None, label, None, None, None, 45]) == [("Digituki", "Neuvonta")]


def test_a_measure_may_begin_with_a_word_of_totals():
    assert told([None, "Yhteensä kahdeksan palvelua verkkoon", "a"]) == [("", "Yhteensä kahdeksan palvelua verkkoon")]


def test_notes_under_the_table_are_not_measures():
    rows = [
        ["Digituki", "Neuvonta", "a"],
        [],
        ["* arvio"],
        [None, "Lähde: digityöryhmä"],
        [None, "Luvut ovat arvioita."],
    ]

    assert told(*rows) == [("Digituki", "Neuvonta")]


def test_a_heading_repeated_on_a_later_page_is_not_a_measure():
    assert told(["Digituki", "Neuvonta", "a"], HEAD, ["Digituki", "Koulutus", "b"]) == [
        ("Digituki", "Neuvonta"),
        ("Digituki", "Koulutus"),
    ]


def test_running_numbers_make_no_row():
    assert told([1, "Neuvonta"], [2], [3], head=["Nro", "Toimenpide"]) == [("", "Neuvonta")]


def test_a_row_with_dates_but_no_title_is_an_error():
    assert problems(["Digituki", None, "a", "1/2023"], ["Digituki", "Neuvonta"]) == [("B2", "error", "no_title")]


def test_a_row_with_neither_title_nor_dates_is_passed_over_with_a_word():
    assert problems([None, None, "a"], ["Digituki", "Neuvonta"]) == [("B2", "warning", "row_skipped")]


def test_a_measure_over_several_rows_is_read_from_its_first():
    rows = [["Digituki", "Neuvonta", "a"], [None, None, "b"]]

    assert problems(*rows, merges=(Merge(2, 2, 3, 2),)) == [("B3", "warning", "continuation")]


def test_the_same_title_under_the_same_theme_is_an_error_at_both_cells():
    rows = [["Digituki", "Neuvonta", "a"], ["DIGITUKI", " neuvonta ", "b"], ["Hallinto", "Neuvonta", "c"]]

    assert problems(*rows) == [("B2", "error", "duplicate"), ("B3", "error", "duplicate")]


def test_the_same_identifier_twice_is_an_error_at_both_cells():
    rows = [[UID, "Neuvonta"], [UID.upper(), "Koulutus"]]

    assert problems(*rows, head=["Tunniste", "Toimenpide"]) == [
        ("A2", "error", "duplicate_uid"),
        ("A3", "error", "duplicate_uid"),
    ]


def test_a_broken_identifier_among_good_ones_is_an_error():
    assert problems([UID, "Neuvonta"], ["abc", "Koulutus"], head=["Tunniste", "Toimenpide"]) == [
        ("A3", "error", "bad_uid")
    ]


def test_an_end_before_its_start_is_an_error_at_the_end():
    assert problems([None, "Neuvonta", None, "2/2023", "1/2023"]) == [("E2", "error", "end_before_start")]


def test_a_day_that_is_not_in_the_calendar_is_an_error():
    assert problems([None, "Neuvonta", None, "31.2.2023", "pian"]) == [
        ("D2", "error", "no_such_day"),
        ("E2", "error", "not_a_date"),
    ]


def test_dates_of_all_kinds_become_days():
    row = read([None, "Neuvonta", None, datetime.fromisoformat("2023-01-06"), "kevät 2024"]).rows[0]

    assert (row.start, row.end) == (date(2023, 1, 6), date(2024, 5, 31))


def test_a_schedule_in_one_column_gives_both_dates():
    row = read(["Neuvonta", "1/2023–4/2024"], head=["Toimenpide", "Aikataulu"]).rows[0]

    assert (row.start, row.end) == (date(2023, 1, 1), date(2024, 4, 30))


def test_jatkuva_as_an_end_tells_the_kind():
    row = read([None, "Neuvonta", None, "2023", "jatkuva"]).rows[0]

    assert (row.kind, row.end) == (Kind.CONTINUOUS, None)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Kertaluonteinen", Kind.ONE_OFF),
        ("jatkuva", Kind.CONTINUOUS),
        ("utredning", Kind.STUDY),
        ("one-off", Kind.ONE_OFF),
        ("", None),
    ],
)
def test_kinds_are_known_in_three_languages(word, kind):
    assert read(["Neuvonta", word, "a"], head=["Toimenpide", "Laji", "Vastuuhenkilö"]).rows[0].kind == kind


def test_an_unknown_kind_is_left_out_with_a_warning():
    rows, head = [["Neuvonta", "hankinta"]], ["Toimenpide", "Laji"]

    assert read(*rows, head=head).rows[0].kind is None
    assert problems(*rows, head=head) == [("B2", "warning", "unknown_kind")]


def test_hidden_signs_are_taken_out_and_told():
    reading = read([None, "Neu\u202evonta\x07", "a"])

    assert reading.rows[0].title == "Neuvonta"
    assert [(problem.cell, problem.code) for problem in reading.problems] == [("B2", "hidden_characters")]


def test_a_text_too_long_is_an_error_with_its_limit():
    problem = read([None, "x" * 201, "a"]).problems[0]

    assert (problem.cell, problem.code, problem.parameters) == ("B2", "text_too_long", {"limit": 200, "length": 201})


def test_a_broken_formula_is_an_error_at_its_cell():
    assert problems([None, "#REF!", "a"]) == [("B2", "error", "formula_error")]
    assert problems([None, "Neuvonta", None, None, None, Uncalculated.FORMULA]) == [
        ("F2", "error", "formula_without_value")
    ]


def test_markup_in_a_cell_is_only_text():
    assert told([None, "<script>alert(1)</script>", "a"]) == [("", "<script>alert(1)</script>")]


def test_a_hundred_in_the_newest_filled_quarter_proposes_that_it_is_done():
    head = ["Toimenpide", "Q1/2023", "Q2/2023", "Q3/2023"]
    rows = read(["Neuvonta", 50, 100, None], ["Koulutus", 100, 50, None], ["Arkisto", None], head=head).rows

    assert [row.proposes_done for row in rows] == [True, False, False]


def test_only_a_heading_is_an_error():
    assert problems([]) == [("", "error", "no_rows")]


def test_a_legend_of_two_cells_under_the_table_is_a_note():
    assert told(["Digituki", "Neuvonta", "a"], [], ["Selite:", "0 % = ei aloitettu"]) == [("Digituki", "Neuvonta")]


def test_a_measure_may_begin_with_a_word_of_notes():
    assert told([None, "Lähdekoodin julkaisu", "a"], [None, "Lähdekoodin ylläpito"])[-1] == ("", "Lähdekoodin ylläpito")


def test_a_subtotal_named_in_a_column_of_its_own_is_no_error():
    rows = [["", "Neuvonta", 20], ["Yhteensä", None, 20], ["", "Koulutus", 40]]

    assert problems(*rows, head=["Huomattavaa", "Toimenpide", "Q1/2023"])[-1:] == [("A1", "warning", "unknown_column")]


def test_a_lone_text_after_the_table_is_passed_over_with_a_word():
    rows = [["Neuvonta", "a"], ["Koulutus", "b"], [], ["Digityöryhmän kokouksessa sovittua"]]

    assert problems(*rows, head=["Toimenpide", "Vastuuhenkilö"]) == [("A5", "warning", "row_skipped")]


def days(*cells):
    """The start and the end of each row of dates."""
    rows = [["Digituki", f"Toimenpide {n}", "a", *pair] for n, pair in enumerate(cells)]
    return [(row.start, row.end) for row in read(*rows).rows]


def test_dates_are_american_when_one_has_no_other_reading():
    assert days(["2/1/2023", "12/31/2023"], ["3/4/2023", "4/5/2024"]) == [
        (date(2023, 2, 1), date(2023, 12, 31)),
        (date(2023, 3, 4), date(2024, 4, 5)),
    ]


def test_american_dates_are_told_once_at_the_cell_that_shows_it():
    rows = [["Digituki", "Neuvonta", "a", "2/1/2023", "12/31/2023"], ["Digituki", "Koulutus", "b", "1/15/2023", ""]]
    assert problems(*rows) == [("E2", "warning", "month_first")]


def test_a_schedule_in_one_cell_may_be_american():
    head = ["Pääkohta", "Toimenpide", "Aikataulu", "Q1/2023"]
    row = read(["Digituki", "Neuvonta", "2/1/2023-12/31/2023"], head=head).rows[0]
    assert (row.start, row.end) == (date(2023, 2, 1), date(2023, 12, 31))


def test_dates_that_could_be_either_have_the_day_first():
    assert days(["2/1/2023", "3/4/2023"]) == [(date(2023, 1, 2), date(2023, 4, 3))]
    assert problems(["Digituki", "Neuvonta", "a", "2/1/2023", "3/4/2023"]) == []


def test_dates_that_contradict_each_other_have_the_day_first_and_the_other_is_an_error():
    rows = [["Digituki", "Neuvonta", "a", "13/1/2023", ""], ["Digituki", "Koulutus", "b", "2/1/2023", "12/31/2023"]]
    assert problems(*rows) == [("E3", "error", "no_such_day")]
    assert read(*rows).rows[1].start == date(2023, 1, 2)
