"""Amounts of benefits as people read them, and sums over years in a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.core.benefits import Amounts, Followed, Worth, YearRow, by_year
from viitta.parts.benefits.models import Benefit, BenefitStatus
from viitta.parts.benefits.words import FOR_WHOM, STATUS

BADGES = {
    BenefitStatus.EXPECTED: "not_due", BenefitStatus.EMERGING: "running", BenefitStatus.REALISED: "done",
    BenefitStatus.NOT_REALISED: "late", BenefitStatus.DROPPED: "dropped",
}  # fmt: skip


def person_years(value: object, language: str) -> str:
    """`0,56 htv`."""
    said = formats.number(value, language, 2)  # type: ignore[arg-type]
    return _("%(count)s person-years") % {"count": said}


def both(amounts: Amounts, language: str) -> str:
    """Person-years and euros."""
    return f"{person_years(amounts.person_years, language)}, {formats.money(amounts.euros, language)}"


def status_badge(text: str) -> tuple[str, str]:
    """Kind and word of the badge of a status."""
    status = BenefitStatus(text)
    return BADGES[status], str(STATUS[status])


def badge_of(row: Benefit) -> tuple[str, str]:
    """The same of a benefit's."""
    return status_badge(row.status)


def whom(row: Benefit) -> str:
    """For whom, with the group when it is named."""
    said = str(FOR_WHOM[row.for_whom])  # type: ignore[index]
    return f"{said} ({row.group})" if row.group else said


def times(row: Benefit, language: str) -> str:
    """When it is in force: from a day on, or between two days; a dash when nobody has said."""
    if row.starts_on is None:
        return "–"
    first = formats.day(row.starts_on, language)
    return f"{first}–{formats.day(row.ends_on, language)}" if row.ends_on else _("from %(day)s on") % {"day": first}


def formula(row: Benefit, worth: Worth, language: str) -> str:
    """The calculation as one would write it: `1 200 × 0,80 h × 37,59 € − 9 500,00 € = 26 586,40 €`."""
    volumes = [one.volume for one in row.volumes.all()] or [row.volume or Decimal(0)]
    total = sum(volumes, Decimal(0))
    hours = formats.number(sum(row.hours()), language, 3).rstrip("0").rstrip(",.")
    count = formats.number(total, language, 0 if total == int(total) else 2)
    price = formats.money(row.price or 0, language)
    return (
        f"{count} × {hours} h × {price} "
        f"{formats.MINUS} {formats.money(row.yearly_cost or 0, language)} = {formats.money(worth.net, language)}"
    )


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year of the table: plan, realised, what only emerges, how many have told."""

    year: str
    planned: tuple[str, str]
    realised: tuple[str, str]
    emerging: tuple[str, str]
    told: str
    is_ahead: bool


def year_lines(benefits: Iterable[Followed], this_year: int, language: str) -> tuple[YearLine, ...]:
    """Plan against what was realised, year by year."""
    return tuple(_year(row, this_year, language) for row in by_year(list(benefits), this_year))


def _year(row: YearRow, this_year: int, language: str) -> YearLine:
    told = ngettext("%(told)s of %(asked)s told", "%(told)s of %(asked)s told", row.asked)
    return YearLine(
        year=str(row.year),
        planned=_pair(row.planned, language),
        realised=_pair(row.realised, language) if row.told or row.realised != Amounts() else ("", ""),
        emerging=_pair(row.emerging, language) if row.emerging != Amounts() else ("", ""),
        told=told % {"told": row.told, "asked": row.asked} if row.asked else "",
        is_ahead=row.year > this_year,
    )


def _pair(amounts: Amounts, language: str) -> tuple[str, str]:
    return formats.number(amounts.person_years, language, 2), formats.money(amounts.euros, language)
