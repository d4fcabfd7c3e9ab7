"""Promises of outsiders: how many days late one is, in which quarters those days fall, what it waits as.

In words with a worked example: docs/explanation/rules/promises.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from viitta.core.periods import Quarter, quarters_between

ONE_DAY = timedelta(days=1)
REMIND_BEFORE = timedelta(days=14)


class PromiseState(StrEnum):
    """How a promise stands on a day (lupauksen tila); computed."""

    WAITED = "waited"  # open, and by the day first promised
    MOVED = "moved"  # open, by another day than the one first promised
    LATE = "late"  # open, and its present day has passed
    KEPT = "kept"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Promised:
    """The days of a promise: first promised, promised now, and when it was kept or cancelled."""

    first_due: date
    due: date
    kept: date | None = None
    cancelled: date | None = None

    @property
    def ended(self) -> date | None:
        """The day on which nobody waited any more; None while it is open."""
        return self.kept or self.cancelled

    @property
    def moved_days(self) -> int:
        """Days from the day first promised to the present one; negative when it was brought forward."""
        return (self.due - self.first_due).days


def check_days(promised_on: date, due: date) -> None:
    """ValueError when something would fall due before it was promised."""
    if due < promised_on:
        raise ValueError("a promise cannot fall due before it was promised")


def state_of(promise: Promised, on: date) -> PromiseState:
    """How a promise stands at the end of a day."""
    if promise.kept and promise.kept <= on:
        return PromiseState.KEPT
    if promise.cancelled and promise.cancelled <= on:
        return PromiseState.CANCELLED
    if on > promise.due:
        return PromiseState.LATE
    return PromiseState.MOVED if promise.due != promise.first_due else PromiseState.WAITED


def delay_days(promise: Promised, on: date) -> int:
    """Days that have been waited beyond the day first promised, up to a day and including it; never negative.

    Moving a promise forgives nothing. The days end when it is kept or cancelled.
    """
    return max(0, (_last_waited(promise, on) - promise.first_due).days)


def _last_waited(promise: Promised, on: date) -> date:
    return min(on, promise.ended) if promise.ended else on


def delay_by_quarter(promise: Promised, on: date) -> dict[Quarter, int]:
    """The same days by the quarter that each falls in; quarters without any are left out."""
    first, last = promise.first_due + ONE_DAY, _last_waited(promise, on)
    return {
        quarter: (min(last, quarter.last) - max(first, quarter.first)).days + 1
        for quarter in quarters_between(first, last)
    }


def total_by_quarter(promises: Iterable[Promised], on: date) -> Mapping[Quarter, int]:
    """Days of delay of several promises, such as those of one party, by quarter."""
    total: dict[Quarter, int] = {}
    for promise in promises:
        for quarter, days in delay_by_quarter(promise, on).items():
            total[quarter] = total.get(quarter, 0) + days
    return dict(sorted(total.items()))


def needs_reminder(promise: Promised, reminded_of: date | None, on: date) -> bool:
    """Whether the convenor is to be reminded: within two weeks of an open promise's day, once for each such day."""
    return promise.ended is None and promise.due - REMIND_BEFORE <= on <= promise.due and reminded_of != promise.due
