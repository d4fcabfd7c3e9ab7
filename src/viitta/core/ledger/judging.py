"""What an entry means in a project: its cost type and partner by the remembered mapping, and whether it is eligible."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from viitta.core.ledger.reading import Entry
from viitta.core.programmes import Programme, eligible

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an account means: a cost type (empty: no cost of the project), a partner, and a word on eligibility."""

    cost_type: str
    partner: int | None = None
    is_eligible: bool = True
    reason: str = ""  # why not, or why a limited type is


@dataclass(frozen=True, slots=True)
class Judged:
    """An entry with its meaning; `amount` is what of it is eligible, `reason` a code or words when not all of it."""

    cost_type: str
    partner: int | None
    is_eligible: bool
    reason: str
    amount: Decimal


Mappings = Mapping[tuple[str, str], Meaning]


def meaning_of(entry: Entry, mappings: Mappings) -> Meaning | None:
    """The remembered meaning of an account with its cost centre, else of the account alone; None when not known."""
    return mappings.get((entry.account, entry.cost_centre)) or mappings.get((entry.account, ""))


def judge(programme: Programme, meaning: Meaning, on: date, net: Decimal, *, starts: date, ends: date) -> Judged:
    """Whether a cost is eligible: by its day, by what was said of its account, by the programme's rule of its type."""
    kind, partner = meaning.cost_type, meaning.partner
    if not kind:
        return Judged("", partner, False, meaning.reason or "no_cost", NOTHING)
    if not starts <= on <= ends:
        return Judged(kind, partner, False, "outside_period", NOTHING)
    if not meaning.is_eligible:
        return Judged(kind, partner, False, meaning.reason or "said_so", NOTHING)
    verdict = eligible(programme, kind, net, reason_given=bool(meaning.reason))
    if verdict.code != "ok":
        return Judged(kind, partner, False, verdict.reason or verdict.code, NOTHING)
    return Judged(kind, partner, True, meaning.reason, verdict.amount)
