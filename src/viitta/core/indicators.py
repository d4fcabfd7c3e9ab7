"""Indicators: what a reading means against its baseline and target, and how a reading is read and written.

In words with worked examples: docs/explanation/rules/indicators.md.
"""

from decimal import Decimal, InvalidOperation
from enum import StrEnum

from viitta.core import formats

HUNDRED = Decimal(100)
PLACES = 4
LARGEST = Decimal(10) ** 10  # what a reading stays below


class ReadingFault(StrEnum):
    """What is wrong with a typed reading."""

    NOT_A_NUMBER = "not_a_number"
    OTHER_UNIT = "other_unit"
    TOO_EXACT = "too_exact"  # more decimals than are kept
    TOO_LARGE = "too_large"


class ReadingError(ValueError):
    """A typed reading that cannot be taken; `unit` is the unit that was typed instead of the indicator's own."""

    def __init__(self, fault: ReadingFault, unit: str = "") -> None:
        super().__init__(fault.value)
        self.fault, self.unit = fault, unit


def share_of_way(baseline: Decimal | None, target: Decimal | None, value: Decimal | None) -> Decimal | None:
    """How much of the way from baseline to target has been gone, in per cent with two decimals.

    Below 0 when the value has moved away from the target, above 100 when it is past it. The direction needs no rule
    of its own: a target below the baseline makes going down the way. None when any of the three is missing, or when
    baseline and target are the same and there is no way to go.

    >>> share_of_way(Decimal(200), Decimal(100), Decimal(150))
    Decimal('50.00')
    """
    if baseline is None or target is None or value is None or baseline == target:
        return None
    return formats.rounded(HUNDRED * (value - baseline) / (target - baseline), 2)


def is_reached(target: Decimal | None, value: Decimal | None, *, is_down: bool) -> bool | None:
    """Whether a reading is at its target or past it; None without a target or a reading."""
    if target is None or value is None:
        return None
    return value <= target if is_down else value >= target


def leads_away(baseline: Decimal | None, target: Decimal | None, *, is_down: bool) -> bool:
    """Whether a target lies on the wrong side of its baseline for the direction that is called better."""
    if baseline is None or target is None:
        return False
    return target > baseline if is_down else target < baseline


def _plain(text: str) -> str:
    """Text as numbers are compared: narrow spaces gone, a plain minus, a point."""
    return text.translate({0x00A0: None, 0x2009: None, 0x202F: None, 0x2212: "-", 0x2C: "."}).replace(" ", "")


def read_reading(text: str, unit: str) -> Decimal:
    """A typed reading such as `12`, `1 234,5` or, when the unit is the indicator's own, `12 kpl`.

    ReadingError when it is no number, is of another unit, has more than four decimals or ten digits before them.
    """
    written = text.strip()
    cut = len(written)
    while cut and not (written[cut - 1].isascii() and written[cut - 1].isdigit()):
        cut -= 1
    number, typed_unit = _plain(written[:cut]), " ".join(written[cut:].split())
    try:
        value = Decimal(number) if number.isascii() else Decimal("NaN")
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or "e" in number.casefold() or "_" in number:
        raise ReadingError(ReadingFault.NOT_A_NUMBER)
    if typed_unit and typed_unit.casefold() != " ".join(unit.split()).casefold():
        raise ReadingError(ReadingFault.OTHER_UNIT, typed_unit)
    if abs(value) >= LARGEST:
        raise ReadingError(ReadingFault.TOO_LARGE)
    if value != formats.rounded(value, PLACES):
        raise ReadingError(ReadingFault.TOO_EXACT)
    return value


def plain_number(value: Decimal, language: str = "fi") -> str:
    """A value with the decimals it has and no idle zeros: `1 234,5`."""
    exact = formats.rounded(value, PLACES).normalize()
    exponent = exact.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return formats.number(exact, language, places)


def written(value: Decimal, unit: str, language: str = "fi") -> str:
    """A value with its unit, tied together: `12 kpl`."""
    return f"{plain_number(value, language)}{formats.NO_BREAK_SPACE}{unit}"
