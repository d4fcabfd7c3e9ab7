"""Differences of two editions as plain values, for JSON: stable keys, dates ISO, days integers."""

from datetime import date
from typing import Any

from viitta.core.editions import Change, Difference, Row
from viitta.parts.roadmaps.queries.editions import Comparison, Side

TODAY = "today"
WHOLE = ("theme", "title", "kind", "status", "start", "end", "owner", "unit")


def side_as_facts(side: Side) -> dict[str, Any]:
    """An edition by id, name and day; the plan of today has no id."""
    edition = side.edition
    return {
        "id": edition.pk if edition else None,
        "name": edition.name if edition else TODAY,
        "on": side.on.isoformat(),
    }


def changes_as_facts(found: Comparison) -> dict[str, Any]:
    """The comparison; `days` is how much later the end is, or the start when only it moved."""
    return {
        "from": side_as_facts(found.older),
        "to": side_as_facts(found.newer),
        "changes": [_change(one, found) for one in found.differences],
    }


def _change(one: Difference, found: Comparison) -> dict[str, Any]:
    names = _names(one)
    return {
        "kind": one.kind.value,
        "measure": {"uid": str(one.row.uid), "title": one.row.title, "id": found.ids.get(one.row.uid)},
        "other": [{"uid": str(o.uid), "title": o.title, "id": found.ids.get(o.uid)} for o in one.others],
        "reason": one.reason,
        "cause": one.cause,
        "on": one.on.isoformat() if one.on else None,
        "from": _values(one.before, names),
        "to": _values(one.after, names),
        "days": days_of(one),
    }


def days_of(one: Difference) -> int | None:
    """Days by which a measure moved, None when it did not or a date is missing."""
    if one.kind is not Change.MOVED:
        return None
    return one.end_days if "end" in one.fields else one.start_days


def _names(one: Difference) -> tuple[str, ...]:
    if one.fields:
        return one.fields
    return WHOLE if one.before is None or one.after is None else ("status",)


def _values(row: Row | None, names: tuple[str, ...]) -> dict[str, Any]:
    if row is None:
        return {}
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
