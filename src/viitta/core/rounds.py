"""When a round of follow-up opens, reminds and closes. In words: docs/explanation/rules/rounds.md."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from viitta.core.periods import Quarter, quarters_between

AddWorkdays = Callable[[date, int], date]


@dataclass(frozen=True, slots=True)
class RoundDays:
    """Working days from the opening of a round to what happens in it; settings of an installation."""

    due: int = 10
    repeat: int = 5
    deputy: int = 8
    convenor: int = 10
    close: int = 20


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of one round."""

    opens: date
    repeat: date
    deputy: date
    due: date
    convenor: date
    closes: date


def calendar_of(opens: date, days: RoundDays, add_workdays: AddWorkdays) -> Calendar:
    """The days of a round that opens on a day."""
    return Calendar(
        opens,
        add_workdays(opens, days.repeat),
        add_workdays(opens, days.deputy),
        add_workdays(opens, days.due),
        add_workdays(opens, days.convenor),
        add_workdays(opens, days.close),
    )


@dataclass(frozen=True, slots=True)
class DueRounds:
    """What time makes due for one roadmap: the quarter to open, if any, and those that were never held."""

    open: Quarter | None
    not_held: tuple[Quarter, ...]


def due_rounds(
    starts_on: date,
    ends_on: date,
    held: Iterable[Quarter],
    today: date,
    *,
    opening: Callable[[Quarter], date],
    closing: Callable[[date], date],
) -> DueRounds:
    """The newest quarter whose opening day has come, while its round would still be open; skipped ones are not held.

    `held` are the quarters that have a round already, of whatever state; only quarters after the newest of them can
    be skipped, so that an old plan put in by hand isn't filled with rounds that nobody missed.
    """
    there = set(held)
    due = [quarter for quarter in quarters_between(starts_on, ends_on) if opening(quarter) <= today]
    if not due:
        return DueRounds(None, ())
    newest = due[-1]
    opens = newest if newest not in there and today <= closing(opening(newest)) else None
    first = max(there) if there else (newest if opens else newest.next())
    skipped = tuple(quarter for quarter in due if quarter not in there and quarter != opens and quarter > first)
    return DueRounds(opens, skipped)
