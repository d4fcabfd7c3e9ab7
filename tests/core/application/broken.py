"""The sample's application broken in one way at a time: name -> (the change, the one finding it must give)."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from viitta.core.application import Code

Plain = dict[str, Any]
EXAMPLE: Plain = json.loads(
    (Path(__file__).parents[3] / "src/viitta/config/sample/application.json").read_text(encoding="utf-8")
)


def put(path: str, value: Any) -> Callable[[Plain], None]:
    """A change that puts a value at a place such as `answers.24.lines.0.type`."""

    def change(content: Plain) -> None:
        *way, last = path.split(".")
        place: Any = content
        for key in way:
            place = place[int(key)] if isinstance(place, list) else place[key]
        place[int(last) if isinstance(place, list) else last] = value

    return change


def drop(path: str, at: int) -> Callable[[Plain], None]:
    """A change that takes a row of a list away."""

    def change(content: Plain) -> None:
        place: Any = content
        for key in path.split("."):
            place = place[key]
        del place[at]

    return change


def together(*changes: Callable[[Plain], None]) -> Callable[[Plain], None]:
    def change(content: Plain) -> None:
        for one in changes:
            one(content)

    return change


def no_shares(content: Plain) -> None:
    for partner in content["partners"]:
        partner["share"] = None


def one_municipality(content: Plain) -> None:
    content["partners"] = content["partners"][:1]
    content["answers"]["22"] = content["answers"]["22"][:1]
    no_shares(content)


def printed_shares(content: Plain) -> None:
    """As printed in the application of 2019: a rounded price per resident."""
    printed = ("12732.81", "1849.26", "2007.99", "2652.90", "2382.06", "1618.38")
    for partner, share in zip(content["partners"], printed, strict=True):
        partner["share"] = share


def costs_of(letter: str, amount: str, total: str, grant: str, own: str) -> Callable[[Plain], None]:
    """Another amount of one letter, and everything that hangs on it brought along."""
    return together(
        put("answers.24.lines", []),
        put(f"answers.24.{letter}", amount),
        put("answers.24.f", total),
        put("answers.26.a", grant),
        put("answers.26.b.0", own),
        put("answers.26.d", total),
        no_shares,
    )


LINES = "answers.24.lines"
EU_7 = together(
    put("programme", "eu_7"),
    put("call.projects_until", "2023-12-31"),
    put("period", {"start": "2022-01-06", "end": "2023-11-30"}),
    put("answers.12", [{"name": "Koko hanke", "start": "2022-01-06", "end": "2023-11-30"}]),
    put("answers.26", {"a": "124000.00", "b": ["31000.00"], "c": [], "d": "155000.00"}),
    put(LINES, []),
    no_shares,
)


def eu_line(letter: str, kind: str) -> Callable[[Plain], None]:
    line = {"letter": letter, "type": kind, "amount": "5000.00", "text": "rivi"}
    return together(EU_7, put(LINES, [line]))


BROKEN: dict[str, tuple[Callable[[Plain], None], str, Code]] = {
    "a text is missing": (put("answers.30", "  "), "30", Code.ANSWER_MISSING),
    "the name is missing": (put("answers.2", None), "2", Code.ANSWER_MISSING),
    "nothing is chosen": (put("answers.3", []), "3", Code.ANSWER_MISSING),
    "effects are not told": (put("answers.7", []), "7", Code.EFFECTS_MISSING),
    "goals are missing": (put("answers.6", ""), "6", Code.GOALS_MISSING),
    "outputs are missing": (put("answers.13", ""), "13", Code.GOALS_MISSING),
    "spreading is missing": (put("answers.34", ""), "34", Code.SPREADING_MISSING),
    "organisation is missing": (put("answers.23", ""), "23", Code.SCHEDULE_MISSING),
    "phases are missing": (put("answers.12", []), "12", Code.SCHEDULE_MISSING),
    "the applicant is missing": (put("answers.1", ""), "1", Code.ACTORS_MISSING),
    "costs are missing": (put("answers.24", {}), "24", Code.FINANCING_MISSING),
    "financing is missing": (together(put("answers.26", None), no_shares), "26", Code.FINANCING_MISSING),
    "the sum of costs is missing": (put("answers.24.f", None), "24f", Code.FINANCING_MISSING),
    "relations are missing": (put("answers.28", ""), "28", Code.RELATIONS_MISSING),
    "a text is too long": (put("answers.4", "å" * 1501), "4", Code.ANSWER_TOO_LONG),
    "an unknown choice": (put("answers.8.0", "world_peace"), "8", Code.CHOICE_UNKNOWN),
    "an unknown permanence": (put("answers.17", "eternal"), "17", Code.CHOICE_UNKNOWN),
    "an unknown class of a risk": (put("answers.29.risks.0.classes", ["weather"]), "29", Code.CHOICE_UNKNOWN),
    "one municipality alone": (one_municipality, "1", Code.TOO_FEW_MUNICIPALITIES),
    "another applicant": (put("answers.1", "Honkajoki"), "1", Code.APPLICANT_NOT_PARTNER),
    "nobody is the applicant": (
        together(put("partners.0.applicant", False), put("partners.0.agreed_on", "2019-12-19")),
        "1",
        Code.APPLICANT_NOT_PARTNER,
    ),
    "a partner twice": (
        lambda content: content["partners"].append({**content["partners"][5], "share": None}),
        "1",
        Code.PARTNER_REPEATED,
    ),
    "no period": (put("period", None), "12", Code.PERIOD_MISSING),
    "a period that ends first": (
        put("period", {"start": "2021-11-30", "end": "2020-01-06"}),
        "12",
        Code.PERIOD_REVERSED,
    ),
    "a period after the programme's": (put("period.end", "2021-12-01"), "12", Code.PERIOD_OUTSIDE_PROGRAMME),
    "a phase without an end": (put("answers.12.0.end", None), "12", Code.PHASE_INCOMPLETE),
    "a phase that ends first": (put("answers.12.1.end", "2020-03-31"), "12", Code.PHASE_REVERSED),
    "a phase before the project": (put("answers.12.0.start", "2020-01-05"), "12", Code.PHASE_OUTSIDE_PROJECT),
    "a partner has not decided": (drop("answers.22", 3), "22", Code.DECISION_MISSING),
    "a decision without a day": (put("answers.22.3.date", None), "22", Code.DECISION_MISSING),
    "a decision after the call closed": (put("answers.22.3.date", "2019-12-21"), "22", Code.DECISION_LATE),
    "a decision of a stranger": (
        lambda content: content["answers"]["22"].append({"partner": "Pori", "body": "khall", "date": "2019-12-01"}),
        "22",
        Code.DECISION_OF_STRANGER,
    ),
    "no agreement": (put("partners.4.agreed_on", None), "22", Code.AGREEMENT_MISSING),
    "an amount in words": (
        together(put("answers.24.c", "viisituhatta"), put(LINES, [])),
        "24c",
        Code.AMOUNT_NOT_A_NUMBER,
    ),
    "an amount with spaces and a sign": (put("answers.26.a", "131 750 €"), "26a", Code.AMOUNT_NOT_A_NUMBER),
    "an amount with an exponent": (put("answers.24.f", "1e9"), "24f", Code.AMOUNT_NOT_A_NUMBER),
    "a negative amount": (costs_of("e", "-5000.00", "145000.00", "123250", "21750"), "24e", Code.AMOUNT_NEGATIVE),
    "an amount with cents": (put("answers.26.b.1", "0.50"), "26b", Code.AMOUNT_NOT_WHOLE),
    "cents in the costs": (costs_of("c", "5000.50", "155000", "131750", "23250"), "24c", Code.AMOUNT_NOT_WHOLE),
    "lines that do not add up": (put(f"{LINES}.1.amount", "15000.00"), "24b", Code.COST_LINES_SUM),
    "a type that the programme does not know": (put(f"{LINES}.5.type", "gifts"), "24e", Code.COST_TYPE_UNKNOWN),
    "a cost under the wrong letter": (put(f"{LINES}.3.type", "premises"), "24c", Code.COST_ON_WRONG_LINE),
    "equipment": (put(f"{LINES}.5.type", "equipment"), "24e", Code.COST_NOT_ELIGIBLE),
    "rent where a flat rate pays it": (eu_line("d", "premises"), "24d", Code.COST_COVERED_BY_FLAT_RATE),
    "equipment over the limit": (eu_line("e", "equipment"), "24e", Code.COST_ABOVE_LIMIT),
    "a licence without a reason": (put(f"{LINES}.2.reason", ""), "24b", Code.COST_WITHOUT_REASON),
    "an internal charge without books": (put(f"{LINES}.5.type", "internal"), "24e", Code.CHARGE_NOT_AT_BOOK_COST),
    "value added tax": (put(f"{LINES}.1.vat", "3840.00"), "24b", Code.VAT_IN_COSTS),
    "costs that do not add up": (put("answers.24.a", "120001.00"), "24f", Code.COSTS_SUM),
    "a total that is not the sum": (put("answers.24.f", "100000.00"), "24f", Code.COSTS_SUM),
    "nobody lives there": (put("partners.5.population", 0), "25", Code.POPULATION_NOT_POSITIVE),
    "shares that lack 6.60": (printed_shares, "25", Code.SHARES_SUM),
    "one euro above the ceiling": (
        together(put("answers.26.a", "131751.00"), put("answers.26.b.0", "23249.00"), no_shares),
        "26a",
        Code.SHARE_ABOVE_MAXIMUM,
    ),
    "a grant far above the ceiling": (put("answers.26.a", "140000.00"), "26a", Code.SHARE_ABOVE_MAXIMUM),
    "nothing of one's own": (put("answers.26.b", ["0.00"]), "26b", Code.OWN_FINANCING_MISSING),
    "no own financing": (
        together(put("answers.26.b", []), put("answers.26.c.0", {"name": "Säätiö", "amount": 23250}), no_shares),
        "26b",
        Code.OWN_FINANCING_MISSING,
    ),
    "nameless financing": (
        together(put("answers.26.b.0", 20000), put("answers.26.c.1", {"amount": 3250}), no_shares),
        "26c",
        Code.OTHER_FINANCING_UNNAMED,
    ),
    "financing that does not add up": (put("answers.26.a", "131749.00"), "26d", Code.FINANCING_SUM),
    "own financing that is too small": (put("answers.26.b.0", "23249.00"), "26d", Code.FINANCING_SUM),
    "other financing too much": (
        put("answers.26.c.0", {"name": "Säätiö", "amount": "1000.00"}), "26d", Code.FINANCING_SUM
    ),
    "a share that was changed": (put("partners.3.share", "2653.64"), "25", Code.SHARES_SUM),
    "financing that is not the costs": (
        together(put("answers.26.d", "154000.00"), put("answers.26.a", "130750.00")),
        "26d",
        Code.FINANCING_NOT_COSTS,
    ),
    "a risk without a class": (put("answers.29.risks.4.classes", []), "29", Code.RISK_WITHOUT_CLASS),
    "no telephone number": (put("answers.39.phone", ""), "39", Code.CONTACT_INCOMPLETE),
    "no address of mail": (put("answers.39.email", "hanke(at)kunta"), "39", Code.EMAIL_MALFORMED),
}  # fmt: skip


def broken(change: Callable[[Plain], None]) -> Plain:
    """A copy of the example with the change made."""
    content = deepcopy(EXAMPLE)
    change(content)
    return content
