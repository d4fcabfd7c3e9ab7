"""Carrying measures over to the next roadmap: which go on by themselves, why others stay, what becomes of their days.

Rule: docs/explanation/rules/carry-over.md.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from viitta.core.progress import Kind, Status


class Going(StrEnum):
    """Why a measure goes on, or why it stays."""

    UNFINISHED = "unfinished"
    CONTINUOUS = "continuous"
    ALREADY = "already"  # it has been carried over
    DONE = "done"
    DROPPED = "dropped"
    MERGED = "merged"


GOES = frozenset({Going.UNFINISHED, Going.CONTINUOUS})
STAYS = {Status.DONE: Going.DONE, Status.DROPPED: Going.DROPPED, Status.MERGED: Going.MERGED}


class Days(StrEnum):
    """What becomes of the schedule."""

    KEPT = "kept"
    CUT = "cut"  # begins at the earliest when the next period does


@dataclass(frozen=True, slots=True)
class Span:
    """A schedule or a period; either end may be missing."""

    start: date | None
    end: date | None


def going(kind: str, status: str, *, is_there: bool) -> Going:
    """Why a measure goes on or stays. `is_there` tells that it has been carried over to the same roadmap before."""
    if is_there:
        return Going.ALREADY
    if status in STAYS:
        return STAYS[Status(status)]
    return Going.CONTINUOUS if kind == Kind.CONTINUOUS else Going.UNFINISHED


def carried_days(span: Span, kind: str, days: Days, period: Span) -> Span:
    """The schedule in the next roadmap, whose period has both ends.

    Cut, nothing begins before the period. An end that is over by then is left open to be planned anew; a continuous
    measure goes on to the end of the period.
    """
    if days == Days.KEPT or period.start is None:
        return span
    start = max(span.start, period.start) if span.start else None
    end = span.end
    if end is not None and end < (start or period.start):
        end = period.end if kind == Kind.CONTINUOUS else None
    return Span(start, end)


def falls_after(due_on: date, reached_on: date | None, ends_on: date) -> bool:
    """Whether a milestone goes on: it is not reached and falls due after the earlier period."""
    return reached_on is None and due_on > ends_on
