"""Tables of the shares of the own financing: who pays what from which day, and why each cent is where it is."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from viitta.core import formats
from viitta.doors.reports.money.tables import Cell, Head, Table, figures, money
from viitta.doors.reports.money.words import euros, in_words, language, together
from viitta.parts.joint_projects.models import Share, ShareCause
from viitta.parts.joint_projects.words import CAUSES

NOTHING = Decimal(0)


def days_of(rows: Sequence[Share]) -> list[date | None]:
    """The days from which shares hold, the first split (None) first."""
    return sorted({row.from_date for row in rows}, key=lambda day: (day is not None, day or date.min))


def held_on(rows: Sequence[Share], day: date | None) -> dict[int, Share]:
    """The shares that hold from a day on, by partner."""
    return {
        row.partner_id: row
        for row in rows
        if (row.from_date is None or (day is not None and row.from_date <= day))
        and (row.until_date is None or (day or date.min) < row.until_date)
    }


def by_day(rows: Sequence[Share]) -> Table:
    """Who carries what, a column for each day from which shares hold."""
    names = {row.partner_id: row.partner.name for row in sorted(rows, key=lambda one: one.partner.position)}
    days = days_of(rows)
    held = [held_on(rows, day) for day in days]
    heads = (Head(_("Partner")), *figures(*(_day_words(day) for day in days)))
    lines = tuple((Cell(name), *(_cell(found.get(partner)) for found in held)) for partner, name in names.items())
    sums = (money(sum((row.amount for row in found.values()), NOTHING)) for found in held)
    return Table(_("Shares of the own financing"), heads, lines, (Cell(together()), *sums))


def _day_words(day: date | None) -> str:
    return _("from %(day)s") % {"day": in_words(day)} if day else _("from the start")


def _cell(row: Share | None) -> Cell:
    if row is None:
        return Cell("–", value="")
    under = str(CAUSES[ShareCause(row.cause)]) if row.cause != ShareCause.SPLIT else ""
    return money(row.amount, under=under)


def reasons(rows: Sequence[Share]) -> tuple[Table, ...]:
    """Line by line why each cent is where it is: for each split, and for each merger."""
    found = []
    for day in days_of(rows):
        split = [row for row in rows if row.from_date == day and "weight" in row.reason]
        merged = [row for row in rows if row.from_date == day and "parts" in row.reason]
        if split:
            found.append(_split_table(split, day))
        if merged:
            found.append(_merger_table(merged, day))
    return tuple(found)


def _split_table(rows: Sequence[Share], day: date | None) -> Table:
    lines = tuple(_split_line(row, row.reason) for row in sorted(rows, key=lambda one: one.partner.position))
    floors = sum((Decimal(row.reason["floor"]) for row in rows), NOTHING)
    heads = (
        Head(_("Partner")),
        *figures(pgettext("split", "Weight"), _("Whole cents"), _("Left over of a cent"), _("Extra cent"), _("Share")),
    )
    total = sum((row.amount for row in rows), NOTHING)
    said = {"floors": euros(floors), "count": str(int((total - floors) * 100)), "total": euros(total)}
    note = _(
        "Whole cents make %(floors)s. The cents left over, %(count)s, are given one each to the largest remainders, so that all make %(total)s."
    )
    foot = (Cell(together()), Cell(), money(floors), Cell(), Cell(), money(total))
    return Table(_("Why, %(day)s") % {"day": _day_words(day)}, heads, lines, foot, note % said)


def _split_line(row: Share, reason: Mapping[str, object]) -> tuple[Cell, ...]:
    weight = Decimal(str(reason["weight"]))
    places = 0 if weight == weight.to_integral_value() else 2
    return (
        Cell(row.partner.name),
        Cell(formats.number(weight, language(), places), value=weight),
        money(Decimal(str(reason["floor"]))),
        Cell(formats.number(str(reason["remainder"]), language(), 4)),
        Cell(f"+{formats.number('0.01', language(), 2)}" if reason["extra"] else ""),
        money(row.amount),
    )


def _merger_table(rows: Sequence[Share], day: date | None) -> Table:
    lines = tuple(
        (Cell(row.partner.name), Cell(" + ".join(f"{part['name']} {euros(Decimal(part['share']))}" for part in row.reason["parts"])), money(row.amount))
        for row in rows
    )  # fmt: skip
    heads = (Head(_("Successor")), Head(_("Added")), *figures(_("Share")))
    return Table(_("Merger, %(day)s") % {"day": _day_words(day)}, heads, lines)
