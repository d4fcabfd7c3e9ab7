"""The accounts of a project as ready strings: rows with their reasons, a file before it is read in, mappings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core.budgets import total
from viitta.core.ledger import Entry, Flaw, Meaning, judge, meaning_of
from viitta.core.programmes import Programme
from viitta.doors.portal.projects.money.tables import MoneyPage
from viitta.doors.reports.money.tables import Cell, Head, Table, figures, money
from viitta.doors.reports.money.words import euros, in_words, reason_words, together, type_name
from viitta.parts.joint_projects.actions.ledger import mappings_of
from viitta.parts.joint_projects.models import JointProject, LedgerFile, LedgerMapping, LedgerRow
from viitta.parts.joint_projects.queries.money import Money, known_digests, known_vouchers
from viitta.parts.joint_projects.queries.projects import programme_of

NOTHING = Decimal(0)
A_PAGE = 200


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the list of rows is narrowed to; empty takes everything."""

    cost_type: str = ""
    partner: int = 0
    only_refused: bool = False
    page: int = 1


def ledger_page(
    project: JointProject, rows: Sequence[LedgerRow], count: int, found: Money, chosen: Narrowed, *, can_edit: bool
) -> MoneyPage:
    """The rows that the visitor sees, and what all of them are by cost type."""
    address = lambda name: reverse(name, args=[project.pk])  # noqa: E731
    links = (
        (address("ledger_import"), _("Read in a file"), "main"), (address("ledger_new"), _("Write a row"), ""),
        (address("ledger_accounts"), _("Accounts and their meaning"), ""),
    ) if can_edit else ()  # fmt: skip
    shown = _rows(project, rows, can_edit)
    tables = [shown] if rows else []
    if not can_edit:
        tables.append(_totals(found))
    empty = None
    if not rows:
        empty = (
            _("No rows to be seen."),
            _("The accounts come from the export of the accounting system, or are written by hand."),
        )
    return MoneyPage(
        title=_("Accounts"),
        lead=_("Costs of the project row by row, with the reason when one is not eligible. Corrections stay visible."),
        links=links,
        sentence=_counted(count, found),
        tables=tuple(tables),
        tabs=_tabs(project, chosen, found),
        tabs_label=_("Cost type"),
        files_address=f"{address('project_ledger')}?{_query(chosen)}",
        empty=empty,
        notes=(("info", _("Of other partners' costs you see the totals by cost type.")),) if not can_edit else (),
    )  # fmt: skip


def _query(chosen: Narrowed) -> str:
    parts = []
    if chosen.cost_type:
        parts.append(f"type={chosen.cost_type}&")
    if chosen.only_refused:
        parts.append("refused=1&")
    return "".join(parts)


def _counted(count: int, found: Money) -> str:
    actual = total(found.by_type.values()).actual
    said = ngettext("%(count)s row.", "%(count)s rows.", count) % {"count": count}
    more = _("Eligible costs of the project: %(amount)s. Not eligible: %(refused)s.")
    return f"{said} {more % {'amount': euros(actual), 'refused': euros(found.not_eligible)}}"


def _tabs(project: JointProject, chosen: Narrowed, found: Money) -> tuple[tuple[str, str, bool], ...]:
    address = reverse("project_ledger", args=[project.pk])
    everything = not chosen.cost_type and not chosen.only_refused
    tabs = [(address, _("All"), everything)]
    tabs += [
        (f"{address}?type={key}", type_name(found.programme, key), chosen.cost_type == key) for key in found.by_type
    ]
    return (*tabs, (f"{address}?refused=1", _("Not eligible"), chosen.only_refused))


def _totals(found: Money) -> Table:
    rows = tuple((Cell(type_name(found.programme, key)), money(sums.actual)) for key, sums in found.by_type.items())
    foot = (Cell(together()), money(total(found.by_type.values()).actual))
    return Table(_("All costs by type"), (Head(_("Cost type")), *figures(_("Spent"))), rows, foot)


def _rows(project: JointProject, rows: Sequence[LedgerRow], can_edit: bool) -> Table:
    programme = programme_of(project)
    heads = (
        Head(_("Voucher")), Head(_("Account")), Head(_("Words of the row")), *figures(_("Net"), _("VAT")),
        Head(_("Cost type")), Head(_("Eligible")), *([Head("")] if can_edit else []),
    )  # fmt: skip
    lines = tuple(_row(one, programme, can_edit) for one in rows)
    return Table(_("Rows of the accounts"), heads, lines, _sum_foot(rows, can_edit))


def _sum_foot(rows: Sequence[LedgerRow], can_edit: bool) -> tuple[Cell, ...]:
    net, vat = (sum((getattr(one, name) for one in rows), NOTHING) for name in ("net", "vat"))
    return (Cell(together()), Cell(), Cell(), money(net), money(vat), *([Cell()] * (3 if can_edit else 2)))


def _row(row: LedgerRow, programme: Programme, can_edit: bool) -> tuple[Cell, ...]:
    claim = _("claim %(number)s") % {"number": row.claim.number} if row.claim else ""
    why = " · ".join(filter(None, [reason_words(row.reason), claim]))
    verdict = Cell(_("yes"), under=why) if row.is_eligible else Cell(badge=("late", _("no")), under=why)
    cells = (
        Cell(row.voucher, under=in_words(row.on)),
        Cell(row.account, under=row.cost_centre),
        Cell(row.text, under=_("corrects another row") if row.corrects_id else ""),
        money(row.net),
        money(row.vat),
        Cell(type_name(programme, row.cost_type), under=row.partner.name if row.partner else _("common to all")),
        verdict,
    )
    if not can_edit:
        return cells
    if row.claim_id:
        return (*cells, Cell(_("frozen")))
    return (*cells, Cell(_("Edit"), reverse("ledger_row", args=[row.pk]), name=row.voucher))


def extract(rows: Iterable[LedgerRow], programme: Programme) -> Table:
    """The extract of the accounts that the funder and the auditor are sent: every row with its reason."""
    heads = (
        Head(_("Voucher")), Head(_("Day")), Head(_("Account")), Head(_("Cost centre")), Head(_("Words of the row")),
        *figures(_("Net"), _("VAT")), Head(_("Cost type")), Head(_("Partner")), Head(_("Eligible")), Head(_("Reason")),
        Head(_("Claim")),
    )  # fmt: skip
    lines: list[tuple[Cell, ...]] = []
    for row in rows:
        lines.append((
            Cell(row.voucher), Cell(in_words(row.on), value=row.on), Cell(row.account), Cell(row.cost_centre),
            Cell(row.text), money(row.net), money(row.vat), Cell(type_name(programme, row.cost_type)),
            Cell(row.partner.name if row.partner else ""), Cell(_("yes") if row.is_eligible else _("no")),
            Cell(reason_words(row.reason)), Cell(str(row.claim.number) if row.claim else ""),
        ))  # fmt: skip
    return Table(_("Extract of the accounts"), heads, tuple(lines))


def accounts_page(project: JointProject, rows: Sequence[LedgerMapping]) -> MoneyPage:
    """What the accounts mean, as remembered for the next file."""
    programme = programme_of(project)
    lines = tuple(
        (
            Cell(one.account, under=one.cost_centre),
            Cell(type_name(programme, one.cost_type) if one.cost_type else _("no cost of the project")),
            Cell(one.partner.name if one.partner else _("common to all")),
            Cell(_("yes") if one.is_eligible else _("no"), under=reason_words(one.reason)),
            Cell(_("Edit"), f"{reverse('ledger_mapping', args=[project.pk])}?account={one.account}&centre={one.cost_centre}", name=one.account),
        )
        for one in rows
    )  # fmt: skip
    heads = (Head(_("Account")), Head(_("Cost type")), Head(_("Whose")), Head(_("Eligible")), Head(""))
    return MoneyPage(
        title=_("Accounts and their meaning"),
        lead=_("An account with its cost centre goes before the account alone. What is told here holds for the next file."),
        links=((reverse("ledger_mapping", args=[project.pk]), _("Add"), "main"),),
        tables=(Table(_("Accounts"), heads, lines, empty=_("Nothing yet. The first file asks what its accounts mean.")),),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Preview:
    """A file before it is read in: what it would bring, and the accounts that nobody has told the meaning of."""

    page: MoneyPage
    unknown: tuple[str, ...]


class _Look:
    """What a file would bring, counted while it is gone through; no more of it is kept than is shown."""

    def __init__(self, project: JointProject) -> None:
        self.project, self.programme = project, programme_of(project)
        self.mappings = mappings_of(project)
        self.seen, self.vouchers = known_digests(project), known_vouchers(project)
        self.unknown: dict[str, str] = {}
        self.counts = {"new": 0, "double": 0, "left_out": 0, "refused": 0}
        self.sums: dict[str, Decimal] = {}
        self.changed: set[str] = set()
        self.shown: list[tuple[Cell, ...]] = []

    def at(self, entry: Entry) -> None:
        """Count one entry."""
        meaning = meaning_of(entry, self.mappings)
        if meaning is None:
            self.unknown.setdefault(entry.account, entry.account_name or entry.text)
        elif not meaning.cost_type:
            self.counts["left_out"] += 1
        elif entry.digest in self.seen:
            self.counts["double"] += 1
        else:
            self.new(entry, meaning)

    def new(self, entry: Entry, meaning: Meaning) -> None:
        """Count an entry that is not in the accounts yet."""
        period = {"starts": self.project.starts_on, "ends": self.project.ends_on}
        judged = judge(self.programme, meaning, entry.on, entry.net, **period)
        self.counts["new"] += 1
        self.counts["refused"] += not judged.is_eligible
        if entry.voucher in self.vouchers:
            self.changed.add(entry.voucher)
        self.sums[judged.cost_type] = self.sums.get(judged.cost_type, NOTHING) + judged.amount
        if len(self.shown) < A_PAGE:
            kind = type_name(self.programme, judged.cost_type)
            self.shown.append(_preview_row(entry, kind, judged.is_eligible, judged.reason))


def preview(file: LedgerFile, entries: Iterable[Entry]) -> Preview:
    """Go through a file and tell what it would bring."""
    look = _Look(file.project)
    for entry in entries:
        look.at(entry)
    by_type = tuple((Cell(type_name(look.programme, key)), money(amount)) for key, amount in look.sums.items())
    whole = (Cell(together()), money(sum(look.sums.values(), NOTHING)))
    heads = (Head(_("Cost type")), *figures(_("Euros")))
    note = _("At most %(count)s rows are shown.") % {"count": A_PAGE}
    page = MoneyPage(
        title=_("A file of the accounts"),
        lead=file.name,
        sentence=_preview_words(look.counts),
        notes=_preview_notes(look.changed, bool(look.unknown)),
        tables=(
            Table(_("Eligible costs by type"), heads, by_type, whole, empty=_("Nothing yet.")),
            Table(_("New rows"), _preview_heads(), tuple(look.shown), empty=_("No new rows."), note=note),
        ),
    )
    return Preview(page, tuple(look.unknown))


def _preview_words(counts: Mapping[str, int]) -> str:
    said = ngettext("%(new)s new row", "%(new)s new rows", counts["new"]) % counts
    more = (
        _("%(refused)s of them not eligible, %(double)s there already, %(left_out)s no cost of the project.") % counts
    )
    return f"{said}: {more}"


def _preview_notes(changed: set[str], has_unknown: bool) -> tuple[tuple[str, str], ...]:
    notes = []
    if has_unknown:
        notes.append(("warning", _("Tell first what the accounts below mean; it is remembered for the next file.")))
    if changed:
        told = _(
            "Of these vouchers other rows are in the accounts already; check that they have not been changed: %(vouchers)s."
        )
        notes.append(("warning", told % {"vouchers": ", ".join(sorted(changed)[:20])}))
    return tuple(notes)


def _preview_heads() -> tuple[Head, ...]:
    return (
        Head(_("Voucher")), Head(_("Day")), Head(_("Account")), Head(_("Words of the row")), *figures(_("Net"), _("VAT")),
        Head(_("Cost type")), Head(_("Eligible")),
    )  # fmt: skip


def _preview_row(entry: Entry, kind: str, is_eligible: bool, reason: str) -> tuple[Cell, ...]:
    verdict = Cell(_("yes")) if is_eligible else Cell(badge=("late", _("no")), under=reason_words(reason))
    return (
        Cell(entry.voucher), Cell(in_words(entry.on)), Cell(entry.account, under=entry.cost_centre), Cell(entry.text),
        money(entry.net), money(entry.vat), Cell(kind), verdict,
    )  # fmt: skip


def flaw_words(flaw: Flaw) -> str:
    """What is wrong with a file, with its row and column."""
    said = {
        "amount": _("“%(text)s” is no amount. Write for example 1 234,50."),
        "decimals": _("“%(text)s” has more than two decimals."),
        "unsure": _("“%(text)s” could mean two amounts. Write its decimals with a comma."),
        "day": _("“%(text)s” is no day. Write for example 6.1.2020."),
        "empty": _("The voucher or the account is missing."),
        "no_amount": _("The amount is missing."),
        "too_few": _("The row ends too early."),
        "cut": _("The file was cut here: the last row is not whole. Export it again."),
        "total_differs": _("The sum of the file (%(text)s) is not what its rows make: some rows are missing. Export it again."),
        "no_heads": _("No row of headings was found. The file needs columns for the day, the voucher, the account and the amount."),
        "no_column": _("The headings have no column for this: %(text)s."),
        "open_quote": _("A quotation mark was left open on this row."),
    }[flaw.code] % {"text": _COLUMNS.get(flaw.text, flaw.text)}  # fmt: skip
    if flaw.row and flaw.column:
        return _("Row %(row)s, column %(column)s: %(message)s") % {
            "row": flaw.row,
            "column": flaw.column,
            "message": said,
        }
    return _("Row %(row)s: %(message)s") % {"row": flaw.row, "message": said} if flaw.row else said


_COLUMNS = {"on": "Pvm", "voucher": "Tosite", "account": "Tili", "net": "Netto"}
