"""What a measure takes and gives: days of work, money, expected benefit; and its milestones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from viitta.core.actors import Actor
from viitta.core.milestones import Step, check_steps
from viitta.core.periods import Quarter
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.models import Person, Unit
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.actions.measures import MeasureChange, change_measures, target_of
from viitta.parts.roadmaps.models import Effort, Financing, Measure, Milestone
from viitta.parts.roadmaps.permissions import can_edit_measure

FIGURES = ("benefit", "benefit_reason", "cost_once", "cost_yearly", "financing")


@dataclass(frozen=True, slots=True)
class NewEffort:
    """Person-days in a quarter of a person, or of a role that nobody is named for yet."""

    role: str
    quarter: Quarter
    days: Decimal
    person: Person | None = None
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class NewMilestone:
    """A day by which so many per cent of a measure are done."""

    title: str
    due_on: date
    percent: int
    reached_on: date | None = None


def _check_figures(values: Mapping[str, Any]) -> None:
    benefit = values.get("benefit")
    if benefit is not None and not 1 <= benefit <= 5:
        raise ValueError("an expected benefit lies between 1 and 5")
    if benefit is not None and not values.get("benefit_reason"):
        raise ValueError("an expected benefit has its reason")
    if any(values.get(name) is not None and values[name] < 0 for name in ("cost_once", "cost_yearly")):
        raise ValueError("a cost is never negative")
    if values.get("financing") and values["financing"] not in Financing.values:
        raise ValueError("no such financing")


def _check_efforts(measure: Measure, efforts: Sequence[NewEffort]) -> None:
    for one in efforts:
        rows = [one.person, one.unit]
        if any(row is not None and row.organisation_id != measure.organisation_id for row in rows):
            raise ValueError("who works on a measure is of its organisation")
        if one.days <= 0 or not one.role:
            raise ValueError("an effort has days and a person or a role")


@transaction.atomic
def record_resources(
    *, measure: Measure, values: Mapping[str, Any], efforts: Sequence[NewEffort] | None = None, seen: int | None = None,
    by: Actor, at: datetime,
) -> Measure:  # fmt: skip
    """Write what a measure takes and gives; efforts given replace those there were, None leaves them.

    `values` are some of FIGURES. ValueError for what does not fit, Stale when changed meanwhile.
    """
    require(can_edit_measure(by, measure))
    audit.lock([measure.organisation_id])
    if set(values) - set(FIGURES):
        raise ValueError("only figures of resources are written here")
    _check_figures(values)
    _check_efforts(measure, efforts or ())
    fresh = change_measures(changes=[MeasureChange(measure, values, seen=seen)], by=by, at=at)[0]
    if efforts is not None and _replace(measure, efforts):
        audit.record(
            "roadmaps.efforts.recorded", by=by, at=at, organisation=measure.organisation_id, target=target_of(measure),
            data={"measures": {str(measure.pk): {}}, "efforts": len(efforts)},
        )  # fmt: skip
    return fresh


def _replace(measure: Measure, efforts: Sequence[NewEffort]) -> bool:
    """Put efforts in the place of those there were; whether anything changed."""
    names = ("person_id", "role", "unit_id", "quarter", "days")
    before = sorted(map(repr, Effort.objects.filter(measure=measure).values_list(*names)))
    made = [
        Effort(
            measure=measure, person=one.person, role=one.role, unit=one.unit, quarter=one.quarter.key,
            days=one.days.quantize(Decimal("0.1")),
        )
        for one in efforts
    ]  # fmt: skip
    if sorted(repr(tuple(getattr(row, name) for name in names)) for row in made) == before:
        return False
    Effort.objects.filter(measure=measure).delete()
    Effort.objects.bulk_create(made)
    return True


def _check_milestones(measure: Measure, steps: Sequence[Step]) -> None:
    check_steps(steps, start=measure.start, end=measure.end)


def _steps(measure: Measure, *, but: int | None = None) -> list[Step]:
    rows = Milestone.objects.filter(measure=measure)
    if but is not None:
        rows = rows.exclude(pk=but)
    return [Step(due, percent) for due, percent in rows.values_list("due_on", "percent")]


def _record(kind: str, measure: Measure, by: Actor, at: datetime, **data: Any) -> None:
    said = {"measures": {str(measure.pk): {}}, **data}
    audit.record(kind, by=by, at=at, organisation=measure.organisation_id, target=target_of(measure), data=said)


@transaction.atomic
def add_milestones(*, measure: Measure, new: Sequence[NewMilestone], by: Actor, at: datetime) -> list[Milestone]:
    """Add milestones. ValueError when their days and percents would not rise together; IntegrityError for a title twice."""
    require(can_edit_measure(by, measure))
    audit.lock([measure.organisation_id])
    _check_milestones(measure, [*_steps(measure), *(Step(one.due_on, one.percent) for one in new)])
    if any(one.reached_on and one.reached_on > timezone.localdate(at) for one in new):
        raise ValueError("a milestone is reached on a day that has come")
    made = [
        Milestone.objects.create(
            measure=measure, title=one.title, due_on=one.due_on, percent=one.percent, reached_on=one.reached_on
        )
        for one in new
    ]
    _record("roadmaps.milestones.added", measure, by, at, milestones=[row.pk for row in made])
    return made


@transaction.atomic
def change_milestone(*, milestone: Milestone, values: Mapping[str, Any], by: Actor, at: datetime) -> Milestone:
    """Change a milestone, or write when it was reached. ValueError as when adding, and for a day that has not come."""
    measure = milestone.measure
    require(can_edit_measure(by, measure))
    audit.lock([measure.organisation_id])
    for name in ("title", "due_on", "percent", "reached_on"):
        if name in values:
            setattr(milestone, name, values[name])
    if milestone.reached_on and milestone.reached_on > timezone.localdate(at):
        raise ValueError("a milestone is reached on a day that has come")
    others = _steps(measure, but=milestone.pk)
    _check_milestones(measure, [*others, Step(milestone.due_on, milestone.percent)])
    milestone.save()
    days = {"due_on": milestone.due_on.isoformat(), "percent": milestone.percent}
    _record("roadmaps.milestones.changed", measure, by, at, milestone=milestone.pk, **days)
    return milestone


@transaction.atomic
def remove_milestones(*, milestones: Sequence[Milestone], by: Actor, at: datetime) -> None:
    """Take milestones away; the expected percent follows the dates again when none is left."""
    require(all(can_edit_measure(by, row.measure) for row in milestones))
    audit.lock({row.measure.organisation_id for row in milestones})
    for row in milestones:
        Milestone.objects.filter(pk=row.pk).delete()
        _record("roadmaps.milestones.removed", row.measure, by, at, milestone=row.pk)
