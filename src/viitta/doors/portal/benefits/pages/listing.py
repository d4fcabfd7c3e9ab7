"""The list of benefits: rows, filters, sums by year, and the same as files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from viitta.core.actors import Actor
from viitta.core.benefits import Amounts, by_year
from viitta.doors.portal.benefits.pages.said import YearLine, badge_of, both, times, whom, year_lines
from viitta.doors.portal.selects import Select
from viitta.parts.benefits.models import Benefit, BenefitStatus
from viitta.parts.benefits.queries import followed_of, plan_of
from viitta.parts.benefits.words import FOR_WHOM, KIND, PERMANENCE, STATUS
from viitta.render.tables import Column, Sheet

MINE = "mine"
GONE = (BenefitStatus.DROPPED, BenefitStatus.NOT_REALISED)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the address says: which benefits are shown."""

    roadmap: int = 0
    status: str = ""
    kind: str = ""
    whom: str = ""
    owner: str = ""

    @property
    def narrows(self) -> bool:
        return bool(self.status or self.kind or self.whom or self.owner)

    def address(self, **changes: object) -> str:
        """The address of the list with some values changed."""
        said = replace(self, **changes)  # type: ignore[arg-type]
        pairs = [(field.name, getattr(said, field.name)) for field in fields(said)]
        told = urlencode([pair for pair in pairs if pair[1]])
        return f"{reverse('benefits')}?{told}" if told else reverse("benefits")


def choice_of(said: Mapping[str, str], roadmap: int) -> Choice:
    """The choice of an address; what is no value of a list is left out."""
    status, kind, for_whom = (said.get(name, "") for name in ("status", "kind", "whom"))
    return Choice(
        roadmap, status if status in STATUS else "", kind if kind in KIND else "",
        for_whom if for_whom in FOR_WHOM else "", MINE if said.get("owner") == MINE else "",
    )  # fmt: skip


def is_shown(row: Benefit, choice: Choice, actor: Actor) -> bool:
    """Whether a benefit passes the filters of the address."""
    if choice.roadmap and row.roadmap_id != choice.roadmap:
        return False
    if choice.owner and row.owner_id not in actor.person_ids:
        return False
    return all(
        not wanted or wanted == there
        for wanted, there in ((choice.status, row.status), (choice.kind, row.kind), (choice.whom, row.for_whom))
    )


@dataclass(frozen=True, slots=True)
class BenefitLine:
    address: str
    title: str
    under: str
    plan: str
    is_loss: bool
    times: str
    told: str  # the newest reading with its year
    owner: str
    badge: tuple[str, str]


@dataclass(frozen=True, slots=True)
class BenefitsPage:
    back: tuple[str, str] | None
    sentence: str
    lines: tuple[BenefitLine, ...]
    years: tuple[YearLine, ...]
    selects: tuple[Select, ...]
    hidden: tuple[tuple[str, str], ...]
    said: str
    clear_address: str
    add_address: str
    retirements_address: str
    csv_address: str
    xlsx_address: str
    gone: tuple[str, str] | None


def benefit_line(row: Benefit, language: str) -> BenefitLine:
    """A benefit in a list."""
    readings = list(row.readings.all())
    last = readings[-1] if readings else None
    plan = plan_of(row).yearly
    return BenefitLine(
        address=reverse("benefit", args=[row.pk]),
        title=row.title,
        under=f"{whom(row)} · {KIND[row.kind]}",  # type: ignore[index]
        plan=both(plan, language) if plan != Amounts() else "–",
        is_loss=plan.euros < 0,
        times=times(row, language),
        told=f"{last.year}: {both(Amounts(last.person_years, last.euros), language)}" if last else "–",
        owner=row.owner.label if row.owner else _("nobody yet"),
        badge=badge_of(row),
    )


def _selects(choice: Choice, names: Mapping[int, str]) -> tuple[Select, ...]:
    every = ("", _("All"))
    listed: list[tuple[str, str, Mapping[Any, Any], str]] = [
        ("status", pgettext("benefit", "Status"), STATUS, choice.status),
        ("kind", _("What is gained"), KIND, choice.kind),
        ("whom", _("For whom"), FOR_WHOM, choice.whom),
    ]
    selects = [
        Select(name, label, (every, *((str(key), str(word)) for key, word in words.items())), value)
        for name, label, words, value in listed
    ]
    selects.append(Select("owner", _("Owner of the benefit"), (every, (MINE, _("My own"))), choice.owner))
    if len(names) > 1:
        named = (("", _("All roadmaps")), *((str(pk), name) for pk, name in names.items()))
        selects.append(Select("roadmap", _("Roadmap"), named, str(choice.roadmap or "")))
    return tuple(selects)


def _sentence(rows: Sequence[Benefit], today: date, language: str) -> str:
    """What the benefits bring when all are in force, and what has been realised of the year that was told last."""
    if not rows:
        return ""
    living = [row for row in rows if row.status not in GONE]
    whole = sum((plan_of(row).yearly for row in living), Amounts())
    said = ngettext(
        "%(count)s benefit is expected to bring %(amounts)s a year when it is fully in force.",
        "%(count)s benefits are expected to bring %(amounts)s a year when they are fully in force.",
        len(living),
    ) % {"count": len(living), "amounts": both(whole, language)}
    told = [
        one for one in by_year([followed_of(row) for row in rows], today.year) if one.told or one.realised != Amounts()
    ]
    if not told:
        nothing = _("Nothing has been told as realised yet.")
        return f"{said} {nothing}"
    last = told[-1]
    heard = _("Of %(year)s %(amounts)s has been told as realised.") % {
        "year": last.year, "amounts": both(last.realised, language),
    }  # fmt: skip
    return f"{said} {heard}"


def benefits_page(
    rows: Sequence[Benefit], shown: Sequence[Benefit], choice: Choice, names: Mapping[int, str], *,
    add_address: str, retirements_address: str, gone: tuple[str, str] | None, today: date, language: str,
) -> BenefitsPage:  # fmt: skip
    """The list: `rows` are those of the roadmap (or of all), `shown` what passes the filters."""
    said = ngettext("Showing %(shown)s of %(count)s benefit.", "Showing %(shown)s of %(count)s benefits.", len(rows))
    address = choice.address()
    joint = "&" if "?" in address else "?"
    roadmap = names.get(choice.roadmap)
    return BenefitsPage(
        back=(reverse("roadmap", args=[choice.roadmap]), roadmap) if roadmap else None,
        sentence=_sentence(shown, today, language),
        lines=tuple(benefit_line(row, language) for row in shown),
        years=year_lines(map(followed_of, shown), today.year, language),
        selects=_selects(choice, names),
        hidden=(("roadmap", str(choice.roadmap)),) if choice.roadmap and len(names) < 2 else (),
        said=said % {"shown": len(shown), "count": len(rows)} if choice.narrows else "",
        clear_address=Choice(choice.roadmap).address(),
        add_address=add_address,
        retirements_address=retirements_address,
        csv_address=f"{address}{joint}format=csv",
        xlsx_address=f"{address}{joint}format=xlsx",
        gone=gone,
    )


def sheets_of(shown: Sequence[Benefit], today: date) -> list[Sheet]:
    """The rows of the screen as a table, and the sums by year as another."""
    columns = [
        Column(_("Benefit"), width=44), Column(_("For whom"), width=26), Column(_("What is gained"), width=16),
        Column(pgettext("benefit", "Status"), width=14), Column(_("Person-years a year, plan"), "amount", 14),
        Column(_("Euros a year, plan"), "amount", 16), Column(_("Mechanism"), width=40),
        Column(_("Permanence"), width=14), Column(pgettext("day", "Starts"), "date", 12),
        Column(pgettext("day", "Ends"), "date", 12), Column(_("Owner of the benefit"), width=26),
        Column(_("Old practice that ends"), width=36), Column(_("The old practice ended"), "date", 12),
        Column(_("Harms and drawbacks"), width=36), Column(_("Measures that bring it"), width=44),
        Column(_("Roadmap"), width=30),
    ]  # fmt: skip
    sums = [
        Column(_("Year"), "integer", 10), Column(_("Person-years, plan"), "amount", 16),
        Column(_("Euros, plan"), "amount", 16), Column(_("Person-years, realised"), "amount", 16),
        Column(_("Euros, realised"), "amount", 16), Column(_("Person-years, emerging"), "amount", 16),
        Column(_("Euros, emerging"), "amount", 16), Column(_("Asked"), "integer", 10), Column(_("Told"), "integer", 10),
    ]  # fmt: skip
    years = by_year([followed_of(row) for row in shown], today.year)
    return [
        Sheet(_("Benefits"), columns, [_cells(row) for row in shown]),
        Sheet(_("Benefits by year"), sums, [
            [one.year, *_figures(one.planned), *_figures(one.realised), *_figures(one.emerging), one.asked, one.told]
            for one in years
        ]),
    ]  # fmt: skip


def _figures(amounts: Amounts) -> tuple[object, object]:
    return amounts.person_years, amounts.euros


def _cells(row: Benefit) -> list[object]:
    plan = plan_of(row).yearly
    return [
        row.title, whom(row), str(KIND[row.kind]), str(STATUS[row.status]), plan.person_years, plan.euros,  # type: ignore[index]
        row.mechanism, str(PERMANENCE[row.permanence]), row.starts_on, row.ends_on,  # type: ignore[index]
        row.owner.label if row.owner else "", row.practice, row.practice_ended_on, row.harms,
        ", ".join(one.title for one in row.measures.all()), row.roadmap.name if row.roadmap else "",
    ]  # fmt: skip
