"""Per cent or fraction: the number format tells, else all the bare numbers of the sheet together."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.sheets.grid import Book, Cell, Grid
from viitta.core.sheets.reading import read_book
from viitta.core.sheets.values import is_percent_format


def read(*cells):
    """The sheet's values of Q1/2023, one measure per cell, and its problems."""
    rows = [["Toimenpide", "Q1/2023"], *([f"Toimi {number}", cell] for number, cell in enumerate(cells))]
    reading = read_book(Book((Grid.of(rows),)))
    values = [next(iter(row.values.values()), None) for row in reading.rows]
    return values, [(problem.cell, problem.level, str(problem.code)) for problem in reading.problems]


def test_numbers_over_one_are_per_cent():
    assert read(0, 50, 100, 0.5, "33,3") == ([Decimal(text) for text in ("0", "50", "100", "0.50", "33.30")], [])


def test_a_fraction_with_no_number_over_one_makes_all_fractions():
    assert read(0, "0,5", 1, 0.25) == ([0, 50, 100, 25], [])


def test_only_zero_and_one_are_per_cent_with_a_warning():
    assert read(0, 1, 0) == ([0, 1, 0], [("B3", "warning", "only_zero_and_one")])


def test_zeros_alone_need_no_warning():
    assert read(0, 0) == ([0, 0], [])


def test_a_cell_of_the_percent_format_says_itself_what_it_means():
    assert read(Cell(0.5, "0%"), Cell(1, "0.0 %"), 30) == ([50, 100, 30], [])


def test_a_marked_one_leaves_the_bare_numbers_fractions():
    assert read(Cell(1, "0%"), "100 %", 0.5) == ([100, 100, 50], [])


@pytest.mark.parametrize("written", ["50 %", "50%", "50\u00a0%", "50,0 %", " 50 prosenttia ", "50.00%"])
def test_a_text_of_per_cent_is_read(written):
    assert read(written) == ([50], [])


@pytest.mark.parametrize("written", [None, "", "-", "–", " ", "n/a"])
def test_an_empty_cell_is_not_zero(written):
    values, problems = read(written, 20)

    assert values == [None, 20]
    assert problems == []


@pytest.mark.parametrize(
    ("written", "code"), [("valmis", "not_a_percent"), (True, "not_a_percent"), ("#DIV/0!", "formula_error")]
)
def test_what_is_no_number_is_an_error_at_its_cell(written, code):
    assert read(written)[1] == [("B2", "error", code)]


@pytest.mark.parametrize("written", [-1, 101, 1000, "1000 %", "-5 %", Cell(1.5, "0%"), 1e30, float("inf")])
def test_less_than_nothing_and_more_than_everything_are_errors(written):
    assert read(50, written)[1] == [("B3", "error", "percent_out_of_range")]


def test_a_total_does_not_decide_what_the_numbers_mean():
    rows = [["Toimenpide", "Q1/2023"], ["Tietovarasto", 0.5], ["Digituki", 1], ["Yhteensä", 1.5]]

    assert [list(row.values.values()) for row in read_book(Book((Grid.of(rows),))).rows] == [[50], [100]]


def test_a_percent_sign_in_quotes_does_not_multiply():
    assert not is_percent_format('0" %"')
    assert not is_percent_format("0\\%")
    assert is_percent_format("0.00%")


@given(
    st.lists(st.decimals(0, 1, places=2), min_size=1).filter(lambda numbers: any(0 < number < 1 for number in numbers))
)
def test_fractions_and_the_same_written_as_per_cent_are_equal(fractions):
    assert read(*map(float, fractions))[0] == read(*(f"{number * 100} %".replace(".", ",") for number in fractions))[0]


@given(st.lists(st.integers(0, 100), min_size=1).filter(lambda numbers: max(numbers) > 1))
def test_whole_per_cents_are_read_as_they_stand(percents):
    assert read(*percents) == (percents, [])
