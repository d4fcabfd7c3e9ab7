"""What goes out comes back the same, and a city's own workbook is understood as it is."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from unicodedata import normalize

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.untidy_sheet import untidy_xlsx
from viitta.core.periods import Quarter
from viitta.core.progress import Kind
from viitta.core.sheets.reading import read_book
from viitta.core.sheets.rows import changed_fields
from viitta.engines.spreadsheets import open_spreadsheet
from viitta.render.sheet import SheetMeasure, Told, roadmap_csv, roadmap_xlsx

AT = datetime(2026, 1, 2, 12, tzinfo=UTC)
QUARTERS = [Quarter(2023, number) for number in (1, 2, 3, 4)]
SIGNS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
TEXT = (
    st.text(SIGNS, max_size=30)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text.casefold() not in ("-", "–", "—", "."))
)
RISKY = st.sampled_from(["=1+1", "+358", "-teksti", "@kaikki", "'=1", "=cmd|' /C calc'!A0", "'", "''-1"])
NAME = st.one_of(TEXT, RISKY).map(lambda text: normalize("NFC", text))
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
PERCENTS = st.decimals(0, 100, places=2)


@st.composite
def measures(draw):
    start, end = draw(st.one_of(st.none(), DAYS)), draw(st.one_of(st.none(), DAYS))
    if start and end and end < start:
        start, end = end, start
    told = st.builds(Told, PERCENTS, st.sampled_from(["owner", "computed", "corrected", "imported"]))
    return SheetMeasure(
        uid=str(draw(st.uuids())),
        version=draw(st.integers(1, 1000)),
        theme=draw(st.sampled_from(["", "Digituki", "Hallinto", "=Teema"])),
        title=draw(NAME.filter(bool)),
        description=draw(NAME),
        owner=draw(NAME),
        unit=draw(NAME),
        kind=draw(st.sampled_from(Kind)),
        start=start,
        end=end,
        values=draw(st.dictionaries(st.sampled_from(QUARTERS), told)),
        summary=draw(NAME),
    )


TABLES = st.lists(measures(), min_size=1, max_size=6, unique_by=(lambda m: m.uid, lambda m: m.title.casefold()))


def same(measure, row):
    names = ("uid", "theme", "title", "description", "owner", "unit", "kind", "start", "end", "summary")
    assert [getattr(row, name) for name in names] == [getattr(measure, name) for name in names]
    assert row.values == {quarter: told.percent for quarter, told in measure.values.items()}


@settings(max_examples=60)
@given(TABLES)
def test_an_exported_table_comes_back_equal_and_unchanged(table):
    reading = read_book(open_spreadsheet(roadmap_xlsx(table, QUARTERS, title="Tiekartta", at=AT), "x.xlsx"))

    assert reading.problems == ()
    assert len(reading.rows) == len(table)
    for measure, row in zip(table, reading.rows, strict=True):
        same(measure, row)
        assert changed_fields(row, reading.stamps[row.uid]) == frozenset()
        assert reading.stamps[row.uid].version == measure.version


@settings(max_examples=60)
@given(TABLES)
def test_an_exported_csv_comes_back_equal(table):
    # Without stamps nothing tells small per cents from fractions, so one value over 1 must be there.
    first = SheetMeasure(
        str("0" * 8 + "-0000-4000-8000-" + "0" * 12),
        1,
        "Digituki",
        "Ensimmäinen toimenpide",
        values={QUARTERS[0]: Told(Decimal(50))},
    )
    table = [first, *(measure for measure in table if measure.title != first.title)]

    reading = read_book(open_spreadsheet(roadmap_csv(table, QUARTERS), "x.csv"))

    assert reading.problems == ()
    for measure, row in zip(table, reading.rows, strict=True):
        same(measure, row)


def exported():
    values = {QUARTERS[0]: Told(Decimal("8.33"), "computed")}
    measure = SheetMeasure(
        "5f0c2f2e-7a41-4c0b-9f0e-1d2a3b4c5d6e", 7, "Digituki", "=2+3", start=date(2023, 1, 6), values=values
    )
    return openpyxl.load_workbook(BytesIO(roadmap_xlsx([measure], QUARTERS, title="Tiekartta", at=AT)))


def test_text_that_looks_like_a_formula_is_a_string_in_the_file():
    cell = exported()["Toimenpiteet"]["C2"]

    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=2+3", "s", True)


def test_dates_are_dates_and_percents_are_numbers():
    page = exported()["Toimenpiteet"]

    assert page["H2"].is_date
    assert page["H2"].value == datetime.fromisoformat("2023-01-06")
    assert page["J2"].value == 8.33


def test_the_identifier_and_the_stamps_are_hidden_and_the_heading_stays_in_sight():
    book = exported()

    assert book["Toimenpiteet"].column_dimensions["A"].hidden
    assert book["_viitta"].sheet_state == "veryHidden"
    assert book["Toimenpiteet"].freeze_panes == "D2"


def test_the_file_tells_the_moment_it_was_asked_for_and_not_the_clock():
    assert exported().properties.created == datetime.fromisoformat("2026-01-02 12:00")


def test_edits_in_a_spreadsheet_program_are_found_field_by_field():
    book = exported()
    book["Toimenpiteet"]["C2"] = "Uusi nimi"
    book["Toimenpiteet"]["K2"] = 20
    out = BytesIO()
    book.save(out)

    reading = read_book(open_spreadsheet(out.getvalue(), "x.xlsx"))

    assert changed_fields(reading.rows[0], reading.stamps[reading.rows[0].uid]) == {"title", "quarter:2023Q2"}


@pytest.fixture(scope="module")
def untidy():
    return read_book(open_spreadsheet(untidy_xlsx(), "digitiekartta.xlsx"))


def test_the_citys_own_workbook_has_no_problems(untidy):
    assert untidy.problems == ()
    assert (untidy.sheet, untidy.header_rows) == ("Tehtävät", (5,))


def test_the_citys_own_workbook_gives_measures_under_their_themes(untidy):
    assert [(row.theme, row.title) for row in untidy.rows] == [
        ("Tiedolla johtaminen", "Tietovarasto"),
        ("Tiedolla johtaminen", "Raporttinäkymät"),
        ("Sähköiset palvelut", "Kaupunkisovellus"),
        ("Sähköiset palvelut", "Kutsuliikenne"),
        ("Digituki", "Kirjaston digituki"),
        ("Hallinto", "Asianhallinta"),
        ("Hallinto", "Sähköinen arkisto"),
    ]


def test_the_citys_own_workbook_gives_percents_of_every_form(untidy):
    values = [[int(value) for value in row.values.values()] for row in untidy.rows]

    assert values == [[10, 20, 30, 50], [8, 17, 25, 33, 42, 50], [25, 50, 75, 100], [0, 15], [10, 20], [], []]
    assert [row.proposes_done for row in untidy.rows].index(True) == 2


def test_the_citys_own_workbook_gives_dates_of_every_form(untidy):
    assert [(str(row.start), str(row.end)) for row in untidy.rows] == [
        ("2023-01-01", "2024-12-31"),
        ("2023-01-01", "None"),
        ("2023-01-01", "2023-12-31"),
        ("2023-01-01", "2024-06-30"),
        ("2023-01-06", "2025-12-31"),
        ("2024-01-01", "2025-12-31"),
        ("2024-10-01", "2025-12-31"),
    ]
