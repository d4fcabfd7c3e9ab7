"""Weights and printed shares from rows of a table; whatever is wrong is named by its row and column."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from viitta.core.shares.split import Party
from viitta.core.typed_numbers import NotANumber, read_amount, read_number

NAMES = ("name", "nimi", "namn", "kunta", "municipality", "kommun")
CODES = ("code", "koodi", "kuntanumero", "kuntakoodi", "kod", "number", "numero")
WEIGHTS = ("weight", "paino", "vikt", "population", "asukasluku", "väkiluku", "asukkaita", "invånarantal")
SHARES = ("share", "osuus", "andel", "printed", "summa", "euroa")
MOST_WEIGHT = Decimal("1e12")


@dataclass(frozen=True, slots=True)
class Misread:
    """What is wrong in a table: a code, its row and column (from 1; 0 for the whole), and values for the sentence."""

    code: str
    row: int = 0
    column: int = 0
    text: str = ""
    other: int = 0


class BadTable(ValueError):
    """A table that cannot be used, with everything that is wrong in it."""

    def __init__(self, problems: Iterable[Misread]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problems, first {self.problems[0]}")


Rows = Mapping[int, Mapping[int, str]]


def read_weights(rows: Rows) -> tuple[tuple[Party, ...], tuple[Misread, ...]]:
    """Parties by a table with the headings name, weight and, if there is one, code; and warnings of weight 0.

    BadTable lists every problem.
    """
    heads, body = _table(rows, WEIGHTS)
    parties: list[Party] = []
    problems: list[Misread] = []
    warnings: list[Misread] = []
    seen: dict[str, int] = {}
    for number, row in body.items():
        name = _name(number, row, heads["name"], seen, problems)
        text = row.get(heads["value"], "")
        try:
            weight = read_number(text, decimals=6, most=MOST_WEIGHT).normalize()
        except NotANumber as error:
            problems.append(
                Misread(f"weight_{'empty' if not text.strip() else error.code}", number, heads["value"], text)
            )
            continue
        if not weight:
            warnings.append(Misread("weight_zero", number, heads["value"], name))
        parties.append(Party(name, weight, row.get(heads.get("code", 0), "").strip()))
    if not problems and not any(one.weight for one in parties):
        problems.append(Misread("no_weight" if parties else "no_rows"))
    if problems:
        raise BadTable(problems)
    return tuple(parties), tuple(warnings)


def read_printed(rows: Rows, names: Iterable[str]) -> dict[str, Decimal]:
    """Printed shares by a table with the headings name and share. BadTable also for a name that has no weight."""
    heads, body = _table(rows, SHARES)
    known = set(names)
    found: dict[str, Decimal] = {}
    problems: list[Misread] = []
    seen: dict[str, int] = {}
    for number, row in body.items():
        name = _name(number, row, heads["name"], seen, problems)
        if name and name not in known:
            problems.append(Misread("unknown_name", number, heads["name"], name))
        text = row.get(heads["value"], "")
        try:
            found[name] = read_amount(text)
        except NotANumber as error:
            problems.append(Misread(f"share_{error.code}", number, heads["value"], text))
    if not problems and not found:
        problems.append(Misread("no_rows"))
    if problems:
        raise BadTable(problems)
    return found


def _table(rows: Rows, values: tuple[str, ...]) -> tuple[dict[str, int], dict[int, Mapping[int, str]]]:
    """The columns by what they hold, and the rows under the headings, empty ones left out."""
    filled = {number: row for number, row in sorted(rows.items()) if any(text.strip() for text in row.values())}
    if not filled:
        raise BadTable([Misread("no_rows")])
    first = next(iter(filled))
    heads: dict[str, int] = {}
    for column, text in filled[first].items():
        told = text.strip().casefold()
        for key, words in (("name", NAMES), ("value", values), ("code", CODES)):
            if told in words:
                heads.setdefault(key, column)
    for key, usual in (("name", "name"), ("value", values[0])):
        if key not in heads:
            raise BadTable([Misread("no_heading", first, 0, usual)])
    return heads, {number: row for number, row in filled.items() if number != first}


def _name(number: int, row: Mapping[int, str], column: int, seen: dict[str, int], problems: list[Misread]) -> str:
    name = " ".join(row.get(column, "").split())
    if not name:
        problems.append(Misread("name_empty", number, column))
    elif name in seen:
        problems.append(Misread("name_twice", number, column, name, seen[name]))
    seen.setdefault(name, number)
    return name
