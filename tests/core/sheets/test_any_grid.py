"""Whatever stands in the cells, reading tells it as problems and never breaks."""

from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from viitta.core.sheets.grid import Book, Cell, Grid, Merge
from viitta.core.sheets.headings import Choice
from viitta.core.sheets.reading import read_book

WORDS = st.sampled_from(
    [
        "Toimenpide",
        "Pääkohta",
        "Vastuuhenkilö",
        "Alkaa",
        "Päättyy",
        "Aikataulu",
        "Laji",
        "Tunniste",
        "Q1/2023",
        "I/2023",
        "1/2023",
        "2023",
        "Q1",
        "II",
        "Toteutuminen",
        "DIGITUKI",
        "Yhteensä",
        "* huom",
        "50 %",
        "0,5",
        "jatkuva",
        "kevät 2021",
        "31.2.2023",
        "1/2020-4/2020",
        "-",
        "",
        " ",
        "#REF!",
        "\u202eabc",
        "5/2023",
        "tunnus (1)",
        "-–-",
        "2024-",
        "Nro",
        "1.",
    ]
)
VALUES = st.one_of(
    WORDS,
    st.text(max_size=12),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.none(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
CELLS = st.builds(Cell, VALUES, st.sampled_from(["General", "0%", "0.0 %", "d.m.yyyy", '0" %"', "\\%0", "", "[Red]0%"]))
ROWS = st.lists(st.lists(CELLS, max_size=7), max_size=12)
HEADER = st.lists(WORDS, min_size=1, max_size=7).map(lambda words: [Cell(word) for word in ["Toimenpide", *words]])
MERGES = st.lists(
    st.builds(
        lambda top, left, rows, columns: Merge(top, left, top + rows, left + columns),
        *(st.integers(1, 9), st.integers(1, 9), st.integers(0, 9), st.integers(0, 9)),
    ),
    max_size=4,
)


def check(grid: Grid) -> None:
    reading = read_book(Book((grid,)))
    assert reading.rows or reading.has_errors
    for row in reading.rows:
        assert row.title or not row.uid
        assert all(0 <= value <= 100 for value in row.values.values())
        if row.start and row.end and row.end < row.start:
            assert any(problem.code == "end_before_start" for problem in reading.problems)


@given(ROWS, MERGES)
def test_any_grid_can_be_read(rows, merges):
    check(Grid.of(rows, merges=tuple(merges)))


@settings(max_examples=300)
@given(HEADER, ROWS, MERGES)
def test_any_rows_under_a_heading_can_be_read(header, rows, merges):
    check(Grid.of([header, *rows], merges=tuple(merges)))


@given(
    ROWS,
    st.dictionaries(
        st.sampled_from("ABCDEFG"), st.sampled_from(["title", "theme", "start", "uid", "quarter:2023Q1", "nonsense"])
    ),
)
def test_any_choice_of_columns_can_be_read(rows, columns):
    reading = read_book(Book((Grid.of(rows, "Sivu"),)), choice=Choice("Sivu", (1,), columns))

    assert "nonsense" not in reading.columns.values()


def test_values_of_every_type_can_stand_in_every_column():
    odd = [
        True,
        1.5,
        date(2023, 1, 1),
        datetime.fromisoformat("2023-01-01 12:00"),
        time(12),
        timedelta(1),
        float("nan"),
        float("inf"),
        10**400,
    ]
    heads = ["Pääkohta", "Toimenpide", "Kuvaus", "Vastuuhenkilö", "Laji", "Alkaa", "Päättyy", "Q1/2023", "Toteutuminen"]

    check(Grid.of([heads, *([value] * len(heads) for value in odd)]))
