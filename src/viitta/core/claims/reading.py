"""Claims of a project from a JSON file, with the place of whatever is wrong."""

import json
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

from viitta.core.claims.chain import NOTHING, BrokenChain, ChainedClaim, Period, claim_chain

_AMOUNT = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,2})?")
_SHARE = re.compile(r"[0-9](\.[0-9]{1,6})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class ClaimFile:
    """What a file asks for; `paid` is None when it does not tell what was paid."""

    share: Decimal
    maximum: Decimal
    periods: tuple[Period, ...]
    advance: Decimal = NOTHING
    paid: Decimal | None = None


def read_claims(text: str) -> ClaimFile:
    """A file as the contract has it. BrokenChain with the code and path of what is wrong."""
    try:
        data = json.loads(text, parse_float=_Written, parse_int=_Written, parse_constant=_Written)
    except json.JSONDecodeError as error:
        raise BrokenChain("not_json", line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise BrokenChain("not_json", line=1, column=1) from None
    if not isinstance(data, dict):
        raise BrokenChain("not_a_record", path="$")
    periods = _given(data, "periods", "$")
    if not isinstance(periods, list):
        raise BrokenChain("not_a_list", path="$.periods")
    return ClaimFile(
        _share(_given(data, "share", "$")),
        _amount(_given(data, "maximum", "$"), "$.maximum"),
        tuple(_period(one, f"$.periods[{at}]") for at, one in enumerate(periods)),
        _amount(data.get("advance", "0"), "$.advance"),
        None if data.get("paid") is None else _amount(data["paid"], "$.paid"),
    )


class _Written(str):
    """A JSON number as it was written, so that no cent is lost on the way."""


def _given(data: dict[str, Any], key: str, path: str) -> Any:
    if data.get(key) is None:
        raise BrokenChain("missing", path=f"{path}.{key}")
    return data[key]


def _refuse(code: str, path: str, value: Any) -> NoReturn:
    raise BrokenChain(code, path=path, value=str(value)[:60])


def _amount(value: Any, path: str) -> Decimal:
    if not isinstance(value, str) or not _AMOUNT.fullmatch(value.strip()):
        _refuse("not_an_amount", path, value)
    return Decimal(value.strip())


def _share(value: Any) -> Decimal:
    if not isinstance(value, str) or not _SHARE.fullmatch(value.strip()):
        _refuse("not_a_share", "$.share", value)
    return Decimal(value.strip())


def _day(value: Any, path: str) -> date:
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    _refuse("not_a_date", path, value)


def _period(value: Any, path: str) -> Period:
    if not isinstance(value, dict):
        raise BrokenChain("not_a_record", path=path)
    return Period(
        _day(_given(value, "from", path), f"{path}.from"),
        _day(_given(value, "to", path), f"{path}.to"),
        _amount(_given(value, "eligible", path), f"{path}.eligible"),
        _amount(value.get("income", "0"), f"{path}.income"),
    )


def chain_of(file: ClaimFile) -> tuple[ChainedClaim, ...]:
    """The claims that a file asks for."""
    return claim_chain(file.share, file.maximum, file.periods, advance=file.advance)


def as_json(claims: tuple[ChainedClaim, ...]) -> list[dict[str, str]]:
    """Claims as checks read them: amounts as texts with two decimals, days ISO."""
    return [
        {
            "from": one.starts.isoformat(),
            "to": one.ends.isoformat(),
            "eligible": f"{one.eligible:.2f}",
            "income": f"{one.income:.2f}",
            "cumulative_eligible": f"{one.cumulative:.2f}",
            "grant_cumulative": f"{one.grant_cumulative:.2f}",
            "due": f"{one.due:.2f}",
            "own_share_cumulative": f"{one.own_share_cumulative:.2f}",
            "advance_used": f"{one.advance_used:.2f}",
            "payable": f"{one.payable:.2f}",
        }
        for one in claims
    ]
