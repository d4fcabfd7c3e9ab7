"""What undoing needs: the values of measures before and after a deed, as plain data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from viitta.core.actors import Actor
from viitta.parts.roadmaps.models import ChangedMeasure, ChangeSet, Measure

SETS = ("goals", "strategy_goals", "indicators")


@dataclass(slots=True)
class Changed:
    """A measure with its values before and after; written down once it has been saved."""

    measure: Measure
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


def snapshot(measure: Measure, names: Iterable[str]) -> dict[str, Any]:
    """Values as JSON takes them: days as text, rows by id, sets as sorted ids."""
    return {name: _plain(measure, name) for name in names}


def _plain(measure: Measure, name: str) -> Any:
    if name in SETS:
        return sorted(getattr(measure, name).values_list("pk", flat=True))
    field: Any = Measure._meta.get_field(name)
    value = getattr(measure, field.attname)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _once(changed: Sequence[Changed]) -> list[Changed]:
    """A measure that was changed twice in one deed is undone to what it was before the first."""
    found: dict[int, Changed] = {}
    for one in changed:
        there = found.setdefault(one.measure.pk, Changed(one.measure))
        there.before = {**one.before, **there.before}
        there.after |= one.after
    return list(found.values())


@transaction.atomic
def keep(*, changed: Sequence[Changed], kind: str, by: Actor, at: datetime) -> list[ChangeSet]:
    """Keep what a deed did, a set for each roadmap; nothing when nothing changed."""
    made = []
    for roadmap in dict.fromkeys(one.measure.roadmap_id for one in changed):
        rows = _once([one for one in changed if one.measure.roadmap_id == roadmap])
        signature = by.signature(rows[0].measure.organisation_id)._asdict()
        change_set = ChangeSet.objects.create(roadmap_id=roadmap, kind=kind, at=at, **signature)
        ChangedMeasure.objects.bulk_create(
            ChangedMeasure(
                change_set=change_set,
                measure=one.measure,
                revision=one.measure.revision,
                before=one.before,
                after=one.after,
            )
            for one in rows
        )
        made.append(change_set)
    return made
