"""Tables of a project's budget: plan, committed, spent, forecast, left; versions and financing."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from viitta.core import formats
from viitta.core.budgets import Sums, total
from viitta.core.programmes import overrun
from viitta.doors.reports.money.tables import Cell, Head, Table, figures, money
from viitta.doors.reports.money.words import euros, in_words, language, share_words, together, type_name
from viitta.parts.joint_projects.models import BudgetVersion, FinancingKind
from viitta.parts.joint_projects.queries.money import Money
from viitta.parts.joint_projects.words import FINANCING

NOTHING = Decimal(0)


def budget_tables(found: Money) -> tuple[Table, ...]:
    """All tables of the budget, the sum by cost type first."""
    return (by_type(found), by_partner(found), by_phase(found), by_month(found), versions(found), financing(found))


def sum_heads() -> tuple[Head, ...]:
    """Heads of planned, committed, spent, forecast and left."""
    return figures(_("Planned"), _("Committed"), _("Spent"), pgettext("budget", "Forecast"), pgettext("budget", "Left"))


def sum_cells(sums: Sums) -> tuple[Cell, ...]:
    """The figures of one row."""
    return (money(sums.planned), money(sums.committed), money(sums.actual), money(sums.forecast), money(sums.left))


def by_type(found: Money) -> Table:
    """The figures by cost type, with what is over the decision."""
    rows, whole = [], total(found.by_type.values())
    for key, sums in found.by_type.items():
        kind = found.programme.cost_type(key)
        name = type_name(found.programme, key)
        rows.append(
            (
                Cell(f"{kind.letter}. {name}" if kind and kind.letter else name),
                *sum_cells(sums),
                Cell(badge=_overrun(found, sums)),
            )
        )
    heads = (Head(_("Cost type")), *sum_heads(), Head(pgettext("budget", "Overrun")))
    foot = (Cell(together()), *sum_cells(whole), Cell())
    return Table(_("By cost type"), heads, tuple(rows), foot, empty=_("No costs have been planned yet."))


def _overrun(found: Money, sums: Sums) -> tuple[str, str] | None:
    """How the forecast stands to the decision."""
    verdict = overrun(found.programme, sums.planned, sums.forecast)
    if verdict.code == "within":
        return None
    said = {"amount": euros(verdict.excess)}
    if verdict.accepted:
        return ("behind", _("%(amount)s over, accepted") % said)
    if verdict.code == "no_rule":
        return ("behind", _("%(amount)s over, ask for a change") % said)
    return ("late", _("%(amount)s over, not accepted") % said)


def by_partner(found: Money) -> Table:
    """The figures by partner, common costs first."""
    names = {one.pk: one.name for one in found.partners}
    order = [None, *names]
    rows = tuple(
        (Cell(names[key] if key is not None else _("common to all")), *_partner_cells(found.by_partner[key]))
        for key in order
        if key in found.by_partner
    )
    return Table(_("By partner"), (Head(_("Partner")), *sum_heads()), rows, empty=_("Nothing yet."))


def _partner_cells(sums: Sums) -> tuple[Cell, ...]:
    """The figures of a partner; what is left is told only of a plan of its own."""
    cells = sum_cells(sums)
    return cells if sums.planned else (*cells[:-1], Cell("–", value=""))


def by_phase(found: Money) -> Table:
    """What has been spent by phase."""
    names = {one.pk: one.title for one in found.phases}
    rows = [(Cell(name), money(found.by_phase.get(pk, NOTHING))) for pk, name in names.items()]
    rest = sum((amount for pk, amount in found.by_phase.items() if pk not in names), NOTHING)
    if rest:
        rows.append((Cell(_("no phase told")), money(rest)))
    return Table(_("Spent by phase"), (Head(_("Phase")), *figures(_("Spent"))), tuple(rows), empty=_("Nothing yet."))


def by_month(found: Money) -> Table:
    """Plan and spending month by month, and so far."""
    rows = tuple(
        (
            Cell(f"{int(one.month[5:])}/{one.month[:4]}"), money(one.planned), money(one.actual),
            money(one.planned_so_far), money(one.actual_so_far),
        )
        for one in found.months
    )  # fmt: skip
    heads = (Head(_("Month")), *figures(_("Planned"), _("Spent"), _("Planned so far"), _("Spent so far")))
    note = _("The plan of a year is spread evenly over the months of the project.")
    return Table(_("By month"), heads, rows, note=note)


def versions(found: Money) -> Table:
    """The original, the amended and the present plan side by side."""
    shown = _shown_versions(found.versions)
    kinds = list(dict.fromkeys(one.cost_type for one in found.lines))
    order = [one.key for one in found.programme.cost_types if one.key in kinds]
    sums = {one.pk: _type_sums(found, one) for one in shown}
    rows = tuple(
        (Cell(type_name(found.programme, key)), *(money(sums[one.pk].get(key, NOTHING)) for one in shown))
        for key in order
    )
    foot = (Cell(together()), *(money(sum(sums[one.pk].values(), NOTHING)) for one in shown))
    heads = (Head(_("Cost type")), *(Head(version_words(one), "n") for one in shown))
    told = [f"{version_words(one)}: {one.reason}" for one in shown if one.reason]
    return Table(_("Versions"), heads, rows, foot, note=" · ".join(told), empty=_("Nothing yet."))


def _shown_versions(versions: Sequence[BudgetVersion]) -> list[BudgetVersion]:
    """The first and the last three: what a page can hold side by side."""
    rows = list(versions)
    return rows if len(rows) <= 4 else [rows[0], *rows[-3:]]


def version_words(version: BudgetVersion) -> str:
    """A version in words: the original or an amendment, and the day of its decision."""
    name = _("original") if version.number == 1 else _("amendment %(number)s") % {"number": version.number - 1}
    if version.locked_at is None:
        return _("%(name)s, being written") % {"name": name}
    return f"{name} {in_words(version.decided_on)}" if version.decided_on else name


def _type_sums(found: Money, version: BudgetVersion) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for line in found.lines_of(version):
        sums[line.cost_type] = sums.get(line.cost_type, NOTHING) + line.amount
    return sums


def financing(found: Money) -> Table:
    """Where the money comes from."""
    rows = found.financing_of(found.current)
    whole = sum((one.amount for one in rows), NOTHING)
    cells = tuple(
        (
            Cell(" – ".join(filter(None, [str(FINANCING[FinancingKind(one.kind)]), one.name]))),
            money(one.amount),
            Cell(share_words(one.amount / whole * 100) if whole else ""),
        )
        for one in rows
    )
    heads = (Head(_("Financing")), *figures(_("Euros"), _("Share of all")))
    foot = (Cell(together()), money(whole), Cell(formats.percent(100, language(), 2)))
    return Table(_("Financing"), heads, cells, foot if rows else (), empty=_("Nothing yet."))
