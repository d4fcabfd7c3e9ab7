"""Drawings as data: what is shown, not how. The renderer draws them for a page or for print."""

from dataclasses import dataclass
from datetime import date

from viitta.core.document.text import BADGES, DocumentError, as_percent, tidy


@dataclass(frozen=True)
class BarRow:
    """One bar: its name, the reported and expected percent (None: not reported, not expected)."""

    label: str
    reported: float | None
    expected: float | None
    computed: bool = False

    def __post_init__(self) -> None:
        tidy(self, "label")
        object.__setattr__(self, "reported", as_percent(self.reported))
        object.__setattr__(self, "expected", as_percent(self.expected))


@dataclass(frozen=True)
class ThemeBars:
    """Bars below one another on one scale from 0 to 100 %, each with a tick where it was expected to be."""

    rows: tuple[BarRow, ...]
    reported_word: str
    expected_word: str

    def __post_init__(self) -> None:
        tidy(self, "reported_word", "expected_word")
        if not self.rows:
            raise DocumentError("ThemeBars: no rows")


@dataclass(frozen=True)
class SeriesPoint:
    """One quarter of a series: its label and the percents (None: nothing reported, nothing expected)."""

    label: str
    reported: float | None
    expected: float | None

    def __post_init__(self) -> None:
        tidy(self, "label")
        object.__setattr__(self, "reported", as_percent(self.reported))
        object.__setattr__(self, "expected", as_percent(self.expected))


@dataclass(frozen=True)
class Series:
    """Reported against expected percent, quarter by quarter; a gap where nothing was reported."""

    points: tuple[SeriesPoint, ...]
    reported_word: str
    expected_word: str
    computed: bool = False

    def __post_init__(self) -> None:
        tidy(self, "reported_word", "expected_word")
        if not self.points:
            raise DocumentError("Series: no points")


@dataclass(frozen=True)
class TimelineRow:
    """One measure on a timeline; `group` rows are theme headings and have no dates.

    `original_end` is drawn beside `end` when it differs. `kind` is a badge kind or empty.
    """

    label: str
    start: date | None = None
    end: date | None = None
    percent: float | None = None
    computed: bool = False
    original_end: date | None = None
    kind: str = ""
    group: bool = False

    def __post_init__(self) -> None:
        tidy(self, "label")
        object.__setattr__(self, "percent", as_percent(self.percent))
        if self.kind and self.kind not in BADGES:
            raise DocumentError(f"TimelineRow {self.label!r}: unknown kind {self.kind!r}")
        if self.start and self.end and self.end < self.start:
            raise DocumentError(f"TimelineRow {self.label!r}: ends before it starts")


@dataclass(frozen=True)
class TimelineWords:
    """What the parts of a timeline are called in the language of the report."""

    planned: str
    progress: str
    computed: str
    original_end: str
    today: str

    def __post_init__(self) -> None:
        tidy(self, "planned", "progress", "computed", "original_end", "today")


@dataclass(frozen=True)
class Timeline:
    """Measures as spans between two days, with today's line when `today` is within them and a key of its `words`."""

    first: date
    last: date
    rows: tuple[TimelineRow, ...]
    words: TimelineWords
    today: date | None = None

    def __post_init__(self) -> None:
        if self.last <= self.first:
            raise DocumentError("Timeline: ends before it starts")
        if not self.rows:
            raise DocumentError("Timeline: no rows")


Drawing = ThemeBars | Series | Timeline
