"""Goals of the strategy and of roadmaps: what serves them, what they are measured by, what became of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from viitta.core.actors import Actor
from viitta.parts.indicators.models import Indicator, Reading
from viitta.parts.organisations.queries import visible_to
from viitta.parts.roadmaps.models import Goal, GoalVerdict, Measure, Roadmap, StrategyGoal


def strategy_goals_of(organisation: int) -> QuerySet[StrategyGoal]:
    """All goals of an organisation's strategy beside each other in their order, with `measure_count`."""
    rows = StrategyGoal.objects.filter(organisation=organisation).select_related("parent")
    return rows.annotate(measure_count=Count("measures")).order_by("position", "pk")


def get_strategy_goal(actor: Actor, pk: int) -> StrategyGoal:
    """A goal of the strategy of one of the actor's organisations; StrategyGoal.DoesNotExist for strangers too."""
    rows = StrategyGoal.objects.filter(visible_to(actor, date.min))
    return rows.select_related("organisation", "parent").get(pk=pk)


@dataclass(frozen=True, slots=True)
class Placed:
    """A goal of the strategy in its tree: how deep it stands, and its number such as "1.2"."""

    goal: StrategyGoal
    depth: int
    number: str


def in_tree(goals: Iterable[StrategyGoal]) -> list[Placed]:
    """Goals in the order of their tree, each before those under it. `goals` are all of one strategy, in order."""
    under: dict[int | None, list[StrategyGoal]] = {}
    for goal in goals:
        under.setdefault(goal.parent_id, []).append(goal)
    found: list[Placed] = []
    waiting = [(goal, 0, str(n)) for n, goal in enumerate(under.get(None, ()), 1)][::-1]
    while waiting:
        goal, depth, number = waiting.pop()
        found.append(Placed(goal, depth, number))
        below = [(child, depth + 1, f"{number}.{n}") for n, child in enumerate(under.get(goal.pk, ()), 1)]
        waiting += below[::-1]
    return found


def strategy_links(roadmap: Roadmap) -> dict[int, set[int]]:
    """Ids of the strategy goals that each measure of a roadmap serves."""
    found: dict[int, set[int]] = {}
    links = Measure.strategy_goals.through.objects.filter(measure__roadmap=roadmap)
    for measure, goal in links.values_list("measure_id", "strategygoal_id"):
        found.setdefault(measure, set()).add(goal)
    return found


def strategy_goals_served(measure: Measure) -> list[StrategyGoal]:
    """Goals of the strategy that a measure serves."""
    return list(measure.strategy_goals.order_by("position", "pk"))


def indicators_of_measure(measure: Measure) -> list[Indicator]:
    """What a measure is measured by."""
    return list(measure.indicators.select_related("owner").order_by("name", "pk"))


def indicator_links(measures: Iterable[int]) -> dict[int, list[int]]:
    """Ids of indicators by measure, in the order of their names."""
    links = Measure.indicators.through.objects.filter(measure__in=list(measures)).order_by("indicator__name", "pk")
    found: dict[int, list[int]] = {}
    for measure, indicator in links.values_list("measure_id", "indicator_id"):
        found.setdefault(measure, []).append(indicator)
    return found


def goal_indicator_links(roadmap: Roadmap) -> dict[int, list[int]]:
    """Ids of indicators by goal of a roadmap, in the order of their names."""
    links = Goal.indicators.through.objects.filter(goal__roadmap=roadmap).order_by("indicator__name", "pk")
    found: dict[int, list[int]] = {}
    for goal, indicator in links.values_list("goal_id", "indicator_id"):
        found.setdefault(goal, []).append(indicator)
    return found


def goals_measured_by(indicators: Iterable[int]) -> dict[int, list[Goal]]:
    """Goals of roadmaps by indicator."""
    links = Goal.indicators.through.objects.filter(indicator__in=list(indicators))
    pairs = list(links.values_list("indicator_id", "goal_id"))
    goals = Goal.objects.select_related("roadmap").in_bulk({goal for _indicator, goal in pairs})
    found: dict[int, list[Goal]] = {}
    for indicator, goal in sorted(pairs, key=lambda pair: (goals[pair[1]].roadmap_id, goals[pair[1]].position)):
        found.setdefault(indicator, []).append(goals[goal])
    return found


def measures_measured_by(indicators: Iterable[int]) -> dict[int, list[Measure]]:
    """Measures by indicator."""
    links = Measure.indicators.through.objects.filter(indicator__in=list(indicators))
    pairs = list(links.values_list("indicator_id", "measure_id"))
    measures = Measure.objects.select_related("roadmap").in_bulk({measure for _indicator, measure in pairs})
    found: dict[int, list[Measure]] = {}
    for indicator, measure in sorted(pairs, key=lambda pair: (measures[pair[1]].roadmap_id, pair[1])):
        found.setdefault(indicator, []).append(measures[measure])
    return found


def goals_in(roadmap: Roadmap) -> list[Goal]:
    """Goals of a roadmap in their order."""
    return list(Goal.objects.filter(roadmap=roadmap).order_by("position", "pk"))


def get_goal(roadmap: Roadmap, pk: int) -> Goal:
    """A goal of a roadmap; Goal.DoesNotExist for another's."""
    return Goal.objects.select_related("roadmap").get(roadmap=roadmap, pk=pk)


def verdicts_in(roadmap: Roadmap) -> dict[int, GoalVerdict]:
    """Verdicts by goal, with the measures and readings behind them."""
    rows = GoalVerdict.objects.filter(goal__roadmap=roadmap)
    return {row.goal_id: row for row in rows.prefetch_related("measures", "readings__indicator")}


def readings_for(goal: Goal, indicators: Sequence[int]) -> QuerySet[Reading]:
    """Readings that a verdict on a goal may stand on: of its indicators, newest first."""
    rows = Reading.objects.filter(indicator__in=list(indicators), value__isnull=False)
    return rows.select_related("indicator").order_by("indicator__name", "indicator", "-quarter")


def lost_with(goal: StrategyGoal) -> tuple[int, int]:
    """How many goals stand under one, and how many measures serve it or one of those."""
    pks, level = [goal.pk], [goal.pk]
    while level:
        level = list(StrategyGoal.objects.filter(parent__in=level).values_list("pk", flat=True))
        pks += level
    served = Measure.objects.filter(Q(strategy_goals__in=pks)).distinct().count()
    return len(pks) - 1, served


def measures_in(roadmaps: Iterable[Roadmap]) -> list[Measure]:
    """Measures of roadmaps that the actor was given, in the order of the plans."""
    rows = Measure.objects.filter(roadmap__in=[row.pk for row in roadmaps]).select_related("roadmap")
    return list(rows.order_by("-roadmap__starts_on", "roadmap", "theme__position", "position", "pk"))


def goals_in_all(roadmaps: Iterable[Roadmap]) -> list[Goal]:
    """Goals of roadmaps that the actor was given, in the order of the plans."""
    rows = Goal.objects.filter(roadmap__in=[row.pk for row in roadmaps]).select_related("roadmap")
    return list(rows.order_by("-roadmap__starts_on", "roadmap", "position", "pk"))


def indicators_by_measure(measures: Iterable[int]) -> dict[int, list[Indicator]]:
    """Indicators of each measure, by name."""
    links = Measure.indicators.through.objects.filter(measure__in=list(measures))
    found: dict[int, list[Indicator]] = {}
    for link in links.select_related("indicator").order_by("indicator__name", "indicator"):
        found.setdefault(link.measure_id, []).append(link.indicator)
    return found


def indicators_of_goal(goal: Goal) -> list[Indicator]:
    """What a goal of a roadmap is measured by."""
    return list(goal.indicators.order_by("name", "pk"))


def behind_verdicts(readings: Iterable[int]) -> int:
    """How many of the readings stand behind a verdict on a goal."""
    links = GoalVerdict.readings.through.objects.filter(reading__in=list(readings))
    return links.values("reading").distinct().count()
