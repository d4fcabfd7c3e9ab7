"""Days of a series, the best of proposed times, and what must be told of a change. In words: docs/explanation/rules/meetings.md."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from viitta.core.periods import Quarter, quarters_between

IsWorkday = Callable[[date], bool]
ONE_DAY = timedelta(days=1)
YES, MAYBE, NO = "yes", "maybe", "no"
LONGEST = timedelta(hours=24)  # of one meeting


def weekday_after(day: date, weekday: int, is_workday: IsWorkday) -> date:
    """The first such weekday (0 is Monday) after a day; where that is no working day, the next working day.

    ValueError for a weekday that offices do not have.
    """
    if not 0 <= weekday <= 4:
        raise ValueError("a meeting of a series is held from Monday to Friday")
    found = day + ONE_DAY
    while found.weekday() != weekday:
        found += ONE_DAY
    while not is_workday(found):
        found += ONE_DAY
    return found


class SeriesDay(NamedTuple):
    """A meeting that a series proposes: the quarter that it looks back on and the day."""

    quarter: Quarter
    day: date


def series_days(
    starts_on: date,
    ends_on: date,
    *,
    today: date,
    weekday: int,
    due_of: Callable[[Quarter], date],
    is_workday: IsWorkday,
) -> tuple[SeriesDay, ...]:
    """A day for each quarter of a roadmap whose meeting is still ahead: after the due day of the quarter's round.

    The meeting of the last quarter is held after the roadmap has ended.
    """
    days = (
        SeriesDay(quarter, weekday_after(due_of(quarter), weekday, is_workday))
        for quarter in quarters_between(starts_on, ends_on)
    )
    return tuple(one for one in days if one.day > today)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a proposed time stands: how many said what, and how many said nothing."""

    key: int
    starts_at: datetime
    yes: int
    maybe: int
    no: int
    silent: int

    @property
    def can(self) -> int:
        """Those who can come, gladly or if need be."""
        return self.yes + self.maybe


def standings(
    times: Mapping[int, datetime], answers: Iterable[tuple[int, int, str]], people: int
) -> tuple[Standing, ...]:
    """Proposed times, the best first; `answers` are (time, participant, answer), `people` how many are asked.

    The more people can come the better; of equals the one with more plain yes; of those the earlier.
    """
    given: dict[int, dict[int, str]] = {key: {} for key in times}
    for time, participant, answer in answers:
        if time in given:
            given[time][participant] = answer
    found = []
    for key, starts_at in times.items():
        said = list(given[key].values())
        counts = (said.count(YES), said.count(MAYBE), said.count(NO))
        found.append(Standing(key, starts_at, *counts, max(0, people - len(said))))
    return tuple(sorted(found, key=lambda one: (-one.can, -one.yes, one.starts_at)))


def best_time(ranked: Sequence[Standing]) -> Standing | None:
    """The time to suggest; None when nobody has said that they can come to any."""
    return ranked[0] if ranked and ranked[0].can else None


@dataclass(frozen=True, slots=True)
class Called:
    """What an invitation says: a change of any of it is told to the invited."""

    title: str
    starts_at: datetime | None
    ends_at: datetime | None
    place: str = ""
    note: str = ""


def is_news(before: Called, after: Called) -> bool:
    """Whether the invited must be told: then the calendar entry's number grows too."""
    return before != after


def asks_again(before: Called, after: Called) -> bool:
    """Whether earlier answers no longer say who comes: the time has changed."""
    return (before.starts_at, before.ends_at) != (after.starts_at, after.ends_at)


def can_be_called(starts_at: datetime | None, ends_at: datetime | None, at: datetime) -> bool:
    """Whether an invitation may go out: the meeting has a time and is not over."""
    return starts_at is not None and ends_at is not None and ends_at > at


def check_times(starts_at: datetime, ends_at: datetime) -> None:
    """ValueError when a meeting ends before it begins or goes on for more than a day."""
    if ends_at <= starts_at:
        raise ValueError("a meeting ends after it begins")
    if ends_at - starts_at > LONGEST:
        raise ValueError("a meeting lasts at most a day")
