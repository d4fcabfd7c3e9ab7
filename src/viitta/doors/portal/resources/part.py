"""What the page of a measure tells of what it takes, waits for and risks; read in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from viitta.core import formats
from viitta.doors.portal.promises.pages import PromiseLine, line_of
from viitta.doors.portal.resources.forms import BENEFIT
from viitta.doors.portal.resources.pages import days_text, person_days
from viitta.doors.portal.risks.pages import badge_of
from viitta.parts.risks import queries as risks
from viitta.parts.roadmaps.models import Effort, Measure, Milestone
from viitta.parts.roadmaps.queries import promises as promise_queries
from viitta.parts.roadmaps.queries import resources as queries
from viitta.parts.roadmaps.words import FINANCING


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    title: str
    due: str
    percent: str
    badge: tuple[str, str]
    note: str  # that it waits for the next roadmap
    edit_address: str


@dataclass(frozen=True, slots=True)
class ResourcesPart:
    facts: tuple[tuple[str, str], ...]
    who: tuple[tuple[str, str], ...]  # person or role, days
    milestones: tuple[MilestoneLine, ...]
    promises: tuple[PromiseLine, ...]
    risks: tuple[tuple[str, str, tuple[str, str]], ...]  # address, title, badge
    addresses: Mapping[str, str]  # what one may add or edit; empty for readers


def part_of(measure: Measure, *, can_edit: bool, today: date, language: str) -> ResourcesPart:
    """What a measure takes, gives, waits for and risks."""
    efforts = list(queries.efforts_of(measure))
    open_risks = risks.risks_for(measure).filter(risks.is_open())
    return ResourcesPart(
        facts=tuple(_facts(measure, efforts, language)),
        who=_who(efforts, language),
        milestones=tuple(_milestone(one, measure, can_edit, today, language) for one in queries.milestones_of(measure)),
        promises=tuple(line_of(one, today, language) for one in promise_queries.promises_for(measure)),
        risks=tuple((reverse("risk", args=[one.pk]), one.title, badge_of(risks.before_of(one))) for one in open_risks),
        addresses=_addresses(measure) if can_edit else {},
    )


def _addresses(measure: Measure) -> dict[str, str]:
    ask = f"?roadmap={measure.roadmap_id}&measure={measure.pk}"
    return {
        "resources": reverse("measure_resources", args=[measure.pk]),
        "milestone": reverse("milestone_new", args=[measure.pk]),
        "promise": reverse("promise_new") + ask,
        "risk": reverse("risk_new") + ask,
    }


def _facts(measure: Measure, efforts: Sequence[Effort], language: str) -> list[tuple[str, str]]:
    days = sum((one.days for one in efforts), Decimal(0))
    once, yearly = measure.cost_once, measure.cost_yearly
    benefit = str(BENEFIT[measure.benefit]) if measure.benefit else ""
    rows = [
        (_("Expected benefit"), ": ".join(filter(None, [benefit, measure.benefit_reason])) if benefit else ""),
        (_("Effort"), person_days(days, language) if efforts else ""),
        (_("One-off cost"), formats.money(once, language) if once is not None else ""),
        (_("Yearly cost"), formats.money(yearly, language) if yearly is not None else ""),
        (_("Financing"), str(FINANCING[measure.financing]) if measure.financing else ""),  # type: ignore[index]
    ]
    return [row for row in rows if row[1]]


def _who(efforts: Sequence[Effort], language: str) -> tuple[tuple[str, str], ...]:
    days: dict[str, Decimal] = {}
    for one in efforts:
        days[one.role] = days.get(one.role, Decimal(0)) + one.days
    return tuple((who, days_text(count, language)) for who, count in sorted(days.items(), key=lambda pair: -pair[1]))


def _milestone(row: Milestone, measure: Measure, can_edit: bool, today: date, language: str) -> MilestoneLine:
    if row.reached_on:
        badge = ("done", _("reached %(day)s") % {"day": formats.day(row.reached_on, language)})
    elif row.due_on < today:
        badge = ("late", _("not reached"))
    else:
        badge = ("not_due", _("ahead"))
    beyond = row.due_on > measure.roadmap.ends_on and not row.reached_on
    return MilestoneLine(
        title=row.title,
        due=formats.day(row.due_on, language),
        percent=formats.percent(row.percent, language),
        badge=badge,
        note=_("After the period of the roadmap: goes over to the next one.") if beyond else "",
        edit_address=reverse("milestone_edit", args=[measure.pk, row.pk]) if can_edit else "",
    )
