"""Payment claims period by period: the grant of all costs so far, less what earlier claims brought.

`grant = min(share x eligible cumulative, maximum)`, rounded half-up on the cumulative amount, so that dues always sum
to it. In words with worked examples: docs/explanation/rules/claims.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
NOTHING = Decimal(0)


class BrokenChain(ValueError):
    """Why claims are no chain: a code, the place (from 1) and values for the sentence."""

    def __init__(self, code: str, *, place: int = 0, **values: object) -> None:
        super().__init__(f"{code} at {place}: {values}")
        self.code, self.place, self.values = code, place, values


@dataclass(frozen=True, slots=True)
class Period:
    """Costs of a period, both days included: euros that are eligible, and income that is taken off them.

    Eligible costs below 0 are a correction of earlier ones.
    """

    starts: date
    ends: date
    eligible: Decimal
    income: Decimal = NOTHING


@dataclass(frozen=True, slots=True)
class ChainedClaim:
    """A claim in its chain. `due` is this period's part of the grant, below 0 when it is deducted from the next.

    `advance_used` of an advance covers a part of it, and `payable` is what is left to pay.
    """

    starts: date
    ends: date
    eligible: Decimal
    income: Decimal
    cumulative: Decimal
    grant_cumulative: Decimal
    due: Decimal
    own_share_cumulative: Decimal
    advance_used: Decimal = NOTHING

    @property
    def own_share(self) -> Decimal:
        """What the partners pay of this period."""
        return self.eligible - self.income - self.due

    @property
    def payable(self) -> Decimal:
        """What is due less the advance that covers it."""
        return self.due - self.advance_used


def grant_of(share: Decimal, maximum: Decimal, costs: Decimal) -> Decimal:
    """The grant of the eligible costs so far: their share half-up to a cent, at most the maximum."""
    return min((costs * share).quantize(CENT, ROUND_HALF_UP), maximum)


def check_periods(periods: Iterable[tuple[date, date]]) -> None:
    """Refuse periods that are no unbroken chain: BrokenChain names both days of a gap or an overlap."""
    before: date | None = None
    for place, (starts, ends) in enumerate(periods, 1):
        if ends < starts:
            raise BrokenChain("ends_before_start", place=place, start=starts, end=ends)
        if before is not None:
            wanted = before + timedelta(days=1)
            if starts > wanted:
                raise BrokenChain("gap", place=place, before=before, start=starts)
            if starts < wanted:
                raise BrokenChain("overlap", place=place, before=before, start=starts)
        before = ends


def claim_chain(
    share: Decimal, maximum: Decimal, periods: Iterable[Period], *, advance: Decimal = NOTHING
) -> tuple[ChainedClaim, ...]:
    """The claims of a project in order. `share` is 0-1, `maximum` the euros of the decision, `advance` what was paid
    before any costs. BrokenChain says what is wrong."""
    rows = list(periods)
    if not 0 < share <= 1:
        raise BrokenChain("share_out_of_range", value=share)
    if maximum < 0 or advance < 0:
        raise BrokenChain("negative", field="maximum" if maximum < 0 else "advance")
    if advance > maximum:
        raise BrokenChain("advance_above_maximum", advance=advance, maximum=maximum)
    check_periods((one.starts, one.ends) for one in rows)
    found: list[ChainedClaim] = []
    cumulative = granted = used = NOTHING
    for place, one in enumerate(rows, 1):
        if one.income < 0:
            raise BrokenChain("negative", place=place, field="income")
        cumulative += one.eligible - one.income
        grant = grant_of(share, maximum, cumulative)
        covered = min(advance, max(grant, NOTHING))
        found.append(
            ChainedClaim(
                one.starts, one.ends, one.eligible, one.income, cumulative, grant, grant - granted,
                cumulative - grant, covered - used,
            )
        )  # fmt: skip
        granted, used = grant, covered
    return tuple(found)


@dataclass(frozen=True, slots=True)
class TypeSums:
    """Costs of one type: this period, and all so far."""

    type: str
    now: Decimal
    cumulative: Decimal


def by_type(now: Mapping[str, Decimal], earlier: Mapping[str, Decimal], order: Iterable[str]) -> tuple[TypeSums, ...]:
    """Costs by type in the order of the programme, others after it; types without any costs are left out."""
    known = list(order)
    keys = [*known, *sorted({*now, *earlier} - set(known))]
    sums = (TypeSums(key, now.get(key, NOTHING), now.get(key, NOTHING) + earlier.get(key, NOTHING)) for key in keys)
    return tuple(one for one in sums if one.now or one.cumulative)


@dataclass(frozen=True, slots=True)
class Settlement:
    """The end: what the grant became, what was paid, and what is still to be paid or returned.

    `kept` is an overpayment so small that it need not be returned.
    """

    eligible: Decimal
    grant: Decimal
    own: Decimal
    paid: Decimal
    still_due: Decimal
    to_return: Decimal
    kept: Decimal


def settle(share: Decimal, maximum: Decimal, eligible: Decimal, *, paid: Decimal, keep: Decimal) -> Settlement:
    """The settlement of a project: of an overpayment of at most `keep` euros nothing is returned, else all of it."""
    grant = grant_of(share, maximum, eligible)
    excess = max(paid - grant, NOTHING)
    back = excess if excess > keep else NOTHING
    return Settlement(eligible, grant, eligible - grant, paid, max(grant - paid, NOTHING), back, excess - back)
