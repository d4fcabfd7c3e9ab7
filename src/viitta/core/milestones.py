"""Milestones: the expected percent that follows them instead of the straight line of the dates.

In words with a worked example: docs/explanation/rules/progress.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from viitta.core.periods import is_last_of_month, month_index


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """A day by which so many per cent are to be done."""

    due: date
    percent: int


def check_steps(steps: Sequence[Step], *, start: date | None, end: date | None) -> None:
    """ValueError unless percents lie between 1 and 100, and rise with the days, none before the start.

    A milestone may lie after the end: then it waits to be carried over to the next roadmap, and is not expected yet.
    """
    if any(not 1 <= step.percent <= 100 for step in steps):
        raise ValueError("percent: a milestone is of 1 to 100 per cent")
    if start and any(step.due < start for step in steps):
        raise ValueError("start: a milestone cannot fall due before the measure starts")
    ordered = sorted(steps)
    for before, after in pairwise(ordered):
        if before.percent >= after.percent or before.due == after.due:
            raise ValueError("order: a later milestone is of more per cent")


def _months_done(start: date, on: date) -> int:
    """Whole months from the beginning of the start's month to a day: a month counts at its end."""
    return max(0, month_index(on) - month_index(start) + (1 if is_last_of_month(on) else 0))


def expected_share_by(start: date, end: date, on: date, steps: Sequence[Step]) -> Fraction:
    """The share that milestones make expected on a day, exactly, between 0 and 1.

    Straight lines in whole months lead from 0 at the start through every milestone to 100 at the end. A milestone's
    month counts whole, as the end's does: what falls due on 15.3. is expected at the end of March. Milestones after
    the end count for nothing. ValueError when the end is before the start.
    """
    if end < start:
        raise ValueError("a measure cannot end before it starts")
    whole = month_index(end) - month_index(start) + 1
    points = [(0, 0)]
    for step in sorted(steps):
        months = month_index(step.due) - month_index(start) + 1
        if step.due <= end and points[-1][0] <= months < whole:
            points.append((months, step.percent))
    points.append((whole, 100))
    done = _months_done(start, on)
    if done >= whole:
        return Fraction(1)
    last = max(place for place, (months, _percent) in enumerate(points[:-1]) if months <= done)
    (before, low), (after, high) = points[last], points[last + 1]
    return (low + Fraction((high - low) * (done - before), after - before)) / 100
