"""What a final report stands on, read once: the measures at the end of the period and all that was told of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from viitta.core.editions import Difference
from viitta.core.outcomes import Outcome, Realised
from viitta.core.periods import Quarter
from viitta.core.progress import RollUp
from viitta.doors.reports.queries import told
from viitta.parts.benefits.models import Benefit
from viitta.parts.benefits.queries import benefits_told
from viitta.parts.decisions.models import Decision
from viitta.parts.followup import queries as followup
from viitta.parts.followup.models import Observation
from viitta.parts.followup.queries import MeasureFacts
from viitta.parts.indicators.models import Indicator, Reading
from viitta.parts.indicators.queries import indicators_by_id, last_readings
from viitta.parts.meetings.models import GoodPractice, Visit
from viitta.parts.organisations.models import Seat
from viitta.parts.risks.models import Risk
from viitta.parts.roadmaps.models import (
    Edition,
    EditionRow,
    Goal,
    GoalVerdict,
    Promise,
    Provenance,
    Recommendation,
    Roadmap,
    ScheduleChange,
)
from viitta.parts.roadmaps.queries import goals_by_measure, listed_of, titles_of
from viitta.parts.roadmaps.queries.editions import compared, editions_of, rows_of_edition
from viitta.parts.roadmaps.queries.promises import promises_of
from viitta.parts.roadmaps.queries.strategy import goal_indicator_links, goals_in, verdicts_in


@dataclass(frozen=True)
class GoalFacts:
    """A goal with the measures that serve it, the verdict on it and what it is measured by."""

    goal: Goal
    measures: Sequence[int]
    verdict: GoalVerdict | None
    indicators: Sequence[tuple[Indicator, Reading | None]]


@dataclass(frozen=True)
class RoundFacts:
    """How many measures were asked and answered in a round."""

    quarter: str
    asked: int
    answered: int


@dataclass(frozen=True)
class First:
    """The roadmap as first approved: its edition, its rows, and what has changed in the plan since."""

    edition: Edition
    rows: Sequence[EditionRow]
    differences: Sequence[Difference]
    ids: Mapping[UUID, int]


@dataclass(frozen=True)
class Facts:
    """All that the final report of a roadmap says, as of the end of a quarter."""

    roadmap: Roadmap
    quarter: Quarter
    today: date
    measures: Sequence[MeasureFacts]
    realised: Mapping[int, Realised]
    words: Mapping[int, told.Words]
    leads: Mapping[int, Sequence[told.Held]]
    themes: Sequence[tuple[int, str]]
    goals: Sequence[GoalFacts]
    provenances: Sequence[Provenance]
    decisions: Sequence[Decision]
    first: First | None
    seats: Sequence[Seat]
    rounds: Sequence[RoundFacts]
    meetings: int
    observations: Mapping[str, Sequence[Observation]]
    visits: Sequence[Visit]
    practices: Sequence[GoodPractice]
    moves: Mapping[int, Sequence[ScheduleChange]]
    promises: Sequence[Promise]
    risks: Sequence[Risk]
    recommendations: Sequence[Recommendation]
    benefits: Sequence[Benefit]
    carried: Mapping[int, tuple[int | None, str]]

    def of(self, *outcomes: Outcome) -> list[MeasureFacts]:
        """Measures of some outcomes in the order of the plan."""
        return [one for one in self.measures if self.realised[one.id].outcome in outcomes]

    def rolled(self, theme: int | None = None) -> RollUp:
        """Mean of the roadmap or of one theme, counted as the rule says."""
        return followup.rolled([one for one in self.measures if theme in (None, one.theme)], self.quarter)

    def lead_of(self, measure: int) -> told.Held | None:
        """Who led a measure last."""
        held = self.leads.get(measure)
        return held[-1] if held else None

    def causes_of(self, one: MeasureFacts) -> list[str]:
        """Causes that were told of a measure, the oldest first."""
        moved = [move.cause for move in self.moves.get(one.id, ())]
        told = [step.cause for _quarter, step in sorted(one.steps.items())]
        return list(dict.fromkeys(cause for cause in (*moved, *told) if cause))

    def days_moved(self, measure: int) -> int:
        """Days that the end of a measure has been moved later, each move counted."""
        pairs = [(move.old_end, move.new_end) for move in self.moves.get(measure, ())]
        return sum(max(0, (new - old).days) for old, new in pairs if old and new)


def gather(roadmap: Roadmap, *, today: date) -> Facts:
    """Read what the final report of a roadmap says: as of the end of its period, or of the newest quarter before it."""
    quarter = report_quarter(roadmap, today)
    measures = list(followup.facts_of(roadmap, quarter, today=today))
    rounds = followup.held_rounds(roadmap, until=quarter)
    counts = followup.answer_counts(rounds)
    observations: dict[str, list[Observation]] = {}
    for row in reversed(followup.observations_of(roadmap)):
        observations.setdefault(row.kind, []).append(row)
    return Facts(
        roadmap=roadmap,
        quarter=quarter,
        today=today,
        measures=measures,
        realised={one.id: followup.realised_of(one, min(today, quarter.last)) for one in measures},
        words=told.words_of_measures(roadmap),
        leads=told.leads_by_measure(roadmap),
        themes=titles_of(roadmap, "theme"),
        goals=_goals(roadmap, quarter),
        provenances=list(listed_of(roadmap, "provenance")),
        decisions=told.decisions_on(roadmap),
        first=_first(roadmap, today),
        seats=told.seats_between(roadmap.group_id, roadmap.starts_on, roadmap.ends_on),
        rounds=[RoundFacts(row.quarter, counts[row.pk][1], counts[row.pk][0]) for row in rounds],
        meetings=told.meetings_held(roadmap),
        observations=observations,
        visits=list(told.visits_of(roadmap)),
        practices=list(told.practices_of(roadmap)),
        moves=told.moves_by_measure(roadmap),
        promises=list(promises_of(roadmap)),
        risks=told.realised_risks(roadmap),
        recommendations=told.recommendations_of(roadmap),
        benefits=benefits_told(roadmap),
        carried=told.carried_from(roadmap),
    )


def report_quarter(roadmap: Roadmap, today: date) -> Quarter:
    """The last quarter of the period; while it goes on, the newest one that has ended, at least the first."""
    first, last = Quarter.of(roadmap.starts_on), Quarter.of(roadmap.ends_on)
    return min(max(Quarter.of(today).previous(), first), last)


def _goals(roadmap: Roadmap, quarter: Quarter) -> list[GoalFacts]:
    serving: dict[int, list[int]] = {}
    for measure, goals in goals_by_measure(roadmap).items():
        for goal in goals:
            serving.setdefault(goal, []).append(measure)
    links, verdicts = goal_indicator_links(roadmap), verdicts_in(roadmap)
    wanted = {pk for pks in links.values() for pk in pks}
    indicators, readings = indicators_by_id(wanted), last_readings(wanted, until=quarter)
    return [
        GoalFacts(
            goal,
            serving.get(goal.pk, []),
            verdicts.get(goal.pk),
            [(indicators[pk], readings.get(pk)) for pk in links.get(goal.pk, ())],
        )
        for goal in goals_in(roadmap)
    ]


def _first(roadmap: Roadmap, today: date) -> First | None:
    edition = editions_of(roadmap).first()
    if edition is None:
        return None
    found = compared(roadmap, edition, None, today=today)
    return First(edition, list(rows_of_edition(edition)), found.differences, found.ids)
