"""An application as a value: what the applicants have answered, read but not yet judged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from viitta.core.application.calls import Call
from viitta.core.programmes import Programme

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Unread:
    """An amount that is not a plain number, as it was written."""

    text: str


# Euros without value added tax; None when the place is empty.
Amount = Decimal | Unread | None


def known(amount: Amount) -> Decimal | None:
    """The amount when it is one."""
    return amount if isinstance(amount, Decimal) else None


def total(amounts: Iterable[Amount]) -> Decimal | None:
    """The sum, empty places as nothing; None when one of them cannot be read."""
    found = list(amounts)
    if any(isinstance(one, Unread) for one in found):
        return None
    return sum((one for one in found if isinstance(one, Decimal)), ZERO)


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Partner:
    """A municipality of the project: who it is, its residents, what it has agreed and what it pays."""

    name: str
    code: str = ""
    is_applicant: bool = False
    population: int | None = None
    population_on: date | None = None
    agreed_on: date | None = None  # the agreement with the administrator of the project (hankehallinnoija)
    share: Amount = None


@dataclass(frozen=True, slots=True)
class Decision:
    """How a partner decided on the project: the body or office-holder, the day, the section where there is one."""

    partner: str
    body: str
    on: date | None
    section: str = ""


@dataclass(frozen=True, slots=True)
class Phase:
    """A phase of the project; phases may overlap."""

    name: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class CostLine:
    """A line of the cost plan under one of the form's letters a to e, of one of the programme's types of cost."""

    letter: str
    type: str
    amount: Amount
    text: str = ""
    reason: str = ""  # why a cost that is only paid as far as needed is needed
    at_book_cost: bool = False  # an internal charge that rests on costs in the books
    vat: Amount = None  # value added tax that the amount holds


@dataclass(frozen=True, slots=True)
class Costs:
    """Question 24: euros by letter, a to e and the total f, and the lines they consist of when they are told."""

    amounts: Mapping[str, Amount] = field(default_factory=dict)
    lines: tuple[CostLine, ...] = ()

    @property
    def total(self) -> Amount:
        return self.amounts.get("f")

    @property
    def is_empty(self) -> bool:
        return all(amount is None for amount in self.amounts.values())


@dataclass(frozen=True, slots=True)
class OtherFinancing:
    """A row of question 26c: who pays, and how much."""

    name: str
    amount: Amount


@dataclass(frozen=True, slots=True)
class Financing:
    """Question 26: the grant, the participants' own, other financing, and the total. Rows may repeat and be empty."""

    grant: Amount = None
    own: tuple[Amount, ...] = ()
    other: tuple[OtherFinancing, ...] = ()
    total: Amount = None

    @property
    def rows(self) -> tuple[Amount, ...]:
        """Every amount but the total."""
        return (self.grant, *self.own, *(row.amount for row in self.other))

    @property
    def is_empty(self) -> bool:
        return self.total is None and all(amount is None for amount in self.rows)


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk and the classes of the form it stands in; it may stand in several."""

    text: str
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Question 39: who answers for the project."""

    first_name: str = ""
    last_name: str = ""
    email: str = ""
    phone: str = ""

    @property
    def fields(self) -> Mapping[str, str]:
        return {
            "first_name": self.first_name,
            "last_name": self.last_name,
            "email": self.email,
            "phone": self.phone,
        }


@dataclass(frozen=True, slots=True)
class Application:
    """Everything that stands in an application (hakemus)."""

    programme: Programme
    call: Call
    period: Period | None = None
    partners: tuple[Partner, ...] = ()
    texts: Mapping[int, str] = field(default_factory=dict)
    choices: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    phases: tuple[Phase, ...] = ()
    costs: Costs = field(default_factory=Costs)
    financing: Financing = field(default_factory=Financing)
    risks: tuple[Risk, ...] = ()
    risk_effects: tuple[str, ...] = ()
    contact: Contact = field(default_factory=Contact)
