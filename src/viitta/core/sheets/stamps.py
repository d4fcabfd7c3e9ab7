"""What an exported sheet remembers of itself, so that its return can be compared with what went out.

Each row's stamp says which version of the measure was exported, every exported value, and where each percent came
from. So a computed value that comes back untouched is no correction, and a change made both here and there is seen.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

SHEET_NAME = "_viitta"
FORMAT = "viitta-sheet-1"
# A cell of Excel holds 32 767 characters.
PIECE = 30_000


@dataclass(frozen=True)
class Stamp:
    """The exported state of one row: texts by field, sources (owner, computed ...) by the field of a quarter."""

    uid: str
    version: int
    texts: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)


def as_text(value: object) -> str:
    """The one written form of a value in which two values are compared; empty for None."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.quantize(Decimal('0.01'))}"
    return str(value)


def pack(stamp: Stamp) -> tuple[str, ...]:
    """A stamp as the cells of one row of the hidden sheet."""
    content = json.dumps([stamp.texts, stamp.sources], separators=(",", ":"))
    # Workbooks take _x000D_ for a control sign; nothing here may look like one.
    content = content.replace("_x", "\\u005fx")
    pieces = [content[start : start + PIECE] for start in range(0, len(content), PIECE)]
    return (stamp.uid, str(stamp.version), *pieces)


def unpack(rows: Iterable[Iterable[object]]) -> dict[str, Stamp]:
    """Stamps by uid from the rows of the hidden sheet; whatever somebody has broken there is left out."""
    stamps: dict[str, Stamp] = {}
    lines = iter(rows)
    if [str(value) for value in next(lines, ()) if value is not None][:1] != [FORMAT]:
        return stamps
    for line in lines:
        cells = [str(value) for value in line if value is not None]
        stamp = _stamp(cells)
        if stamp:
            stamps[stamp.uid] = stamp
    return stamps


def _stamp(cells: list[str]) -> Stamp | None:
    try:
        uid, version, *pieces = cells
        texts, sources = json.loads("".join(pieces))
        return Stamp(uid, int(version), _strings(texts), _strings(sources))
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def _strings(found: dict[str, object]) -> dict[str, str]:
    return {str(name): str(value) for name, value in found.items()}
