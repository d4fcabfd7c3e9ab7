"""What the page of a measure tells of what it takes, waits for and risks, in ready strings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.core.milestones import Step
from viitta.core.promises import Promised, delay_days, state_of
from viitta.core.risks import Place
from viitta.doors.portal.promises.pages import BADGES, OPEN, days_words
from viitta.doors.portal.resources.forms import BENEFIT
from viitta.doors.portal.resources.pages import days_text, person_days
from viitta.doors.portal.risks.pages import badge_of
from viitta.parts.roadmaps.models import Measure
from viitta.parts.roadmaps.queries.weights import Weight
from viitta.parts.roadmaps.words import FINANCING, PROMISE


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    title: str
    due: str
    percent: str
    badge: tuple[str, str]
    note: str  # that it waits for the next roadmap
    edit_address: str


@dataclass(frozen=True, slots=True)
class WaitLine:
    """A promise that the measure waits for, or has waited for."""

    address: str
    what: str
    party: str
    first: str
    due: str  # empty when it has not moved
    moves: str
    delay: str
    badge: tuple[str, str]
    is_open: bool


@dataclass(frozen=True, slots=True)
class ResourcesPart:
    facts: tuple[tuple[str, str], ...]
    who: tuple[tuple[str, str], ...]  # person or role, days
    milestones: tuple[MilestoneLine, ...]
    promises: tuple[WaitLine, ...]
    risks: tuple[tuple[str, str, tuple[str, str]], ...]  # address, title, badge
    addresses: Mapping[str, str]  # what one may add or edit; empty for readers


def _of(weights: Sequence[Weight], kind: str) -> list[Weight]:
    return [one for one in weights if one.kind == kind]


def steps_of(weights: Sequence[Weight]) -> tuple[Step, ...]:
    """Milestones as the rule of the expected percent takes them."""
    return tuple(sorted(Step(date.fromisoformat(one.a), int(one.b)) for one in _of(weights, "milestone")))


def risks_made(weights: Sequence[Weight]) -> dict[int, int]:
    """The risk of the register that each observation was taken in as."""
    return {int(one.more): int(one.text) for one in _of(weights, "taken")}


def part_of(
    measure: Measure, weights: Sequence[Weight], *, can_edit: bool, today: date, language: str
) -> ResourcesPart:
    """What a measure takes, gives, waits for and risks."""
    days: dict[str, Decimal] = {}
    for one in _of(weights, "effort"):
        days[one.text] = days.get(one.text, Decimal(0)) + Decimal(one.a)
    most = sorted(days.items(), key=lambda pair: (-pair[1], pair[0]))
    return ResourcesPart(
        facts=tuple(_facts(measure, sum(days.values(), Decimal(0)), language)),
        who=tuple((who, days_text(count, language)) for who, count in most),
        milestones=tuple(
            _milestone(one, measure, can_edit, today, language)
            for one in sorted(_of(weights, "milestone"), key=lambda one: (one.a, one.pk))
        ),
        promises=tuple(
            _promise(one, today, language) for one in sorted(_of(weights, "promise"), key=lambda one: (one.b, one.pk))
        ),
        risks=tuple(
            (reverse("risk", args=[one.pk]), one.text, badge_of(Place(int(one.a), int(one.b))))
            for one in sorted(_of(weights, "risk"), key=lambda one: one.pk)
        ),
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


def _facts(measure: Measure, days: Decimal, language: str) -> list[tuple[str, str]]:
    once, yearly = measure.cost_once, measure.cost_yearly
    benefit = str(BENEFIT[measure.benefit]) if measure.benefit else ""
    rows = [
        (_("Expected benefit"), ": ".join(filter(None, [benefit, measure.benefit_reason])) if benefit else ""),
        (_("Effort"), person_days(days, language) if days else ""),
        (_("One-off cost"), formats.money(once, language) if once is not None else ""),
        (_("Yearly cost"), formats.money(yearly, language) if yearly is not None else ""),
        (_("Financing"), str(FINANCING[measure.financing]) if measure.financing else ""),  # type: ignore[index]
    ]
    return [row for row in rows if row[1]]


def _milestone(row: Weight, measure: Measure, can_edit: bool, today: date, language: str) -> MilestoneLine:
    due_on, reached_on = date.fromisoformat(row.a), date.fromisoformat(row.c) if row.c else None
    if reached_on:
        badge = ("done", _("reached %(day)s") % {"day": formats.day(reached_on, language)})
    elif due_on < today:
        badge = ("late", _("not reached"))
    else:
        badge = ("not_due", _("ahead"))
    beyond = due_on > measure.roadmap.ends_on and not reached_on
    return MilestoneLine(
        title=row.text,
        due=formats.day(due_on, language),
        percent=formats.percent(row.b, language),
        badge=badge,
        note=_("After the period of the roadmap: goes over to the next one.") if beyond else "",
        edit_address=reverse("milestone_edit", args=[measure.pk, row.pk]) if can_edit else "",
    )


def _promise(row: Weight, today: date, language: str) -> WaitLine:
    first, due, kept, cancelled = (date.fromisoformat(text) if text else None for text in (row.a, row.b, row.c, row.d))
    assert first is not None
    assert due is not None
    days = Promised(first, due, kept, cancelled)
    state, delay, moves = state_of(days, today), delay_days(days, today), int(row.e)
    return WaitLine(
        address=reverse("promise", args=[row.pk]),
        what=row.text,
        party=row.more,
        first=formats.day(first, language),
        due=formats.day(due, language) if due != first else "",
        moves=ngettext("moved %(count)s time", "moved %(count)s times", moves) % {"count": moves} if moves else "",
        delay=days_words(delay, language) if delay else "",
        badge=(BADGES[state], str(PROMISE[state])),
        is_open=state in OPEN,
    )
