"""Types of cost as lines of text: key; letter; eligibility; reason; source; at most."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from viitta.core.programmes import CostType, Eligibility
from viitta.core.typed_numbers import NotANumber, read_amount

PARTS = 6
FINNISH = {"sallittu": "allowed", "rajattu": "limited", "katettu": "covered", "ei koskaan": "never"}


class BadLine(ValueError):
    """Why a line is no type of cost: a code, the number of the line and the word."""

    def __init__(self, code: str, number: int, word: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.values = {"number": number, "word": word}


def written_types(types: Sequence[CostType]) -> str:
    """The types as lines."""
    return "\n".join(
        "; ".join([one.key, one.letter, one.eligibility.value, one.reason, one.source, _amount(one.most)]).rstrip("; ")
        for one in types
    )


def _amount(value: Decimal | None) -> str:
    return "" if value is None else format(value, "f")


def read_types(text: str) -> list[dict[str, Any]]:
    """Lines as data of the programme; BadLine for the first that is none. Empty lines are let pass."""
    found = []
    for number, written in enumerate(text.splitlines(), 1):
        if not written.strip():
            continue
        parts = [part.strip() for part in written.split(";")]
        if len(parts) > PARTS or not parts[0]:
            raise BadLine("parts", number)
        key, letter, eligibility, reason, source, most = parts + [""] * (PARTS - len(parts))
        eligibility = FINNISH.get(eligibility.casefold(), eligibility.casefold())
        if eligibility and eligibility not in [one.value for one in Eligibility]:
            raise BadLine("eligibility", number, eligibility)
        row: dict[str, Any] = {"key": key, "letter": letter, "reason": reason, "source": source}
        row["eligibility"] = eligibility or Eligibility.ALLOWED.value
        row["most"] = _read(most, number) if most else None
        found.append(row)
    return found


def _read(text: str, number: int) -> str:
    try:
        return format(read_amount(text), "f")
    except NotANumber:
        raise BadLine("most", number, text) from None
