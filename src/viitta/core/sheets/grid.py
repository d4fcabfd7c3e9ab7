"""A plain grid of cells, whatever file it came from, and the names of its places."""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from viitta.core.sheets.stamps import Stamp


class Uncalculated(Enum):
    """The value of a formula whose result the file does not carry."""

    FORMULA = "formula"

    def __str__(self) -> str:
        return ""


class Cell(NamedTuple):
    """What a cell shows: text, number, bool, date or datetime; the number format tells per cent from number."""

    value: object
    number_format: str = "General"


class Merge(NamedTuple):
    """Merged cells, first and last row and column included, counted from 1. The value stands at top and left."""

    top: int
    left: int
    bottom: int
    right: int


def letter(column: int) -> str:
    """Column 1 is A, 27 is AA."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def address(row: int, column: int) -> str:
    """The name of a cell: row 7, column 4 is D7."""
    return f"{letter(column)}{row}"


def column_number(name: str) -> int:
    """A is 1, AA is 27; raises ValueError for what is no column."""
    if not re.fullmatch(r"[A-Za-z]{1,3}", name, re.ASCII):
        raise ValueError(f"not a column: {name!r}")
    number = 0
    for sign in name.upper():
        number = number * 26 + ord(sign) - 64
    return number


@dataclass(frozen=True)
class Grid:
    """One sheet: only filled cells, by row and column counted from 1."""

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False

    @classmethod
    def of(cls, values: list[list[object]], name: str = "Taulukko", merges: tuple[Merge, ...] = ()) -> "Grid":
        """A grid from rows of plain values or cells; None and "" are empty."""
        rows = {
            number: {
                column: value if isinstance(value, Cell) else Cell(value)
                for column, value in enumerate(row, 1)
                if value is not None and value != ""
            }
            for number, row in enumerate(values, 1)
        }
        return cls(name, {number: row for number, row in rows.items() if row}, merges)

    @cached_property
    def last_column(self) -> int:
        return max((max(row) for row in self.rows.values()), default=0)

    @cached_property
    def _merges_by_column(self) -> dict[int, list[Merge]]:
        found: dict[int, list[Merge]] = {}
        for merge in sorted(self.merges):
            for column in range(merge.left, min(merge.right, self.last_column) + 1):
                found.setdefault(column, []).append(merge)
        return found

    def merge_at(self, row: int, column: int) -> Merge | None:
        """The merged area that holds a place, if any."""
        here = self._merges_by_column.get(column, [])
        index = bisect_right(here, row, key=lambda merge: merge.top) - 1
        return here[index] if index >= 0 and here[index].bottom >= row else None

    def own(self, row: int, column: int) -> Cell | None:
        return self.rows.get(row, {}).get(column)

    def seen(self, row: int, column: int) -> Cell | None:
        """What a reader sees at a place: its own value, or that of the merged area around it."""
        own = self.own(row, column)
        if own is not None:
            return own
        merge = self.merge_at(row, column)
        return self.own(merge.top, merge.left) if merge else None


@dataclass(frozen=True)
class Book:
    """A file as grids, and the stamps that an exported file carries in its hidden sheet."""

    grids: tuple[Grid, ...]
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
