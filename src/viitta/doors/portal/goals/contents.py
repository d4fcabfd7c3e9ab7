"""What the page of a roadmap's goals is made of, read in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from viitta.core.actors import Actor
from viitta.core.periods import Quarter
from viitta.doors.portal.roadmap.pages.contents import quarter_shown
from viitta.parts.followup import queries as followup
from viitta.parts.followup.queries import MeasureFacts
from viitta.parts.indicators import queries as indicators
from viitta.parts.indicators.models import Indicator, Reading
from viitta.parts.roadmaps import queries
from viitta.parts.roadmaps.models import Goal, GoalVerdict, Roadmap
from viitta.parts.roadmaps.permissions import can_edit_roadmap
from viitta.parts.roadmaps.queries import strategy


@dataclass(frozen=True, slots=True)
class GoalContents:
    roadmap: Roadmap
    quarter: Quarter
    goals: Sequence[Goal]
    measures: Mapping[int, Sequence[MeasureFacts]]  # by goal
    indicators: Mapping[int, Sequence[Indicator]]  # by goal: its own and those of its measures
    last: Mapping[int, Reading]  # by indicator, within the roadmap's period
    verdicts: Mapping[int, GoalVerdict]
    can_edit: bool


def gather(roadmap: Roadmap, actor: Actor, *, today: date) -> GoalContents:
    """Read the goals with all that belongs to them."""
    quarter = quarter_shown(roadmap, followup.newest_round(roadmap), "", today)
    goals = strategy.goals_in(roadmap)
    chosen = queries.goals_by_measure(roadmap)
    facts = followup.facts_of(roadmap, quarter, today=today)
    measures = {goal.pk: [one for one in facts if goal.pk in chosen.get(one.id, ())] for goal in goals}
    own, carried = strategy.goal_indicator_links(roadmap), strategy.indicator_links(one.id for one in facts)
    wanted: dict[int, dict[int, None]] = {}
    for goal in goals:
        pks = [*own.get(goal.pk, ()), *(pk for one in measures[goal.pk] for pk in carried.get(one.id, ()))]
        wanted[goal.pk] = dict.fromkeys(pks)
    rows = indicators.indicators_of(actor, roadmap.organisation_id).in_bulk(
        {pk for pks in wanted.values() for pk in pks}
    )
    return GoalContents(
        roadmap=roadmap,
        quarter=quarter,
        goals=goals,
        measures=measures,
        indicators={goal: [rows[pk] for pk in pks if pk in rows] for goal, pks in wanted.items()},
        last=indicators.last_readings(rows, until=Quarter.of(roadmap.ends_on)),
        verdicts=strategy.verdicts_in(roadmap),
        can_edit=can_edit_roadmap(actor, roadmap),
    )
