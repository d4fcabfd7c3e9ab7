"""A CSV file as a grid: UTF-8, UTF-16 or Latin-1, with comma, semicolon or tab."""

import csv
import re
from io import StringIO

from viitta.core.sheets.grid import Book, Cell, Grid
from viitta.engines.spreadsheets.refusals import Limits, Reason, Refused

DELIMITERS = (";", "\t", ",")
SAMPLE = 60
# Spreadsheet programs run text that begins so; the export puts an apostrophe before it, and here it goes away.
GUARDED = re.compile(r"'(?:['\s]*[=+\-@＝＋－＠]|'*[\t\r\n])")


def decode(data: bytes) -> str:
    """The text of a file by its mark, else by what its bytes allow. Raises Refused for what is no text."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _strictly(data, encoding)
    zeros = data[:4096].count(0)
    if zeros:
        even = data[:4096:2].count(0)
        return _strictly(data, "utf-16-be" if even * 2 > zeros else "utf-16-le")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            return data.decode("latin-1")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise Refused(Reason.NOT_TEXT) from None
    strange = sum(1 for sign in text[:2000] if not (sign.isprintable() or sign in "\r\n\t\ufeff"))
    if "\0" in text or strange * 20 > len(text[:2000]):
        raise Refused(Reason.NOT_TEXT)
    return text


def read_text(data: bytes, name: str, limits: Limits) -> Book:
    """The one grid of a CSV file. Raises Refused."""
    text = decode(data)
    if sum(1 for sign in text[:2000] if sign < " " and sign not in "\r\n\t") > 20:
        raise Refused(Reason.NOT_TEXT)
    stated = re.match(r"sep=(.)\r?\n", text)
    delimiter = stated[1] if stated else delimiter_of(text)
    if stated:
        text = text[stated.end() :]
    rows: dict[int, dict[int, Cell]] = {}
    cells = 0
    try:
        for number, values in enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter), 1):
            row = {column: Cell(_unguarded(value)) for column, value in enumerate(values, 1) if value.strip()}
            if row:
                rows[number] = row
                cells += len(row)
                _check(rows, row, cells, limits)
    except (csv.Error, TypeError):
        raise Refused(Reason.DAMAGED) from None
    return Book((Grid(name, rows),))


def _check(rows: dict[int, dict[int, Cell]], row: dict[int, Cell], cells: int, limits: Limits) -> None:
    if len(rows) > limits.rows:
        raise Refused(Reason.TOO_MANY_ROWS, limit=limits.rows)
    if max(row) > limits.columns:
        raise Refused(Reason.TOO_MANY_COLUMNS, limit=limits.columns)
    if cells > limits.cells:
        raise Refused(Reason.TOO_MANY_CELLS, limit=limits.cells)


def _unguarded(value: str) -> str:
    return value[1:] if GUARDED.match(value) else value


def delimiter_of(text: str) -> str:
    """The separator under which the first rows are the widest and most alike."""
    sample = "\n".join(text[:200_000].splitlines()[:SAMPLE])

    def worth(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(StringIO(sample, newline=""), delimiter=delimiter) if row]
        except csv.Error:
            return 0, 0
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        return (widths.count(usual) if usual > 1 else 0), usual

    return max(DELIMITERS, key=worth)
