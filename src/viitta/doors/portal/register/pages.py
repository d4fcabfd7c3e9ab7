"""A register as ready strings: the same rows on the screen and in its files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from viitta.render.tables import Column, Sheet


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: words, perhaps a link and small print; `value` is what a file has instead of the words."""

    text: str
    address: str = ""
    under: str = ""
    value: object = None


@dataclass(frozen=True, slots=True)
class Line:
    """One row; its first cell names it."""

    id: int
    cells: tuple[Cell, ...]
    edit_address: str = ""
    remove_address: str = ""


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """A list with the words around it. `gone` is the row that was taken away just now: its name and way back."""

    title: str
    lead: str
    back: tuple[str, str] | None
    tabs: tuple[tuple[str, str, bool], ...]
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    add: tuple[str, str] | None
    empty: tuple[str, str]
    files_address: str
    gone: tuple[str, str] | None = None


def tabs_of(names: dict[int, str], chosen: int, address: str) -> tuple[tuple[str, str, bool], ...]:
    """Tabs of the roadmaps that one sees; none when there is but one."""
    rows = tuple((f"{address}?roadmap={pk}", name, pk == chosen) for pk, name in names.items())
    return rows if len(rows) > 1 else ()


def sheet_of(page: RegisterPage) -> Sheet:
    """The rows of the screen as a table of a file."""
    kinds = [
        "date" if page.lines and isinstance(page.lines[0].cells[at].value, date) else "text"
        for at in range(len(page.columns))
    ]
    columns = [Column(word, kind, 12 if kind == "date" else 36) for word, kind in zip(page.columns, kinds, strict=True)]
    return Sheet(page.title, columns, [_values(line.cells) for line in page.lines])


def _values(cells: Sequence[Cell]) -> list[object]:
    return [
        cell.value if cell.value is not None else "\n".join(filter(None, [cell.text, cell.under])) for cell in cells
    ]
