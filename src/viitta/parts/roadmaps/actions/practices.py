"""Old practices that a measure makes needless: what they are, where, and when they end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.models import Unit
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.actions.measures import target_of
from viitta.parts.roadmaps.models import Measure, OldPractice
from viitta.parts.roadmaps.permissions import can_edit_measure


@dataclass(frozen=True, slots=True)
class NewPractice:
    """An old practice that ends with a measure."""

    what: str
    unit: Unit | None = None
    ends_on: date | None = None
    ended_on: date | None = None


def _check(measure: Measure, values: Mapping[str, Any]) -> None:
    """ValueError for a practice without words, or of a unit of another organisation."""
    if not str(values.get("what", "-")).strip():
        raise ValueError("say what the old practice is")
    unit = values.get("unit")
    if unit is not None and unit.organisation_id != measure.organisation_id:
        raise ValueError("an old practice is of a unit of the measure's organisation")


def _record(kind: str, measure: Measure, data: Mapping[str, Any], by: Actor, at: datetime) -> None:
    """The event names the measure, whose page tells it."""
    told = {"measures": {str(measure.pk): {}}, **data}
    audit.record(kind, by=by, at=at, organisation=measure.organisation_id, target=target_of(measure), data=told)


@transaction.atomic
def add_old_practices(*, measure: Measure, new: Sequence[NewPractice], by: Actor, at: datetime) -> list[OldPractice]:
    """Write which old practices end with a measure. It no longer says that none does."""
    require(can_edit_measure(by, measure))
    audit.lock([measure.organisation_id])
    made = []
    for one in new:
        values = {name: getattr(one, name) for name in one.__slots__}
        _check(measure, values)
        made.append(OldPractice.objects.create(measure=measure, **values))
    Measure.objects.filter(pk=measure.pk, ends_no_practice=True).update(ends_no_practice=False)
    _record("roadmaps.practices.added", measure, {"rows": [row.pk for row in made]}, by, at)
    return made


@transaction.atomic
def change_old_practice(*, practice: OldPractice, values: Mapping[str, Any], by: Actor, at: datetime) -> OldPractice:
    """Change an old practice, or write the day on which it ended."""
    measure = practice.measure
    require(can_edit_measure(by, measure))
    audit.lock([measure.organisation_id])
    row = OldPractice.objects.get(pk=practice.pk)
    _check(measure, values)
    had_ended = row.ended_on is not None
    changed = sorted(name for name, value in values.items() if getattr(row, name) != value)
    for name in changed:
        setattr(row, name, values[name])
    if changed:
        row.save()
        is_end = row.ended_on is not None and not had_ended
        kind = "roadmaps.practice.ended" if is_end else "roadmaps.practice.changed"
        _record(kind, measure, {"practice": row.pk, "fields": changed}, by, at)
    return row


@transaction.atomic
def remove_old_practices(*, practices: Sequence[OldPractice], by: Actor, at: datetime) -> None:
    """Remove old practices that were written by mistake."""
    require(all(can_edit_measure(by, row.measure) for row in practices))
    audit.lock({row.measure.organisation_id for row in practices})
    for row in practices:
        pk = row.pk
        row.delete()
        _record("roadmaps.practice.removed", row.measure, {"practice": pk}, by, at)
