"""Amounts and days as people type them: `1 234,50 €`, `2,5`."""

import re
from decimal import Decimal

_SPACES = re.compile(r"[\s\u00a0\u202f']+")
_NUMBER = re.compile(r"[0-9]{1,15}([.,][0-9]+)?")
_THOUSANDS = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")


class NotANumber(ValueError):
    """Why a text is no such number: `code` is form, negative, decimals or great."""

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
