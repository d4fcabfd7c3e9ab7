"""What each row under the heading is: a measure, a theme's heading, a total, a note, or the heading once more."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from viitta.core.sheets.grid import Cell, Grid
from viitta.core.sheets.headings import Table
from viitta.core.sheets.values import clean_text, is_blank
from viitta.core.sheets.words import NOTE_STARTS, TOTALS, heading

UID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE | re.ASCII)
NUMBERING = re.compile(r"\(?(\d{1,4}(\.\d{1,4})*|[a-zåäö]|[ivx]{1,5})[.)]?", re.IGNORECASE | re.ASCII)
SPELLED_APART = frozenset(("ai", "api", "bi", "gis", "hr", "ict", "iot", "it", "ptv", "rpa", "some", "sote"))


class Role(StrEnum):
    """What a line of a sheet is: heading, data, theme, total, note or blank."""

    MEASURE = "measure"
    THEME = "theme"
    TOTAL = "total"
    NOTE = "note"
    HEADING = "heading"
    CONTINUATION = "continuation"
    UNTITLED = "untitled"


@dataclass(frozen=True)
class Line:
    """A filled row: what stands in its mapped columns, its first text, and its only text when it has but one."""

    row: int
    cells: Mapping[str, Cell]
    label: str
    lone: str
    lone_field: str
    across: bool
    after_gap: bool
    role: Role = Role.NOTE

    @property
    def title(self) -> str:
        return clean_text(self.cells["title"].value)[0] if "title" in self.cells else ""

    @property
    def uid(self) -> str:
        return clean_text(self.cells["uid"].value)[0] if "uid" in self.cells else ""

    def has(self, *fields: str) -> bool:
        """Whether any of these is filled; "quarter" means any quarter."""
        return any(name in fields or ("quarter" in fields and name.startswith("quarter:")) for name in self.cells)


def read_lines(table: Table, known_themes: Collection[str]) -> list[Line]:
    """Every filled row under the heading with its role, in order."""
    lines = _lines(table)
    known = {theme_key(name) for name in known_themes}
    titled = [line for line in lines if line.title]
    capitals = sum(1 for line in titled if is_capitals(line.title)) * 2 <= len(titled)
    end = max((number for number, line in enumerate(lines, 1) if not line.lone or line.uid), default=0)
    full = sum(1 for line in lines[:end] if not line.lone) * 5 >= end * 3 > 0
    judge = _Judge(table, known, capitals, full)
    tail = judge.tail(lines, end)
    roles: list[Role] = []
    measure_below = next_lone = False
    for number, line in reversed(list(enumerate(lines))):
        role = Role.NOTE if number >= tail else judge.role(line, measure_below, next_lone)
        roles.append(role)
        measure_below = measure_below or role is Role.MEASURE
        next_lone = bool(line.lone)
    return [replace(line, role=role) for line, role in zip(lines, reversed(roles), strict=True)]


@dataclass(frozen=True)
class _Judge:
    table: Table
    known: Collection[str]
    capitals_are_themes: bool
    most_rows_are_full: bool

    def tail(self, lines: Sequence[Line], end: int) -> int:
        """Where the notes under the table begin: after its last full row, at a note's mark or an empty row."""
        for number in range(end, len(lines)):
            line = lines[number]
            apart = (
                line.after_gap and self.most_rows_are_full and not line.across and not self._named_like_theme(line.lone)
            )
            if apart or NOTE_STARTS.match(line.lone.casefold()):
                return number
        return len(lines)

    def role(self, line: Line, measure_below: bool, next_lone: bool) -> Role:
        if UID.fullmatch(line.uid):
            return Role.MEASURE
        if self._repeats_heading(line):
            return Role.HEADING
        if self._is_total(line):
            return Role.TOTAL
        if self._is_note(line):
            return Role.NOTE
        if self._is_continuation(line):
            return Role.CONTINUATION
        if line.lone:
            return self._lone(line, measure_below, next_lone)
        if not line.title:
            return Role.UNTITLED if measure_below or line.has("theme", "owner") else Role.NOTE
        return Role.THEME if self._is_subtotalled_theme(line) and measure_below else Role.MEASURE

    def _lone(self, line: Line, measure_below: bool, next_lone: bool) -> Role:
        if line.lone_field not in ("", "title", "theme"):
            return Role.UNTITLED if measure_below else Role.NOTE
        if line.lone_field != "title":
            heads = line.lone_field == "theme" or line.across or self._named_like_theme(line.lone)
            return Role.THEME if measure_below and heads and len(line.lone) <= 200 else Role.NOTE
        if measure_below:
            plain = self.most_rows_are_full and not next_lone and self.table.column("theme") is None
            heads = line.across or plain or self._named_like_theme(line.lone)
            return Role.THEME if heads and len(line.lone) <= 200 else Role.MEASURE
        return Role.NOTE if line.across or len(line.lone) > 300 else Role.MEASURE

    def _named_like_theme(self, text: str) -> bool:
        return theme_key(text) in self.known or (self.capitals_are_themes and is_capitals(text))

    def _is_subtotalled_theme(self, line: Line) -> bool:
        """A theme in capitals with the mean of its measures beside it."""
        bare = not line.has("owner", "unit", "kind", "start", "end", "schedule", "description", "theme")
        return bare and self._named_like_theme(line.title)

    def _repeats_heading(self, line: Line) -> bool:
        column = self.table.column("title")
        return bool(line.title) and heading(line.title) == heading(self.table.heads.get(column or 0, "")) != ""

    def _is_total(self, line: Line) -> bool:
        if line.has("owner", "kind", "start", "end", "schedule"):
            return False
        return any(TOTALS.fullmatch(heading(text)) for text in (line.label, line.title) if text)

    def _is_note(self, line: Line) -> bool:
        plan = line.has("owner", "kind", "start", "end", "schedule", "quarter")
        return not plan and NOTE_STARTS.match(line.label.casefold()) is not None

    def _is_continuation(self, line: Line) -> bool:
        column = self.table.column("title")
        merge = self.table.grid.merge_at(line.row, column) if column else None
        return merge is not None and merge.top < line.row and not line.title


def _lines(table: Table) -> list[Line]:
    lines: list[Line] = []
    previous = table.first_row - 1
    for row in sorted(table.grid.rows):
        if row < table.first_row:
            continue
        filled = {column: cell for column, cell in table.grid.rows[row].items() if not is_blank(cell)}
        line = _line(table, row, filled, row > previous + 1)
        if line:
            lines.append(line)
            previous = row
    return lines


def _line(table: Table, row: int, filled: Mapping[int, Cell], after_gap: bool) -> Line | None:
    cells = {table.columns[column]: cell for column, cell in filled.items() if column in table.columns}
    others = {
        column: cell for column, cell in filled.items() if column not in table.columns and not _is_numbering(cell)
    }
    if not cells and not others:
        return None
    lone, lone_field, across = "", "", False
    if len(cells) + len(others) == 1:
        column, cell = next(
            (column, filled[column]) for column in filled if filled[column] in (*cells.values(), *others.values())
        )
        if isinstance(cell.value, str):
            lone, lone_field = clean_text(cell.value)[0], table.columns.get(column, "")
            across = _reaches_across(table.grid, row, column)
    texts = [clean_text(filled[column].value)[0] for column in sorted(filled) if isinstance(filled[column].value, str)]
    label = next((text for text in texts if not NUMBERING.fullmatch(text)), "")
    return Line(row, cells, label, lone, lone_field, across, after_gap)


def _reaches_across(grid: Grid, row: int, column: int) -> bool:
    merge = grid.merge_at(row, column)
    return merge is not None and merge.right > merge.left


def _is_numbering(cell: Cell) -> bool:
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return True
    return isinstance(value, str) and NUMBERING.fullmatch(value.strip()) is not None


def is_capitals(text: str) -> bool:
    """Five letters or more, all of them capitals: the way themes are written above their measures."""
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) >= 5 and all(sign.isupper() for sign in letters)


def theme_key(text: str) -> str:
    """The form in which two names of a theme are the same: no case, no numbering before, single spaces."""
    words = " ".join(text.casefold().split())
    return re.sub(r"^\(?\d{1,3}(\.\d{1,3})*[.):]?\s+", "", words)


def theme_name(text: str) -> str:
    """A theme's name with ordinary letters when it was all capitals: `SÄHKÖISET PALVELUT` is `Sähköiset palvelut`."""
    text = " ".join(text.split())
    if not is_capitals(text):
        return text
    small = re.sub(r"\w+", lambda match: match[0] if match[0].casefold() in SPELLED_APART else match[0].lower(), text)
    first = next((place for place, sign in enumerate(small) if sign.isalpha()), 0)
    return small[:first] + small[first].upper() + small[first + 1 :]


def written_once(themes: Sequence[str]) -> bool:
    """Whether a theme column names each theme only on its first row: no two rows in turn repeat a name."""
    return all(first != second for first, second in pairwise(themes) if first and second)
