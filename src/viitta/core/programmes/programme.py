"""A funding programme as rules: what it pays, of what, how much, by when. Plain data, read from and written to JSON.

Sources: decree 893/2019, act 688/2001, decrees 866/2021 and 867/2021, act 757/2021. In words with worked examples:
docs/explanation/rules/programmes.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

CENT = Decimal("0.01")


class Eligibility(StrEnum):
    """Whether a cost of a type is paid for (tukikelpoisuus)."""

    ALLOWED = "allowed"
    LIMITED = "limited"  # with a stated reason, and up to a limit when the type has one
    COVERED = "covered"  # paid by a flat rate, never row by row
    NEVER = "never"


class Cooperation(StrEnum):
    """How several municipalities run a project together."""

    JOINT = "joint"  # yhteishanke: one decision, all are jointly liable
    GROUP = "group"  # ryhmähanke: a decision for each, each repays its own


class KeptFrom(StrEnum):
    """From which day the years of retention are counted."""

    LAST_PAYMENT = "last_payment"
    YEAR_AFTER_LAST_PAYMENT = "year_after_last_payment"  # from 1 January of the year after


@dataclass(frozen=True, slots=True)
class CostType:
    """A type of cost (kustannuslaji).

    `letter` is its line in the application form (a-f), empty when the form has none; several types may share a line.
    `reason` is a code that says why a cost is limited, covered or never paid; `most` the euros of one item.
    """

    key: str
    eligibility: Eligibility = Eligibility.ALLOWED
    letter: str = ""
    reason: str = ""
    source: str = ""
    most: Decimal | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Needed:
    """A condition of a flat rate: the costs of `type` are at least `share` of those of `of`."""

    type: str
    of: str
    share: Decimal


@dataclass(frozen=True, slots=True)
class FlatRate:
    """A flat rate: costs of type `target` are `rate` of the eligible costs of the types in `base`, without vouchers.

    When there are conditions (`one_of`), one of them must hold.
    """

    key: str
    rate: Decimal
    base: tuple[str, ...]
    target: str
    one_of: tuple[Needed, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Overrun:
    """How far a cost type may exceed the decision: by `share` of its sum, or by `amount` euros, whichever is more."""

    share: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Programme:
    """A funding programme (rahoitusohjelma). Shares are 0-1, amounts euros, times months or years.

    `return_above`: so much and less of an overpaid grant may be kept. `report_months`: the report on use is due so
    long after the project's end; None leaves it to the decision. `last_claim_months`: the right to payment ends.
    `sources` give the paragraph of each rule by its name.
    """

    key: str
    name: str
    max_share: Decimal
    cost_types: tuple[CostType, ...]
    vat_eligible: bool = False
    flat_rates: tuple[FlatRate, ...] = ()
    overrun: Overrun | None = None
    rounding: Decimal = CENT
    form_unit: Decimal = Decimal(1)
    return_above: Decimal = Decimal(10)
    report_months: int | None = None
    last_claim_months: int | None = None
    call_closes: date | None = None
    retention_years: int = 10
    retention_from: KeptFrom = KeptFrom.LAST_PAYMENT
    cooperation: Cooperation = Cooperation.JOINT
    agreement_required: bool = True
    own_financing_required: bool = True
    in_kind_allowed: bool = False
    income_deducted: bool = True
    hours_a_year: int = 1720
    valid_from: date | None = None
    valid_until: date | None = None
    sources: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def joint_liability(self) -> bool:
        """Whether every partner answers for the whole grant (688/2001 § 27, 757/2021 § 20)."""
        return self.cooperation is Cooperation.JOINT

    def cost_type(self, key: str) -> CostType | None:
        """The cost type of a key; None when the programme knows none."""
        return next((one for one in self.cost_types if one.key == key), None)

    def types_of_line(self, letter: str) -> tuple[CostType, ...]:
        """The cost types that stand on one line of the application form."""
        return tuple(one for one in self.cost_types if one.letter == letter)

    def source(self, rule: str) -> str:
        """The paragraph of a rule such as `max_share`; empty when none is known."""
        return self.sources.get(rule, "")

    def in_force(self, on: date) -> bool:
        """Whether the programme's rules hold on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_until is None or on <= self.valid_until
        )
