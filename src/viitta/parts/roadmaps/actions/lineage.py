"""What measures become: several into one, one into parts, replaced, given up, taken back.

Owners, entries and history of every measure stay; the trail tells what happened and why.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from viitta.core.actors import Actor
from viitta.core.editions import closes_circle, successors_of
from viitta.core.progress import Status
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.actions.measures import NewMeasure, Stale, insert_measures, target_of
from viitta.parts.roadmaps.actions.trail import Left, leave
from viitta.parts.roadmaps.models import Measure, Ownership, OwnershipRole, PlanChangeKind
from viitta.parts.roadmaps.permissions import can_edit_measure
from viitta.parts.roadmaps.queries.editions import trail_of

FEWEST_PARTS = 2
Seen = Mapping[int, int] | None  # revision that the person had before them, by measure


class LineageRefused(ValueError):
    """Why measures cannot become that: `code` tells, `measure` names the one it is about.

    Codes: nothing, itself, other_roadmap, over, target_over, not_over, circle, few_parts, no_reason, taken.
    """

    def __init__(self, code: str, measure: Measure | None = None) -> None:
        super().__init__(code)
        self.code, self.measure = code, measure


def _fresh(measures: Sequence[Measure], seen: Seen, by: Actor, *, over: bool = False) -> list[Measure]:
    """The measures as they are now, locked, of one roadmap; each once."""
    if not measures:
        raise LineageRefused("nothing")
    require(all(can_edit_measure(by, measure) for measure in measures))
    if len({measure.roadmap_id for measure in measures}) > 1:
        raise LineageRefused("other_roadmap")
    audit.lock({measure.organisation_id for measure in measures})
    rows = Measure.objects.select_related("roadmap", "theme", "unit").in_bulk([measure.pk for measure in measures])
    if len(rows) < len({measure.pk for measure in measures}):
        raise Measure.DoesNotExist("a measure was removed meanwhile")
    fresh = [rows[pk] for pk in dict.fromkeys(measure.pk for measure in measures)]
    stale = [row for row in fresh if seen and row.pk in seen and row.revision != seen[row.pk]]
    if stale:
        raise Stale(stale)
    for row in fresh:
        if (row.status in (Status.DROPPED, Status.MERGED)) is not over:
            raise LineageRefused("not_over" if over else "over", row)
    return fresh


def _target(into: Measure | NewMeasure, sources: Sequence[Measure], at: datetime) -> Measure:
    """The measure that others go into: a new one, or one of the same roadmap that goes on."""
    if isinstance(into, NewMeasure):
        return _insert(sources[0], [into], at)[0]
    if into.pk in {measure.pk for measure in sources}:
        raise LineageRefused("itself", into)
    row = Measure.objects.select_related("roadmap", "theme", "unit").get(pk=into.pk)
    if row.roadmap_id != sources[0].roadmap_id:
        raise LineageRefused("other_roadmap", row)
    if closes_circle(successors_of(trail_of(row.roadmap)), [one.uid for one in sources], row.uid):
        raise LineageRefused("circle", row)
    if row.status in (Status.DROPPED, Status.MERGED):
        raise LineageRefused("target_over", row)
    return row


def _insert(source: Measure, new: Sequence[NewMeasure], at: datetime) -> list[Measure]:
    try:
        with transaction.atomic():
            return insert_measures(roadmap=source.roadmap, new=new, at=at)
    except IntegrityError:
        raise LineageRefused("taken") from None


def _become(measures: Sequence[Measure], status: str, at: datetime) -> None:
    for measure in measures:
        measure.status = status
        measure.revision += 1
        measure.updated_at = at
    Measure.objects.bulk_update(measures, ["status", "revision", "updated_at"], batch_size=200)


def _record(deed: str, measures: Sequence[Measure], made: Sequence[Measure], by: Actor, at: datetime) -> None:
    only = measures[0] if len(measures) == 1 else None
    audit.record(
        f"roadmaps.measures.{deed}",
        by=by,
        at=at,
        organisation=measures[0].organisation_id,
        target=target_of(only) if only else audit.NOTHING,
        data={"measures": [row.pk for row in measures], "into": [row.pk for row in made]},
    )


def _into_one(
    kind: PlanChangeKind,
    status: Status,
    measures: Sequence[Measure],
    into: Measure | NewMeasure,
    *,
    reason: str,
    on: date,
    seen: Seen,
    by: Actor,
    at: datetime,
) -> Measure:
    sources = _fresh(measures, seen, by)
    target = _target(into, sources, at)
    if isinstance(into, NewMeasure):
        _hand_on(sources[0], [target], on)
    _become(sources, status, at)
    leave([Left(kind, row, reason, target) for row in sources], on=on, by=by, at=at)
    _record(kind.value, sources, [target], by, at)
    return target


@transaction.atomic
def merge_measures(
    *,
    measures: Sequence[Measure],
    into: Measure | NewMeasure,
    reason: str = "",
    on: date,
    seen: Seen = None,
    by: Actor,
    at: datetime,
) -> Measure:
    """Put measures together into one that is there or a new one; they become merged. LineageRefused says why not."""
    return _into_one(
        PlanChangeKind.MERGED, Status.MERGED, measures, into, reason=reason, on=on, seen=seen, by=by, at=at
    )


@transaction.atomic
def supersede_measures(
    *,
    measures: Sequence[Measure],
    successor: Measure | NewMeasure,
    reason: str = "",
    on: date,
    seen: Seen = None,
    by: Actor,
    at: datetime,
) -> Measure:
    """Put another measure in the place of these, which are given up. LineageRefused says why not."""
    return _into_one(
        PlanChangeKind.SUPERSEDED, Status.DROPPED, measures, successor, reason=reason, on=on, seen=seen, by=by, at=at
    )


@transaction.atomic
def split_measure(
    *,
    measure: Measure,
    parts: Sequence[NewMeasure],
    keeps: bool = False,
    reason: str = "",
    on: date,
    seen: int | None = None,
    by: Actor,
    at: datetime,
) -> list[Measure]:
    """Make new measures of one: two or more, or one or more when the original `keeps` on as a part of its own.

    The lead owner takes the parts too from the day on. LineageRefused says why not.
    """
    (source,) = _fresh([measure], None if seen is None else {measure.pk: seen}, by)
    if len(parts) + keeps < FEWEST_PARTS:
        raise LineageRefused("few_parts", source)
    made = _insert(source, parts, at)
    _hand_on(source, made, on)
    if not keeps:
        _become([source], Status.DROPPED, at)
    leave([Left(PlanChangeKind.SPLIT, source, reason, part) for part in made], on=on, by=by, at=at)
    _record("split", [source], made, by, at)
    return made


def _hand_on(source: Measure, made: Sequence[Measure], on: date) -> None:
    """Who leads a measure leads what is made of it, from the day on."""
    rows = Ownership.objects.on(on).filter(measure=source, role=OwnershipRole.LEAD)
    lead = rows.order_by("-from_date", "-pk").first()
    if lead is None:
        return
    Ownership.objects.bulk_create(
        Ownership(measure=measure, person_id=lead.person_id, title=lead.title, unit=lead.unit, from_date=on)
        for measure in made
    )


@transaction.atomic
def drop_measures(
    *, measures: Sequence[Measure], reason: str, on: date, seen: Seen = None, by: Actor, at: datetime
) -> list[Measure]:
    """Give measures up, saying why. LineageRefused without a reason, or when one is over already."""
    rows = _fresh(measures, seen, by)
    if not reason.strip():
        raise LineageRefused("no_reason", rows[0])
    _become(rows, Status.DROPPED, at)
    leave([Left(PlanChangeKind.DROPPED, row, reason) for row in rows], on=on, by=by, at=at)
    _record("dropped", rows, [], by, at)
    return rows


@transaction.atomic
def restore_measures(
    *,
    measures: Sequence[Measure],
    reason: str = "",
    status: str = Status.RUNNING,
    on: date,
    seen: Seen = None,
    by: Actor,
    at: datetime,
) -> list[Measure]:
    """Take back measures that were given up, merged, split or replaced. What they went into stays as it is."""
    rows = _fresh(measures, seen, by, over=True)
    if status in (Status.DROPPED, Status.MERGED):
        raise ValueError("what is taken back goes on")
    _become(rows, status, at)
    leave([Left(PlanChangeKind.RESTORED, row, reason) for row in rows], on=on, by=by, at=at)
    _record("restored", rows, [], by, at)
    return rows
