"""Measures: adding, changing (with what the person had seen), removing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from viitta.core.actors import Actor
from viitta.core.editions import CONTENT, OVER
from viitta.core.progress import Kind, Status
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.models import Unit
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.actions.kept import SETS, Changed, keep, snapshot
from viitta.parts.roadmaps.actions.trail import Left, leave
from viitta.parts.roadmaps.models import (
    Goal,
    Measure,
    PlanChangeKind,
    Provenance,
    Roadmap,
    ScheduleChange,
    Theme,
    Whole,
)
from viitta.parts.roadmaps.permissions import can_edit_measure, can_edit_roadmap
from viitta.parts.traces import actions as traces


class Stale(Exception):
    """Somebody else changed the measures after this person had opened them; names which."""

    def __init__(self, measures: Sequence[Measure]) -> None:
        super().__init__(f"{len(measures)} changed meanwhile")
        self.measures = list(measures)


@dataclass(frozen=True, slots=True)
class NewMeasure:
    """A measure to be added."""

    theme: Theme
    title: str
    description: str = ""
    kind: str = Kind.ONE_OFF
    status: str = Status.PLANNED
    origin: str = ""
    unit: Unit | None = None
    provenance: Provenance | None = None
    whole: Whole | None = None
    start: date | None = None
    end: date | None = None
    summary: str = ""
    goals: tuple[Goal, ...] = ()
    scope: str = ""
    uid: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """New values of a measure. `seen` is the revision the person had before them; None takes what is there."""

    measure: Measure
    values: Mapping[str, Any]
    seen: int | None = None
    reason: str = ""  # of a change of dates
    cause: str = ""
    plan_reason: str = ""  # of a change of what is done, or of giving the measure up


_FIELDS = tuple(name for name in NewMeasure.__slots__ if name != "goals")


def target_of(measure: Measure) -> audit.Target:
    """A measure as the change log names it."""
    return audit.Target("measure", measure.pk, measure.title)


def check_dates(start: date | None, end: date | None) -> None:
    """ValueError when a measure would end before it starts."""
    if start and end and end < start:
        raise ValueError("a measure cannot end before it starts")


def check_places(roadmap: int, organisation: int, values: Mapping[str, Any]) -> None:
    """ValueError when a measure would point at a row of another roadmap or of another organisation."""
    rows = [values.get("theme"), values.get("provenance"), values.get("whole"), *values.get("goals", ())]
    shared = [values.get("unit"), *values.get("strategy_goals", ()), *values.get("indicators", ())]
    if any(row is not None and row.roadmap_id != roadmap for row in rows) or any(
        row is not None and row.organisation_id != organisation for row in shared
    ):
        raise ValueError("a measure belongs to one roadmap with all that it points at")


def _new(one: NewMeasure, roadmap: Roadmap, position: int, at: datetime) -> Measure:
    check_dates(one.start, one.end)
    check_places(roadmap.pk, roadmap.organisation_id, {name: getattr(one, name) for name in one.__slots__})
    return Measure(
        roadmap=roadmap,
        organisation_id=roadmap.organisation_id,
        position=position,
        approved_start=one.start,
        approved_end=one.end,
        updated_at=at,
        **{name: getattr(one, name) for name in _FIELDS},
    )


def insert_measures(*, roadmap: Roadmap, new: Sequence[NewMeasure], at: datetime) -> list[Measure]:
    """Put measures at the end of a roadmap, inside the transaction of another deed that tells of it."""
    last = Measure.objects.filter(roadmap=roadmap).aggregate(last=Max("position"))["last"] or 0
    made = [_new(one, roadmap, last + step, at) for step, one in enumerate(new, 1)]
    Measure.objects.bulk_create(made)
    links = [
        Measure.goals.through(measure_id=measure.pk, goal_id=goal.pk)
        for measure, one in zip(made, new, strict=True)
        for goal in one.goals
    ]
    Measure.goals.through.objects.bulk_create(links)
    return made


@transaction.atomic
def add_measures(
    *,
    roadmap: Roadmap,
    new: Sequence[NewMeasure],
    origin: audit.Target | None = None,
    reason: str = "",
    by: Actor,
    at: datetime,
) -> list[Measure]:
    """Add measures to a roadmap; `origin` is what they were made of, when it is something of ours.

    What comes after the first edition leaves a step in the trail, with its `reason`.
    """
    require(can_edit_roadmap(by, roadmap))
    audit.lock([roadmap.organisation_id])
    made = insert_measures(roadmap=roadmap, new=new, at=at)
    if reason or roadmap.editions.exists():
        steps = [Left(PlanChangeKind.ADDED, measure, reason) for measure in made]
        leave(steps, on=timezone.localdate(at), by=by, at=at)
    for measure in made:
        if origin is None:
            break
        traces.leave(origin=origin, result=target_of(measure), organisation=roadmap.organisation_id, by=by, at=at)
    audit.record(
        "roadmaps.measures.added",
        by=by,
        at=at,
        organisation=roadmap.organisation_id,
        target=audit.Target("roadmap", roadmap.pk, roadmap.name),
        data={"measures": [measure.pk for measure in made]},
    )
    return made


def _plain(value: Any) -> Any:
    """A value as the change log takes it: dates as text, rows as ids, free text as its length."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value.pk if hasattr(value, "pk") else value


def trail_of_status(measure: Measure, before: str, reason: str) -> list[Left]:
    """The step that a new status leaves: given up, put together, or taken back; mostly none."""
    is_over, was_over = measure.status in OVER, before in OVER
    if was_over and not is_over:
        return [Left(PlanChangeKind.RESTORED, measure, reason)]
    if is_over and measure.status != before:
        kind = PlanChangeKind.MERGED if measure.status == Status.MERGED else PlanChangeKind.DROPPED
        return [Left(kind, measure, reason)]
    return []


def _trail(measure: Measure, told: Mapping[str, Any], reason: str) -> list[Left]:
    """Steps of one change. A re-scoping without a reason leaves none: editions tell it all the same."""
    steps = trail_of_status(measure, told["status"][0], reason) if "status" in told else []
    if reason and set(CONTENT) & set(told):
        steps.append(Left(PlanChangeKind.RESCOPED, measure, reason))
    return steps


# What a change can set, and what it sets by itself. Identity and place in the order never change here.
SAVED = tuple(
    field.name
    for field in Measure._meta.concrete_fields
    if field.name not in ("id", "uid", "organisation", "roadmap", "position")
)
Days = tuple[date | None, date | None]  # start and end
_FREE_TEXT = frozenset({"title", "description", "summary", "scope", "not_measured_because", "benefit_reason"})


def _apply(change: MeasureChange, measure: Measure) -> dict[str, Any]:
    """Set the values on a fresh measure; returns what changed as the log tells it."""
    check_places(measure.roadmap_id, measure.organisation_id, change.values)
    told: dict[str, Any] = {}
    for name, value in change.values.items():
        if name in SETS:
            kept, wanted = getattr(measure, name), sorted(row.pk for row in value)
            if sorted(kept.values_list("pk", flat=True)) != wanted:
                kept.set(value)
                told[name] = wanted
            continue
        before = getattr(measure, name)
        if before != value:
            told[name] = "" if name in _FREE_TEXT else [_plain(before), _plain(value)]
            setattr(measure, name, value)
    check_dates(measure.start, measure.end)
    if measure.roadmap.approval_id is None and {"start", "end"} & set(told):  # the plan is still being made
        measure.approved_start, measure.approved_end = measure.start, measure.end
    return told


def _move(change: MeasureChange, measure: Measure, old: Days, by: Actor, at: datetime) -> ScheduleChange:
    """The step that a change of dates leaves, not saved yet."""
    return ScheduleChange(
        measure=measure,
        old_start=old[0],
        old_end=old[1],
        new_start=measure.start,
        new_end=measure.end,
        reason=change.reason,
        cause=change.cause,
        at=at,
        **by.signature(measure.organisation_id)._asdict(),
    )


def write_changes(
    changes: Sequence[MeasureChange], fresh: Mapping[int, Measure], by: Actor, at: datetime
) -> tuple[dict[int, dict[int, Any]], list[Changed]]:
    """Set and save the changes, inside the transaction of the deed that tells of them.

    What changed by organisation and measure, and the values before and after for who wants to keep them.
    """
    places = {measure.pk: (measure.theme_id, measure.title) for measure in fresh.values()}
    told: dict[int, dict[int, Any]] = {}
    changed: dict[int, Measure] = {}
    kept: list[Changed] = []
    steps: list[Left] = []
    moves: list[ScheduleChange] = []
    for change in changes:
        measure = fresh[change.measure.pk]
        before = snapshot(measure, change.values)
        old = (measure.start, measure.end)
        fields = _apply(change, measure)
        if {"start", "end"} & set(fields):
            moves.append(_move(change, measure, old, by, at))
        if fields:
            steps += _trail(measure, fields, change.plan_reason)
            changed[measure.pk] = measure
            told.setdefault(measure.organisation_id, {})[measure.pk] = fields
            kept.append(Changed(measure, {name: before[name] for name in fields}, snapshot(measure, fields)))
    _make_room(changed.values(), places)
    for measure in changed.values():
        measure.revision += 1
        measure.updated_at = at
        measure.save(update_fields=SAVED)
    ScheduleChange.objects.bulk_create(moves)
    leave(steps, on=timezone.localdate(at), by=by, at=at)
    return told, kept


def fresh_measures(measures: Iterable[Measure], seen: Mapping[int, int | None]) -> dict[int, Measure]:
    """Measures as they are now; `seen` are the revisions that the person had before them, by measure.

    Stale when any was changed after that, Measure.DoesNotExist when one was removed.
    """
    ids = {measure.pk for measure in measures}
    fresh = Measure.objects.select_related("roadmap", "theme", "unit", "provenance", "whole").in_bulk(ids)
    if len(fresh) < len(ids):
        raise Measure.DoesNotExist("a measure was removed meanwhile")
    stale = [fresh[pk] for pk in seen if pk in fresh and seen[pk] is not None and fresh[pk].revision != seen[pk]]
    if stale:
        raise Stale(stale)
    return fresh


def _make_room(changed: Iterable[Measure], places: Mapping[int, tuple[int, str]]) -> None:
    """Let measures take each other's titles: who leaves a title that another takes is called by its uid meanwhile."""
    moved = [measure for measure in changed if (measure.theme_id, measure.title) != places[measure.pk]]
    wanted = {(measure.theme_id, measure.title) for measure in moved}
    for measure in moved:
        if places[measure.pk] in wanted:
            Measure.objects.filter(pk=measure.pk).update(title=str(measure.uid))


@transaction.atomic
def change_measures(
    *, changes: Sequence[MeasureChange], is_kept: bool = True, by: Actor, at: datetime
) -> list[Measure]:
    """Change measures. Stale, and nothing changed, when any was changed after the person had opened it.

    Measure.DoesNotExist when one was removed meanwhile.
    A change of dates is kept with its reason; the approved dates move only until the roadmap is approved.
    `is_kept` keeps what is needed for undoing; a deed that can be undone in another way does without.
    """
    organisations = {change.measure.organisation_id for change in changes}
    require(all(can_edit_measure(by, change.measure) for change in changes))
    audit.lock(organisations)
    seen = {change.measure.pk: change.seen for change in changes}
    fresh = fresh_measures([change.measure for change in changes], seen)
    told, kept = write_changes(changes, fresh, by, at)
    if is_kept:
        keep(changed=kept, kind="single", by=by, at=at)
    for organisation, measures in told.items():
        only = fresh[next(iter(measures))] if len(measures) == 1 else None
        audit.record(
            "roadmaps.measures.changed",
            by=by,
            at=at,
            organisation=organisation,
            target=target_of(only) if only else audit.NOTHING,
            data={"measures": {str(pk): fields for pk, fields in measures.items()}},
        )
    return [fresh[change.measure.pk] for change in changes]


@transaction.atomic
def remove_measures(*, measures: Sequence[Measure], by: Actor, at: datetime) -> None:
    """Take measures out with all that was told of them: for mistakes. What is given up is dropped instead."""
    require(all(can_edit_measure(by, measure) for measure in measures))
    by_organisation: dict[int, list[Measure]] = {}
    for measure in measures:
        by_organisation.setdefault(measure.organisation_id, []).append(measure)
    audit.lock(by_organisation)
    for organisation, rows in by_organisation.items():
        data = {"measures": [measure.pk for measure in rows]}
        target = target_of(rows[0]) if len(rows) == 1 else audit.NOTHING
        Measure.objects.filter(pk__in=data["measures"]).delete()
        audit.record("roadmaps.measures.removed", by=by, at=at, organisation=organisation, target=target, data=data)
