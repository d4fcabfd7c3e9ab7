"""Two people changed the same measure: what is saved now, beside what was just typed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from viitta.doors.portal.fields import in_words
from viitta.doors.portal.history import FIELDS, VALUES
from viitta.parts.roadmaps.models import Measure


@dataclass(frozen=True, slots=True)
class Difference:
    field: str
    saved: str
    typed: str


def differences(saved: Measure, sets: Mapping[str, Sequence[Any]], typed: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Fields whose saved value is not the typed one; `sets` are the saved goals, indicators… that it is linked to."""
    found = []
    for name, value in typed.items():
        now: Any = list(sets[name]) if name in sets else getattr(saved, name)
        if name in sets:
            order = {row.pk: place for place, row in enumerate(now)}
            value = sorted(value, key=lambda row: (order.get(row.pk, len(order)), row.pk))
        if now != value:
            found.append(Difference(str(FIELDS[name]), _said(name, now), _said(name, value)))
    return tuple(found)


def _said(name: str, value: Any) -> str:
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name in VALUES and value:
        return str(VALUES[name][value])
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(str(row) for row in value) or "–"
    return str(value) if value else "–"
