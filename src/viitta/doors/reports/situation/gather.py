"""What a situation picture is made of, read in a fixed number of queries.

The picture of a closed round stands on its kept rows, so that it never changes when titles, owners or dates do; that
of an open round on what is there now.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from viitta.core.periods import Quarter
from viitta.core.progress import (
    OUT_OF_THE_PLAN,
    Kind,
    RolledMeasure,
    RollUp,
    Status,
    Timeliness,
    badge,
    expected_percent,
    latest_value,
    roll_up,
    slip_days,
)
from viitta.parts.followup import queries as followup
from viitta.parts.followup.models import FollowUp, Observation, RoundState
from viitta.parts.followup.queries import KeptStatus, MeasureFacts
from viitta.parts.roadmaps import queries as roadmaps
from viitta.parts.roadmaps.models import Ownership, Roadmap, ScheduleChange


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
    corrected: Decimal | None = None  # what a later correction says

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
class Picture:
    """Everything that a picture tells, as plain values and rows."""

    roadmap: Roadmap
    quarter: Quarter
    follow_up: FollowUp | None
    rows: Sequence[Row]
    before: Sequence[KeptStatus]  # of the rows of the round before, if it was held
    late_rounds: Mapping[int, int]  # measure -> rounds in a row that it has been late, this one too
    new_owners: Sequence[Ownership]
    moved: Sequence[ScheduleChange]
    observations: Sequence[Observation]
    theme_ids: Mapping[str, int]

    @property
    def is_closed(self) -> bool:
        return self.follow_up is not None and self.follow_up.state in (RoundState.CLOSED, RoundState.IMPORTED)

    def rolled(self, theme: str | None = None) -> RollUp:
        """Mean of the roadmap or of one theme, counted as the rule says."""
        chosen = [row for row in self.rows if theme in (None, row.theme)]
        measures = [RolledMeasure(row.kind, row.status, row.start, row.end, row.values) for row in chosen]
        return roll_up(measures, self.quarter)

    def themes(self) -> list[str]:
        """Themes that have rows, in their order."""
        return list(dict.fromkeys(row.theme for row in self.rows))


def gather(roadmap: Roadmap, quarter: Quarter, *, today: date) -> Picture:
    """Read the picture of a roadmap and a quarter as of a day."""
    rounds = followup.held_rounds(roadmap, until=quarter)
    follow_up = next((row for row in rounds if row.quarter == quarter.key), None)
    earlier = [row for row in rounds if row.quarter < quarter.key]
    is_closed = follow_up is not None and follow_up.state in (RoundState.CLOSED, RoundState.IMPORTED)
    if follow_up is not None and is_closed:
        rows = _kept(follow_up, followup.kept_values(rounds), quarter)
    else:
        rows = _now(roadmap, quarter, today)
    before = followup.kept_statuses(earlier[-1]) if earlier else []
    late = followup.kept_late(earlier)
    begin = _day_of(earlier[-1], quarter.first) if earlier else quarter.first
    end = _day_of(follow_up, today) if follow_up else today
    return Picture(
        roadmap=roadmap,
        quarter=quarter,
        follow_up=follow_up,
        rows=rows,
        before=before,
        late_rounds=_late_rounds(rows, [late.get(row.pk, set()) for row in reversed(earlier)]),
        new_owners=list(roadmaps.new_leads(roadmap, quarter.first, quarter.last)),
        moved=list(roadmaps.moves_between(roadmap, begin, end)),
        observations=list(followup.observations_of(roadmap, quarter=quarter.key)),
        theme_ids=dict(roadmap.themes.values_list("title", "pk")),
    )


def _day_of(follow_up: FollowUp, else_day: date) -> date:
    return follow_up.closed_at.date() if follow_up.closed_at else else_day


def _kept(follow_up: FollowUp, values: Mapping[int, Mapping[Quarter, Decimal]], quarter: Quarter) -> list[Row]:
    """Rows of a closed round, with the values that rounds up to it kept, and what was corrected since."""
    corrections = followup.corrections_in(follow_up)
    found = []
    for row in followup.kept_rows(follow_up):
        own = values.get(row.measure_id or 0, {})
        latest = latest_value(own, quarter)
        found.append(
            Row(
                row.measure_id, row.title, row.theme, Kind(row.kind), Status(row.status), Timeliness(row.timeliness),
                row.start, row.end, row.approved_end, row.owner_title, row.percent, Decimal(latest[1]) if latest else None,
                row.expected, row.cause, row.note, own, corrections.get(row.measure_id or 0),
            )
        )  # fmt: skip
    return found


def _now(roadmap: Roadmap, quarter: Quarter, today: date) -> list[Row]:
    facts = followup.facts_of(roadmap, quarter, today=today)
    owners = roadmaps.owners_on([one.id for one in facts], min(today, quarter.last))
    themes = dict(roadmap.themes.values_list("pk", "title"))
    return [_row(one, themes[one.theme], owners.get(one.id), quarter) for one in facts]


def _row(one: MeasureFacts, theme: str, owner: Ownership | None, quarter: Quarter) -> Row:
    step = one.steps.get(quarter)
    return Row(
        one.id, one.title, theme, one.kind, one.status, one.timeliness, one.start, one.end, one.approved_end,
        owner.title if owner else "", step.percent if step else None, one.reported,
        expected_percent(one.start, one.end, quarter.last), step.cause if step else "", step.note if step else "",
        one.values(),
    )  # fmt: skip


def _late_rounds(rows: Sequence[Row], late_then: Sequence[Set[int]]) -> dict[int, int]:
    """For how many rounds in a row each late measure has been late."""
    counts = {}
    for row in rows:
        if row.id is None or row.timeliness is not Timeliness.LATE:
            continue
        count = 1
        for then in late_then:
            if row.id not in then:
                break
            count += 1
        counts[row.id] = count
    return counts
