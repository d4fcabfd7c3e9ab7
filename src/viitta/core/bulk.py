"""One change to many measures at once: what each becomes, and what stands in its way.

Rule: docs/explanation/rules/bulk-edit.md.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum


class Step(StrEnum):
    """What days are moved by."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class Ends(StrEnum):
    """Which end of a schedule is moved."""

    BOTH = "both"
    START = "start"
    END = "end"


class Problem(StrEnum):
    """Why a row cannot be changed so."""

    ENDS_BEFORE_START = "ends_before_start"
    TAKEN = "taken"  # another measure of the theme would have the same title
    NO_CALENDAR = "no_calendar"  # the day would be outside the calendar
    OVER = "over"  # merged into another measure: its status is told by that


MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Shift:
    """Days moved by so many steps, backwards when negative."""

    amount: int
    step: Step = Step.DAYS
    ends: Ends = Ends.BOTH


@dataclass(frozen=True, slots=True)
class Row:
    """A measure as far as many can be changed at once. Theme, unit and owner are ids; 0 is none."""

    id: int
    title: str
    theme: int
    status: str
    origin: str = ""
    unit: int = 0
    owner: int = 0
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """What is changed; None stays as it is. A shift and days that are set do not go together."""

    theme: int | None = None
    status: str | None = None
    origin: str | None = None
    unit: int | None = None
    owner: int | None = None
    start: date | None = None
    end: date | None = None
    shift: Shift | None = None

    def __post_init__(self) -> None:
        if self.shift is not None and (self.start is not None or self.end is not None):
            raise ValueError("days are either set or shifted")

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change anywhere."""
        return self == Edit() or (self.shift is not None and not self.shift.amount and self == Edit(shift=self.shift))

    @property
    def moves(self) -> bool:
        """Whether schedules may change."""
        return any(value is not None for value in (self.start, self.end, self.shift))


@dataclass(frozen=True, slots=True)
class Outcome:
    """A row before and after, which of its fields differ, and the problems."""

    before: Row
    after: Row
    changed: tuple[str, ...]
    problems: tuple[Problem, ...]


FIELDS = ("theme", "status", "origin", "unit", "owner", "start", "end")


def shifted(day: date, amount: int, step: Step) -> date:
    """A day moved by days, weeks or months; a month that is too short takes its last day. OverflowError outside years 1-9999."""
    if step != Step.MONTHS:
        return day + timedelta(days=amount * (7 if step == Step.WEEKS else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError("outside the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def applied(edit: Edit, row: Row) -> Row:
    """What a row becomes. A day that is missing stays missing when days are shifted."""
    values = {
        name: getattr(edit, name)
        for name in ("theme", "status", "origin", "unit", "owner", "start", "end")
        if getattr(edit, name) is not None
    }
    if edit.shift is not None:
        for name in ("start", "end"):
            day = getattr(row, name)
            if day is not None and edit.shift.ends in (Ends.BOTH, name):
                values[name] = shifted(day, edit.shift.amount, edit.shift.step)
    return replace(row, **values)


def outcomes(edit: Edit, rows: Iterable[Row], others: Mapping[int, Iterable[str]]) -> list[Outcome]:
    """Every row before and after. `others` are titles by theme of the measures that are not chosen."""
    found: list[tuple[Row, Row, list[Problem]]] = []
    for row in rows:
        try:
            found.append((row, applied(edit, row), []))
        except OverflowError:
            found.append((row, row, [Problem.NO_CALENDAR]))
    places = Counter((after.theme, after.title.casefold()) for _before, after, _problems in found)
    taken = {(theme, title.casefold()) for theme, titles in others.items() for title in titles}
    for before, after, problems in found:
        place = (after.theme, after.title.casefold())
        if after.theme != before.theme and (places[place] > 1 or place in taken):
            problems.append(Problem.TAKEN)
        moved = (before.start, before.end) != (after.start, after.end)
        if moved and after.start and after.end and after.end < after.start:
            problems.append(Problem.ENDS_BEFORE_START)
        if before.status == MERGED and after.status != MERGED:
            problems.append(Problem.OVER)
    return [
        Outcome(
            before,
            after,
            tuple(name for name in FIELDS if getattr(before, name) != getattr(after, name)),
            tuple(problems),
        )
        for before, after, problems in found
    ]
