"""Dates as people write them in plans: `6.1.2020`, `1/2020`, `kevät 2021`, `Q1/2023`, `2025`.

A vague date is a span of days. As a start it means the first day of the span, as an end the last one.
Written forms of Finnish, Swedish and English; the rule in words stands in docs/explanation/rules/import.md.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from viitta.core.periods import Quarter

EARLIEST, LATEST = 1950, 2149
LONGEST = 100  # characters: no date is longer, and trying every split of a long text would take for ever
EXCEL_EPOCH = date(1899, 12, 30)

SEASONS = {
    (1, 5): ("kevät", "kevään", "keväällä", "kevätkausi", "våren", "vår", "spring"),
    (6, 8): ("kesä", "kesän", "kesällä", "kesäkausi", "sommaren", "sommar", "summer"),
    (9, 12): ("syksy", "syksyn", "syksyllä", "syyskausi", "hösten", "höst", "autumn", "fall"),
    (1, 6): ("alkuvuosi", "alkuvuoden", "alkuvuodesta", "h1", "början av", "early"),
    (7, 12): ("loppuvuosi", "loppuvuoden", "loppuvuodesta", "h2", "slutet av", "late"),
}
MONTHS = (
    ("tammikuu", "tammi", "januari", "january", "jan"),
    ("helmikuu", "helmi", "februari", "february", "feb"),
    ("maaliskuu", "maalis", "mars", "march", "mar"),
    ("huhtikuu", "huhti", "april", "apr"),
    ("toukokuu", "touko", "maj", "may"),
    ("kesäkuu", "juni", "june", "jun"),
    ("heinäkuu", "heinä", "juli", "july", "jul"),
    ("elokuu", "elo", "augusti", "august", "aug"),
    ("syyskuu", "syys", "september", "sep", "sept"),
    ("lokakuu", "loka", "oktober", "october", "okt", "oct"),
    ("marraskuu", "marras", "november", "nov"),
    ("joulukuu", "joulu", "december", "dec"),
)
SPAN_OF_WORD = {word: months for months, words in SEASONS.items() for word in words}
SPAN_OF_WORD |= {word: (number, number) for number, words in enumerate(MONTHS, 1) for word in words}
# A case ending does not change which month is meant: tammikuun, tammikuussa, tammikuusta.
MONTH_ENDING = re.compile(r"(kuu)(n|ssa|sta|hun|lla|ta)$")
FILLERS = re.compile(
    r"\b(alkaen|lähtien|alusta|mennessä|asti|saakka|viimeistään|loppuun|lopussa|lopulla|loppu|aikana|vuoden|vuosi|vuonna|"
    r"från|senast|till|under|året|år|from|since|until|by|during|of|year|noin|n|ca)\b\.?"
)
ONGOING = {
    *(
        "jatkuva",
        "jatkuvaa",
        "jatkuu",
        "jatkuvasti",
        "toistaiseksi",
        "toistuva",
        "fortlöpande",
        "kontinuerlig",
        "fortgår",
    ),
    *("kontinuerligt", "tills vidare", "continuous", "ongoing", "permanent", "until further notice"),
}
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])", re.ASCII)
DASHES = re.compile(r"[‐‑‒–—―−]")


@dataclass(frozen=True)
class Span:
    """Days from `first` to `last`, both included."""

    first: date
    last: date


class DateError(ValueError):
    """The text means no day; `code` is `no_such_day` for a day that no calendar has, else `not_a_date`."""

    def __init__(self, code: str = "not_a_date") -> None:
        super().__init__(code)
        self.code = code


def plain(text: str) -> str:
    """Small letters, one kind of dash and space."""
    return " ".join(DASHES.sub("-", unicodedata.normalize("NFKC", text)).casefold().split())


def is_ongoing(text: str) -> bool:
    """True for words that say that a measure has no end of its own: `jatkuva`, `tills vidare`."""
    return plain(text).strip(" .()") in ONGOING


def is_month_first(texts: Iterable[str]) -> bool:
    """Whether dates with slashes are American: one of them has no other reading (`12/31/2023`), and none is day-first."""
    dates = [match.groups() for text in texts for match in SLASHED.finditer(text[:LONGEST])]
    return any(int(second) > 12 for _first, second, _year in dates) and all(int(first) <= 12 for first, *_ in dates)


def with_day_first(text: str) -> str:
    """American dates with slashes the other way round: `12/31/2023` is `31/12/2023`."""
    return SLASHED.sub(r"\2/\1/\3", text)


def read_span(value: object) -> Span:
    """The days that one cell means: a date, a year, an Excel day number or a text. Raises DateError."""
    if isinstance(value, datetime):
        return _checked(value.date(), value.date())
    if isinstance(value, date):
        return _checked(value, value)
    if isinstance(value, bool) or value is None:
        raise DateError
    if isinstance(value, int | float):
        return _number(value)
    if len(str(value)) > LONGEST:
        raise DateError
    return _text(plain(str(value)))


def read_range(text: object) -> tuple[date | None, date | None]:
    """Start and end of a schedule written in one cell: `1/2020-4/2020`, `2023-2025`, `Q1-Q3/2023`, `2024-`.

    A single vague date is both. An open or ongoing end is None. Raises DateError.
    """
    if not isinstance(text, str):
        span = read_span(text)
        return span.first, span.last
    if len(text) > LONGEST:
        raise DateError
    words = plain(text)
    if is_ongoing(words):
        return None, None
    try:
        span = _text(words)
    except DateError as problem:
        return _two_ends(words, problem)
    return span.first, span.last


def _two_ends(words: str, problem: DateError) -> tuple[date | None, date | None]:
    for match in re.finditer(r"-", words):
        left, right = words[: match.start()].strip(" .,"), words[match.end() :].strip(" .,")
        try:
            end = None if not right or is_ongoing(right) else _text(right)
            start = None if not left else _start(left, end)
        except DateError as other:
            problem = other if other.code == "no_such_day" else problem
            continue
        if start or end:
            return (start.first if start else None), (end.last if end else None)
    raise problem


def _start(left: str, end: Span | None) -> Span:
    """The left end; it may leave its year to the right one: `1.1.-31.5.2021`, `I-III/2023`."""
    try:
        return _text(left)
    except DateError:
        if end is None:
            raise
    year = end.last.year
    for form in (f"{left}.{year}", f"{left}/{year}", f"{left} {year}"):
        try:
            return _text(form)
        except DateError:
            continue
    raise DateError


def _number(value: float) -> Span:
    if value != value or abs(value) > 1e9:
        raise DateError
    if value == int(value) and EARLIEST <= value <= LATEST:
        return _months(int(value), 1, 12)
    day = int(value)
    if 20_000 <= day <= 80_000:
        moment = EXCEL_EPOCH + timedelta(days=day)
        return _checked(moment, moment)
    raise DateError


def _text(words: str) -> Span:
    words = " ".join(FILLERS.sub(" ", words).split()).strip(" ,;")
    for pattern, meaning in FORMS:
        match = pattern.fullmatch(words)
        if match:
            return meaning(*match.groups())
    raise DateError


def _checked(first: date, last: date) -> Span:
    if not EARLIEST <= first.year <= LATEST:
        raise DateError
    return Span(first, last)


def _day(day: str, month: str, year: str) -> Span:
    try:
        moment = date(_year(year), int(month), int(day))
    except ValueError:
        raise DateError("no_such_day") from None
    return _checked(moment, moment)


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _months(year: int, first: int, last: int) -> Span:
    if not (EARLIEST <= year <= LATEST and 1 <= first <= last <= 12):
        raise DateError
    return Span(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _quarter(number: str, year: str) -> Span:
    if not EARLIEST <= _year(year) <= LATEST:
        raise DateError
    quarter = Quarter(_year(year), ROMAN.get(number) or int(number))
    return _checked(quarter.first, quarter.last)


def _word(word: str, year: str) -> Span:
    months = SPAN_OF_WORD.get(MONTH_ENDING.sub(r"\1", word))
    if months is None:
        raise DateError
    return _months(_year(year), *months)


YEAR4, YEAR = r"(\d{4})", r"(\d{4}|\d{2})"
FORMS = tuple(
    (re.compile(pattern, re.ASCII if "[^" not in pattern else 0), meaning)
    for pattern, meaning in (
        (rf"(\d{{1,2}})\. ?(\d{{1,2}})\. ?{YEAR}\.?", _day),
        (rf"(\d{{1,2}})/(\d{{1,2}})/{YEAR4}", _day),
        (
            r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?",
            lambda year, month, day: _day(day, month, year),
        ),
        (rf"(\d{{1,2}}) ?[/.] ?{YEAR4}", lambda month, year: _months(int(year), int(month), int(month))),
        (r"(\d{4})[-/](\d{1,2})", lambda year, month: _months(int(year), int(month), int(month))),
        (rf"(?:q|kv|kvartaali|kvartal|quarter) ?([1-4])\.? ?[-/ ] ?'?{YEAR}", _quarter),
        (rf"(iv|i{{1,3}}) ?[-/ ] ?{YEAR}", _quarter),
        (
            rf"(iv|i{{1,3}}|[1-4])\.? ?(?:q|kv|kvartaali|(?:vuosi)?nelj[^a-z]nnes|kvartalet|quarter)\.? ?/? ?{YEAR}",
            _quarter,
        ),
        (r"(\d{4}) ?[-/]? ?q ?([1-4])", lambda year, number: _quarter(number, year)),
        (r"(\d{4}) ?[-/ ] ?(iv|i{1,3})", lambda year, number: _quarter(number, year)),
        (rf"([^\d/]+?)[-/ ]* ?'?{YEAR}", _word),
        (r"(\d{4})[-/ ]+([^\d/]+)", lambda year, word: _word(word, year)),
        (r"(\d{4})", lambda year: _months(int(year), 1, 12)),
    )
)
