"""Splitting a sum exactly: floors to the cent, and the cents left over one each to the largest remainders.

In words with worked examples: docs/explanation/rules/shares.md.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

CENT = Decimal("0.01")
HUNDRED = Decimal(100)


class SplitKey(StrEnum):
    """By what a sum is split (jakoperuste)."""

    POPULATION = "population"
    EQUAL = "equal"
    PERCENT = "percent"
    FIXED = "fixed"


class CannotSplit(ValueError):
    """Why a sum cannot be split: a code, and the values that a sentence about it needs."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(f"{code}: {values}")
        self.code, self.values = code, values


@dataclass(frozen=True, slots=True)
class Party:
    """One who carries a part: `weight` is residents, per cent or euros by the key; `code` the municipality's number."""

    name: str
    weight: Decimal
    code: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A party's share and why: the floor of the exact part, what was left of a cent (0-1), the cent given for it."""

    party: Party
    exact: Fraction
    floor: Decimal
    remainder: Fraction
    extra: bool
    share: Decimal


def split(total: Decimal, parties: Sequence[Party]) -> tuple[Line, ...]:
    """Shares that sum to the total exactly, in the order given; the order changes nothing.

    Remainders that are equal are ranked by municipality number, and by name in code-point order where there is none.
    CannotSplit says what is the matter: a negative total or weight, a name twice, no weight at all.
    """
    _check(total, parties)
    whole = sum((Fraction(one.weight) for one in parties), Fraction(0))
    cents = int(total / CENT)
    exact = [Fraction(one.weight) / whole * cents for one in parties]
    floors = [part.numerator // part.denominator for part in exact]
    left = cents - sum(floors)
    ranked = sorted(
        range(len(parties)), key=lambda at: (floors[at] - exact[at], _rank(parties[at]))
    )  # the largest remainder first
    given = set(ranked[:left])
    return tuple(
        Line(one, exact[at] / 100, CENT * floors[at], exact[at] - floors[at], at in given, CENT * (floors[at] + (at in given)))
        for at, one in enumerate(parties)
    )  # fmt: skip


def _rank(party: Party) -> tuple[int, str, str]:
    if not party.code:
        return 1, "", party.name
    return 0, party.code.rjust(12, "0") if party.code.isdecimal() else party.code, party.name


def _check(total: Decimal, parties: Sequence[Party]) -> None:
    if not parties:
        raise CannotSplit("no_parties")
    if total < 0 or not total.is_finite() or total != total.quantize(CENT):
        raise CannotSplit("bad_total", total=total)
    seen: set[str] = set()
    for one in parties:
        if one.name in seen:
            raise CannotSplit("name_twice", name=one.name)
        seen.add(one.name)
        if one.weight < 0 or not one.weight.is_finite():
            raise CannotSplit("negative_weight", name=one.name, weight=one.weight)
    if not any(one.weight for one in parties):
        raise CannotSplit("no_weight")


def shares_by(key: SplitKey, total: Decimal, parties: Sequence[Party]) -> tuple[Line, ...]:
    """Shares by a key: residents as weights, the same for everybody, per cents that make 100, or fixed sums that make
    the total. CannotSplit when they do not."""
    if key is SplitKey.EQUAL:
        return split(total, [Party(one.name, Decimal(1), one.code) for one in parties])
    lines = split(total, parties)
    weights = sum((one.weight for one in parties), Decimal(0))
    if key is SplitKey.PERCENT and weights != HUNDRED:
        raise CannotSplit("not_hundred_percent", sum=weights, missing=HUNDRED - weights)
    if key is SplitKey.FIXED and weights != total:
        raise CannotSplit("not_the_total", sum=weights, total=total, missing=total - weights)
    return lines


def shares_of(lines: Iterable[Line]) -> dict[str, Decimal]:
    """Shares by name."""
    return {line.party.name: line.share for line in lines}


def merge(shares: Mapping[str, Decimal], *, gone: str, successor: str) -> dict[str, Decimal]:
    """Shares after a merger: the successor carries both, to the cent; nothing is computed anew.

    KeyError when the one that is gone has no share. A successor without a share of its own takes the place of the gone.
    """
    if gone == successor:
        raise CannotSplit("merged_into_itself", name=gone)
    moved = shares[gone]
    if successor in shares:
        return {name: one + moved if name == successor else one for name, one in shares.items() if name != gone}
    return {(successor if name == gone else name): one for name, one in shares.items()}


def leave(total: Decimal, parties: Sequence[Party], *, leaver: str, keeps: Decimal | None = None) -> dict[str, Decimal]:
    """Shares when a party leaves: it `keeps` what was charged of it by then, and the rest is split among the others.

    With `keeps` None it keeps its whole share by agreement, and nothing changes. CannotSplit when nobody is left.
    """
    if keeps is None:
        return shares_of(split(total, parties))
    if not 0 <= keeps <= total:
        raise CannotSplit("bad_total", total=keeps)
    rest = shares_of(split(total - keeps, [one for one in parties if one.name != leaver]))
    return {one.name: keeps if one.name == leaver else rest[one.name] for one in parties}


def cumulative_parts(
    agreed: Mapping[str, Decimal], so_far: Decimal, charged: Mapping[str, Decimal]
) -> dict[str, Decimal]:
    """What each pays now, so that all they have paid is `so_far`, split in proportion to the agreed shares.

    What was charged of one that has no share any more stays its own, and the rest is split. Amounts sum to `so_far`
    less what was charged; one may be a cent below 0, which is credited.
    """
    kept = sum((amount for name, amount in charged.items() if name not in agreed), Decimal(0))
    if so_far < kept:
        raise CannotSplit("bad_total", total=so_far - kept)
    due = shares_of(split(so_far - kept, [Party(name, share) for name, share in agreed.items()]))
    return {name: amount - charged.get(name, Decimal(0)) for name, amount in due.items()}
