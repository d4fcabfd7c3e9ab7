"""What a roadmap takes, in ready strings: by unit and year, by person and quarter, and what has no money or figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext, pgettext

from viitta.core import formats
from viitta.core.periods import Quarter
from viitta.core.resources import Need, Total, days_by_who, grand_total, not_financed, totals
from viitta.parts.roadmaps.models import Financing, Roadmap
from viitta.parts.roadmaps.queries.resources import MeasureNeed
from viitta.parts.roadmaps.words import FINANCING

MONEY_KEYS = (Financing.BUDGET.value, Financing.PROJECT.value, Financing.NOT_YET.value)


@dataclass(frozen=True, slots=True)
class SumLine:
    """Days and costs of a unit in a year, or of all together."""

    unit: str
    year: str
    days: str
    once: str
    yearly: str
    financed: tuple[str, ...]  # budget, project, not yet or not told


@dataclass(frozen=True, slots=True)
class ResourcesPage:
    roadmap: str
    roadmap_address: str
    sentence: str
    money_heads: tuple[str, ...]
    sums: tuple[SumLine, ...]
    whole: SumLine | None
    quarters: tuple[str, ...]
    people: tuple[tuple[str, str, tuple[str, ...]], ...]  # who, total, days by quarter
    bare: tuple[tuple[str, str, str], ...]  # address, title, cost of what is not financed
    without: tuple[tuple[str, str], ...]
    csv_address: str
    xlsx_address: str


def days_text(days: Decimal, language: str) -> str:
    """Person-days, with a decimal only when there is one; empty for none."""
    if not days:
        return ""
    return formats.number(days, language, 0 if days == days.to_integral_value() else 1)


def person_days(days: Decimal, language: str) -> str:
    """`12 person-days`, bent right."""
    count = 1 if days == 1 else 2
    return npgettext("effort", "%(days)s person-day", "%(days)s person-days", count) % {
        "days": days_text(days, language) or "0"
    }


def _money(amount: Decimal, language: str) -> str:
    return formats.money(amount, language) if amount else ""


def financed_of(total: Total) -> tuple[Decimal, ...]:
    """Costs by financing: budget, project, and not yet together with what nobody told."""
    known = total.financed or {}
    zero = Decimal(0)
    return (*(known.get(key, zero) for key in MONEY_KEYS[:2]), known.get(MONEY_KEYS[2], zero) + known.get("", zero))


def money_heads() -> tuple[str, ...]:
    return (str(FINANCING[Financing.BUDGET]), str(FINANCING[Financing.PROJECT]), _("not yet or not told"))


def _sum_line(unit: str, year: str, total: Total, language: str) -> SumLine:
    return SumLine(
        unit, year, days_text(total.days, language), _money(total.once, language), _money(total.yearly, language),
        tuple(_money(amount, language) for amount in financed_of(total)),
    )  # fmt: skip


def sum_rows(needs: Sequence[Need], units: Mapping[int, str]) -> list[tuple[str, str, Total]]:
    """Unit, year and total, by name of the unit and year; what has none comes last."""
    found = totals(needs)
    order = sorted(found, key=lambda key: (key[0] is None, units.get(key[0] or 0, ""), key[1] is None, key[1] or 0))
    return [
        (
            units.get(unit or 0, _("no unit")),
            str(year) if year else pgettext("costs", "no year"),
            found[unit, year],
        )
        for unit, year in order
    ]


def work_quarters(needs: Sequence[Need]) -> list[Quarter]:
    """Every quarter from the first with days to the last, without gaps."""
    indexes = [work.quarter.index for need in needs for work in need.work]
    return [Quarter.at_index(index) for index in range(min(indexes), max(indexes) + 1)] if indexes else []


def _sentence(needs: Sequence[Need], language: str) -> str:
    whole, bare = grand_total(totals(needs).values()), not_financed(needs)
    if not any(need.has_figures for need in needs):
        return ""
    said = {
        "days": person_days(whole.days, language),
        "money": formats.money(whole.once + whole.yearly, language),
    }
    first = _("The measures take %(days)s and %(money)s in all.") % said
    if not bare:
        return first
    more = ngettext(
        "%(count)s measure has no money yet: %(money)s.", "%(count)s measures have no money yet: %(money)s.", len(bare)
    )
    missing = formats.money(sum((need.costs for need in bare), Decimal(0)), language)
    return f"{first} {more % {'count': len(bare), 'money': missing}}"


def resources_page(
    roadmap: Roadmap, rows: Sequence[MeasureNeed], units: Mapping[int, str], language: str
) -> ResourcesPage:
    """What the measures of a roadmap take."""
    needs, titles = [row.need for row in rows], {row.need.key: row.title for row in rows}
    listed, quarters = sum_rows(needs, units), work_quarters(needs)
    address = reverse("measure", args=[0]).removesuffix("0/")
    whole = grand_total(total for _unit, _year, total in listed)
    bare = [
        (f"{address}{need.key}/", titles[need.key], formats.money(need.costs, language)) for need in not_financed(needs)
    ]
    return ResourcesPage(
        roadmap=roadmap.name,
        roadmap_address=reverse("roadmap", args=[roadmap.pk]),
        sentence=_sentence(needs, language),
        money_heads=money_heads(),
        sums=tuple(_sum_line(unit, year, total, language) for unit, year, total in listed),
        whole=_sum_line(pgettext("sum", "Total"), "", whole, language) if listed else None,
        quarters=tuple(one.label for one in quarters),
        people=tuple(
            (who, days_text(sum(days.values(), Decimal(0)), language), tuple(days_text(days.get(one, Decimal(0)), language) for one in quarters))
            for who, days in days_by_who(needs).items()
        ),
        bare=tuple(bare),
        without=tuple((f"{address}{need.key}/", titles[need.key]) for need in needs if not need.has_figures),
        csv_address="?format=csv",
        xlsx_address="?format=xlsx",
    )  # fmt: skip
