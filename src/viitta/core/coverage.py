"""Coverage of goals by measures, in both directions: goals with nothing, and measures that serve no goal.

In words with a worked example: docs/explanation/rules/coverage.md.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

GoalKey = TypeVar("GoalKey", bound=Hashable)
MeasureKey = TypeVar("MeasureKey", bound=Hashable)


def in_force(starts_on: date | None, ends_on: date | None, first: date, last: date) -> bool:
    """Whether a goal is in force on any day from `first` to `last`, both included; an open end has no limit."""
    return (starts_on is None or starts_on <= last) and (ends_on is None or ends_on >= first)


@dataclass(frozen=True)
class Coverage(Generic[GoalKey, MeasureKey]):
    """Measures by goal, and what is left over on both sides; every goal and measure in the order it was given."""

    by_goal: Mapping[GoalKey, tuple[MeasureKey, ...]]
    goals_without: tuple[GoalKey, ...]
    measures_without: tuple[MeasureKey, ...]

    @property
    def covered(self) -> int:
        """How many goals have a measure."""
        return len(self.by_goal) - len(self.goals_without)


def coverage(
    goals: Iterable[GoalKey],
    measures: Iterable[MeasureKey],
    served: Mapping[MeasureKey, Collection[GoalKey]],
    parents: Mapping[GoalKey, GoalKey | None] | None = None,
) -> Coverage[GoalKey, MeasureKey]:
    """Put measures under the goals that they serve.

    `served` names the goals of each measure; goals that are not among `goals` count for nothing. A goal of a tree is
    covered too when one under it is (`parents` tells what each goal is under), but the measure is listed only where
    it was put. A measure that serves none of the goals is left over.
    """
    by_goal: dict[GoalKey, list[MeasureKey]] = {goal: [] for goal in goals}
    alone: list[MeasureKey] = []
    for measure in measures:
        mine = [goal for goal in by_goal if goal in served.get(measure, ())]
        for goal in mine:
            by_goal[goal].append(measure)
        if not mine:
            alone.append(measure)
    covered = _with_those_above((goal for goal, rows in by_goal.items() if rows), parents or {})
    return Coverage(
        {goal: tuple(rows) for goal, rows in by_goal.items()},
        tuple(goal for goal in by_goal if goal not in covered),
        tuple(alone),
    )


def _with_those_above(goals: Iterable[GoalKey], parents: Mapping[GoalKey, GoalKey | None]) -> set[GoalKey]:
    found: set[GoalKey] = set()
    for goal in goals:
        step: GoalKey | None = goal
        while step is not None and step not in found:
            found.add(step)
            step = parents.get(step)
    return found
