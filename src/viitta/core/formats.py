"""Numbers, money and dates as they are written in Finnish, Swedish and English.

One place, because a figure on a page, in a PDF and in a mail must look the same. Rounding is half-up in Decimal
(school rounding, what a reader checks by hand), the minus sign is U+2212 and what belongs together is tied with a
no-break space (U+00A0). Source of the Finnish forms: Kielitoimiston ohjepankki, "Numerot ja merkit".
"""

from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

LANGUAGES = ("fi", "sv", "en")
NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
ARROW = "\u2192"

ENGLISH_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def rounded(value: Decimal | int | float | str, places: int = 0) -> Decimal:
    """The value rounded half-up to `places` decimals; a float is taken by its shortest decimal writing."""
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def number(value: Decimal | int | float | str, language: str = "fi", places: int = 0) -> str:
    """`1234.5` as `1 234,5` (fi, sv) or `1,234.5` (en), always with `places` decimals."""
    exact = rounded(value, places)
    digits = f"{abs(exact):,.{places}f}"
    if language != "en":
        digits = digits.replace(",", NO_BREAK_SPACE).replace(".", ",")
    return f"{MINUS}{digits}" if exact < 0 else digits


def percent(value: Decimal | int | float | str, language: str = "fi", places: int = 0) -> str:
    """Per cent with a no-break space: `85 %`."""
    return f"{number(value, language, places)}{NO_BREAK_SPACE}%"


def money(value: Decimal | int | str, language: str = "fi") -> str:
    """Euros to the cent: `131 750,00 €` (fi, sv), `€131,750.00` (en)."""
    text = number(value, language, 2)
    if language != "en":
        return f"{text}{NO_BREAK_SPACE}€"
    return f"{MINUS}€{text[1:]}" if text.startswith(MINUS) else f"€{text}"


def day(value: date, language: str = "fi") -> str:
    """A date without leading zeros: `6.1.2020` (fi, sv), `6 January 2020` (en)."""
    if language == "en":
        return f"{value.day} {ENGLISH_MONTHS[value.month - 1]} {value.year}"
    return f"{value.day}.{value.month}.{value.year}"


def day_month(value: date, language: str = "fi") -> str:
    """A date whose year is known from its place: `9.7.` (fi, sv), `9 July` (en)."""
    if language == "en":
        return f"{value.day} {ENGLISH_MONTHS[value.month - 1]}"
    return f"{value.day}.{value.month}."


def clock(value: datetime | time, language: str = "fi") -> str:
    """A time of day: `9.00` in Finnish and Swedish, `9:00` in English. The moment is given in its own time zone."""
    return f"{value.hour}{':' if language == 'en' else '.'}{value.minute:02d}"


def month(value: date) -> str:
    """Month and year: `6/2025`, the same in every language."""
    return f"{value.month}/{value.year}"


def quarter(year: int, ordinal: int) -> str:
    """`Q1/2023`, the same in every language; `ordinal` is 1 to 4.

    Raises ValueError for any other ordinal.
    """
    if ordinal not in (1, 2, 3, 4):
        raise ValueError(f"a year has quarters 1 to 4, not {ordinal}")
    return f"Q{ordinal}/{year}"


def change(before: str, after: str) -> str:
    """`6/2025 → 9/2025`: an earlier and a present value, both already written out, tied to the arrow."""
    return f"{before}{NO_BREAK_SPACE}{ARROW} {after}"
