"""Why printed shares are what they are: the rounded price per resident behind them, and what is missing or too much."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from viitta.core.shares.split import CENT, CannotSplit, Line

MOST_DECIMALS = 4
NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A printed share beside the exact one; `printed` is None when the party was left out of the print."""

    line: Line
    printed: Decimal | None

    @property
    def missing(self) -> Decimal:
        """How much less was printed than the exact share; negative when more."""
        return self.line.share - (self.printed or NOTHING)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Printed shares explained. `rate` is the price per unit of weight that gives every one of them, None without."""

    lines: tuple[PrintedLine, ...]
    printed_total: Decimal
    missing: Decimal
    rate: Decimal | None
    exact_rate: Decimal


def explain(total: Decimal, lines: Sequence[Line], printed: Mapping[str, Decimal]) -> Explanation:
    """Hold printed shares against the exact ones. CannotSplit for a printed name that has no share."""
    names = {line.party.name for line in lines}
    for name in printed:
        if name not in names:
            raise CannotSplit("unknown_name", name=name)
    printed_total = sum(printed.values(), NOTHING)
    found = tuple(PrintedLine(line, printed.get(line.party.name)) for line in lines)
    weights = sum((Fraction(line.party.weight) for line in lines), Fraction(0))
    exact = Fraction(total) / weights
    return Explanation(found, printed_total, total - printed_total, _rate(found, exact), _decimal(exact, 8))


def _rate(lines: Sequence[PrintedLine], exact: Fraction) -> Decimal | None:
    """The price with the fewest decimals, at most four, that gives every printed share when rounded half-up."""
    half = Fraction(1, 200)
    least, most = Fraction(0), None
    for one in lines:
        if one.printed is None:
            return None
        if not one.line.party.weight:
            if one.printed:
                return None
            continue
        weight, share = Fraction(one.line.party.weight), Fraction(one.printed)
        least = max(least, (share - half) / weight)
        above = (share + half) / weight
        most = above if most is None else min(most, above)
    if most is None or least >= most:
        return None
    for places in range(MOST_DECIMALS + 1):
        found = _nearest(least, most, exact, 10**places)
        if found is not None:
            return _decimal(found, max(places, 2))
    return None


def _nearest(least: Fraction, most: Fraction, exact: Fraction, scale: int) -> Fraction | None:
    """The multiple of 1/scale within [least, most) that is nearest to the exact price."""
    lowest, highest = -(-least * scale // 1), -(-most * scale // 1) - 1
    if lowest > highest:
        return None
    return Fraction(min(max(round(exact * scale), lowest), highest), scale)


def _decimal(value: Fraction, places: int) -> Decimal:
    unit = CENT if places == 2 else Decimal(1).scaleb(-places)
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(unit, ROUND_HALF_UP)
