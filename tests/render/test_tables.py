"""Any table as a file, safe to open."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from viitta.render.tables import CELL_LIMIT, Column, sheet_name, table_csv, table_xlsx

AT = datetime(2026, 1, 2, 12, tzinfo=UTC)
COLUMNS = [Column("Toimenpide"), Column("Päivä", "date"), Column("Osuus", "percent"), Column("Summa", "amount")]
ROWS = [["Digituki", date(2023, 1, 6), Decimal("8.30"), Decimal("1234.50")], [None, None, None, -5]]


def sheet(columns, rows, name="Sivu"):
    return openpyxl.load_workbook(BytesIO(table_xlsx(columns, rows, sheet=name, title="Otsikko", at=AT))).active


def test_values_are_what_they_are():
    page = sheet(COLUMNS, ROWS)

    assert [cell.value for cell in page[2]] == ["Digituki", datetime.fromisoformat("2023-01-06"), 8.3, 1234.5]
    assert [cell.value for cell in page[3]] == [None, None, None, -5]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\tx", "\rx", "'=1"])
def test_text_never_becomes_a_formula(text):
    cell = sheet([Column("Nimi")], [[text]])["A2"]

    assert cell.data_type == "s"
    assert (
        table_csv([Column("Nimi")], [[text]]).decode("utf-8-sig").splitlines()[-1].strip('"').startswith("'")
        or text[0] in "\t\r"
    )
    assert b"\n=" not in table_csv([Column("Nimi")], [[text]])


def test_a_heading_is_guarded_too():
    assert table_csv([Column("=1")], []).decode("utf-8-sig") == "'=1\r\n"


def test_csv_is_what_excel_opens_here():
    assert (
        table_csv(COLUMNS, ROWS).decode("utf-8-sig")
        == "Toimenpide;Päivä;Osuus;Summa\r\nDigituki;2023-01-06;8,3;1234,5\r\n;;;-5\r\n"
    )
    assert table_csv(COLUMNS, ROWS).startswith(b"\xef\xbb\xbf")


def test_a_text_longer_than_a_cell_is_cut_and_not_lost():
    value = sheet([Column("Nimi")], [["x" * 40_000]])["A2"].value

    assert len(value) == CELL_LIMIT
    assert value.endswith("…")


def test_signs_that_xml_cannot_carry_are_left_out():
    assert sheet([Column("Nimi")], [["a\x00b\ufffec"]])["A2"].value == "abc"


@pytest.mark.parametrize(
    ("name", "expected"), [("a/b:c", "a b c"), ("", "Taulukko"), ("x" * 40, "x" * 31), ("'a'", "a")]
)
def test_any_name_becomes_a_name_of_a_sheet(name, expected):
    assert sheet_name(name) == expected


def test_an_empty_table_is_still_a_file():
    assert sheet(COLUMNS, []).max_row == 1
