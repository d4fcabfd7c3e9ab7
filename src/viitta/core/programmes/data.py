"""Programmes as JSON: reading with every contradiction refused by its code, and writing."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from viitta.core.programmes.programme import (
    Cooperation,
    CostType,
    Eligibility,
    FlatRate,
    KeptFrom,
    Needed,
    Overrun,
    Programme,
)


class Contradiction(ValueError):
    """Rules that cannot be a programme: a code, and the values that a sentence about it needs."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(f"{code}: {values}")
        self.code, self.values = code, values


Reader = Callable[[Any, str], Any]


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str):
        raise Contradiction("not_text", place=place)
    return value.strip()


def _decimal(value: Any, place: str) -> Decimal:
    """A number written as text or as a JSON number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise Contradiction("not_a_number", place=place, value=value)
    try:
        found = Decimal(str(value).strip())
    except InvalidOperation:
        raise Contradiction("not_a_number", place=place, value=value) from None
    if not found.is_finite() or abs(found) >= Decimal("1e12"):
        raise Contradiction("not_a_number", place=place, value=value)
    return found


def _whole(value: Any, place: str) -> int:
    found = _decimal(value, place)
    if found != found.to_integral_value():
        raise Contradiction("not_whole", place=place, value=value)
    return int(found)


def _truth(value: Any, place: str) -> bool:
    if not isinstance(value, bool):
        raise Contradiction("not_true_or_false", place=place, value=value)
    return value


def _day(value: Any, place: str) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Contradiction("not_a_date", place=place, value=value) from None


def _choice(kind: type[StrEnum]) -> Reader:
    def read(value: Any, place: str) -> StrEnum:
        if value not in list(kind):
            raise Contradiction("unknown_choice", place=place, value=value, choices=", ".join(kind))
        return kind(value)

    return read


def _many(read: Reader) -> Reader:
    def read_all(value: Any, place: str) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise Contradiction("not_a_list", place=place)
        return tuple(read(one, f"{place}[{number}]") for number, one in enumerate(value))

    return read_all


def _optional(read: Reader) -> Reader:
    return lambda value, place: None if value is None else read(value, place)


def _record(kind: type, readers: Mapping[str, Reader]) -> Reader:
    def read(value: Any, place: str) -> Any:
        if not isinstance(value, dict):
            raise Contradiction("not_a_record", place=place)
        prefix = f"{place}." if place else ""
        for name in value:
            if name not in readers:
                raise Contradiction("unknown_field", place=f"{prefix}{name}")
        for one in fields(kind):
            if one.default is MISSING and one.default_factory is MISSING and one.name not in value:
                raise Contradiction("missing", place=f"{prefix}{one.name}")
        return kind(**{name: readers[name](one, f"{prefix}{name}") for name, one in value.items()})

    return read


def _sources(value: Any, place: str) -> dict[str, str]:
    if not isinstance(value, dict):
        raise Contradiction("not_a_record", place=place)
    return {str(name): _text(one, f"{place}.{name}") for name, one in value.items()}


_COST_TYPE = _record(
    CostType,
    {
        "key": _text, "eligibility": _choice(Eligibility), "letter": _text, "reason": _text, "source": _text,
        "most": _optional(_decimal), "name": _text,
    },
)  # fmt: skip
_NEEDED = _record(Needed, {"type": _text, "of": _text, "share": _decimal})
_FLAT_RATE = _record(
    FlatRate,
    {
        "key": _text, "rate": _decimal, "base": _many(_text), "target": _text, "one_of": _many(_NEEDED),
        "source": _text,
    },
)  # fmt: skip
_PROGRAMME = _record(
    Programme,
    {
        "key": _text, "name": _text, "max_share": _decimal, "cost_types": _many(_COST_TYPE), "vat_eligible": _truth,
        "flat_rates": _many(_FLAT_RATE), "overrun": _optional(_record(Overrun, {"share": _decimal, "amount": _decimal})),
        "rounding": _decimal, "form_unit": _decimal, "return_above": _decimal, "report_months": _optional(_whole),
        "last_claim_months": _optional(_whole), "call_closes": _optional(_day), "retention_years": _whole,
        "retention_from": _choice(KeptFrom), "cooperation": _choice(Cooperation), "agreement_required": _truth,
        "own_financing_required": _truth, "in_kind_allowed": _truth, "income_deducted": _truth,
        "hours_a_year": _whole, "valid_from": _optional(_day), "valid_until": _optional(_day), "sources": _sources,
    },
)  # fmt: skip


def from_dict(data: Any) -> Programme:
    """The programme that the data describe; Contradiction names the place of what is wrong."""
    programme: Programme = _PROGRAMME(data, "")
    check(programme)
    return programme


def to_dict(programme: Programme) -> dict[str, Any]:
    """A programme as JSON-ready data, which `from_dict` reads back as the same."""
    return {one.name: _plain(getattr(programme, one.name)) for one in fields(programme)}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, CostType | FlatRate | Needed | Overrun):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def check(programme: Programme) -> None:
    """Refuse rules that contradict each other: Contradiction with its code."""
    if not programme.key or not programme.name:
        raise Contradiction("missing", place="name" if programme.key else "key")
    if not 0 < programme.max_share <= 1:
        raise Contradiction("share_out_of_range", place="max_share", value=programme.max_share)
    if programme.own_financing_required and programme.max_share == 1:
        raise Contradiction("no_room_for_own_financing", place="max_share")
    if programme.valid_from and programme.valid_until and programme.valid_until < programme.valid_from:
        raise Contradiction("ends_before_start", start=programme.valid_from, end=programme.valid_until)
    if programme.rounding <= 0 or programme.form_unit <= 0 or programme.hours_a_year <= 0:
        raise Contradiction("not_above_zero", place=_first_not_above_zero(programme))
    for place in ("return_above", "report_months", "last_claim_months", "retention_years"):
        if (getattr(programme, place) or 0) < 0:
            raise Contradiction("negative", place=place, value=getattr(programme, place))
    if programme.overrun and (programme.overrun.share < 0 or programme.overrun.amount < 0):
        raise Contradiction("negative", place="overrun")
    _check_types(programme)
    for number, one in enumerate(programme.flat_rates):
        _check_flat_rate(programme, one, f"flat_rates[{number}]")


def _first_not_above_zero(programme: Programme) -> str:
    return next(place for place in ("rounding", "form_unit", "hours_a_year") if getattr(programme, place) <= 0)


def _check_types(programme: Programme) -> None:
    seen: set[str] = set()
    for number, one in enumerate(programme.cost_types):
        place = f"cost_types[{number}]"
        if not one.key:
            raise Contradiction("missing", place=f"{place}.key")
        if one.key in seen:
            raise Contradiction("type_twice", place=place, type=one.key)
        if one.most is not None and one.most < 0:
            raise Contradiction("negative", place=f"{place}.most", value=one.most)
        if one.eligibility is Eligibility.LIMITED and not one.reason:
            raise Contradiction("limit_without_reason", place=place, type=one.key)
        seen.add(one.key)
    if not any(one.eligibility in (Eligibility.ALLOWED, Eligibility.LIMITED) for one in programme.cost_types):
        raise Contradiction("nothing_eligible", place="cost_types")


def _check_flat_rate(programme: Programme, rate: FlatRate, place: str) -> None:
    if not 0 < rate.rate <= 1:
        raise Contradiction("share_out_of_range", place=f"{place}.rate", value=rate.rate)
    if not rate.base:
        raise Contradiction("missing", place=f"{place}.base")
    named = [*rate.base, rate.target, *(key for one in rate.one_of for key in (one.type, one.of))]
    for key in named:
        if programme.cost_type(key) is None:
            raise Contradiction("unknown_type", place=place, type=key)
    for key in rate.base:
        found = programme.cost_type(key)
        if found and found.eligibility in (Eligibility.NEVER, Eligibility.COVERED):
            raise Contradiction("flat_rate_on_ineligible", place=place, type=key)
    target = programme.cost_type(rate.target)
    if target and target.eligibility is not Eligibility.COVERED:
        raise Contradiction("target_paid_twice", place=place, type=rate.target)
    if len({one.target for one in programme.flat_rates}) < len(programme.flat_rates):
        raise Contradiction("two_rates_of_one_target", place=place, type=rate.target)
