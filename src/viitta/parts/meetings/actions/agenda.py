"""The agenda: drafting it, proposing items, their order and minutes, keeping them for a later meeting, removing them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import override

from viitta.core.actors import Actor
from viitta.core.agenda import place_of, standing_missing
from viitta.parts.audit import actions as audit
from viitta.parts.meetings.actions.base import check_measure, check_seen, check_text, ids, record
from viitta.parts.meetings.models import AgendaItem, ItemKind, Meeting, MeetingKind, Visit
from viitta.parts.meetings.permissions import can_change_item, can_run, can_run_meetings, can_take_part
from viitta.parts.meetings.queries.agenda import items_of, recommendations_waiting
from viitta.parts.meetings.words import ITEM
from viitta.parts.organisations.models import WorkingGroup
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.models import Measure

KEPT = (ItemKind.PRESENTATION, ItemKind.PROPOSED)  # what a later meeting may take; standing items come anew each time


@dataclass(frozen=True, slots=True)
class NewItem:
    """What somebody proposes to be spoken of; minutes of None are shared by weight."""

    title: str
    body: str = ""
    measure: Measure | None = None
    minutes: int | None = None
    kind: str = ItemKind.PROPOSED
    visit: Visit | None = None


def _language(meeting: Meeting) -> str:
    return meeting.roadmap.language if meeting.roadmap else "fi"


def _made(meeting: Meeting, new: NewItem, by: Actor, at: datetime) -> AgendaItem:
    return AgendaItem(
        organisation_id=meeting.organisation_id, group_id=meeting.group_id, meeting=meeting, kind=new.kind,
        title=check_text(new.title)[:200], body=new.body.strip(), minutes=new.minutes, measure=new.measure,
        visit=new.visit, at=at, **by.signature(meeting.organisation_id)._asdict(),
    )  # fmt: skip


def _write_order(items: Iterable[AgendaItem]) -> None:
    for position, item in enumerate(items, start=1):
        if item.position != position:
            item.position = position
            AgendaItem.objects.filter(pk=item.pk).update(position=position)


def _put(items: list[AgendaItem], new: Iterable[AgendaItem]) -> None:
    """Put items into an agenda where their kind belongs, and save them and the order."""
    for one in new:
        items.insert(place_of(one.kind, [item.kind for item in items]), one)
        one.save()
    _write_order(items)


@transaction.atomic
def draft_agenda(*, meeting: Meeting, backlog: Sequence[int] = (), by: Actor, at: datetime) -> list[AgendaItem]:
    """Add what the agenda still lacks: standing items, the visits of the meeting, and chosen items of the backlog.

    What is there keeps its order; drafting twice adds nothing. Returns the new items.
    """
    require(can_run(by, meeting))
    audit.lock([meeting.organisation_id])
    items = list(items_of(meeting))
    waiting, steering = bool(recommendations_waiting(meeting)), meeting.kind == MeetingKind.STEERING
    kinds = standing_missing([item.kind for item in items], recommendations=waiting, steering=steering)
    with override(_language(meeting)):
        new = [_made(meeting, NewItem(str(ITEM[ItemKind(kind)]), kind=kind), by, at) for kind in kinds]
    known = {item.visit_id for item in items}
    for visit in (
        Visit.objects.filter(meeting=meeting, removed_at=None).exclude(pk__in=[pk for pk in known if pk]).order_by("pk")
    ):
        new.append(_made(meeting, NewItem(visit.subject, kind=ItemKind.PRESENTATION, visit=visit), by, at))
    chosen = list(_waiting(meeting.group_id).filter(pk__in=list(backlog)))
    for item in chosen:
        item.meeting, item.revision = meeting, item.revision + 1
    _put(items, [*new, *chosen])
    if new or chosen:
        record("meetings.agenda.drafted", meeting, by, at, items=ids([*new, *chosen]))
    return [*new, *chosen]


def _waiting(group: int) -> Any:
    return AgendaItem.objects.filter(group=group, meeting=None, removed_at=None).order_by("at", "pk")


@transaction.atomic
def propose_items(
    *, group: WorkingGroup, new: Sequence[NewItem], meeting: Meeting | None = None, by: Actor, at: datetime
) -> list[AgendaItem]:
    """Propose items to a meeting of a group, or to the list that its later meetings take from.

    ValueError for an empty title, a meeting of another group or one that is over, or a measure of others.
    """
    require(can_take_part(by, group.organisation_id, meeting.roadmap_id if meeting else None))
    audit.lock([group.organisation_id])
    if meeting is not None and (meeting.group_id != group.pk or meeting.ended_at is not None):
        raise ValueError("items are proposed to a coming meeting of the group")
    signed = by.signature(group.organisation_id)._asdict()
    made = []
    for one in new:
        check_measure(one.measure, group.organisation_id)
        item = AgendaItem(
            organisation_id=group.organisation_id,
            group=group,
            meeting=meeting,
            kind=ItemKind.PROPOSED,
            title=check_text(one.title)[:200],
            body=one.body.strip(),
            minutes=one.minutes,
            measure=one.measure,
            at=at,
            **signed,
        )  # fmt: skip
        made.append(item)
    if meeting is not None:
        _put(list(items_of(meeting)), made)
    for item in made:
        item.save()
    target = (
        audit.Target("meeting", meeting.pk, meeting.title) if meeting else audit.Target("group", group.pk, group.name)
    )
    data = {"items": ids(made)}
    audit.record("meetings.items.proposed", by=by, at=at, organisation=group.organisation_id, target=target, data=data)
    return made


def _record(kind: str, item: AgendaItem, by: Actor, at: datetime) -> None:
    meeting = item.meeting
    target = audit.Target("meeting", meeting.pk, meeting.title) if meeting else audit.Target("agenda_item", item.pk)
    audit.record(kind, by=by, at=at, organisation=item.organisation_id, target=target, data={"items": [item.pk]})


@transaction.atomic
def change_item(
    *, item: AgendaItem, values: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime
) -> AgendaItem:
    """Change title, body, measure or minutes; whoever runs the meeting, or who proposed it. Stale when not as seen."""
    audit.lock([item.organisation_id])
    fresh = AgendaItem.objects.select_related("meeting").get(pk=item.pk)
    require(can_change_item(by, fresh))
    check_seen(fresh, seen)
    for name in ("title", "body", "measure", "minutes"):
        if name in values:
            setattr(fresh, name, values[name])
    fresh.title = check_text(fresh.title)[:200]
    check_measure(fresh.measure, fresh.organisation_id)
    fresh.revision += 1
    fresh.save()
    _record("meetings.item.changed", fresh, by, at)
    return fresh


@transaction.atomic
def order_items(*, meeting: Meeting, order: Sequence[int], by: Actor, at: datetime) -> None:
    """Put the agenda in an order; items that it does not name keep theirs after it."""
    require(can_run(by, meeting))
    audit.lock([meeting.organisation_id])
    rank = {pk: at for at, pk in enumerate(order)}
    _write_order(sorted(items_of(meeting), key=lambda item: rank.get(item.pk, len(rank))))
    record("meetings.items.moved", meeting, by, at)


@transaction.atomic
def postpone_items(*, items: Sequence[AgendaItem], by: Actor, at: datetime) -> None:
    """Take items off their agenda to wait for a later meeting. ValueError for a standing item: that comes each time."""
    audit.lock({item.organisation_id for item in items})
    for item in AgendaItem.objects.select_related("meeting").filter(pk__in=ids(items)):
        require(can_change_item(by, item))
        if item.kind not in KEPT:
            raise ValueError("a standing item comes to each agenda by itself")
        if item.meeting is None:
            continue
        _record("meetings.items.postponed", item, by, at)
        item.meeting, item.minutes, item.revision = None, None, item.revision + 1
        item.save(update_fields=["meeting", "minutes", "revision"])


@transaction.atomic
def remove_items(*, items: Sequence[AgendaItem], restore: bool = False, by: Actor, at: datetime) -> None:
    """Take items off the agenda or the list of waiting ones, or bring them back; notes under them stay."""
    audit.lock({item.organisation_id for item in items})
    for item in AgendaItem.objects.select_related("meeting").filter(pk__in=ids(items)):
        require(can_change_item(by, item) or (restore and can_run_meetings(by, item.organisation_id)))
        item.removed_at, item.revision = None if restore else at, item.revision + 1
        item.save(update_fields=["removed_at", "revision"])
        _record("meetings.item.restored" if restore else "meetings.item.removed", item, by, at)
