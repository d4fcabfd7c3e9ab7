"""What measures take: days of work and money by year, unit and person; and how great an effort is.

Money is Decimal euros to the cent. In words with a worked example: docs/explanation/rules/resources.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from viitta.core.periods import Quarter, month_index

NOTHING = Decimal(0)
CENT = Decimal("0.01")
# The most person-days of each class of effort, 1 to 4; what is above is of class 5.
EFFORT_LIMITS = (Decimal(5), Decimal(20), Decimal(60), Decimal(120))


@dataclass(frozen=True, slots=True)
class Work:
    """Person-days of somebody in a quarter; `who` is a title or a role."""

    who: str
    quarter: Quarter
    days: Decimal
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """What one measure takes. Costs are euros; `financing` is a key, empty when nothing was said."""

    key: int
    unit: int | None
    start: date | None
    end: date | None
    work: tuple[Work, ...] = ()
    once: Decimal | None = None
    yearly: Decimal | None = None
    financing: str = ""

    @property
    def days(self) -> Decimal:
        """Person-days in all."""
        return sum((one.days for one in self.work), NOTHING)

    @property
    def has_figures(self) -> bool:
        """Whether anything at all was given: 0 euros is a figure, nothing is none."""
        return bool(self.work) or self.once is not None or self.yearly is not None

    @property
    def costs(self) -> Decimal:
        """One-off cost and the yearly cost over the whole span."""
        return sum((one + more for one, more in costs_by_year(self).values()), NOTHING)


@dataclass(frozen=True, slots=True)
class Total:
    """Days and costs that were added up; `financed` are the costs by financing."""

    days: Decimal = NOTHING
    once: Decimal = NOTHING
    yearly: Decimal = NOTHING
    financed: Mapping[str, Decimal] | None = None

    def plus(self, other: "Total") -> "Total":
        """The sum of two."""
        mine, more = self.financed or {}, other.financed or {}
        both = {key: mine.get(key, NOTHING) + more.get(key, NOTHING) for key in {*mine, *more}}
        return Total(self.days + other.days, self.once + other.once, self.yearly + other.yearly, both)


def months_by_year(start: date, end: date) -> dict[int, int]:
    """How many months of each calendar year a span has; a start or an end inside a month makes it a whole month."""
    found: dict[int, int] = {}
    for index in range(month_index(start), month_index(end) + 1):
        found[index // 12] = found.get(index // 12, 0) + 1
    return found


def yearly_by_year(yearly: Decimal, start: date, end: date) -> dict[int, Decimal]:
    """A yearly cost over a span: a twelfth of it for each month.

    Rounded so that the years sum to the rounded whole: each year is what is rounded up to its end, less what is
    rounded up to the end of the year before.
    """
    found: dict[int, Decimal] = {}
    months, before = 0, NOTHING
    for year, count in months_by_year(start, end).items():
        months += count
        exact = Fraction(yearly) * months / 12
        up_to_now = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(CENT, ROUND_HALF_UP)
        found[year], before = up_to_now - before, up_to_now
    return found


def costs_by_year(need: Need) -> dict[int | None, tuple[Decimal, Decimal]]:
    """One-off and yearly cost of a measure by calendar year; under None what has no year.

    The one-off cost falls in the year in which the measure starts. Without both dates a yearly cost has no year, and is
    counted once.
    """
    found: dict[int | None, tuple[Decimal, Decimal]] = {}
    if need.once is not None:
        found[need.start.year if need.start else None] = (need.once, NOTHING)
    if need.yearly is not None:
        if need.start and need.end and need.end >= need.start:
            spread: list[tuple[int | None, Decimal]] = list(yearly_by_year(need.yearly, need.start, need.end).items())
        else:
            spread = [(None, need.yearly)]
        for year, amount in spread:
            found[year] = (found.get(year, (NOTHING, NOTHING))[0], amount)
    return found


def totals(needs: Iterable[Need]) -> dict[tuple[int | None, int | None], Total]:
    """Days and costs by (unit, year). Days are of the unit of whoever does them, else of the measure's."""
    found: dict[tuple[int | None, int | None], Total] = {}

    def add(unit: int | None, year: int | None, more: Total) -> None:
        found[unit, year] = found.get((unit, year), Total()).plus(more)

    for need in needs:
        for work in need.work:
            add(work.unit or need.unit, work.quarter.year, Total(days=work.days))
        for year, (once, yearly) in costs_by_year(need).items():
            add(need.unit, year, Total(once=once, yearly=yearly, financed={need.financing: once + yearly}))
    return found


def grand_total(parts: Iterable[Total]) -> Total:
    """All of them together."""
    whole = Total()
    for one in parts:
        whole = whole.plus(one)
    return whole


def days_by_who(needs: Iterable[Need]) -> dict[str, dict[Quarter, Decimal]]:
    """Who carries how much: person-days by person or role and quarter, the most laden first."""
    found: dict[str, dict[Quarter, Decimal]] = {}
    for need in needs:
        for work in need.work:
            days = found.setdefault(work.who, {})
            days[work.quarter] = days.get(work.quarter, NOTHING) + work.days
    return dict(sorted(found.items(), key=lambda pair: (-sum(pair[1].values()), pair[0].casefold())))


def not_financed(needs: Iterable[Need], *, not_yet: str = "not_yet") -> list[Need]:
    """Measures that cost something and whose money nobody has promised, the dearest first."""
    found = [need for need in needs if need.costs > 0 and need.financing in ("", not_yet)]
    return sorted(found, key=lambda need: -need.costs)


def effort_class(days: Decimal) -> int:
    """How great an effort is, 1 to 5, by the limits in person-days. ValueError for what is not above 0."""
    if days <= 0:
        raise ValueError("an effort is more than no days")
    return 1 + sum(days > limit for limit in EFFORT_LIMITS)
