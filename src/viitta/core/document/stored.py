"""A report to JSON and back. Published reports are kept in this form: what version 1 wrote stays readable."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from viitta.core.document import blocks, drawings, text
from viitta.core.document.blocks import Document
from viitta.core.document.text import DocumentError

VERSION = 1

TYPES: dict[str, type] = {
    "document": Document,
    "heading": blocks.Heading,
    "lead": blocks.Lead,
    "paragraph": blocks.Paragraph,
    "note": blocks.Note,
    "quote": blocks.Quote,
    "list": blocks.ListBlock,
    "item": blocks.Item,
    "table": blocks.Table,
    "column": blocks.Column,
    "figure": blocks.Figure,
    "tally": blocks.Tally,
    "tally_item": blocks.TallyItem,
    "columns": blocks.Columns,
    "paper": blocks.Paper,
    "text": text.Text,
    "badge": text.Badge,
    "bar": text.Bar,
    "theme_bars": drawings.ThemeBars,
    "bar_row": drawings.BarRow,
    "series": drawings.Series,
    "series_point": drawings.SeriesPoint,
    "timeline": drawings.Timeline,
    "timeline_words": drawings.TimelineWords,
    "timeline_row": drawings.TimelineRow,
}
NAMES = {kind: name for name, kind in TYPES.items()}


def to_plain(piece: Any) -> Any:
    """Dataclasses as dictionaries with their `type`, tuples as lists, dates as ISO text."""
    if is_dataclass(piece) and not isinstance(piece, type):
        values = {field.name: to_plain(getattr(piece, field.name)) for field in fields(piece)}
        return {"type": NAMES[type(piece)], **values}
    if isinstance(piece, tuple | list):
        return [to_plain(part) for part in piece]
    if isinstance(piece, date):
        return piece.isoformat()
    return piece


def from_plain(plain: Any) -> Any:
    """The reverse of `to_plain`. Raises DocumentError for unknown types, unknown or missing fields."""
    if isinstance(plain, list):
        return tuple(from_plain(part) for part in plain)
    if not isinstance(plain, dict):
        return plain
    kind = TYPES.get(str(plain.get("type")))
    if kind is None:
        raise DocumentError(f"unknown piece of a report: {plain.get('type')!r}")
    days = {field.name for field in fields(kind) if field.type in (date, date | None)}
    values = {name: value for name, value in plain.items() if name != "type"}
    try:
        return kind(**{name: as_date(value) if name in days else from_plain(value) for name, value in values.items()})
    except DocumentError:
        raise
    except (TypeError, ValueError, AttributeError) as error:
        raise DocumentError(f"{plain['type']}: {error}") from None


def as_date(value: str | None) -> date | None:
    """A day from its ISO text."""
    return None if value is None else date.fromisoformat(value)


def to_json(document: Document) -> str:
    """The report as JSON text: `{"version": 1, "document": {…}}`, keys in the order of the fields."""
    return json.dumps({"version": VERSION, "document": to_plain(document)}, ensure_ascii=False, indent=1)


def from_json(stored: str) -> Document:
    """A stored report. Raises DocumentError when it is not one, or of a version this program does not know."""
    try:
        content = json.loads(stored)
    except json.JSONDecodeError as error:
        raise DocumentError(f"not a stored report: {error}") from None
    if not isinstance(content, dict) or content.get("version") != VERSION:
        raise DocumentError("not a stored report of a known version")
    document = from_plain(content.get("document"))
    if not isinstance(document, Document):
        raise DocumentError("not a stored report")
    return document
