"""Tables of pages and documents as ready strings, and the same tables as sheets of a file."""

from dataclasses import dataclass
from decimal import Decimal

from viitta.doors.reports.money.words import euros
from viitta.render.tables import Column, Sheet


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `value` is what a file has instead of the words; `badge` a kind and a word."""

    text: str = ""
    address: str = ""
    under: str = ""
    value: object = None
    badge: tuple[str, str] | None = None
    action: str = ""  # where a button of this cell sends
    name: str = ""  # what the button does it to, for who cannot see the row


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; `kind` is n for figures."""

    word: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its title; `note` stands under it, `empty` instead of rows."""

    title: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    foot: tuple[Cell, ...] = ()
    note: str = ""
    empty: str = ""
    anchor: str = ""
    links: tuple[tuple[str, str], ...] = ()  # address and word of what can be done with it


def money(amount: Decimal | None, *, under: str = "", address: str = "") -> Cell:
    """An amount; nothing for None."""
    return Cell(euros(amount) if amount is not None else "", address, under, amount)


def figures(*heads: str) -> tuple[Head, ...]:
    """Heads of columns of figures."""
    return tuple(Head(word, "n") for word in heads)


def sheet_of(table: Table, place: int) -> Sheet:
    """A table as the sheet of a workbook, amounts as numbers; columns without a head are left out."""
    shown = [at for at, head in enumerate(table.heads) if head.word]
    columns = [
        Column(table.heads[at].word, "amount" if table.heads[at].kind == "n" else "text", 16 if table.heads[at].kind else 34)
        for at in shown
    ]  # fmt: skip
    rows = [
        [_value(row[at]) for at in shown if at < len(row)]
        for row in (*table.rows, *([table.foot] if table.foot else []))
    ]
    return Sheet(f"{place} {table.title}"[:31], columns, rows)


def _value(cell: Cell) -> object:
    if cell.value is not None:
        return cell.value
    said = [cell.badge[1] if cell.badge else "", cell.text, cell.under]
    return "\n".join(filter(None, said))
