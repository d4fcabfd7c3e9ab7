"""What a situation picture is made of, read in a fixed number of queries.

The picture of a closed round stands on its kept rows, so that it never changes when titles, owners or dates do; that
of an open round on what is there now.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal

from django.utils import timezone

from viitta.core.periods import Quarter
from viitta.core.progress import (
    OUT_OF_THE_PLAN,
    Kind,
    RolledMeasure,
    RollUp,
    Status,
    Timeliness,
    badge,
    latest_value,
    roll_up,
    slip_days,
)
from viitta.parts.followup import queries as followup
from viitta.parts.followup.models import FollowUp, Observation, RoundState
from viitta.parts.followup.queries import KeptRow, MeasureFacts
from viitta.parts.roadmaps import queries as roadmaps
from viitta.parts.roadmaps.models import Ownership, Roadmap, ScheduleChange

CLOSED = (RoundState.CLOSED, RoundState.IMPORTED)
Key = int | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A measure in a picture."""

    id: int | None  # None when the measure was removed later
    title: str
    theme: str
    kind: Kind
    status: Status
    timeliness: Timeliness
    start: date | None
    end: date | None
    approved_end: date | None
    owner: str  # title
    percent: Decimal | None  # told in this round
    reported: Decimal | None  # the last at or before it
    expected: Decimal | None
    cause: str
    note: str
    values: Mapping[Quarter, Decimal]
    owner_id: int | None = None
    corrected: Decimal | None = None  # what a later correction says
    old_practice_in_use: bool = False

    @property
    def key(self) -> Key:
        """What tells the measure from others in every round, also after it was removed."""
        return self.id or (self.theme, self.title)

    @property
    def is_continuous(self) -> bool:
        return self.kind is Kind.CONTINUOUS

    @property
    def slip(self) -> int | None:
        return slip_days(self.end, self.approved_end)

    def situation(self) -> str:
        """The one word of the row, as the badge shows it."""
        if self.is_continuous and self.status in (Status.RUNNING, Status.PLANNED):
            return "continuous"
        return badge(self.status, self.timeliness).value

    def is_silent(self, quarter: Quarter) -> bool:
        """Whether an answer was due in the quarter and none came."""
        settled = self.status in OUT_OF_THE_PLAN or self.status is Status.DONE
        begun = self.start is None or self.start <= quarter.last
        return not self.is_continuous and not settled and begun and self.percent is None


@dataclass(frozen=True, slots=True)
class Since:
    """What has come after a round was closed, in numbers: why the rows that a figure opens may be others by now."""

    added: int = 0
    removed: int = 0
    moved: int = 0  # to another theme
    observed: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that a picture tells, as plain values and rows."""

    roadmap: Roadmap
    quarter: Quarter
    follow_up: FollowUp | None
    rows: Sequence[Row]
    before: Sequence[Row]  # the rows of the round before, if it was held
    late_rounds: Mapping[Key, int]  # measure -> rounds in a row that it has been late, this one too
    new_owners: Sequence[Ownership]
    moved: Sequence[ScheduleChange]
    observations: Sequence[Observation]
    theme_ids: Mapping[str, int]
    since: Since = Since()

    @property
    def is_closed(self) -> bool:
        return self.follow_up is not None and self.follow_up.state in CLOSED

    def rolled(self, theme: str | None = None) -> RollUp:
        """Mean of the roadmap or of one theme, counted as the rule says."""
        chosen = [row for row in self.rows if theme in (None, row.theme)]
        measures = [
            RolledMeasure(row.kind, row.status, row.start, row.end, row.values, expected=row.expected) for row in chosen
        ]
        return roll_up(measures, self.quarter)

    def themes(self) -> list[str]:
        """Themes that have rows, in their order."""
        return list(dict.fromkeys(row.theme for row in self.rows))


def gather(roadmap: Roadmap, quarter: Quarter, *, today: date) -> Picture:
    """Read the picture of a roadmap and a quarter as of a day."""
    rounds = followup.held_rounds(roadmap, until=quarter)
    follow_up = next((row for row in rounds if row.quarter == quarter.key), None)
    earlier = [row for row in rounds if row.quarter < quarter.key]
    closed = follow_up if follow_up is not None and follow_up.state in CLOSED else None
    # What an open round shows is counted from answers: older rounds tell it only who was late.
    read = followup.kept_rows(rounds) if closed else followup.kept_rows(earlier[-1:], late_of=earlier)
    kept = {pk: _frozen(rows) for pk, rows in read.items()}
    rows = _then(closed, rounds, kept) if closed else _now(roadmap, quarter, today)
    last = earlier[-1] if earlier else None
    since = Quarter.parse(last.quarter).next().first if last else quarter.first
    observations = list(followup.observations_of(roadmap, quarter=quarter.key))
    return Picture(
        roadmap=roadmap,
        quarter=quarter,
        follow_up=follow_up,
        rows=rows,
        before=kept.get(last.pk, []) if last else [],
        late_rounds=_late_rounds(rows, [kept.get(row.pk, []) for row in reversed(earlier)]),
        new_owners=list(roadmaps.new_leads(roadmap, since, quarter.last)),
        moved=_moves(roadmap, last, closed, since),
        observations=observations,
        theme_ids=dict(roadmap.themes.values_list("title", "pk")),
        since=_since(closed, rows, observations) if closed else Since(),
    )


def _since(closed: FollowUp, rows: Sequence[Row], observations: Sequence[Observation]) -> Since:
    kept = {row.id: row.theme for row in rows}
    now = roadmaps.themes_by_measure(closed.roadmap_id)
    day = timezone.localdate(closed.closed_at) if closed.closed_at else None
    return Since(
        added=sum(pk not in kept for pk in now),
        removed=sum(row.id is None for row in rows),
        moved=sum(pk in now and now[pk] != theme for pk, theme in kept.items() if pk is not None),
        observed=sum(day is not None and one.on > day for one in observations),
    )


def _moves(roadmap: Roadmap, last: FollowUp | None, closed: FollowUp | None, since: date) -> list[ScheduleChange]:
    """Changes of dates after the last round was closed and until this one was, oldest first."""
    until = closed.closed_at if closed else None
    if last is not None and last.closed_at and (until is None or last.closed_at < until):
        return list(roadmaps.moves_between(roadmap, last.closed_at, until))
    return list(
        roadmaps.moves_between(roadmap, datetime.combine(since, time(), timezone.get_current_timezone()), until)
    )


KINDS = {kind.value: kind for kind in Kind}
STATUSES = {status.value: status for status in Status}
TIMELINESS = {timely.value: timely for timely in Timeliness}


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text).quantize(Decimal("0.01"))


def _frozen(rows: Sequence[KeptRow]) -> list[Row]:
    """Rows as their round kept them."""
    return [
        Row(
            row.measure_id, row.title, row.theme, KINDS[row.kind], STATUSES[row.status], TIMELINESS[row.timeliness],
            row.start, row.end, row.approved_end, row.owner_title, _decimal(row.percent), _decimal(row.percent),
            _decimal(row.expected), row.cause, row.note, {}, row.owner_id,
            old_practice_in_use=row.old_practice_in_use,
        )
        for row in rows
    ]  # fmt: skip


def _then(closed: FollowUp, rounds: Sequence[FollowUp], kept: Mapping[int, Sequence[Row]]) -> list[Row]:
    """Rows of a closed round with the values that were known when it was closed, and what was corrected since."""
    quarter = Quarter.parse(closed.quarter)
    values: dict[Key, dict[Quarter, Decimal]] = {}
    for follow_up in rounds:
        for row in kept.get(follow_up.pk, []):
            if row.percent is not None:
                values.setdefault(row.key, {})[Quarter.parse(follow_up.quarter)] = row.percent
    corrected: dict[int, Decimal] = {}
    for one in followup.corrections_in(rounds):
        if one.percent is None:
            continue
        if one.round == closed.pk:
            corrected[one.measure] = one.percent
        elif closed.closed_at and one.at <= closed.closed_at:
            values.setdefault(one.measure, {})[Quarter.parse(one.quarter)] = one.percent
    found = []
    for row in kept.get(closed.pk, []):
        own = values.get(row.key, {})
        latest = latest_value(own, quarter)
        reported = Decimal(latest[1]) if latest else None
        found.append(replace(row, reported=reported, values=own, corrected=corrected.get(row.id or 0)))
    return found


def _now(roadmap: Roadmap, quarter: Quarter, today: date) -> list[Row]:
    facts = followup.facts_of(roadmap, quarter, today=today)
    owners = roadmaps.leads_on([roadmap.pk], min(today, quarter.last))
    themes = dict(roadmap.themes.values_list("pk", "title"))
    return [_row(one, themes[one.theme], owners.get(one.id, (None, "")), quarter) for one in facts]


def _row(one: MeasureFacts, theme: str, owner: tuple[int | None, str], quarter: Quarter) -> Row:
    person, owner_title = owner
    step = one.steps.get(quarter)
    return Row(
        one.id, one.title, theme, one.kind, one.status, one.timeliness, one.start, one.end, one.approved_end,
        owner_title, step.percent if step else None, one.reported,
        one.expected_at(quarter), step.cause if step else "", step.note if step else "",
        one.values(), person, old_practice_in_use=one.old_practice_in_use,
    )  # fmt: skip


def _late_rounds(rows: Sequence[Row], earlier: Sequence[Sequence[Row]]) -> dict[Key, int]:
    """For how many rounds in a row each late measure has been late."""
    late_then = [{row.key for row in then if row.timeliness is Timeliness.LATE} for then in earlier]
    counts: dict[Key, int] = {}
    for row in rows:
        if row.timeliness is Timeliness.LATE:
            first_not = next((at for at, then in enumerate(late_then) if row.key not in then), len(late_then))
            counts[row.key] = 1 + first_not
    return counts
