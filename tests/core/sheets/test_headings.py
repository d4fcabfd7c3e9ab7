"""Where the table begins and what its columns are."""

from datetime import datetime

import pytest

from viitta.core.sheets.grid import Book, Grid, Merge
from viitta.core.sheets.headings import Choice
from viitta.core.sheets.quarter_heads import sure_quarter
from viitta.core.sheets.reading import read_book


def columns_of(*rows, merges=(), habits=None):
    filled = [*rows, ["Tietovarasto"] * max(len(row) for row in rows)]
    return read_book(Book((Grid.of(filled, merges=merges),)), habits=habits).columns


@pytest.mark.parametrize(
    "written",
    [
        "Q1/2023",
        "I/2023",
        "2023 Q1",
        "2023Q1",
        "Q1-2023",
        "q1/23",
        "1Q2023",
        "1. neljännes 2023",
        "I kv 2023",
        "K1/2023",
        "Toteuma-% Q1/2023",
        "Kvartal 1 2023",
        "2023/Q1",
        "1-3/2023",
        "tammi-maaliskuu 2023",
        "1. kvartaali 2023 (%)".replace("(%)", "%"),
    ],
)
def test_a_quarter_is_written_in_many_ways(written):
    assert sure_quarter([written]).key == "2023Q1"


@pytest.mark.parametrize("parts", [[2023, "Q1"], [2023.0, 1], ["Toteuma", "2023", "I"], ["vuosi 2023", "1. kvartaali"]])
def test_a_year_may_stand_above_its_quarters(parts):
    assert sure_quarter(parts).key == "2023Q1"


@pytest.mark.parametrize("written", ["2023", "Q5/2023", "Toimenpide", "Tavoite 2023", "Q1"])
def test_other_headings_are_no_quarters(written):
    assert sure_quarter([written]) is None


def test_one_slash_year_is_a_quarter_in_a_heading():
    assert columns_of(["Toimenpide", "1/2023", "2/2023"]) == {
        "A": "title",
        "B": "quarter:2023Q1",
        "C": "quarter:2023Q2",
    }


def test_months_beyond_four_show_that_the_headings_are_months():
    assert columns_of(["Toimenpide", "Alkaa", "1/2023", "2/2023", "5/2023"]) == {"A": "title", "B": "start"}


def test_excel_has_made_dates_of_the_quarters():
    found = columns_of(
        [
            "Toimenpide",
            datetime.fromisoformat("2023-01-01"),
            datetime.fromisoformat("2023-02-01"),
            datetime.fromisoformat("2023-03-01"),
        ]
    )

    assert list(found.values()) == ["title", "quarter:2023Q1", "quarter:2023Q2", "quarter:2023Q3"]


def test_whole_dates_name_the_quarter_that_they_end():
    found = columns_of(["Toimenpide", datetime.fromisoformat("2023-03-31"), "Tilanne 30.6.2023"])

    assert list(found.values()) == ["title", "quarter:2023Q1", "quarter:2023Q2"]


@pytest.mark.parametrize(
    "heads",
    [
        ["Pääkohta", "Toimenpide", "Kuvaus", "Vastuuhenkilö", "Yksikkö", "Laji", "Alkaa", "Päättyy", "Toteutuminen"],
        ["Tema", "Åtgärd", "Beskrivning", "Ansvarsperson", "Enhet", "Slag", "Börjar", "Slutar", "Genomförande"],
        ["Theme", "Measure", "Description", "Owner", "Unit", "Kind", "Start", "End", "Summary"],
        [
            "TEEMA:",
            "Tehtävä*",
            "Tehtävä-\nkuvaus",
            "Vastuuhenkilö(t)",
            "Toimiala",
            "Tyyppi",
            "Aloitus-pvm",
            "Määräaika",
            "Sanallinen tiivistys toteutumisesta",
        ],
    ],
)
def test_headings_are_known_in_three_languages_and_many_words(heads):
    expected = ["theme", "title", "description", "owner", "unit", "kind", "start", "end", "summary"]

    assert list(columns_of(heads).values()) == expected


def test_columns_may_stand_in_any_order():
    assert columns_of(["Q2/2024", "Päättyy", "Toimenpide"]) == {"A": "quarter:2024Q2", "B": "end", "C": "title"}


def test_two_heading_rows_are_read_together():
    found = columns_of(
        ["Toimenpide", None, "Aikataulu", None, "Toteuma", None],
        [None, "Vastuu", "alkaa", "päättyy", "I/2023", "II/2023"],
        merges=(Merge(1, 1, 2, 1), Merge(1, 3, 1, 4), Merge(1, 5, 1, 6)),
    )

    assert list(found.values()) == ["title", "owner", "start", "end", "quarter:2023Q1", "quarter:2023Q2"]


def test_a_year_above_reaches_over_its_quarters_even_unmerged():
    found = columns_of([None, 2023, None, None, None, 2024], ["Toimenpide", "I", "II", "III", "IV", "I"])

    assert list(found.values())[1:] == [f"quarter:{key}" for key in ("2023Q1", "2023Q2", "2023Q3", "2023Q4", "2024Q1")]


def test_the_best_heading_of_all_sheets_wins():
    guide = Grid.of([["Toimenpide", "Kuvaus"], ["Täytä", "taulukko"]], "Ohje")
    plan = Grid.of([["Suunnitelma"], [], ["Toimenpide", "Kuvaus", "Q1/2023"], ["Tietovarasto", "Data", 10]], "Seuranta")

    reading = read_book(Book((guide, plan)))

    assert (reading.sheet, reading.header_rows) == ("Seuranta", (3,))


def test_another_sheet_as_good_is_mentioned():
    sheet = [["Toimenpide", "Kuvaus"], ["Tietovarasto", "Data"]]

    reading = read_book(Book((Grid.of(sheet, "2023"), Grid.of(sheet, "2024"))))

    assert [(problem.code, problem.parameters["other"]) for problem in reading.problems] == [("other_sheet", "2024")]


def test_a_hidden_sheet_is_read_only_when_no_other_will_do():
    sheet = {1: Grid.of([["Toimenpide", "Kuvaus"]]).rows[1], 2: Grid.of([["a", "b"]]).rows[1]}
    hidden = Grid("Vanha", sheet, hidden=True)

    assert read_book(Book((hidden, Grid.of([["Toimenpide", "Laji"], ["a", "jatkuva"]], "Uusi")))).sheet == "Uusi"
    assert read_book(Book((hidden,))).sheet == "Vanha"


def test_a_file_without_a_heading_says_so():
    problems = read_book(Book((Grid.of([["Ostoslista"], ["maito"]]),))).problems

    assert [(problem.code, problem.level) for problem in problems] == [("no_header", "error")]


def test_an_unknown_column_is_told_at_its_heading():
    reading = read_book(Book((Grid.of([["Toimenpide", "Laji", "Sää"], ["Tietovarasto", "selvitys", "pouta"]]),)))

    assert [(problem.cell, problem.level, problem.code) for problem in reading.problems] == [
        ("C1", "warning", "unknown_column")
    ]


def test_a_persons_columns_go_before_the_guess():
    grid = Grid.of([["Hanke", "Kuka", "Muuta"], ["Tietovarasto", "johtaja", "30 %"]], "Sivu")
    choice = Choice("Sivu", (1,), {"A": "title", "B": "", "C": "quarter:2023Q1"})

    reading = read_book(Book((grid,)), choice=choice)

    assert reading.columns == {"A": "title", "C": "quarter:2023Q1"}
    assert reading.rows[0].owner == ""
    assert str(next(iter(reading.rows[0].values.values()))) == "30.00"


def test_earlier_corrections_are_remembered_by_heading():
    habits = {"lisätieto": "description", "kuvaus": "", "juttu": "title"}

    assert columns_of(["Juttu", "Kuvaus", "Lisätieto", "Alkaa"], habits=habits) == {
        "A": "title",
        "C": "description",
        "D": "start",
    }


def test_the_surer_of_two_headings_gets_the_field():
    assert columns_of(["Nimi", "Toimenpide", "Alkaa"]) == {"B": "title", "C": "start"}


def test_somebody_elses_running_numbers_are_no_identifiers():
    assert columns_of(["ID", "Toimenpide", "Alkaa"]) == {"B": "title", "C": "start"}
