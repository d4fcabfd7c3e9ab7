"""A report as a file of each format. Heavy libraries are imported by the renderers when they are needed."""

from collections.abc import Callable
from datetime import datetime

from viitta.core.document import Document, Table, plain, to_json, walk
from viitta.render.tables import Column, Sheet, book_xlsx

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
    tables = [block for block in walk(document.blocks) if isinstance(block, Table)]
    sheets = [
        Sheet(
            table.caption,
            [Column(column.title, width=max(12, 6 * column.width)) for column in table.columns],
            [[plain(cell) for cell in row] for row in table.rows],
        )
        for table in tables
    ]
    return book_xlsx(sheets or [Sheet(document.title, [Column(document.title)], [])], title=document.title, at=at)


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
