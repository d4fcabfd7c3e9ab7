"""Working time of project staff as costs: hours at a unit cost, or a fixed share of the salary with side costs.

Source: decree 866/2021 §§ 5-7. In words with worked examples: docs/explanation/rules/working-time.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
NOTHING = Decimal(0)
HUNDRED = Decimal(100)
HOURS_A_YEAR = Decimal(1720)
LEAST_SHARE = Decimal(20)  # per cent of the working time; less for a stated reason
LEAST_SHARE_WITH_REASON = Decimal(10)


@dataclass(frozen=True, slots=True)
class Terms:
    """On what a worker's cost is counted: `unit_cost` euros an hour, or `salary` euros a month and `share` per cent
    of the working time with `side_costs` per cent on top."""

    unit_cost: Decimal | None = None
    salary: Decimal | None = None
    share: Decimal | None = None
    side_costs: Decimal = NOTHING


def month_cost(terms: Terms, hours: Decimal | None) -> Decimal | None:
    """Cost of a month half-up to a cent; None when what it needs has not been told."""
    if terms.unit_cost is not None:
        return None if hours is None else (hours * terms.unit_cost).quantize(CENT, ROUND_HALF_UP)
    if terms.salary is None or terms.share is None:
        return None
    paid = terms.salary * terms.share / HUNDRED
    return (paid * (HUNDRED + terms.side_costs) / HUNDRED).quantize(CENT, ROUND_HALF_UP)


def hours_left(hours_by_month: Mapping[str, Decimal], year: int, share: Decimal | None = None) -> Decimal:
    """Hours that still fit in a year: 1720, in proportion to the share (per cent) of one who works part-time.

    Months are keyed 2020-01. Below 0 when more was worked than is paid for.
    """
    most = HOURS_A_YEAR * (share or HUNDRED) / HUNDRED
    worked = sum((hours for month, hours in hours_by_month.items() if month.startswith(f"{year:04d}-")), NOTHING)
    return most - worked


def share_is_enough(share: Decimal, *, has_reason: bool) -> bool:
    """Whether a fixed share of the working time can be paid for."""
    return (LEAST_SHARE_WITH_REASON if has_reason else LEAST_SHARE) <= share <= HUNDRED
