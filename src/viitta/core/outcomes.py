"""What became of the schedule of a measure (aikataulun toteutuminen), for the final report.

In words with a worked example: docs/explanation/rules/outcomes.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from viitta.core.periods import Quarter
from viitta.core.progress import HUNDRED, Kind, Status


class Outcome(StrEnum):
    """Each measure has exactly one."""

    IN_TIME = "in_time"  # finished by the end that was first approved
    LATER = "later"  # finished after it
    UNDATED = "undated"  # finished, but nobody can say by when it was to be or when it was
    UNFINISHED = "unfinished"
    CONTINUOUS = "continuous"
    DROPPED = "dropped"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of a measure in a quarter."""

    quarter: Quarter
    percent: Decimal | None
    status: str = ""

    @property
    def is_full(self) -> bool:
        return self.percent == HUNDRED or self.status == Status.DONE


@dataclass(frozen=True, slots=True)
class Realised:
    """The outcome and the days after the approved end: of a finished one until it was finished, else until now."""

    outcome: Outcome
    days: int = 0
    finished_in: Quarter | None = None


def finished_in(told: Iterable[Told]) -> Quarter | None:
    """The first quarter from which all that was told is a hundred per cent or "done"; None when the last is not."""
    found = None
    for one in sorted(told, key=lambda one: one.quarter, reverse=True):
        if one.percent is None and not one.is_full:
            continue
        if not one.is_full:
            break
        found = one.quarter
    return found


def finished_on(quarter: Quarter, approved_end: date, end: date | None) -> date:
    """The day of finishing, as well as it is known from a quarter: the present end or the approved one when it lies in
    the quarter, else the quarter's last day."""
    inside = [day for day in (end, approved_end) if day is not None and quarter.first <= day <= quarter.last]
    return max(inside, default=quarter.last)


def realised(
    *,
    kind: Kind,
    status: Status,
    approved_end: date | None,
    end: date | None,
    told: Iterable[Told],
    on: date,
) -> Realised:
    """What became of the schedule of a measure by a day. What came after the approval has its present end for approved."""
    told = list(told)
    quarter = finished_in(told)
    if status in (Status.DROPPED, Status.MERGED):
        return Realised(Outcome(status.value))
    if kind is Kind.CONTINUOUS:
        return Realised(Outcome.CONTINUOUS)
    planned = approved_end or end
    if status is not Status.DONE and quarter is None:
        return Realised(Outcome.UNFINISHED, _late_by(planned, max(end or on, on) if planned and planned < on else end))
    if planned is None or quarter is None:
        return Realised(Outcome.UNDATED, finished_in=quarter)
    days = _late_by(planned, finished_on(quarter, planned, end))
    return Realised(Outcome.LATER if days else Outcome.IN_TIME, days, quarter)


def _late_by(planned: date | None, day: date | None) -> int:
    """Days after the planned end; none when it is not after it."""
    return max(0, (day - planned).days) if planned and day else 0
