"""From grids of cells to rows of measures, with every problem named by its cell.

The rule in words, with a worked example: docs/explanation/rules/import.md.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from viitta.core.periods import Quarter
from viitta.core.sheets.grid import Book, Grid, address, letter
from viitta.core.sheets.headings import Choice, Table, chosen_table, find_tables
from viitta.core.sheets.lines import UID, Line, Role, read_lines
from viitta.core.sheets.rows import Reader, SheetRow, find_twins
from viitta.core.sheets.stamps import Stamp
from viitta.core.sheets.values import CellError, Code, Problem, Reported, Scale, read_number, scale_of
from viitta.core.sheets.words import NOTE_STARTS


@dataclass(frozen=True)
class Reading:
    """What a sheet says. `columns` are fields by column letter, `heads` the headings of all columns by letter.

    `stamps` are the exported states that the file carried, by uid.
    """

    sheet: str
    header_rows: tuple[int, ...]
    columns: Mapping[str, str]
    heads: Mapping[str, str]
    rows: tuple[SheetRow, ...]
    problems: tuple[Problem, ...]
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    fractions: bool = False

    @property
    def has_errors(self) -> bool:
        return any(problem.level == "error" for problem in self.problems)

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """The quarters that some row gives a value for, in order."""
        return tuple(sorted({quarter for row in self.rows for quarter in row.values}))


def read_book(
    book: Book,
    *,
    choice: Choice | None = None,
    habits: Mapping[str, str] | None = None,
    known_themes: Collection[str] = (),
) -> Reading:
    """Read the best table of a file, or the one that a person chose.

    `habits` are remembered corrections, field by bare heading; `known_themes` the names of the roadmap's themes.
    Never raises: what cannot be read is a problem of the reading.
    """
    if choice is not None:
        tables = [table] if (table := chosen_table(book.grids, choice)) else []
        missing = Code.NO_SHEET
    else:
        tables, missing = find_tables(book.grids, habits or {}), Code.NO_HEADER
    if not tables:
        sheet = choice.sheet if choice else ""
        return Reading(sheet, (), {}, {}, (), (Problem("", "error", missing, {"sheet": sheet}),), book.stamps)
    table = _without_foreign_identifiers(tables[0])
    problems = _table_problems(table, tables[1:], book.grids if choice is None else ())
    rows, fractions = _read_rows(table, known_themes, bool(book.stamps), problems)
    if not rows and not any(problem.level == "error" for problem in problems):
        problems.append(Problem("", "error", Code.NO_ROWS, {"sheet": table.grid.name}))
    by_letter = {letter(column): name for column, name in table.columns.items()}
    heads = {letter(column): text for column, text in table.heads.items()}
    order = sorted(problems, key=lambda problem: (problem.level != "error", _place(problem.cell)))
    return Reading(
        table.grid.name, table.header_rows, by_letter, heads, tuple(rows), tuple(order), book.stamps, fractions
    )


def _place(cell: str) -> tuple[int, int, str]:
    name = cell.rstrip("0123456789")
    return int(cell[len(name) :] or 0), len(name), name


def _without_foreign_identifiers(table: Table) -> Table:
    """A column "ID" with somebody's running numbers is not ours: none of its cells is a uid of Viitta."""
    column = table.column("uid")
    if column is None:
        return table
    values = [
        str(cell.value).strip()
        for row, cells in table.grid.rows.items()
        if row >= table.first_row and (cell := cells.get(column))
    ]
    if not values or any(UID.fullmatch(value) for value in values):
        return table
    columns = {number: name for number, name in table.columns.items() if name != "uid"}
    return Table(table.grid, table.header_rows, columns, table.heads, table.score)


def _table_problems(table: Table, rivals: Sequence[Table], grids: Sequence[Grid]) -> list[Problem]:
    problems: list[Problem] = []
    if table.column("title") is None:
        problems.append(Problem("", "error", Code.NO_TITLE_COLUMN, {"sheet": table.grid.name}))
    row = max(table.header_rows, default=1)
    filled = {column for number, cells in table.grid.rows.items() if number >= table.first_row for column in cells}
    for column, text in table.heads.items():
        if column not in table.columns and column in filled and text.strip(" #.") and not _is_index(text):
            problems.append(Problem(address(row, column), "warning", Code.UNKNOWN_COLUMN, {"heading": text[:60]}))
    if grids:
        close = [rival.grid.name for rival in rivals if rival.score * 4 >= table.score * 3]
        problems += [
            Problem("", "warning", Code.OTHER_SHEET, {"sheet": table.grid.name, "other": name}) for name in close
        ]
    return problems


def _is_index(text: str) -> bool:
    return text.strip(" .:").casefold() in (
        "nro",
        "nr",
        "no",
        "n:o",
        "numero",
        "nummer",
        "#",
        "id",
        "tunnus",
        "tunniste",
    )


def _read_rows(
    table: Table, known_themes: Collection[str], exported: bool, problems: list[Problem]
) -> tuple[list[SheetRow], bool]:
    if table.column("title") is None:
        return [], False
    lines = read_lines(table, known_themes)
    numbers = _numbers(table, [line for line in lines if line.role is Role.MEASURE], problems)
    scale = Scale(fractions=False) if exported else scale_of(numbers.values())
    if scale.doubtful:
        cell = next(cell for cell, reported in numbers.items() if reported.number == 1 and not reported.marked)
        problems.append(Problem(cell, "warning", Code.ONLY_ZERO_AND_ONE))
    reader = Reader(table, numbers, scale, known_themes, lines)
    rows = []
    for line in lines:
        if line.role is Role.MEASURE:
            rows.append(reader.row(line))
        else:
            problems.extend(_skipped(table, line))
    problems.extend(reader.problems)
    problems.extend(find_twins(rows))
    return rows, scale.fractions


def _numbers(table: Table, lines: Sequence[Line], problems: list[Problem]) -> dict[str, Reported]:
    """Every quarter value of the measures by cell; merged cells count for each of their rows."""
    numbers: dict[str, Reported] = {}
    for line in lines:
        for column in table.quarters:
            cell = table.grid.seen(line.row, column)
            if cell is None or cell.value is None:
                continue
            place = address(line.row, column)
            try:
                reported = read_number(cell)
            except CellError as wrong:
                problems.append(Problem(place, "error", wrong.code, wrong.parameters))
                continue
            if reported:
                numbers[place] = reported
    return numbers


def _skipped(table: Table, line: Line) -> list[Problem]:
    column = table.column("title") or 1
    place = address(line.row, column)
    if line.role is Role.CONTINUATION:
        return [Problem(place, "warning", Code.CONTINUATION)]
    if line.role is Role.UNTITLED:
        if line.has("start", "end", "schedule", "quarter"):
            return [Problem(place, "error", Code.NO_TITLE)]
        return [Problem(place, "warning", Code.ROW_SKIPPED)]
    unmarked = line.title and not NOTE_STARTS.match(line.title.casefold())
    if line.role is Role.NOTE and (unmarked or line.has("quarter", "start", "end")):
        return [Problem(place, "warning", Code.ROW_SKIPPED)]
    return []
