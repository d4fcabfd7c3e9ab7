"""One benefit: its sentence, calculation, years, what stands in the way of calling it realised."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from viitta.core import formats
from viitta.core.benefits import Amounts, Lack, counts_as_realised, lacks, least_volume, planned_in, years_due
from viitta.doors.portal.benefits.pages.listing import Choice
from viitta.doors.portal.benefits.pages.said import badge_of, both, formula, person_years, times, whom
from viitta.doors.portal.indicators.pages import IndicatorLine
from viitta.parts.benefits.models import Benefit, BenefitKind, BenefitReading, BenefitReadingRevision, BenefitStatus
from viitta.parts.benefits.queries import Plan, followed_of, plan_of
from viitta.parts.benefits.words import KIND, LACK, PERMANENCE

SETTLED = (BenefitStatus.REALISED, BenefitStatus.NOT_REALISED, BenefitStatus.DROPPED)


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A year of a benefit: plan, what was told, whether it is realised or only emerges."""

    year: str
    planned: str
    told: str
    state: str
    note: str
    under: str
    earlier: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A municipality of a joint service."""

    name: str
    volume: str
    cost: str
    joint: str
    alone: str
    loses_alone: bool


@dataclass(frozen=True, slots=True)
class BenefitPage:
    title: str
    back: tuple[str, str]
    badge: tuple[str, str]
    sentence: str
    description: str
    harms: str
    facts: tuple[tuple[str, str], ...]
    formula: str
    worth: tuple[tuple[str, str], ...]
    loss: str
    members: tuple[MemberLine, ...]
    years: tuple[ToldLine, ...]
    lacks: tuple[str, ...]
    measures: tuple[tuple[str, str], ...]
    indicator: IndicatorLine | None
    tell_address: str
    tell_word: str
    edit_address: str
    remove_address: str
    is_removed: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What the page is made of besides the benefit itself."""

    versions: Mapping[int, Sequence[BenefitReadingRevision]]
    indicator: IndicatorLine | None
    leaving: str  # planned retirements in words, for those who may see them
    can_keep: bool
    can_tell: bool


def benefit_page(row: Benefit, told: Told, *, today: date, language: str) -> BenefitPage:
    """A benefit in ready strings."""
    plan, followed = plan_of(row), followed_of(row)
    due = years_due(followed.asked(), followed.told, today)
    heard = sorted({*followed.asked(), *followed.told})
    readings = {one.year: one for one in row.readings.all()}
    is_open = row.removed_at is None
    ask = due[-1] if due else min(today.year, heard[-1]) if heard else today.year
    address = f"{reverse('benefit_year', args=[row.pk])}?year="
    return BenefitPage(
        title=row.title,
        back=(Choice(row.roadmap_id or 0).address(), _("Benefits")),
        badge=badge_of(row),
        sentence=_sentence(row, plan, language),
        description=row.description,
        harms=row.harms,
        facts=tuple(_facts(row, told, language)),
        formula=formula(row, plan.worth, language) if plan.worth else "",
        worth=_worth(plan, language),
        loss=_loss(row, plan, language),
        members=tuple(_members(plan, language)),
        years=tuple(
            _year(row, year, plan.yearly, readings.get(year), told, address, today, language) for year in heard
        ),
        lacks=tuple(str(LACK[one]) for one in _lacks(row, today)),
        measures=tuple((reverse("measure", args=[one.pk]), one.title) for one in row.measures.all()),
        indicator=told.indicator,
        tell_address=f"{address}{ask}" if told.can_tell and is_open else "",
        tell_word=_("Tell what was realised in %(year)s") % {"year": ask},
        edit_address=reverse("benefit_edit", args=[row.pk]) if told.can_keep and is_open else "",
        remove_address=reverse("benefit_remove", args=[row.pk]) if told.can_keep else "",
        is_removed=not is_open,
    )


def _sentence(row: Benefit, plan: Plan, language: str) -> str:
    if plan.yearly == Amounts():
        return _("What it brings in a year has not been estimated.")
    said = {"amounts": both(plan.yearly, language)}
    if plan.yearly.euros < 0:
        return _("In a full year it brings %(amounts)s: it costs more than it saves.") % said
    return _("In a full year it is to bring %(amounts)s.") % said


def _facts(row: Benefit, told: Told, language: str) -> list[tuple[str, str]]:
    if row.ends_no_practice:
        practice = _("no old practice ends with it")
    elif row.practice_ended_on:
        practice = _("%(practice)s: ended %(day)s") % {
            "practice": row.practice or pgettext("benefit", "old practice"), "day": formats.day(row.practice_ended_on, language),
        }  # fmt: skip
    else:
        practice = _("%(practice)s: still in use") % {"practice": row.practice} if row.practice else ""
    rows = [
        (_("For whom"), whom(row)),
        (_("What is gained"), str(KIND[row.kind])),  # type: ignore[index]
        (_("Mechanism"), row.mechanism),
        (_("Permanence"), str(PERMANENCE[row.permanence])),  # type: ignore[index]
        (_("In force"), times(row, language)),
        (_("Owner of the benefit"), row.owner.label if row.owner else _("nobody yet")),
        (_("Followed until"), str(row.followed_until or "")),
        (_("Old practice that ends"), practice),
        (_("Retirements"), told.leaving),
    ]
    return [pair for pair in rows if pair[1]]


def _worth(plan: Plan, language: str) -> tuple[tuple[str, str], ...]:
    if plan.worth is None:
        return ()
    one = plan.worth
    return (
        (_("Hours saved in a year"), f"{formats.number(one.hours, language)}{formats.NO_BREAK_SPACE}h"),
        (_("Person-years"), person_years(one.person_years, language)),
        (_("Value of the work saved"), formats.money(one.gross, language)),
        (_("After the cost of it"), formats.money(one.net, language)),
    )


def _loss(row: Benefit, plan: Plan, language: str) -> str:
    """That a service costs more than it saves, and how many transactions it would take."""
    if plan.worth is None or plan.worth.net >= 0:
        return ""
    first = _("The service costs %(euros)s more in a year than it saves.") % {
        "euros": formats.money(-plan.worth.net, language)
    }
    least = least_volume(row.hours(), row.price or plan.worth.net * 0, row.yearly_cost or plan.worth.net * 0)
    if least is None:
        return first
    then = _("Nothing is lost from %(count)s transactions a year on: several municipalities with one service may reach it together.")  # fmt: skip
    return f"{first} {then % {'count': formats.number(least, language)}}"


def _members(plan: Plan, language: str) -> list[MemberLine]:
    return [
        MemberLine(
            one.name, formats.number(one.volume, language), formats.money(one.share_of_cost, language),
            formats.money(one.joint.net, language), formats.money(one.alone.net, language), one.alone.net < 0,
        )
        for one in plan.members
    ]  # fmt: skip


def _year(
    row: Benefit, year: int, yearly: Amounts, reading: BenefitReading | None, told: Told, address: str, today: date, language: str
) -> ToldLine:  # fmt: skip
    planned = planned_in(year, yearly, row.starts_on, row.ends_on) if row.starts_on else Amounts()
    return ToldLine(
        year=str(year),
        planned=both(planned, language),
        told=both(Amounts(reading.person_years, reading.euros), language) if reading else "–",
        state=_state(row, year, reading, today),
        note=reading.note if reading else "",
        under=f"{formats.day(timezone.localdate(reading.at), language)} · {reading.by_label}" if reading else "",
        earlier=tuple(_earlier(one, language) for one in told.versions.get(year, ())[1:]),
        address=f"{address}{year}" if told.can_tell and year <= today.year and row.removed_at is None else "",
    )


def _state(row: Benefit, year: int, reading: BenefitReading | None, today: date) -> str:
    if reading is None:
        return _("not told") if year < today.year else _("not due yet")
    is_realised = counts_as_realised(
        year, practice_ended_on=row.practice_ended_on, ends_no_practice=row.ends_no_practice
    )
    return _("realised") if is_realised else _("emerging: the old practice goes on")


def _earlier(one: BenefitReadingRevision, language: str) -> str:
    said = both(Amounts(one.person_years, one.euros), language)
    day = formats.day(timezone.localdate(one.at), language)
    return _("earlier %(value)s (%(day)s, %(who)s)") % {"value": said, "day": day, "who": one.by_label}


def _lacks(row: Benefit, today: date) -> tuple[Lack, ...]:
    if row.status in SETTLED:
        return ()
    return lacks(
        on=today,
        practice_ended_on=row.practice_ended_on,
        ends_no_practice=row.ends_no_practice,
        saves_work=row.kind == BenefitKind.WORK,
        leaving_year=row.leaving.year if row.leaving else None,
    )


def due_words(years: Sequence[int]) -> str:
    """Years whose readings wait, in words."""
    said = ngettext(
        "The year %(years)s waits for its reading.", "The years %(years)s wait for their readings.", len(years)
    )
    return said % {"years": ", ".join(map(str, years))}
