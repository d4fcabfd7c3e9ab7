"""Results of a joint project in its municipalities: when each is asked, and what stays as a yearly cost.

In words with a worked example: docs/explanation/rules/results.md.
"""

from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal

AFTER = (6, 12, 24)
"""Months after the end of a project when every municipality is asked what is in use."""

WINDOW = timedelta(days=60)
"""How late a round may still be opened: what was missed longer ago is not asked afterwards."""

ANSWERING = timedelta(days=28)
GRACE = timedelta(days=14)


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last day of that month when it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def round_due(ends_on: date, on: date, opened: Collection[int]) -> int | None:
    """After how many months a round is to be opened on a day; None when none is due or it has been opened.

    >>> round_due(date(2021, 11, 30), date(2022, 5, 30), ())
    6
    """
    for months in AFTER:
        day = months_later(ends_on, months)
        if months not in opened and day <= on <= day + WINDOW:
            return months
    return None


def is_over(due_on: date, on: date) -> bool:
    """Whether a round closes by itself: two weeks after the day by which it was to be answered."""
    return on > due_on + GRACE


def yearly_costs(uses: Iterable[tuple[int, str, Decimal | None]], heirs: Mapping[int, int]) -> dict[int, Decimal]:
    """What stays to be paid a year by partner: costs of what is in use or being taken; of a merged one its heir's."""
    found: dict[int, Decimal] = {}
    for partner, state, cost in uses:
        if cost is not None and state != "not":
            owner = heirs.get(partner, partner)
            found[owner] = found.get(owner, Decimal(0)) + cost
    return found
