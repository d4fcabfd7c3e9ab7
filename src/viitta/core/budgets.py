"""A project's money side by side: planned, committed, spent, expected, left; by type, partner, phase or month.

In words with a worked example: docs/explanation/rules/budgets.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Sums:
    """Euros without VAT: what was planned, what is committed but not paid, what was spent, what is still expected."""

    planned: Decimal = NOTHING
    committed: Decimal = NOTHING
    actual: Decimal = NOTHING
    expected: Decimal | None = None  # told by somebody; None: the rest of the plan, or what is committed

    @property
    def forecast(self) -> Decimal:
        """What the whole project will take: spent, and what is told to be expected; else the plan, or spent and
        committed when that is more."""
        if self.expected is not None:
            return self.actual + self.expected
        return max(self.planned, self.actual + self.committed)

    @property
    def left(self) -> Decimal:
        """What of the plan is neither spent nor committed; below 0 when there is too little."""
        return self.planned - self.actual - self.committed


def plus(one: Sums, other: Sums) -> Sums:
    """Two added up: the forecast is the sum of theirs, for what one has too much does not help the other."""
    expected = (one.forecast - one.actual) + (other.forecast - other.actual)
    return Sums(one.planned + other.planned, one.committed + other.committed, one.actual + other.actual, expected)


def total(rows: Iterable[Sums]) -> Sums:
    """All of them together."""
    whole = Sums()
    for row in rows:
        whole = plus(whole, row)
    return whole


@dataclass(frozen=True, slots=True)
class MonthSums:
    """A month, and everything up to its end."""

    month: str  # 2020-01
    planned: Decimal
    actual: Decimal
    planned_so_far: Decimal
    actual_so_far: Decimal


def months_of(starts: date, ends: date) -> list[str]:
    """The months of a project, keyed 2020-01."""
    first, last = starts.year * 12 + starts.month - 1, ends.year * 12 + ends.month - 1
    return [f"{index // 12:04d}-{index % 12 + 1:02d}" for index in range(first, last + 1)]


def plan_by_month(by_year: Mapping[int, Decimal], starts: date, ends: date) -> dict[str, Decimal]:
    """A plan by years spread evenly over the project's months of each year, to the cent."""
    months = months_of(starts, ends)
    found: dict[str, Decimal] = {}
    for year, amount in by_year.items():
        mine = [month for month in months if month.startswith(f"{year:04d}-")]
        before = NOTHING
        for count, month in enumerate(mine, 1):
            so_far = (amount * count / len(mine)).quantize(Decimal("0.01"))
            found[month], before = so_far - before, so_far
    return found


def by_month(
    planned: Mapping[str, Decimal], actual: Mapping[str, Decimal], months: Sequence[str]
) -> tuple[MonthSums, ...]:
    """Months with what is planned and spent in each, and so far; what was spent outside them counts at the edges."""
    rows, plan, spent = [], NOTHING, sum((one for key, one in actual.items() if key < months[0]), NOTHING)
    for month in months:
        plan += planned.get(month, NOTHING)
        now = actual.get(month, NOTHING)
        spent += now
        rows.append(MonthSums(month, planned.get(month, NOTHING), now, plan, spent))
    return tuple(rows)
