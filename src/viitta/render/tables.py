"""Any table as .xlsx or .csv, with no cell that a spreadsheet program would run as a formula."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

# The most that a cell of Excel holds.
CELL_LIMIT = 32_767
# What spreadsheet programs may run: also after spaces, and in the wide signs that some of them take for the narrow ones.
RISKY = re.compile(r"['\s]*[=+\-@＝＋－＠]|'*[\t\r\n]")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
FORMATS = {"date": "d.m.yyyy", "percent": '0" %"', "amount": "# ##0.00", "integer": "0"}


@dataclass(frozen=True)
class Column:
    """A column of a table: heading, what it holds (text, date, percent 0-100, amount, integer) and its width."""

    heading: str
    kind: str = "text"
    width: int = 16


def table_csv(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with its mark, semicolons, dates ISO, numbers with a comma: what Excel of these countries opens as it is.

    Text that begins like a formula gets an apostrophe before it; the import takes it away again.
    """
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_csv_text(column.heading) for column in columns])
    writer.writerows([_csv_text(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _csv_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, Decimal | float | int):
        return plain_number(value).replace(".", ",")
    text = clean(str(value))
    return "'" + text if RISKY.match(text) else text


def plain_number(value: Decimal | float | int) -> str:
    """A number without exponent or idle zeros at its end."""
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return text.rstrip("0").rstrip(".") if "." in text and "e" not in text else text


def clean(text: str) -> str:
    """Text without the signs that no XML can carry."""
    return FORBIDDEN.sub("", text)


@dataclass(frozen=True)
class Sheet:
    """One table of a workbook: the name of its sheet, its columns and rows."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[object]]


def table_xlsx(
    columns: Sequence[Column], rows: Iterable[Sequence[object]], *, sheet: str, title: str, at: datetime
) -> bytes:
    """One sheet with a frozen, filtered header. `at` becomes the file's date of making."""
    return book_xlsx([Sheet(sheet, columns, rows)], title=title, at=at)


def book_xlsx(sheets: Iterable[Sheet], *, title: str, at: datetime) -> bytes:
    """A workbook of several tables, each on a sheet of its own with a frozen, filtered header."""
    out = BytesIO()
    book = open_book(out, title=title, at=at)
    formats = {name: book.add_format({"num_format": form, "valign": "top"}) for name, form in FORMATS.items()}
    styles = {**formats, **text_styles(book)}
    taken: set[str] = set()
    for number, sheet in enumerate(sheets, 1):
        name = sheet_name(sheet.name)
        if name.lower() in taken:
            name = f"{name[:27]} {number}"
        taken.add(name.lower())
        _fill(book.add_worksheet(name), sheet, styles)
    book.close()
    return out.getvalue()


def _fill(page: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, column.width)
        write(page, 0, number, column.heading, styles["head"], styles)
    last = 0
    for last, row in enumerate(sheet.rows, 1):
        for number, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            write(page, last, number, value, styles[column.kind], styles)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, last, max(len(sheet.columns) - 1, 0))


def open_book(out: BytesIO, *, title: str, at: datetime) -> Any:
    """A workbook that turns no text into formulas, links or numbers. Its dates are `at`, never the clock's."""
    import xlsxwriter

    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": FORMATS["date"],
    }
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": title, "created": at.replace(tzinfo=None)})
    return book


def text_styles(book: Any) -> dict[str, Any]:
    """Formats for headings and texts; `guarded` keeps risky text a text also after somebody edits it."""
    return {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#F4F6F8"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "guarded": book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True}),
    }


def write(page: Any, row: int, column: int, value: object, style: Any, styles: dict[str, Any]) -> None:
    """Write one value as what it is; text is always a string cell."""
    if value is None or value == "":
        return
    if isinstance(value, bool):
        page.write_boolean(row, column, value, style)
    elif isinstance(value, Decimal | int | float):
        page.write_number(row, column, float(value), style)
    elif isinstance(value, date):
        moment = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        page.write_datetime(row, column, moment, style)
    else:
        text = clean(str(value))
        shown = text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - 1] + "…"
        page.write_string(row, column, shown, styles["guarded"] if RISKY.match(shown) else style)


def sheet_name(text: str) -> str:
    """A name that Excel accepts: at most 31 characters and none of []:*?/\\."""
    return re.sub(r"[\[\]:*?/\\]", " ", clean(text)).strip(" '")[:31].strip(" '") or "Taulukko"
