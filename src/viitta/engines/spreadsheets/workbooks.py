"""An .xlsx workbook as grids: values with their number formats, merged cells, hidden sheets, our own stamps."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from viitta.core.sheets.grid import Book, Cell, Grid, Merge, Uncalculated, column_number
from viitta.core.sheets.stamps import SHEET_NAME, Stamp, unpack
from viitta.engines.spreadsheets.refusals import Limits, Reason, Refused

LAST_ROW = 1_048_576
CHUNK = 1_000_000
OVERLAP = 2_000
MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
UNCALCULATED = re.compile(
    rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*><(?:\w+:)?f(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)'
    rb"(?:<(?:\w+:)?v\s?/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
ESCAPED = re.compile(r"_x00([01][0-9A-Fa-f])_")


def read_workbook(data: bytes, limits: Limits) -> Book:
    """The sheets of a checked package. Raises Refused when it is damaged or holds more than the limits."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception as problem:
        # A broken package fails anywhere in the library, with any kind of error.
        raise Refused(Reason.DAMAGED) from problem
    try:
        return _sheets(book, limits)
    except Refused:
        raise
    except Exception as problem:
        raise Refused(Reason.DAMAGED) from problem
    finally:
        book.close()


def _sheets(book: Any, limits: Limits) -> Book:
    if len(book.worksheets) > limits.sheets:
        raise Refused(Reason.TOO_MANY_SHEETS, limit=limits.sheets)
    grids: list[Grid] = []
    stamps: dict[str, Stamp] = {}
    left = limits.cells
    for sheet in book.worksheets:
        rows = _rows(sheet, limits, left)
        left -= sum(len(row) for row in rows.values())
        if sheet.title == SHEET_NAME:
            stamps = unpack([cell.value for cell in row.values()] for row in rows.values())
            continue
        merges = _add_from_source(book, sheet, rows, limits)
        grids.append(Grid(sheet.title, rows, merges, sheet.sheet_state != "visible"))
    return Book(tuple(grids), stamps)


def _rows(sheet: Any, limits: Limits, cells_left: int) -> dict[int, dict[int, Cell]]:
    from openpyxl.cell.read_only import EMPTY_CELL

    rows: dict[int, dict[int, Cell]] = {}
    # The size that a file states of itself may be wrong, and cells beyond it would be lost.
    sheet.reset_dimensions()
    before = None
    for number, row in enumerate(sheet.iter_rows(min_row=1, max_row=LAST_ROW, max_col=limits.columns + 1), 1):
        if row is before:
            # Rows that the file leaves out come as one and the same empty row, up to a million of them.
            continue
        before = row
        present = [cell for cell in row if cell is not EMPTY_CELL]
        filled = {cell.column: _cell(cell) for cell in present if cell.value is not None and cell.value != ""}
        if not filled:
            continue
        rows[number] = filled
        cells_left -= len(filled)
        if limits.columns + 1 in filled:
            raise Refused(Reason.TOO_MANY_COLUMNS, limit=limits.columns, sheet=sheet.title)
        if len(rows) > limits.rows:
            raise Refused(Reason.TOO_MANY_ROWS, limit=limits.rows, sheet=sheet.title)
        if cells_left < 0:
            raise Refused(Reason.TOO_MANY_CELLS, limit=limits.cells, sheet=sheet.title)
    return rows


def _cell(cell: Any) -> Cell:
    value = cell.value
    if isinstance(value, str):
        return Cell(_unescaped(value) if "_x" in value else value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Cell(value, cell.number_format or "General")
    return Cell(value)


def _unescaped(text: str) -> str:
    """Workbooks write control signs as `_x000D_`."""
    return ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def _add_from_source(book: Any, sheet: Any, rows: dict[int, dict[int, Cell]], limits: Limits) -> tuple[Merge, ...]:
    """Merged cells and uncalculated formulas: the streaming reader leaves them out, so they are found in the XML.

    A formula without its result becomes a cell of its own in `rows`.
    """
    merges: set[Merge] = set()
    for chunk in _chunks(book._archive, sheet._worksheet_path):
        for left, top, right, bottom in MERGE.findall(chunk):
            if len(merges) < limits.merges:
                merges.add(Merge(int(top), column_number(left.decode()), int(bottom), column_number(right.decode())))
        for column, row in UNCALCULATED.findall(chunk):
            if int(row) in rows and column_number(column.decode()) <= limits.columns:
                rows[int(row)].setdefault(column_number(column.decode()), Cell(Uncalculated.FORMULA))
    return tuple(sorted(merges))


def _chunks(package: zipfile.ZipFile, path: str) -> Iterator[bytes]:
    """A part of the package piece by piece; pieces overlap, so that nothing short is cut in two."""
    tail = b""
    with package.open(path) as source:
        while piece := source.read(CHUNK):
            yield tail + piece
            tail = (tail + piece)[-OVERLAP:]
