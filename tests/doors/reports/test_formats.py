"""Reports as files."""

from datetime import UTC, datetime
from io import BytesIO

import openpyxl

from tests.render.example import situation_picture
from viitta.core.document import Column, Document, Table, runs
from viitta.doors.reports.formats import as_file

AT = datetime(2024, 7, 9, tzinfo=UTC)


def sheet(document):
    return openpyxl.load_workbook(BytesIO(as_file(document, "xlsx", base_url="", at=AT))).active


def test_percents_of_a_workbook_are_numbers_and_bars_are_left_out():
    rows = list(sheet(situation_picture()).values)
    assert rows[0] == ("Pääkohta", "Ilmoitettu", "Odotettu")
    assert rows[1] == ("Tiedolla johtaminen", 48, 55)


def test_what_was_not_reported_is_an_empty_cell_and_not_zero():
    columns = (Column("Pääkohta"), Column("Ilmoitettu", "right"))
    table = Table("Luvut", columns, ((runs("Tuki"), runs("–")), (runs("Tieto"), runs("0\u00a0%"))))
    report = Document("Kuva", "fi", "Mallila", AT.date(), (table,))
    assert list(sheet(report).values)[1:] == [("Tuki", None), ("Tieto", 0)]


def test_a_table_without_rows_keeps_its_headings():
    report = Document("Kuva", "fi", "Mallila", AT.date(), (Table("Luvut", (Column("Pääkohta"),), ()),))
    assert list(sheet(report).values) == [("Pääkohta",)]
