"""A report as a file of each format. Heavy libraries are imported by the renderers when they are needed."""

import re
from collections.abc import Callable
from datetime import datetime

from viitta.core.document import Bar, Document, Table, plain, to_json, walk
from viitta.render.tables import Column, Sheet, book_xlsx

NOTHING = "–"
PERCENT = re.compile("([0-9]{1,3})\u00a0%")
MIME = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
}


def _pdf(document: Document, base_url: str, at: datetime) -> bytes:
    from viitta.render.pdf import to_pdf

    return to_pdf(document, base_url=base_url)


def _docx(document: Document, base_url: str, at: datetime) -> bytes:
    from viitta.render.docx import to_docx

    return to_docx(document, base_url=base_url)


def _html(document: Document, base_url: str, at: datetime) -> bytes:
    from viitta.render.html import page

    return page(document, base_url=base_url).encode()


def _json(document: Document, base_url: str, at: datetime) -> bytes:
    return to_json(document).encode()


def _xlsx(document: Document, base_url: str, at: datetime) -> bytes:
    """Every table of the report on a sheet of its own."""
    sheets = [_sheet(block) for block in walk(document.blocks) if isinstance(block, Table)]
    return book_xlsx(sheets or [Sheet(document.title, [Column(document.title)], [])], title=document.title, at=at)


def _sheet(table: Table) -> Sheet:
    """A table without its bars, whose figures stand beside them; percents are numbers."""
    columns: list[Column] = []
    cells: list[list[object]] = []
    for at, column in enumerate(table.columns):
        pieces = [row[at] for row in table.rows]
        if any(isinstance(piece, Bar) for cell in pieces for piece in cell):
            continue
        said = [plain(cell) for cell in pieces]
        is_percent = all(text == NOTHING or PERCENT.fullmatch(text) for text in said)
        kind = "percent" if is_percent and column.align == "right" else "text"
        columns.append(Column(column.title, kind, max(12, 6 * column.width)))
        cells.append([_number(text) for text in said] if kind == "percent" else list(said))
    return Sheet(table.caption, columns, list(zip(*cells, strict=True)))


def _number(text: str) -> int | None:
    return None if text == NOTHING else int(PERCENT.fullmatch(text)[1])  # type: ignore[index]


WRITERS: dict[str, Callable[[Document, str, datetime], bytes]] = {
    "pdf": _pdf,
    "docx": _docx,
    "xlsx": _xlsx,
    "html": _html,
    "json": _json,
}


def as_file(document: Document, kind: str, *, base_url: str, at: datetime) -> bytes:
    """The report as bytes of a format; KeyError when the format is unknown. Its links get `base_url` before them."""
    return WRITERS[kind](document, base_url, at)
