"""Rows of an accounting export one by one: entries, or what is wrong with them by row and column.

A file is gone through twice: once to see its headings, decimal sign and sums, once to read it. Nothing is kept of it
but what tells duplicates, so a file of any length fits in little memory. In words: docs/explanation/rules/ledger.md.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256

from viitta.core.ledger.heads import Heads, find_heads
from viitta.core.ledger.values import Style, Unreadable, is_credit, read_amount, read_day, style_of

NOTHING = Decimal(0)
CENT = Decimal("0.01")
MOST_TEXT = 300
TOTALS = ("yhteensä", "summa", "kaikki yhteensä", "total", "totalt", "summa yhteensä", "tilin summa", "loppusaldo", "alkusaldo", "saldo", "välisumma", "sammanlagt")  # fmt: skip
_TO_THE_CENT = re.compile(r"[.,][0-9]{2}[^0-9]*$")
Rows = Iterable[tuple[int, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the accounts. A cost is above 0, what takes it back is below. `digest` tells the same row again."""

    number: int
    on: date
    voucher: str
    account: str
    account_name: str
    cost_centre: str
    text: str
    net: Decimal
    vat: Decimal
    digest: str


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong: a code, its row and column (from 1; 0 for the whole), and the text that stands there."""

    code: str
    row: int = 0
    column: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a file is like: its headings, its decimal sign, how many rows it has, and whether costs are below 0 in it."""

    heads: Heads
    style: Style | None
    last_row: int
    rows: int
    below: int
    total: Decimal | None = None
    totals: int = 0
    full: int = 0  # rows whose amount is written to the cent
    last_is_full: bool = True

    @property
    def is_cut(self) -> bool:
        """Whether the last amount alone lacks its cents: then the file was cut inside it."""
        return not self.last_is_full and self.rows > 2 and self.full == self.rows - 1

    @property
    def costs_are_negative(self) -> bool:
        """Whether the export writes costs below 0: then most amounts are, and all are turned."""
        return self.below * 2 > self.rows


class BadLedger(ValueError):
    """A file that cannot be read at all."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.code)
        self.flaw = flaw


def survey(rows: Callable[[], Rows]) -> Survey:
    """See what a file is like. BadLedger when it has no headings, or none of the columns that a ledger needs."""
    heads = find_heads(rows())
    if heads is None:
        raise BadLedger(Flaw("no_heads"))
    if heads.missing:
        raise BadLedger(Flaw("no_column", heads.row, 0, heads.missing[0]))
    amounts = [heads.columns[one] for one in ("net", "gross", "debit", "credit", "vat") if one in heads.columns]
    style: Style | None = None
    for number, cells in rows():
        if number > heads.row and style is None:
            style = next((found for at in amounts if at < len(cells) and (found := style_of(cells[at]))), None)
        if style is not None:
            break
    plain = Survey(heads, style, 0, 0, 0)
    return _counted(plain, rows())


def _counted(plain: Survey, rows: Rows) -> Survey:
    """The same with what is counted over all rows."""
    heads, total, last_is_full = plain.heads, None, True
    count = below = last = totals = full = 0
    for number, cells in rows:
        if number <= heads.row or not any(cell.strip() for cell in cells):
            continue
        last = number
        amount = _amount(plain, cells)
        if is_total(heads, cells):
            total, totals = amount, totals + 1
        elif amount:
            last_is_full = _is_full(plain, cells)
            count, below, full = count + 1, below + (amount < 0), full + last_is_full
    return Survey(heads, plain.style, last, count, below, total, totals, full, last_is_full)


def _is_full(found: Survey, cells: Sequence[str]) -> bool:
    """Whether an amount of the row is written to the cent."""
    places = (found.heads.columns.get(one) for one in ("net", "gross", "debit", "credit"))
    return any(at is not None and at < len(cells) and _TO_THE_CENT.search(cells[at]) for at in places)


def _amount(found: Survey, cells: Sequence[str]) -> Decimal | None:
    """The amount of a row as it stands, None when it cannot be read."""
    try:
        return Row(found, 0, cells).amount()
    except (Unreadable, _Cut):
        return None


def is_total(heads: Heads, cells: Sequence[str]) -> bool:
    """Whether a row sums up others: it names a sum and has no voucher."""
    at = heads.columns["voucher"]
    if at < len(cells) and cells[at].strip() and cells[at].strip().casefold().rstrip(":") not in TOTALS:
        return False
    words = (cell.strip().casefold().rstrip(":") for cell in cells)
    return any(word in TOTALS or word.startswith(("yhteensä ", "summa ")) for word in words)


class _Cut(Exception):
    """A row that ends before its last needed column."""


class Row:
    """One row of cells, read by the headings."""

    def __init__(self, found: Survey, number: int, cells: Sequence[str]) -> None:
        self.found, self.number, self.cells = found, number, cells
        self.at = 0

    def cell(self, field: str) -> str:
        """The text of a column; empty when the file has no such column. Remembers where it looked."""
        at = self.found.heads.columns.get(field)
        if at is None:
            return ""
        self.at = at + 1
        if at >= len(self.cells):
            raise _Cut
        return self.cells[at].strip()

    def has(self, field: str) -> bool:
        return field in self.found.heads.columns

    def money(self, field: str) -> Decimal | None:
        """An amount; None for an empty cell."""
        text = self.cell(field)
        return read_amount(text, self.found.style) if text else None

    def amount(self) -> Decimal | None:
        """The net amount as the file writes it: a column of its own, debit less credit, or gross less VAT."""
        amount: Decimal | None
        if self.has("net"):
            amount = self.money("net")
        elif self.has("debit") or self.has("credit"):
            debit, credit = self.money("debit"), self.money("credit")
            amount = None if debit is None and credit is None else (debit or NOTHING) - (credit or NOTHING)
        else:
            gross = self.money("gross")
            amount = None if gross is None else gross - self.vat(gross)
        if amount is not None and self.has("side") and amount > 0 and is_credit(self.cell("side")):
            amount = -amount
        return amount

    def vat(self, gross: Decimal | None = None, net: Decimal | None = None) -> Decimal:
        """The VAT of the row: a column of its own, or counted from the rate."""
        if self.has("vat"):
            return self.money("vat") or NOTHING
        rate = self.money("vat_rate") if self.has("vat_rate") else None
        if not rate:
            return NOTHING
        exact = net * rate / 100 if net is not None else (gross or NOTHING) * rate / (100 + rate)
        return exact.quantize(CENT, ROUND_HALF_UP)


def read_entries(rows: Rows, found: Survey) -> Iterator[Entry | Flaw]:
    """The entries of a file in order, and what is wrong in between; empty rows and sums are left out."""
    again: dict[str, int] = {}
    total = NOTHING
    turn = -1 if found.costs_are_negative else 1
    for number, cells in rows:
        if number <= found.heads.row or not any(cell.strip() for cell in cells) or is_total(found.heads, cells):
            continue
        row = Row(found, number, cells)
        try:
            entry = _entry(row, turn, again)
        except _Cut:
            yield Flaw("cut" if number == found.last_row else "too_few", number, len(cells), cells[-1][:60])
            continue
        except Unreadable as why:
            yield Flaw(why.code, number, row.at, cells[row.at - 1].strip()[:60])
            continue
        if isinstance(entry, Entry):
            total += entry.net
            if number == found.last_row and found.is_cut:
                entry = Flaw("cut", number, len(cells), cells[-1][:60])
        yield entry
    if found.totals == 1 and found.total is not None and abs(found.total) != abs(total):
        yield Flaw("total_differs", found.last_row, 0, f"{found.total}")


def _entry(row: Row, turn: int, again: dict[str, int]) -> Entry | Flaw:
    texts = {field: row.cell(field) for field in ("voucher", "account", "account_name", "cost_centre", "text", "supplier", "line")}  # fmt: skip
    for field in ("voucher", "account"):
        if not texts[field]:
            return Flaw("empty", row.number, row.found.heads.columns[field] + 1, field)
    day = row.cell("on")
    on = read_day(day)
    amount = row.amount()
    if amount is None:
        return Flaw("no_amount", row.number, row.at)
    vat = row.vat(net=amount) if row.has("net") or row.has("debit") else row.vat(gross=row.money("gross"))
    net, vat = amount * turn, abs(vat).copy_sign(amount * turn) if vat else NOTHING
    account, name = _account(texts["account"], texts["account_name"])
    text = " – ".join(filter(None, [texts["supplier"], texts["text"]]))[:MOST_TEXT]
    said = "|".join([str(on), texts["voucher"], texts["line"], account, texts["cost_centre"], text, str(net), str(vat)])
    again[said] = again.get(said, 0) + 1
    digest = sha256(f"{said}|{again[said]}".encode()).hexdigest()
    centre = texts["cost_centre"][:60]
    return Entry(row.number, on, texts["voucher"][:60], account[:30], name[:200], centre, text, net, vat, digest)


def _account(text: str, name: str) -> tuple[str, str]:
    """The number and the name of an account, which may stand in one cell: `4400 Asiantuntijapalvelut`."""
    number, _space, rest = text.partition(" ")
    if rest and number.replace("-", "").isdigit():
        return number, name or rest.strip(" -–")
    return text, name
