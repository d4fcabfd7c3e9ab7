"""The quarterly series of measures: what was told or computed, and how it stands. Reads values only, in three queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from django.db import connection
from django.db.models import CharField
from django.db.models.functions import Cast
from django.utils import timezone

from viitta.core.milestones import Step as Milestone
from viitta.core.periods import Quarter, quarters_between
from viitta.core.progress import (
    Kind,
    RolledMeasure,
    RollUp,
    Source,
    Status,
    Timeliness,
    expected_percent,
    latest_value,
    roll_up,
    slip_days,
    timeliness,
)
from viitta.parts.audit.queries import version_of
from viitta.parts.followup.models import ProgressEntry, RoundRow
from viitta.parts.roadmaps.models import Measure, OldPractice, Roadmap
from viitta.parts.roadmaps.queries.resources import steps_by_measure


class Step(NamedTuple):
    """A measure's value of one quarter and where it comes from. A page reads thousands: hence the named tuple."""

    percent: Decimal | None
    source: Source
    note: str = ""
    cause: str = ""
    status: str = ""
    moment: str = ""  # as databases write it, in UTC

    @property
    def at(self) -> date | None:
        """The Finnish day on which it was told; None for what is only computed."""
        return _local_day(self.moment[:19]) if self.moment else None


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """A measure as it stands at the end of a quarter, in plain values."""

    id: int
    uid: str
    title: str
    theme: int
    kind: Kind
    status: Status
    start: date | None
    end: date | None
    approved_start: date | None
    approved_end: date | None
    unit: int | None
    origin: str
    quarter: Quarter
    steps: Mapping[Quarter, Step]
    reported: Decimal | None  # the last value at or before the quarter
    reported_in: Quarter | None
    expected: Decimal | None
    timeliness: Timeliness
    revision: int
    position: int
    old_practice_in_use: bool = False  # what it makes needless had not all ended by then
    milestones: tuple[Milestone, ...] = ()

    @property
    def slip(self) -> int | None:
        """Days that the end has moved from the first approved plan."""
        return slip_days(self.end, self.approved_end)

    @property
    def is_computed(self) -> bool:
        return self.step is not None and self.step.source is Source.COMPUTED

    @property
    def step(self) -> Step | None:
        """The step of the last value at or before the quarter."""
        return self.steps.get(self.reported_in) if self.reported_in else None

    def expected_at(self, quarter: Quarter) -> Decimal | None:
        """What is expected at the last day of any quarter, by today's plan."""
        return expected_percent(self.start, self.end, quarter.last, self.milestones)

    def values(self) -> dict[Quarter, Decimal]:
        return {quarter: step.percent for quarter, step in self.steps.items() if step.percent is not None}

    def rolled(self) -> RolledMeasure:
        """As the roll-up of any quarter sees it."""
        return RolledMeasure(self.kind, self.status, self.start, self.end, self.values(), self.milestones)

    def rolled_now(self) -> RolledMeasure:
        """As the roll-up of the facts' own quarter sees it, without looking at earlier values again."""
        values = {self.reported_in: self.reported} if self.reported_in and self.reported is not None else {}
        return RolledMeasure(self.kind, self.status, self.start, self.end, values, self.milestones, self.expected)


KEPT_ROADMAPS = 8  # of each web worker; one of 200 measures with 12 quarters takes about a megabyte
_SOURCES = {source.value: source for source in Source}
_MEASURE = (
    "pk", Cast("uid", CharField()), "title", "theme_id", "kind", "status", "start", "end", "approved_start", "approved_end", "unit_id",
    "origin", "revision", "position",
)  # fmt: skip


# Cast in the database: thousands of decimals and moments are slower to convert than to read.
_ENTRY = (
    "measure_id", "follow_up__quarter", Cast("percent", CharField()), "source", "note", "cause", "status",
    Cast("at", CharField()),
)  # fmt: skip


@lru_cache(maxsize=16_384)
def decimal_of(percent: str) -> Decimal:
    """A percent as databases write it when it is cast to text."""
    return Decimal(percent).quantize(Decimal("0.01"))


@lru_cache(maxsize=4096)
def _local_day(moment: str) -> date:
    """The Finnish day of a moment as databases write it, in UTC."""
    return timezone.localdate(datetime.fromisoformat(moment).replace(tzinfo=UTC))


def _dashed(uid: str) -> str:
    """A UUID as it is written; SQLite keeps it without dashes."""
    return uid if "-" in uid else f"{uid[:8]}-{uid[8:12]}-{uid[12:16]}-{uid[16:20]}-{uid[20:]}"


@dataclass(frozen=True, slots=True)
class History:
    """What was told of a roadmap's measures, read once: facts of any quarter are made of it without more queries."""

    roadmap: Roadmap
    today: date
    rows: Sequence[tuple]
    told: Mapping[int, Mapping[Quarter, Step]]
    # the day on which the last old practice ended, by measure; date.max while one goes on
    practices: Mapping[int, date]
    milestones: Mapping[int, tuple[Milestone, ...]]

    def facts(self, quarter: Quarter) -> list[MeasureFacts]:
        """The measures as they stand at the last day of a quarter, in the order of themes."""
        found = [
            _facts(row, self.told.get(row[0], {}), self.roadmap, quarter, self.today, self.milestones.get(row[0], ()))
            for row in self.rows
        ]
        if not self.practices:
            return found
        on = min(quarter.last, self.today)
        return [
            replace(one, old_practice_in_use=True) if self.practices.get(one.id, date.min) > on else one
            for one in found
        ]


def history_of(
    roadmap: Roadmap,
    *,
    today: date,
    measures: Iterable[int] | None = None,
    practices: Iterable[OldPractice] | None = None,
    milestones: Mapping[int, tuple[Milestone, ...]] | None = None,
) -> History:
    """Read the measures of a roadmap, or some of them, with all that was told: four queries.

    `practices` and `milestones` are those of the measures, when they have been read already.
    """
    rows = Measure.objects.filter(roadmap=roadmap)
    entries = ProgressEntry.objects.filter(measure__roadmap=roadmap)
    if measures is not None:
        wanted = list(measures)
        rows, entries = rows.filter(pk__in=wanted), entries.filter(measure__in=wanted)
    told: dict[int, dict[Quarter, Step]] = {}
    for pk, key, percent, source, note, cause, status, moment in entries.values_list(*_ENTRY):
        value = None if percent is None else decimal_of(percent)
        step = Step(value, _SOURCES[source], note, cause, status, moment)
        told.setdefault(pk, {})[Quarter.parse(key)] = step
    ordered = rows.order_by("theme__position", "theme_id", "position", "pk").values_list(*_MEASURE)
    if practices is None:
        of_all = OldPractice.objects.filter(measure__roadmap=roadmap).order_by()
        ends = _last_ends(of_all.values_list("measure_id", "ended_on"))
    else:
        ends = _last_ends((row.measure_id, row.ended_on) for row in practices)
    steps = steps_by_measure(roadmap) if milestones is None else milestones
    return History(roadmap, today, list(ordered), told, ends, steps)


def _last_ends(rows: Iterable[tuple[int, date | None]]) -> dict[int, date]:
    """The day on which the last old practice of each measure ended; date.max while one has not ended."""
    found: dict[int, date] = {}
    for measure, ended_on in rows:
        found[measure] = max(found.get(measure, date.min), ended_on or date.max)
    return found


def facts_of(
    roadmap: Roadmap,
    quarter: Quarter,
    *,
    today: date,
    measures: Iterable[int] | None = None,
    practices: Iterable[OldPractice] | None = None,
    milestones: Mapping[int, tuple[Milestone, ...]] | None = None,
) -> list[MeasureFacts]:
    """The measures of a roadmap as they stand at the last day of a quarter, in the order of themes.

    Continuous measures have a computed step for every quarter of theirs that has begun by `today`, unless their owner
    corrected it; the step of a closed round stays as it was when the round closed.
    """
    is_whole = measures is None and practices is None and milestones is None
    if is_whole and not connection.in_atomic_block:  # a deed reads what it has just written under its own version
        return list(_kept(roadmap, quarter, today, version_of([roadmap.organisation_id])))
    history = history_of(roadmap, today=today, measures=measures, practices=practices, milestones=milestones)
    return history.facts(quarter)


@lru_cache(maxsize=KEPT_ROADMAPS)
def _kept(roadmap: Roadmap, quarter: Quarter, today: date, _version: str) -> tuple[MeasureFacts, ...]:
    """The facts of a whole roadmap, drawn once for all pages of a version; the version is read before them."""
    return tuple(history_of(roadmap, today=today).facts(quarter))


def forget() -> None:
    """Read everything anew: for those who put other rows under a version that has been read, such as tests."""
    _kept.cache_clear()


def _facts(
    row: tuple, told: Mapping[Quarter, Step], roadmap: Roadmap, quarter: Quarter, today: date, steps: tuple[Milestone, ...]
) -> MeasureFacts:  # fmt: skip
    pk, uid, title, theme, kind_text, status_text, start, end, approved_start, approved_end, *rest = row
    unit, origin, revision, position = rest
    kind, status = Kind(kind_text), Status(status_text)
    if kind is Kind.CONTINUOUS:
        start, end = start or roadmap.starts_on, end or roadmap.ends_on
        told, steps = with_computed(told, start, end, today), ()
    latest = _latest(told, quarter)
    reported = latest[1] if latest else None
    timely = timeliness(kind=kind, status=status, start=start, end=end, on=quarter.last, reported=reported, steps=steps)
    return MeasureFacts(
        id=pk,
        uid=_dashed(uid),
        title=title,
        theme=theme,
        kind=kind,
        status=status,
        start=start,
        end=end,
        approved_start=approved_start,
        approved_end=approved_end,
        unit=unit,
        origin=origin,
        quarter=quarter,
        steps=told,
        reported=reported,
        reported_in=latest[0] if latest else None,
        expected=expected_percent(start, end, quarter.last, steps),
        timeliness=timely,
        revision=revision,
        position=position,
        milestones=steps,
    )


def _latest(told: Mapping[Quarter, Step], quarter: Quarter) -> tuple[Quarter, Decimal] | None:
    """The last value at or before a quarter; that of the quarter itself is found without looking at the others."""
    fresh = told.get(quarter)
    if fresh is not None and fresh.percent is not None:
        return quarter, fresh.percent
    found = latest_value({known: step.percent for known, step in told.items() if step.percent is not None}, quarter)
    return (found[0], Decimal(found[1])) if found else None


def with_computed(told: Mapping[Quarter, Step], start: date, end: date, today: date) -> dict[Quarter, Step]:
    """A continuous measure's told steps with the computed ones filled in, for its quarters that have begun."""
    full: dict[Quarter, Step] = {}
    for quarter in quarters_between(start, min(end, today)):
        known = told.get(quarter)
        if known is not None and known.percent is not None:
            full[quarter] = known
            continue
        step = expected_percent(start, end, quarter.last)
        note, cause, status = (known.note, known.cause, known.status) if known else ("", "", "")
        full[quarter] = Step(step, Source.COMPUTED, note, cause, status, known.moment if known else "")
    return {**told, **full}


def rolled(facts: Iterable[MeasureFacts], quarter: Quarter) -> RollUp:
    """Mean progress of measures, with what it was counted from."""
    return roll_up([one.rolled_now() if one.quarter == quarter else one.rolled() for one in facts], quarter)


_KEPT = (
    "measure_id", "title", "kind", "status", "timeliness", "start", "end", "approved_end", "expected",
    "old_practice_in_use",
)  # fmt: skip


def facts_then(roadmap: Roadmap, quarter: Quarter, *, today: date) -> list[MeasureFacts]:
    """Measures as they stood when the quarter's round closed: titles, dates, status and timeliness of then.

    Values are those of today, corrections too. Of a quarter whose round is not closed the facts are those of now.
    """
    facts = facts_of(roadmap, quarter, today=today)
    rows = RoundRow.objects.filter(follow_up__roadmap=roadmap, follow_up__quarter=quarter.key)
    kept = {row[0]: row for row in rows.values_list(*_KEPT)}
    return [_as_then(one, kept[one.id]) if one.id in kept else one for one in facts]


def _as_then(one: MeasureFacts, row: tuple) -> MeasureFacts:
    _pk, title, kind, status, timely, start, end, approved_end, expected, in_use = row
    return replace(
        one,
        title=title,
        kind=Kind(kind),
        status=Status(status),
        timeliness=Timeliness(timely),
        start=start,
        end=end,
        approved_end=approved_end,
        expected=expected,
        old_practice_in_use=in_use,
    )
