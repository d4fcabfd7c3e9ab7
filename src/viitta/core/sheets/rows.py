"""The typed row of one measure, and the problems of its cells."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from viitta.core.periods import Quarter
from viitta.core.progress import Kind
from viitta.core.sheets.grid import Cell, address
from viitta.core.sheets.headings import Table
from viitta.core.sheets.lines import UID, Line, Role, theme_key, theme_name, written_once
from viitta.core.sheets.stamps import Stamp, as_text
from viitta.core.sheets.values import (
    LIMITS,
    NOTHING,
    CellError,
    Code,
    Problem,
    Reported,
    Scale,
    clean_text,
    excerpt,
    is_blank,
    percent_of,
    refuse_errors,
)
from viitta.core.sheets.words import kind_of
from viitta.core.vague_dates import DateError, is_month_first, is_ongoing, read_range, read_span, with_day_first


@dataclass(frozen=True)
class SheetRow:
    """One measure as its sheet tells it. Empty texts, None and absent quarters say nothing and change nothing.

    `values` are per cent 0-100 with two decimals; `cells` tell the place of every field, also of empty ones.
    """

    row: int
    uid: str
    theme: str
    title: str
    description: str
    owner: str
    unit: str
    kind: Kind | None
    start: date | None
    end: date | None
    values: Mapping[Quarter, Decimal]
    summary: str
    cells: Mapping[str, str] = field(default_factory=dict)

    @property
    def newest_quarter(self) -> Quarter | None:
        """The newest quarter that has a value."""
        return max(self.values, default=None)

    @property
    def proposes_done(self) -> bool:
        """100 in the newest filled quarter proposes that the measure is done."""
        newest = self.newest_quarter
        return newest is not None and self.values[newest] == 100

    def texts(self) -> dict[str, str]:
        """Every field that says something, in the form that stamps are compared in."""
        plain = {name: as_text(getattr(self, name)) for name in PLAIN_FIELDS}
        plain |= {f"quarter:{quarter.key}": as_text(value) for quarter, value in self.values.items()}
        return {name: text for name, text in plain.items() if text}


PLAIN_FIELDS = ("theme", "title", "description", "owner", "unit", "kind", "start", "end", "summary")


def changed_fields(row: SheetRow, stamp: Stamp) -> frozenset[str]:
    """The fields that somebody has changed in the sheet after it was exported. An emptied cell is no change."""
    told = row.texts()
    return frozenset(name for name, text in told.items() if text != clean_text(stamp.texts.get(name, ""))[0])


class Reader:
    """Reads the lines of one table in order; gathers problems, and carries the theme from row to row."""

    def __init__(
        self,
        table: Table,
        numbers: Mapping[str, Reported],
        scale: Scale,
        known_themes: Collection[str],
        lines: Sequence[Line],
    ) -> None:
        self.table, self.numbers, self.scale = table, numbers, scale
        self.problems: list[Problem] = []
        self.themes = self._themes(lines, known_themes)
        self.theme_rows = {line.row: line.lone or line.title for line in lines if line.role is Role.THEME}
        self.theme_order = sorted(self.theme_rows)
        own = [
            clean_text(cell.value)[0] if (cell := line.cells.get("theme")) else ""
            for line in lines
            if line.role is Role.MEASURE
        ]
        self.carries_theme = written_once(own)
        self.month_first = self._month_first(lines)
        self.carried = ""
        self.carried_from = 0

    def row(self, line: Line) -> SheetRow:
        """One measure. Lines must be given from the top down."""
        texts = {name: self._text(line, name) for name in ("title", "description", "owner", "unit", "summary")}
        kind, start, end = self._plan(line)
        return SheetRow(
            row=line.row,
            uid=self._uid(line),
            theme=self._theme(line),
            kind=kind,
            start=start,
            end=end,
            values=self._values(line),
            cells={name: address(line.row, column) for column, name in self.table.columns.items()},
            **texts,
        )

    def _problem(self, place: str, level: str, code: Code, **parameters: object) -> None:
        self.problems.append(Problem(place, level, code, parameters))

    def _cell(self, line: Line, name: str) -> tuple[Cell | None, str]:
        column = self.table.column(name)
        if column is None:
            return None, ""
        alone = name in ("uid", "title", "description")
        cell = self.table.grid.own(line.row, column) if alone else self.table.grid.seen(line.row, column)
        return (None if is_blank(cell) else cell), address(line.row, column)

    def _text(self, line: Line, name: str) -> str:
        cell, place = self._cell(line, name)
        if cell is None:
            return ""
        try:
            refuse_errors(cell.value)
        except CellError as wrong:
            self._problem(place, "error", wrong.code, **wrong.parameters)
            return ""
        text, hidden = clean_text(cell.value)
        if name not in ("description", "summary"):
            text = " ".join(text.split("\n"))
        if hidden:
            self._problem(place, "warning", Code.HIDDEN_CHARACTERS)
        if len(text) > LIMITS[name]:
            self._problem(place, "error", Code.TEXT_TOO_LONG, limit=LIMITS[name], length=len(text))
        return text

    def _uid(self, line: Line) -> str:
        cell, place = self._cell(line, "uid")
        text = clean_text(cell.value)[0] if cell else ""
        if text and not UID.fullmatch(text):
            self._problem(place, "error", Code.BAD_UID, text=excerpt(text))
            return ""
        return text.lower()

    def _plan(self, line: Line) -> tuple[Kind | None, date | None, date | None]:
        kind = self._kind(line)
        start, _ = self._day(line, "start")
        end, ongoing = self._day(line, "end")
        cell, place = self._cell(line, "schedule")
        if cell is not None:
            first, last, open_ended = self._schedule(cell, place)
            start, end, ongoing = start or first, end or last, ongoing or open_ended
        if ongoing and kind is None:
            kind = Kind.CONTINUOUS
        if start and end and end < start:
            place = self._cell(line, "end")[1] or place
            self._problem(place, "error", Code.END_BEFORE_START, start=start, end=end)
        return kind, start, end

    def _kind(self, line: Line) -> Kind | None:
        cell, place = self._cell(line, "kind")
        text = clean_text(cell.value)[0] if cell else ""
        if text.casefold() in NOTHING:
            return None
        kind = kind_of(text)
        if kind is None:
            self._problem(place, "warning", Code.UNKNOWN_KIND, text=excerpt(text))
        return kind

    def _month_first(self, lines: Sequence[Line]) -> bool:
        """Whether the sheet's dates are American; told at the first cell that can be read in no other way."""
        texts: dict[str, str] = {}
        for line in (line for line in lines if line.role is Role.MEASURE):
            for name in ("start", "end", "schedule"):
                cell, place = self._cell(line, name)
                if cell is not None and isinstance(cell.value, str):
                    texts[place] = clean_text(cell.value)[0]
        if not is_month_first(texts.values()):
            return False
        place, text = next((place, text) for place, text in texts.items() if is_month_first([text]))
        self._problem(place, "warning", Code.MONTH_FIRST, text=excerpt(text))
        return True

    def _when(self, value: object) -> object:
        """The value of a date cell as the reading of dates takes it."""
        if not isinstance(value, str):
            return value
        text = clean_text(value)[0]
        return with_day_first(text) if self.month_first else text

    def _day(self, line: Line, name: str) -> tuple[date | None, bool]:
        """A start or an end, and whether the cell says that the measure goes on."""
        cell, place = self._cell(line, name)
        if cell is None or (isinstance(cell.value, str) and clean_text(cell.value)[0].casefold() in NOTHING):
            return None, False
        if isinstance(cell.value, str) and is_ongoing(cell.value):
            return None, True
        try:
            refuse_errors(cell.value)
            span = read_span(self._when(cell.value))
        except CellError as wrong:
            self._problem(place, "error", wrong.code, **wrong.parameters)
        except DateError as wrong:
            self._problem(place, "error", Code(wrong.code), text=excerpt(cell.value))
        else:
            return (span.first if name == "start" else span.last), False
        return None, False

    def _schedule(self, cell: Cell, place: str) -> tuple[date | None, date | None, bool]:
        value = self._when(cell.value)
        if isinstance(value, str) and value.casefold() in NOTHING:
            return None, None, False
        try:
            refuse_errors(value)
            first, last = read_range(value)
        except CellError as wrong:
            self._problem(place, "error", wrong.code, **wrong.parameters)
        except DateError as wrong:
            self._problem(place, "error", Code(wrong.code), text=excerpt(value))
        else:
            return first, last, first is None and last is None
        return None, None, False

    def _values(self, line: Line) -> dict[Quarter, Decimal]:
        values: dict[Quarter, Decimal] = {}
        for column, quarter in self.table.quarters.items():
            place = address(line.row, column)
            reported = self.numbers.get(place)
            if reported is None:
                continue
            try:
                values[quarter] = percent_of(reported, self.scale)
            except CellError as wrong:
                self._problem(place, "error", wrong.code, **wrong.parameters)
        return dict(sorted(values.items()))

    def _seen_text(self, row: int, column: int | None) -> str:
        cell = self.table.grid.seen(row, column) if column else None
        return "" if is_blank(cell) or cell is None else clean_text(cell.value)[0]

    def _theme(self, line: Line) -> str:
        above = bisect_left(self.theme_order, line.row)
        nearest = self.theme_order[above - 1] if above else 0
        if nearest > self.carried_from:
            self.carried, self.carried_from = self.theme_rows[nearest], nearest
        own = self._text(line, "theme")
        if own:
            if self.carries_theme:
                self.carried, self.carried_from = own, line.row
            return self._named(own)
        is_ours = bool(UID.fullmatch(line.uid))
        return "" if is_ours else self._named(self.carried)

    def _named(self, theme: str) -> str:
        return self.themes.get(theme_key(theme), "") if theme else ""

    def _themes(self, lines: Sequence[Line], known_themes: Collection[str]) -> dict[str, str]:
        """One spelling per theme: the roadmap's own, else the first that is not all capitals, else that in small letters."""
        column = self.table.column("theme")
        written = [line.lone or line.title for line in lines if line.role is Role.THEME]
        written += [self._seen_text(line.row, column) for line in lines if line.role is Role.MEASURE]
        names = {theme_key(name): name for name in known_themes}
        for capitals in (False, True):
            for text in written:
                name = theme_name(clean_text(text)[0])
                if text and (name == " ".join(text.split())) is not capitals:
                    names.setdefault(theme_key(text), name)
        return names


def find_twins(rows: Sequence[SheetRow]) -> list[Problem]:
    """The same title under the same theme twice, or the same uid twice: an error at both cells."""
    problems: list[Problem] = []
    titles: dict[tuple[str, str], list[SheetRow]] = {}
    uids: dict[str, list[SheetRow]] = {}
    for row in rows:
        titles.setdefault((" ".join(row.title.casefold().split()), theme_key(row.theme)), []).append(row)
        if row.uid:
            uids.setdefault(row.uid, []).append(row)
    for name, code, groups in (("title", Code.DUPLICATE, titles.values()), ("uid", Code.DUPLICATE_UID, uids.values())):
        for group in groups:
            problems += [
                _twin(row, name, code, group[0] if row is not group[0] else group[1]) for row in group if len(group) > 1
            ]
    return problems


def _twin(row: SheetRow, name: str, code: Code, other: SheetRow) -> Problem:
    return Problem(row.cells[name], "error", code, {"other": other.cells[name], "title": excerpt(row.title)})
