"""Cells of accounting exports: amounts with any sign and thousands, days in the usual forms."""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum

_SPACES = re.compile(r"[\s\u00a0\u202f']+")
_COMMA = re.compile(r"[0-9]{1,12}(,[0-9]{1,4})?|[0-9]{1,3}(\.[0-9]{3}){1,4}(,[0-9]{1,4})?")
_POINT = re.compile(r"[0-9]{1,12}(\.[0-9]{1,4})?|[0-9]{1,3}(,[0-9]{3}){1,4}(\.[0-9]{1,4})?")
_UNSURE = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
_FINNISH = re.compile(r"([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4}|[0-9]{2})")
_ISO = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})([T ].*)?")


class Style(StrEnum):
    """The decimal sign of a file."""

    COMMA = "comma"
    POINT = "point"


class Unreadable(ValueError):
    """Why a cell is not read: `code` is amount, decimals, unsure or day."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def bare(text: str) -> tuple[str, bool]:
    """An amount without signs and spaces, and whether it is below 0: `-1`, `1-`, `(1)`, `1 K`."""
    plain = _SPACES.sub("", text).replace("−", "-").replace("–", "-").removesuffix("€").removesuffix("EUR")
    below = False
    if plain.startswith("(") and plain.endswith(")"):
        return plain[1:-1], True
    for sign in ("-", "+"):
        if plain.startswith(sign):
            plain, below = plain[1:], sign == "-"
            break
        if plain.endswith(sign):
            plain, below = plain[:-1], sign == "-"
            break
    return plain, below


def style_of(text: str) -> Style | None:
    """The decimal sign that one amount shows; None when it shows none."""
    plain, _below = bare(text)
    if _UNSURE.fullmatch(plain) or not plain:
        return None
    if "," in plain and _COMMA.fullmatch(plain):
        return Style.COMMA
    if "." in plain and _POINT.fullmatch(plain):
        return Style.POINT
    return None


def read_amount(text: str, style: Style | None) -> Decimal:
    """An amount of a file whose decimal sign is known, or is not needed. Unreadable says why not."""
    plain, below = bare(text)
    if style is None and _UNSURE.fullmatch(plain):
        raise Unreadable("unsure")
    if style is Style.POINT or (style is None and not _COMMA.fullmatch(plain)):
        if not _POINT.fullmatch(plain):
            raise Unreadable("amount")
        plain = plain.replace(",", "")
    else:
        if not _COMMA.fullmatch(plain):
            raise Unreadable("amount")
        plain = plain.replace(".", "").replace(",", ".")
    value = Decimal(plain)
    cents = value.quantize(Decimal("0.01"))
    if cents != value:
        raise Unreadable("decimals")
    return -cents if below and cents else cents


def read_day(text: str) -> date:
    """A day: 6.1.2020, 06.01.20, 6/1/2020, 2020-01-06 or 20200106. Unreadable for anything else."""
    plain = text.strip()
    finnish = _FINNISH.fullmatch(plain)
    iso = _ISO.fullmatch(plain)
    if finnish:
        day, month, year = int(finnish[1]), int(finnish[2]), int(finnish[3])
        year += 2000 if year < 100 else 0
    elif iso:
        year, month, day = int(iso[1]), int(iso[2]), int(iso[3])
    else:
        raise Unreadable("day")
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable("day") from None


def is_credit(side: str) -> bool:
    """Whether a column of sides says credit: K, kredit, C, -."""
    return side.strip().casefold() in ("k", "kredit", "c", "credit", "-", "an")
