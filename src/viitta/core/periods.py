"""Months and quarters: the calendar of a roadmap. (Not `calendar`, which is the standard library's.)"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_KEY = re.compile(r"(\d{4})Q([1-4])")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a calendar year (vuosineljännes, kvartaali)."""

    year: int
    number: int

    def __hash__(self) -> int:
        return self.year * 4 + self.number

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 4 or not 1900 <= self.year <= 2999:
            raise ValueError(f"no such quarter: {self.year}Q{self.number}")

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls.at_index(day.year * 4 + (day.month - 1) // 3)

    @classmethod
    @lru_cache(maxsize=4096)
    def parse(cls, key: str) -> "Quarter":
        """Read a key such as "2023Q1"; ValueError when it is none."""
        found = _KEY.fullmatch(key)
        if not found:
            raise ValueError(f"not a quarter: {key!r}")
        return cls.at_index(int(found[1]) * 4 + int(found[2]) - 1)

    @property
    def key(self) -> str:
        """The form of files and addresses: 2023Q1."""
        return f"{self.year}Q{self.number}"

    @property
    def label(self) -> str:
        """The form that people read: Q1/2023."""
        return f"Q{self.number}/{self.year}"

    @property
    def index(self) -> int:
        """Running number of the quarter, so that quarters can be counted."""
        return self.year * 4 + self.number - 1

    @classmethod
    @lru_cache(maxsize=4096)
    def at_index(cls, index: int) -> "Quarter":
        return cls(index // 4, index % 4 + 1)

    @property
    def first(self) -> date:
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.number * 3, 31 if self.number in (1, 4) else 30)

    def next(self) -> "Quarter":
        return Quarter.at_index(self.index + 1)

    def previous(self) -> "Quarter":
        return Quarter.at_index(self.index - 1)

    def __str__(self) -> str:
        return self.key


def quarters_between(first: date, last: date) -> Iterator[Quarter]:
    """Every quarter that has a day within [first, last]; none when last is before first."""
    for index in range(Quarter.of(first).index, Quarter.of(last).index + 1 if last >= first else 0):
        yield Quarter.at_index(index)


def month_index(day: date) -> int:
    """Running number of the month, so that months can be counted."""
    return day.year * 12 + day.month - 1


def is_last_of_month(day: date) -> bool:
    """Whether a day is the last of its month."""
    return (day + timedelta(days=1)).day == 1
