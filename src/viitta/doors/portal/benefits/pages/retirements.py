"""Planned retirements by unit and year: numbers, what benefits take of them, what is left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.doors.portal.benefits.pages.said import person_years
from viitta.parts.benefits.models import Benefit, Retirement
from viitta.parts.benefits.queries import left_of


@dataclass(frozen=True, slots=True)
class RetirementLine:
    year: str
    unit: str
    count: str
    benefits: tuple[tuple[str, str], ...]
    left: str
    is_too_much: bool
    edit_address: str
    remove_address: str


@dataclass(frozen=True, slots=True)
class RetirementsPage:
    organisation: str
    tabs: tuple[tuple[str, str, bool], ...]
    sentence: str
    lines: tuple[RetirementLine, ...]
    add_address: str


def retirement_words(row: Retirement, leaning: Sequence[Benefit], language: str) -> str:
    """`Talous 2024: 2 eläköityy, 0,80 htv käyttämättä`."""
    unit = row.unit.name if row.unit else _("the whole organisation")
    said = ngettext("%(unit)s %(year)s: %(count)s retires", "%(unit)s %(year)s: %(count)s retire", row.count)
    head = said % {"unit": unit, "year": row.year, "count": row.count}
    return f"{head}, {_left(row, leaning, language)[0]}"


def _left(row: Retirement, leaning: Sequence[Benefit], language: str) -> tuple[str, bool]:
    left = left_of(row, leaning)
    if left < 0:
        return _("benefits take %(count)s too much") % {"count": person_years(-left, language)}, True
    return _("%(count)s not yet taken by benefits") % {"count": person_years(left, language)}, False


def retirements_page(
    organisation: str, tabs: tuple[tuple[str, str, bool], ...], rows: Sequence[Retirement],
    leaning: Mapping[int, Sequence[Benefit]], *, add_address: str, language: str,
) -> RetirementsPage:  # fmt: skip
    """The numbers of an organisation; whoever keeps them has an address to add by."""
    total = sum(row.count for row in rows)
    said = ngettext("%(count)s retirement is planned in all.", "%(count)s retirements are planned in all.", total)
    return RetirementsPage(
        organisation=organisation,
        tabs=tabs if len(tabs) > 1 else (),
        sentence=said % {"count": formats.number(total, language)} if rows else "",
        lines=tuple(_line(row, leaning.get(row.pk, ()), bool(add_address), language) for row in rows),
        add_address=add_address,
    )


def _line(row: Retirement, leaning: Sequence[Benefit], may: bool, language: str) -> RetirementLine:
    left, is_too_much = _left(row, leaning, language)
    return RetirementLine(
        year=str(row.year),
        unit=row.unit.name if row.unit else _("the whole organisation"),
        count=str(row.count),
        benefits=tuple((reverse("benefit", args=[one.pk]), one.title) for one in leaning),
        left=left,
        is_too_much=is_too_much,
        edit_address=reverse("retirement_edit", args=[row.pk]) if may else "",
        remove_address=reverse("retirement_remove", args=[row.pk]) if may else "",
    )
