"""The programmes that Viitta ships: the incentive system of 2019 and the two cost models of the structural funds."""

from datetime import date
from decimal import Decimal
from functools import lru_cache

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

PERSONNEL, SERVICES, TRAVEL, PREMISES, OTHER = "personnel", "services", "travel", "premises", "other"
LICENCES, INTERNAL, EQUIPMENT, INVESTMENTS = "licences", "internal", "equipment", "investments"
COMMUNICATION, AUDIT, OFFICE, FLAT = "communication", "audit", "office", "flat"

_STATE, _FUNDS = "893/2019", "866/2021"


def _never(source: str, *reasons: str) -> tuple[CostType, ...]:
    return tuple(CostType(key, Eligibility.NEVER, reason=key, source=source) for key in reasons)


INCENTIVE = Programme(
    key="incentive",
    name="Digitalisaation kannustinjärjestelmä",
    max_share=Decimal("0.85"),
    cost_types=(
        CostType(PERSONNEL, letter="a", source=f"{_STATE} § 5"),
        CostType(SERVICES, letter="b", source=f"{_STATE} § 5"),
        CostType(TRAVEL, letter="c", source=f"{_STATE} § 5"),
        CostType(PREMISES, letter="d", source=f"{_STATE} § 5"),
        CostType(OTHER, letter="e", source=f"{_STATE} § 5"),
        CostType(LICENCES, Eligibility.LIMITED, "b", "only_as_needed", f"{_STATE} § 5"),
        CostType(INTERNAL, Eligibility.LIMITED, "e", "book_cost", f"{_STATE} § 5"),
        *_never(f"{_STATE} § 5", EQUIPMENT, INVESTMENTS),
    ),
    valid_from=date(2019, 8, 1),
    sources={
        "max_share": f"{_STATE} § 4",
        "vat": f"{_STATE} § 4",
        "cost_types": f"{_STATE} § 5",
        "effects": f"{_STATE} § 2",
        "application": f"{_STATE} § 6",
        "agreement": f"{_STATE} § 3",
        "ledger": f"{_STATE} § 7",
        "report": f"{_STATE} § 9, 688/2001 § 29",
        "own_financing": "688/2001 § 6",
        "income": "688/2001 § 11",
        "payment": "688/2001 § 12",
        "changes": "688/2001 § 14",
        "return": "688/2001 § 20",
        "liability": "688/2001 § 27",
        "retention": "688/2001 § 28",
    },
)

_FUNDS_SOURCES = {
    "max_share": "867/2021 § 4",
    "vat": f"{_FUNDS} § 23",
    "cost_types": f"{_FUNDS} § 24",
    "ledger": f"{_FUNDS} § 3",
    "overrun": f"{_FUNDS} § 25",
    "unit_cost": f"{_FUNDS} § 6",
    "income": f"{_FUNDS} § 4",
    "own_financing": "757/2021 § 18",
    "in_kind": "757/2021 § 18",
    "agreement": "757/2021 § 40",
    "changes": "757/2021 § 22",
    "payment": "757/2021 § 27",
    "last_claim": "757/2021 § 28",
    "return": "757/2021 § 32",
    "liability": "757/2021 § 41",
    "retention": "757/2021 § 46",
}
_FUNDS_NEVER = _never(f"{_FUNDS} § 24", INVESTMENTS, "in_kind", "depreciation", "charges", "fines")


def _covered(source: str, *keys: str) -> tuple[CostType, ...]:
    return tuple(CostType(key, Eligibility.COVERED, reason="flat_rate", source=source) for key in keys)


def _funds(key: str, name: str, **rules: object) -> Programme:
    return Programme(
        key=key,
        name=name,
        max_share=Decimal("0.80"),
        return_above=Decimal(250),
        last_claim_months=4,
        retention_years=5,
        retention_from=KeptFrom.YEAR_AFTER_LAST_PAYMENT,
        cooperation=Cooperation.GROUP,
        valid_from=date(2021, 10, 7),
        valid_until=date(2029, 12, 31),
        sources=_FUNDS_SOURCES,
        **rules,  # type: ignore[arg-type]
    )


EU_40 = _funds(
    "eu_40",
    "EU:n alue- ja rakennepolitiikka, 40 %",
    cost_types=(
        CostType(PERSONNEL, letter="a", source=f"{_FUNDS} §§ 6-7"),
        *_covered(f"{_FUNDS} § 8", FLAT, SERVICES, TRAVEL, PREMISES, OTHER, LICENCES, EQUIPMENT, OFFICE),
        *_FUNDS_NEVER,
    ),
    flat_rates=(FlatRate("flat_40", Decimal("0.40"), (PERSONNEL,), FLAT, source=f"{_FUNDS} § 8"),),
)

EU_7 = _funds(
    "eu_7",
    "EU:n alue- ja rakennepolitiikka, 7 %",
    cost_types=(
        CostType(PERSONNEL, letter="a", source=f"{_FUNDS} §§ 6-7"),
        CostType(SERVICES, letter="b", source=f"{_FUNDS} § 9"),
        CostType(COMMUNICATION, letter="b", source=f"{_FUNDS} § 9"),
        CostType(TRAVEL, letter="c", source=f"{_FUNDS} § 9"),
        CostType(OTHER, letter="e", source=f"{_FUNDS} § 9"),
        CostType(AUDIT, letter="e", source=f"{_FUNDS} § 9"),
        CostType(EQUIPMENT, Eligibility.LIMITED, "e", "small_equipment", f"{_FUNDS} § 9", Decimal(3000)),
        *_covered(f"{_FUNDS} § 9", FLAT, PREMISES, OFFICE),
        *_FUNDS_NEVER,
    ),
    flat_rates=(
        FlatRate(
            "flat_7",
            Decimal("0.07"),
            (PERSONNEL, SERVICES, COMMUNICATION, TRAVEL, OTHER, AUDIT, EQUIPMENT),
            FLAT,
            (Needed(SERVICES, PERSONNEL, Decimal("0.30")), Needed(TRAVEL, PERSONNEL, Decimal("0.20"))),
            f"{_FUNDS} § 9",
        ),
    ),
    overrun=Overrun(Decimal("0.20"), Decimal(10_000)),
)


@lru_cache(maxsize=1)
def shipped() -> dict[str, Programme]:
    """The shipped programmes by key."""
    return {one.key: one for one in (INCENTIVE, EU_40, EU_7)}
