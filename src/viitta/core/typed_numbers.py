"""Amounts and days as people type them: `1 234,50 €`, `2,5`."""

import re
from decimal import Decimal

CENT = Decimal("0.01")
MOST_EUROS = Decimal(999_999_999_999)

_SPACES = re.compile(r"[\s\u00a0\u202f']+")
_NUMBER = re.compile(r"[0-9]{1,15}([.,][0-9]+)?")
_THOUSANDS = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")


class NotANumber(ValueError):
    """Why a text is no such number: `code` is form, negative, decimals or great; empty for an amount that is missing."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_number(text: str, *, decimals: int, most: Decimal) -> Decimal:
    """A number from 0 to `most` with at most so many decimals; spaces and a euro sign are let pass.

    The comma is the decimal sign, and so is a lone point; points that part thousands are read as such when a comma
    follows or there are several of them. NotANumber says why a text is refused.
    """
    plain = _SPACES.sub("", text).replace("−", "-").removesuffix("€").removesuffix("eur").removesuffix("EUR")
    if plain.startswith("-") and (_NUMBER.fullmatch(plain[1:]) or _THOUSANDS.fullmatch(plain[1:])):
        raise NotANumber("negative")
    if _THOUSANDS.fullmatch(plain) and ("," in plain or plain.count(".") > 1):
        plain = plain.replace(".", "")
    elif not _NUMBER.fullmatch(plain):
        raise NotANumber("form")
    value = Decimal(plain.replace(",", "."))
    if value != value.quantize(Decimal(1).scaleb(-decimals)):
        raise NotANumber("decimals")
    if value > most:
        raise NotANumber("great")
    return value.quantize(Decimal(1).scaleb(-decimals))


def read_amount(text: str, *, signed: bool = False, most: Decimal = MOST_EUROS) -> Decimal:
    """Euros to the cent, as `read_number` reads them; with `signed` also below 0, the minus before or after.

    A zero is a zero whatever its sign. NotANumber says why a text is refused: `1e9` and words are no form of an amount.
    """
    plain = _SPACES.sub("", text).replace("−", "-").replace("–", "-").removesuffix("€").removesuffix("EUR")
    if not plain:
        raise NotANumber("empty")
    below = plain.startswith("-") != plain.endswith("-")
    if below:
        plain = plain.removesuffix("-") if plain.endswith("-") else plain[1:]
        if plain.startswith("-"):
            raise NotANumber("form")
    elif signed:
        plain = plain.removeprefix("+")
    value = read_number(plain.removesuffix("€"), decimals=2, most=most)
    if not below or not value:
        return value
    if not signed:
        raise NotANumber("negative")
    return -value
