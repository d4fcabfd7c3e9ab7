"""Which measures and goals an indicator may belong to, and linking it to those that were chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from viitta.core.actors import Actor
from viitta.parts.indicators.models import Indicator
from viitta.parts.organisations.models import Person
from viitta.parts.organisations.queries import people_of
from viitta.parts.roadmaps import actions, queries
from viitta.parts.roadmaps.models import Goal, Measure
from viitta.parts.roadmaps.permissions import can_edit_roadmap
from viitta.parts.roadmaps.queries import strategy


@dataclass(frozen=True, slots=True)
class Links:
    """What can be chosen, by id, and what is chosen now."""

    people: Mapping[int, Person]
    measures: Mapping[int, Measure]
    goals: Mapping[int, Goal]
    now: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def offered(self) -> dict[str, Any]:
        """The same as the form takes them."""
        measures = [(pk, f"{row.title} ({row.roadmap.name})") for pk, row in self.measures.items()]
        goals = [(pk, f"{row.title} ({row.roadmap.name})") for pk, row in self.goals.items()]
        return {"people": [(pk, row.label) for pk, row in self.people.items()], "measures": measures, "goals": goals}

    def chosen(self) -> dict[str, list[str]]:
        return {name: [str(pk) for pk in sorted(pks)] for name, pks in self.now.items()}


def links_of(actor: Actor, organisation: int, *, today: date, indicator: Indicator | None = None) -> Links:
    """What an indicator of an organisation may belong to: all in the roadmaps that the actor edits."""
    roadmaps = [
        row
        for row in queries.roadmaps_of(actor, on=today).filter(organisation=organisation)
        if can_edit_roadmap(actor, row)
    ]
    people = {row.pk: row for row in people_of(actor, organisation) if row.left_on is None or row.left_on > today}
    measures = {row.pk: row for row in strategy.measures_in(roadmaps)}
    goals = {row.pk: row for row in strategy.goals_in_all(roadmaps)}
    now: dict[str, frozenset[int]] = {}
    if indicator is not None:
        pk = indicator.pk
        now["measures"] = frozenset(row.pk for row in strategy.measures_measured_by([pk]).get(pk, ()))
        now["goals"] = frozenset(row.pk for row in strategy.goals_measured_by([pk]).get(pk, ()))
    return Links(people, measures, goals, now)


@transaction.atomic
def link(indicator: Indicator, links: Links, data: Mapping[str, Any], *, by: Actor, at: datetime) -> None:
    """Link an indicator to the measures and goals chosen on its form; what the form did not offer stays as it was."""
    offered = (("measures", links.measures), ("goals", links.goals))
    moved = {}
    for name, rows in offered:
        if name in data:
            moved[name] = (links.now.get(name, frozenset()) & set(rows)) ^ {int(pk) for pk in data[name]}
    changes = []
    carried = strategy.indicators_by_measure(moved.get("measures", ()))
    for pk in sorted(moved.get("measures", ())):
        others = [row for row in carried.get(pk, ()) if row.pk != indicator.pk]
        is_on = pk not in links.now.get("measures", frozenset())
        kept = [*others, indicator] if is_on else others
        changes.append(actions.MeasureChange(links.measures[pk], {"indicators": tuple(kept)}))
    if changes:
        actions.change_measures(changes=changes, by=by, at=at)
    for pk in sorted(moved.get("goals", ())):
        goal = links.goals[pk]
        mine = [row for row in strategy.indicators_of_goal(goal) if row.pk != indicator.pk]
        is_on = pk not in links.now.get("goals", frozenset())
        actions.set_goal_indicators(goal=goal, indicators=[*mine, indicator] if is_on else mine, by=by, at=at)
