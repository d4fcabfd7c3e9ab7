"""The figures of the screen as a file: measures, sums by unit and year, days by person and quarter."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from viitta.core.resources import days_by_who
from viitta.doors.portal.resources.pages import financed_of, money_heads, sum_rows, work_quarters
from viitta.parts.roadmaps.queries.resources import MeasureNeed
from viitta.parts.roadmaps.words import FINANCING
from viitta.render.tables import Column, Sheet


def sheets_of(rows: Sequence[MeasureNeed], units: Mapping[int, str]) -> list[Sheet]:
    """Three tables of the same measures."""
    needs = [row.need for row in rows]
    sums = [
        Column(_("Unit"), width=28), Column(_("Year"), width=10), Column(_("Person-days"), "amount", 12),
        Column(_("One-off costs"), "amount", 16), Column(_("Yearly costs"), "amount", 16),
        *(Column(head, "amount", 16) for head in money_heads()),
    ]  # fmt: skip
    measures = [
        Column(_("Measure"), width=44), Column(_("Unit"), width=28), Column(_("Person-days"), "amount", 12),
        Column(_("One-off cost, euros"), "amount", 16), Column(_("Yearly cost, euros"), "amount", 16),
        Column(_("Costs in all"), "amount", 16), Column(_("Financing"), width=16),
        Column(_("Expected benefit"), "integer", 10), Column(_("Why this much?"), width=44),
    ]  # fmt: skip
    quarters = work_quarters(needs)
    people = [
        Column(_("Person or role"), width=30), *(Column(one.label, "amount", 10) for one in quarters),
        Column(pgettext("sum", "Total"), "amount", 10),
    ]  # fmt: skip
    return [
        Sheet(_("Resources"), sums, [
            [unit, year, total.days, total.once, total.yearly, *financed_of(total)]
            for unit, year, total in sum_rows(needs, units)
        ]),
        Sheet(_("Who carries how much"), people, [
            [who, *(days.get(one, Decimal(0)) for one in quarters), sum(days.values(), Decimal(0))]
            for who, days in days_by_who(needs).items()
        ]),
        Sheet(_("Measures"), measures, [_measure(row, units) for row in rows]),
    ]  # fmt: skip


def _measure(row: MeasureNeed, units: Mapping[int, str]) -> list[object]:
    need = row.need
    return [
        row.title, units.get(need.unit or 0, ""), need.days, need.once, need.yearly, need.costs,
        str(FINANCING[need.financing]) if need.financing else "", row.benefit, row.benefit_reason,  # type: ignore[index]
    ]  # fmt: skip
