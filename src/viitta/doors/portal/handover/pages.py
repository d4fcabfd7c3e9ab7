"""What a person answers for, in ready strings: for the successor and for whoever names one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.forms.boundfield import BoundField
from django.urls import reverse
from django.utils.translation import gettext as _

from viitta.core import formats
from viitta.core.periods import Quarter
from viitta.core.progress import whole
from viitta.doors.portal.handover.forms import HandOverForm
from viitta.parts.followup import queries as followup
from viitta.parts.followup.pages.cards import badge_word
from viitta.parts.followup.queries import MeasureFacts
from viitta.parts.meetings.models import ActionPoint
from viitta.parts.meetings.queries.agenda import own_open_actions
from viitta.parts.organisations.models import Person, Seat
from viitta.parts.roadmaps.models import HandOver, Milestone, Ownership, Promise
from viitta.parts.roadmaps.queries import handover as queries
from viitta.parts.roadmaps.words import ROLE


@dataclass(frozen=True, slots=True)
class Held:
    """A measure that the person answers for."""

    title: str
    address: str
    role: str
    roadmap: str
    badge: tuple[str, str]
    last: str
    note: str
    ahead: tuple[str, ...]  # milestones and promises of others, in sentences
    to: BoundField | None
    next: BoundField | None


@dataclass(frozen=True, slots=True)
class HeldSeat:
    group: str
    address: str
    about: str
    to: BoundField | None


@dataclass(frozen=True, slots=True)
class Passed:
    measure: str
    address: str
    day: str
    other: str
    next_steps: str


@dataclass(frozen=True, slots=True)
class HandOverPage:
    person: str
    has_left: str
    held: tuple[Held, ...]
    seats: tuple[HeldSeat, ...]
    actions: tuple[tuple[str, str, str], ...]  # address, text, due day: what was taken on in meetings
    given: tuple[Passed, ...]
    received: tuple[Passed, ...]
    back: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What the page is made of."""

    person: Person
    held: Sequence[Ownership]
    seats: Sequence[Seat]
    facts: Mapping[int, MeasureFacts]
    milestones: Mapping[int, Sequence[Milestone]]
    promises: Mapping[int, Sequence[Promise]]
    actions: Sequence[ActionPoint]
    given: Sequence[HandOver]
    received: Sequence[HandOver]


def gather(person: Person, held: Sequence[Ownership], seats: Sequence[Seat], *, today: date) -> Contents:
    """Read what a hand-over needs: two queries for each roadmap, and a few more."""
    ids = [row.measure_id for row in held]
    facts: dict[int, MeasureFacts] = {}
    for roadmap in {row.measure.roadmap_id: row.measure.roadmap for row in held}.values():
        there = [row.measure_id for row in held if row.measure.roadmap_id == roadmap.pk]
        last = min(Quarter.of(today), Quarter.of(roadmap.ends_on))
        facts |= {one.id: one for one in followup.facts_of(roadmap, last, today=today, measures=there)}
    return Contents(
        person, held, seats, facts, queries.milestones_ahead(ids), queries.promises_awaited(ids),
        own_open_actions([person.pk]), queries.hand_overs_from(person.pk), queries.hand_overs_to(person.pk),
    )  # fmt: skip


def handover_page(contents: Contents, form: HandOverForm | None, language: str) -> HandOverPage:
    """The hand-over of a person; with a form for those who may name the successor."""
    person = contents.person
    return HandOverPage(
        person=person.label,
        has_left=_("left %(day)s") % {"day": formats.day(person.left_on, language)} if person.left_on else "",
        held=tuple(_held(row, contents, form, language) for row in contents.held),
        seats=tuple(_seat(row, form) for row in contents.seats),
        actions=tuple(
            (reverse("action", args=[row.pk]), row.text, formats.day(row.due_on, language) if row.due_on else "")
            for row in contents.actions
        ),
        given=tuple(_passed(row, row.successor.label, language) for row in contents.given),
        received=tuple(_passed(row, row.title, language) for row in contents.received),
        back=f"{reverse('people')}?organisation={person.organisation_id}",
    )


def _held(row: Ownership, contents: Contents, form: HandOverForm | None, language: str) -> Held:
    facts = contents.facts[row.measure_id]
    last, note = _("Nothing has been reported."), ""
    if facts.reported is not None and facts.reported_in is not None:
        said = {"percent": formats.percent(whole(facts.reported), language), "quarter": facts.reported_in.label}
        last = _("%(percent)s at the end of %(quarter)s") % said
        note = facts.step.note if facts.step else ""
    is_lead = form is not None and f"next-{row.pk}" in form.fields
    return Held(
        title=row.measure.title,
        address=reverse("measure", args=[row.measure_id]),
        role=str(ROLE[row.role]),  # type: ignore[index]
        roadmap=row.measure.roadmap.name,
        badge=badge_word(facts),
        last=last,
        note=note,
        ahead=tuple(_ahead(row.measure_id, contents, language)),
        to=form[f"to-{row.pk}"] if form is not None else None,
        next=form[f"next-{row.pk}"] if form is not None and is_lead else None,
    )


def _ahead(measure: int, contents: Contents, language: str) -> list[str]:
    """What lies ahead of a measure: its milestones, and what it waits for."""
    found = [
        _("Milestone %(day)s: %(title)s") % {"day": formats.day(row.due_on, language), "title": row.title}
        for row in contents.milestones.get(measure, ())
    ]
    for row in contents.promises.get(measure, ()):
        said = {"party": row.party.name, "what": row.what, "day": formats.day(row.due_on, language)}
        found.append(_("Waits for: %(what)s, promised by %(party)s for %(day)s") % said)
    return found


def _seat(row: Seat, form: HandOverForm | None) -> HeldSeat:
    return HeldSeat(
        group=row.group.name,
        address=reverse("group", args=[row.group_id]),
        about=row.sector,
        to=form[f"seat-{row.pk}"] if form is not None else None,
    )


def _passed(row: HandOver, other: str, language: str) -> Passed:
    return Passed(
        measure=row.measure.title,
        address=reverse("measure", args=[row.measure_id]),
        day=formats.day(row.on, language),
        other=other,
        next_steps=row.next_steps,
    )
