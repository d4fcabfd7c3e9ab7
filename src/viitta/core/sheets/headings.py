"""Where the table of a sheet begins and what its columns are: a guess that a person can correct."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from viitta.core.periods import Quarter
from viitta.core.sheets.grid import Grid, column_number
from viitta.core.sheets.quarter_heads import (
    bare_year,
    last_day,
    slashed,
    slashed_are_quarters,
    sure_quarter,
)
from viitta.core.sheets.words import COMMON_TITLES, FIELDS, SYNONYMS, field_of_heading, heading

SEARCHED_ROWS = 200
IGNORED = ""
SURE_TITLES = frozenset(SYNONYMS["title"]) - COMMON_TITLES


@dataclass(frozen=True)
class Choice:
    """A person's word on where the table is and what each column means; columns by letter, "" leaves one out."""

    sheet: str
    header_rows: tuple[int, ...]
    columns: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """A found table: fields by column, and every column's heading as written."""

    grid: Grid
    header_rows: tuple[int, ...]
    columns: Mapping[int, str]
    heads: Mapping[int, str] = field(default_factory=dict)
    score: int = 0

    @property
    def quarters(self) -> dict[int, Quarter]:
        """The quarter columns."""
        return {column: Quarter.parse(name[8:]) for column, name in self.columns.items() if name.startswith("quarter:")}

    def column(self, name: str) -> int | None:
        """The column of a field, or None."""
        return next((column for column, found in self.columns.items() if found == name), None)

    @property
    def first_row(self) -> int:
        return max(self.header_rows, default=0) + 1


def valid_field(name: str) -> bool:
    """Whether a column may mean this."""
    if name.startswith("quarter:"):
        try:
            Quarter.parse(name[8:])
        except ValueError:
            return False
        return True
    return name in FIELDS


def find_tables(grids: Sequence[Grid], habits: Mapping[str, str]) -> list[Table]:
    """The best table of every sheet that has one, the best first; hidden sheets count only when no other has one.

    `habits` are earlier corrections: the field by heading, "" for a column to leave out.
    """
    tables = [table for grid in grids if (table := _best(grid, habits))]
    visible = [table for table in tables if not table.grid.hidden]
    return sorted(visible or tables, key=lambda table: -table.score)


def chosen_table(grids: Sequence[Grid], choice: Choice) -> Table | None:
    """The table that a person named, or None when there is no such sheet; impossible columns are left out."""
    grid = next((grid for grid in grids if grid.name == choice.sheet), None)
    if grid is None:
        return None
    columns: dict[int, str] = {}
    for name, meaning in choice.columns.items():
        try:
            number = column_number(name)
        except ValueError:
            continue
        if valid_field(meaning) and meaning not in columns.values():
            columns[number] = meaning
    return Table(grid, choice.header_rows, dict(sorted(columns.items())), _heads(grid, choice.header_rows))


def _best(grid: Grid, habits: Mapping[str, str]) -> Table | None:
    best: Table | None = None
    for rows in _bands(grid, habits):
        columns, score = _columns(grid, rows, habits)
        if "title" not in columns.values() or (best is not None and score <= best.score):
            continue
        heads = _heads(grid, rows)
        if len(columns) > 1 or all(heading(heads[column]) in SURE_TITLES for column in columns):
            best = Table(grid, rows, columns, heads, score)
    return best


def _bands(grid: Grid, habits: Mapping[str, str]) -> Iterator[tuple[int, ...]]:
    """Groups of one to three rows that may be the heading: one of them names the title."""
    for row in sorted(grid.rows)[:SEARCHED_ROWS]:
        titles = [column for column, cell in grid.rows[row].items() if _names_title(cell.value, habits)]
        if not titles:
            continue
        yield (row,)
        below = [row + 1] if _continues(grid, row + 1, titles) else []
        below += [row + 2] if below and _continues(grid, row + 2, titles) else []
        for above in ([], [row - 1], [row - 2, row - 1]):
            for length in range(len(below) + 1):
                rows = (*above, row, *below[:length])
                if len(rows) in (2, 3) and rows[0] >= 1:
                    yield rows


def _names_title(value: object, habits: Mapping[str, str]) -> bool:
    if not isinstance(value, str) or len(value) > 200:
        return False
    habit = habits.get(heading(value))
    found = field_of_heading(value)
    return habit == "title" if habit is not None else found is not None and found[0] == "title"


def _continues(grid: Grid, row: int, titles: list[int]) -> bool:
    """Whether a row below the title's heading can still be heading: it says nothing new in the title's column."""
    for column in titles:
        own = grid.own(row, column)
        if own is not None and not field_of_heading(str(own.value)):
            return False
    return row in grid.rows


def _stack(grid: Grid, rows: Sequence[int], column: int) -> list[object]:
    """The headings above a column from the top down; merged headings and lone years reach to the right."""
    parts: list[object] = []
    for row in rows:
        cell = grid.seen(row, column) or _year_to_the_left(grid, row, column, rows)
        value = cell.value if cell else None
        if value is not None and not isinstance(value, bool) and (not parts or parts[-1] != value):
            parts.append(value)
    return parts


def _year_to_the_left(grid: Grid, row: int, column: int, rows: Sequence[int]):  # type: ignore[no-untyped-def]
    if row == rows[-1]:
        return None
    for left in range(column - 1, max(column - 12, 0), -1):
        cell = grid.seen(row, left)
        if cell is not None:
            return cell if bare_year(cell.value) else None
    return None


def _heads(grid: Grid, rows: Sequence[int]) -> dict[int, str]:
    heads = {}
    for column in range(1, grid.last_column + 1):
        written = " ".join(_shown(part) for part in _stack(grid, rows, column))
        if written:
            heads[column] = written[:200]
    return heads


def _shown(part: object) -> str:
    if isinstance(part, date):
        return f"{part.day}.{part.month}.{part.year}"
    return str(int(part)) if isinstance(part, float) and part.is_integer() else " ".join(str(part).split())


def _columns(grid: Grid, rows: Sequence[int], habits: Mapping[str, str]) -> tuple[dict[int, str], int]:
    """Fields by column for these heading rows, and how good the guess is."""
    stacks = {column: _stack(grid, rows, column) for column in range(1, grid.last_column + 1)}
    guesses = {column: _guess(parts, habits) for column, parts in stacks.items() if parts}
    _add_slashed(stacks, guesses)
    columns: dict[int, str] = {}
    for column, guess in sorted(guesses.items(), key=lambda item: (item[1][1] if item[1] else 0, item[0])):
        if guess and guess[0] not in columns.values() and guess[0] != IGNORED:
            columns[column] = guess[0]
    score = sum(_worth(guesses[column]) for column in columns)
    own = sum(1 for row in rows for cell in grid.rows.get(row, {}).values() if len(str(cell.value)) > 60)
    if "schedule" in columns.values() and {"start", "end"} <= set(columns.values()):
        columns = {column: name for column, name in columns.items() if name != "schedule"}
    return dict(sorted(columns.items())), score * 10 - len(rows) - own


def _worth(guess: tuple[str, int] | None) -> int:
    if guess is None:
        return 0
    return 4 if guess[1] < 100 and not guess[0].startswith("quarter:") else 2


def _guess(parts: Sequence[object], habits: Mapping[str, str]) -> tuple[str, int] | None:
    """What one column means and how sure that is (0 is the surest)."""
    texts = [str(part) for part in parts if isinstance(part, str)]
    for text in [" ".join(_shown(part) for part in parts), *reversed(texts)]:
        habit = habits.get(heading(text))
        if habit is not None and (habit == IGNORED or valid_field(habit)):
            return habit, -1
    quarter = sure_quarter(parts)
    if quarter:
        return f"quarter:{quarter.key}", 0
    found = [guess for text in reversed(texts) if (guess := field_of_heading(text))]
    exact = [guess for guess in found if guess[1] < 100]
    return next(iter(exact or found), None)


def _add_slashed(stacks: Mapping[int, list[object]], guesses: dict[int, tuple[str, int] | None]) -> None:
    """Columns headed `1/2023`, by a date, or by the date that Excel makes of `1/2023`: decided together."""
    open_columns = [column for column, parts in stacks.items() if parts and guesses.get(column) is None]
    pairs = {column: pair for column in open_columns if (pair := slashed(stacks[column]))}
    if pairs and slashed_are_quarters(pairs.values()) and {number for _, number in pairs.values()} != {1, 4}:
        for column, (year, number) in pairs.items():
            guesses[column] = (f"quarter:{Quarter(year, number).key}", 0)
        open_columns = [column for column in open_columns if column not in pairs]
    for column in open_columns:
        quarter = last_day(stacks[column])
        if quarter:
            guesses[column] = (f"quarter:{quarter.key}", 1)
