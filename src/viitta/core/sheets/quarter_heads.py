"""Quarters in the headings of a sheet: `Q1/2023`, `I/2023`, `2023 Q1`, `1/2023`, a year above `Q1`, a last day.

`1/2023` is a month anywhere else; in a heading it is a quarter, unless the headings go on to 5/2023 and beyond.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache

from viitta.core.periods import Quarter
from viitta.core.sheets.words import QUARTER_NOISE
from viitta.core.vague_dates import MONTHS, DateError, plain, read_span

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
MARK = r"(?:q|k|kv|kvart|kvartaali|kvartal|kvartalet|vuosineljännes|neljännes|vuosinelj|nelj|quarter|qtr)\b\.?"
JOINED = r"(?:q|k|kv)"
NUMBER = r"([1-4]|iv|i{1,3})"
YEAR = r"(?:(20\d\d)|'?(\d\d))"
FULL = r"(20\d\d)"
BETWEEN = r"\s*[-/:. ]?\s*"

SURE = [
    rf"(?P<n>(?:{JOINED}\s*)[1-4]|(?:{MARK}\s*){NUMBER}){BETWEEN}(?P<y>'?\d\d|20\d\d)",
    rf"(?P<n>(?:iv|i{{1,3}}))\.?\s*(?:{MARK})?{BETWEEN}(?P<y>'?\d\d|20\d\d)",
    rf"(?P<n>[1-4])\.?\s*(?:{JOINED}|{MARK}){BETWEEN}(?P<y>'?\d\d|20\d\d)",
    rf"(?P<y>20\d\d){BETWEEN}(?P<n>(?:{JOINED}\s*)[1-4]|(?:{MARK}\s*){NUMBER}|(?:iv|i{{1,3}}))",
    rf"(?P<y>20\d\d){BETWEEN}(?P<n>{NUMBER})\.?\s*(?:{MARK}|{JOINED})",
]
SURE_FORMS = [re.compile(pattern, re.ASCII if pattern.isascii() else 0) for pattern in SURE]
BARE_QUARTER = re.compile(rf"(?:(?:{JOINED}|{MARK})\s*)?{NUMBER}\.?\s*(?:{MARK}|{JOINED})?")
SLASHED = re.compile(r"(\d{1,2})\s?/\s?(20\d\d)|(20\d\d)\s?/\s?(\d)", re.ASCII)
MONTH_RANGE = re.compile(r"0?(1|4|7|10)\.?\s?-\s?0?(3|6|9|12)\.?\s?[/ .]\s?(20\d\d)", re.ASCII)
NAMED_RANGE = re.compile(r"(\w+?)\.?\s?-\s?(\w+)\.?\s(20\d\d)")
BARE_YEAR = re.compile(r"20\d\d", re.ASCII)
YEARS = range(2000, 2100)
MONTH_OF = {word: number for number, words in enumerate(MONTHS, 1) for word in words}


def text_of(value: object) -> str:
    """A heading cell as text; 2023.0 is 2023."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return plain(str(value))


def bare_year(value: object) -> bool:
    """True for a heading that is a year alone; it may stand above its quarters."""
    return BARE_YEAR.fullmatch(_clean(text_of(value))) is not None


def sure_quarter(parts: Sequence[object]) -> Quarter | None:
    """The quarter that the headings above one column name, from the top down, or None."""
    texts = [_clean(text_of(part)) for part in parts if not isinstance(part, date)]
    texts = [text for text in texts if text]
    for text in [*reversed(texts), " ".join(texts[-2:]), " ".join(texts)]:
        found = _one(text)
        if found:
            return found
    return _stacked(texts)


@lru_cache(maxsize=8192)
def _clean(text: str) -> str:
    return " ".join(QUARTER_NOISE.sub(" ", text).split()).strip(" ,:;-")


@lru_cache(maxsize=8192)
def _one(text: str) -> Quarter | None:
    for form in SURE_FORMS:
        match = form.fullmatch(text)
        if match:
            return _quarter(_number(match["n"]), match["y"].strip("'"))
    match = MONTH_RANGE.fullmatch(text)
    if match and int(match[2]) == int(match[1]) + 2:
        return _quarter(int(match[2]) // 3, match[3])
    match = NAMED_RANGE.fullmatch(text)
    if match:
        first, last = MONTH_OF.get(match[1]), MONTH_OF.get(match[2])
        if first and last and first % 3 == 1 and last == first + 2:
            return _quarter(last // 3, match[3])
    return None


def _stacked(texts: list[str]) -> Quarter | None:
    """A year above a bare quarter, or below it."""
    if len(texts) < 2:
        return None
    for year, quarter in ((texts[-2], texts[-1]), (texts[-1], texts[-2])):
        match = BARE_QUARTER.fullmatch(quarter)
        if BARE_YEAR.fullmatch(year) and match:
            return _quarter(_number(match[1]), year)
    return None


def _number(text: str) -> int:
    found = re.search(r"(iv|i{1,3}|[1-4])\.?$", text)
    return ROMAN.get(found[1]) or int(found[1]) if found else 0


def _quarter(number: int, year: str) -> Quarter | None:
    full = int(year) + (2000 if len(year) == 2 else 0)
    return Quarter(full, number) if 1 <= number <= 4 else None


def slashed(parts: Sequence[object]) -> tuple[int, int] | None:
    """Year and number of `1/2023` or of the date that Excel makes of it, None when the heading is something else."""
    for part in reversed(parts):
        if isinstance(part, date) and part.year in YEARS:
            day = part.date() if isinstance(part, datetime) else part
            return (day.year, day.month) if day.day == 1 else None
        match = SLASHED.fullmatch(_clean(text_of(part)))
        if match:
            return (int(match[2]), int(match[1])) if match[1] else (int(match[3]), int(match[4]))
    return None


def last_day(parts: Sequence[object]) -> Quarter | None:
    """The quarter of a whole date as a heading: `Tilanne 31.3.2023`."""
    for part in reversed(parts):
        if isinstance(part, date) and part.year in YEARS:
            return Quarter.of(part)
        text = _clean(text_of(part))
        if text.count(".") >= 2:
            try:
                return Quarter.of(read_span(text).first)
            except DateError:
                continue
    return None


def slashed_are_quarters(pairs: Iterable[tuple[int, int]]) -> bool:
    """Whether `n/year` headings count quarters: none beyond 4. Months 5-12 show that they are months."""
    return all(1 <= number <= 4 for _, number in pairs)
