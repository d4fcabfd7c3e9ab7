"""What a programme's rules make of amounts and days: eligibility, flat rates, overruns, returns, deadlines."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from viitta.core.programmes.programme import CENT, CostType, Eligibility, FlatRate, KeptFrom, Programme

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much of a cost is eligible, and why not all of it: `code` is `ok`, or what stands in the way."""

    amount: Decimal
    code: str = "ok"
    reason: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class FlatCost:
    """What a flat rate gives; `allowed` is False when none of its conditions holds, and then the amount is 0."""

    key: str
    target: str
    base: Decimal
    amount: Decimal
    allowed: bool
    source: str = ""


@dataclass(frozen=True, slots=True)
class OverrunVerdict:
    """How a type's costs stand to the decision: `code` is within, share, amount (both accepted), over or no_rule."""

    excess: Decimal
    share: Decimal | None
    code: str

    @property
    def accepted(self) -> bool:
        """Whether the costs are accepted as they are."""
        return self.code in ("within", "share", "amount")


def half_up(value: Decimal, unit: Decimal = CENT) -> Decimal:
    """The amount in whole units, half-up; the unit is a cent unless said otherwise."""
    return (value / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit


def eligible(
    programme: Programme, type_key: str, net: Decimal, *, vat: Decimal = NOTHING, reason_given: bool = False
) -> Verdict:
    """How much of one cost (net euros and its VAT) the programme pays for.

    A limited type needs a stated reason, and its `most` is the net price of one item. A correction (negative) goes
    by the same rule as the cost that it corrects.
    """
    kind = programme.cost_type(type_key)
    if kind is None:
        return Verdict(NOTHING, "unknown_type")
    if kind.eligibility is Eligibility.NEVER:
        return _refused(kind, "never")
    if kind.eligibility is Eligibility.COVERED:
        return _refused(kind, "covered")
    if kind.eligibility is Eligibility.LIMITED:
        if kind.most is not None and abs(net) > kind.most:
            return _refused(kind, "above_limit")
        if kind.most is None and not reason_given:
            return _refused(kind, "needs_reason")
    if vat and not programme.vat_eligible:
        return Verdict(net, "vat_left_out", source=programme.source("vat"))
    return Verdict(net + vat if programme.vat_eligible else net, source=kind.source)


def _refused(kind: CostType, code: str) -> Verdict:
    return Verdict(NOTHING, code, kind.reason, kind.source)


def flat_costs(programme: Programme, costs: Mapping[str, Decimal]) -> tuple[FlatCost, ...]:
    """What each flat rate gives on the eligible costs by type, rounded half-up."""
    return tuple(_flat_cost(programme, one, costs) for one in programme.flat_rates)


def _flat_cost(programme: Programme, rate: FlatRate, costs: Mapping[str, Decimal]) -> FlatCost:
    base = sum((costs.get(key, NOTHING) for key in rate.base), NOTHING)
    allowed = not rate.one_of or any(
        costs.get(one.type, NOTHING) >= one.share * costs.get(one.of, NOTHING) for one in rate.one_of
    )
    amount = half_up(base * rate.rate, programme.rounding) if allowed else NOTHING
    return FlatCost(rate.key, rate.target, base, amount, allowed, rate.source)


def with_flat_costs(programme: Programme, costs: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Eligible costs by type with what the flat rates add."""
    found = dict(costs)
    for one in flat_costs(programme, costs):
        found[one.target] = found.get(one.target, NOTHING) + one.amount
    return found


def overrun(programme: Programme, planned: Decimal, realised: Decimal) -> OverrunVerdict:
    """Whether the costs of one type may exceed what was decided. The project's total may never be exceeded.

    `share` is the excess over what was planned, None when nothing was planned.
    """
    excess = max(realised - planned, NOTHING)
    share = (excess / planned).quantize(Decimal("0.0001"), ROUND_HALF_UP) if planned > 0 else None
    rule = programme.overrun
    if not excess:
        return OverrunVerdict(excess, share, "within")
    if rule is None:
        return OverrunVerdict(excess, share, "no_rule")
    if excess <= rule.share * planned:
        return OverrunVerdict(excess, share, "share")
    return OverrunVerdict(excess, share, "amount" if excess <= rule.amount else "over")


def unit_cost_per_hour(yearly_cost: Decimal, hours_a_year: int = 1720) -> Decimal:
    """Price of an hour in euros: the latest yearly labour cost over the hours of a year, half-up to a cent."""
    if yearly_cost < 0 or hours_a_year <= 0:
        raise ValueError("a yearly cost is at least 0 and a year has hours")
    return half_up(yearly_cost / hours_a_year)


def greatest_grant(programme: Programme, costs: Decimal) -> Decimal:
    """The greatest grant on the eligible costs. It is rounded down, so that the share is never exceeded."""
    return (costs * programme.max_share // programme.rounding) * programme.rounding


def is_above_ceiling(programme: Programme, grant: Decimal, costs: Decimal) -> bool:
    """Whether a grant applied for is over the programme's share of the costs, without rounding anything."""
    return grant > costs * programme.max_share


def return_due(programme: Programme, paid: Decimal, grant: Decimal) -> Decimal:
    """What must be paid back: what was paid above the grant, and nothing when that is no more than may be kept."""
    excess = paid - grant
    return excess if excess > programme.return_above else NOTHING


def report_due(programme: Programme, ends_on: date, *, granted_on: date | None, decided: date | None) -> date | None:
    """Last day of the report on use: the decision's; else so many months after the end; else, when the decision says
    nothing, two years from the end of the budget year of the grant (688/2001 § 29). None when nothing is known."""
    if decided is not None:
        return decided
    if programme.report_months is not None:
        return months_later(ends_on, programme.report_months)
    return date(granted_on.year + 2, 12, 31) if granted_on is not None else None


def last_claim_due(programme: Programme, ends_on: date) -> date | None:
    """Last day on which the last instalment can be applied for; None when the programme sets none."""
    return None if programme.last_claim_months is None else months_later(ends_on, programme.last_claim_months)


def retention_until(programme: Programme, last_payment: date) -> date:
    """The day through which the records are kept at least."""
    if programme.retention_from is KeptFrom.YEAR_AFTER_LAST_PAYMENT:
        return date(last_payment.year + programme.retention_years, 12, 31)
    return months_later(last_payment, programme.retention_years * 12)


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last day of the month when it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
