"""What a meeting leaves behind: resolutions, and actions that come back to the agenda until they are closed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.audit.actions import Stale
from viitta.parts.meetings.actions.base import check_measure, check_seen, check_text, ids, record
from viitta.parts.meetings.actions.live import check_memo, write_into
from viitta.parts.meetings.actions.notes import touch
from viitta.parts.meetings.models import ActionPoint, ActionState, AgendaItem, Meeting, Resolution
from viitta.parts.meetings.permissions import can_close, can_run
from viitta.parts.organisations.models import Person
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.models import Measure
from viitta.parts.traces import actions as traces


@dataclass(frozen=True, slots=True)
class NewResolution:
    """What a meeting decides; of a measure or of none."""

    text: str
    item: AgendaItem | None = None
    measure: Measure | None = None


@dataclass(frozen=True, slots=True)
class NewAction:
    """What somebody takes on. `owner_title` alone names somebody who is no person here."""

    text: str
    item: AgendaItem | None = None
    owner: Person | None = None
    owner_title: str = ""
    due_on: date | None = None
    measure: Measure | None = None


def action_target(row: ActionPoint) -> audit.Target:
    """An action as traces and the change log name it."""
    return audit.Target("action_point", row.pk, " ".join(row.text.split())[:300])


def _check(meeting: Meeting, item: AgendaItem | None, measure: Measure | None) -> None:
    if item is not None and item.meeting_id != meeting.pk:
        raise ValueError("the item is of another meeting")
    check_measure(measure, meeting.organisation_id)


def _check_owner(owner: Person | None, organisation: int) -> None:
    if owner is not None and owner.organisation_id != organisation:
        raise ValueError("the owner of an action is a person of the organisation")


@transaction.atomic
def add_resolutions(*, meeting: Meeting, new: Sequence[NewResolution], by: Actor, at: datetime) -> list[Resolution]:
    """Write down what the meeting decided. ValueError for an empty text or an item or measure of others."""
    meeting = write_into(meeting, by, at)
    signed = by.signature(meeting.organisation_id)._asdict()
    made = []
    for one in new:
        _check(meeting, one.item, one.measure)
        row = Resolution.objects.create(
            organisation_id=meeting.organisation_id, meeting=meeting, item=one.item, text=check_text(one.text),
            measure=one.measure, at=at, **signed,
        )  # fmt: skip
        made.append(row)
        if one.item is not None:
            touch(one.item, at)
    record("meetings.resolutions.added", meeting, by, at, resolutions=ids(made))
    return made


@transaction.atomic
def change_resolution(
    *,
    resolution: Resolution,
    text: str,
    measure: Measure | None = None,
    seen: int | None = None,
    by: Actor,
    at: datetime,
) -> Resolution:
    """Change what was decided. Stale when somebody has changed it meanwhile, Frozen when the memo is approved."""
    require(can_run(by, resolution.meeting))
    audit.lock([resolution.organisation_id])
    check_memo(resolution.meeting)
    fresh = Resolution.objects.select_related("meeting").get(pk=resolution.pk)
    check_seen(fresh, seen)
    check_measure(measure, fresh.organisation_id)
    fresh.text, fresh.measure, fresh.revision = check_text(text), measure, fresh.revision + 1
    fresh.save(update_fields=["text", "measure", "revision"])
    record("meetings.resolution.changed", fresh.meeting, by, at, resolutions=[fresh.pk])
    return fresh


@transaction.atomic
def remove_resolution(*, resolution: Resolution, restore: bool = False, by: Actor, at: datetime) -> None:
    """Take a resolution off the register, or bring it back. Frozen when the memo is approved."""
    require(can_run(by, resolution.meeting))
    audit.lock([resolution.organisation_id])
    check_memo(resolution.meeting)
    Resolution.objects.filter(pk=resolution.pk).update(removed_at=None if restore else at, revision=F("revision") + 1)
    kind = "meetings.resolution.restored" if restore else "meetings.resolution.removed"
    record(kind, resolution.meeting, by, at, resolutions=[resolution.pk])


@transaction.atomic
def add_action_points(
    *, meeting: Meeting, new: Sequence[NewAction], origin: audit.Target | None = None, by: Actor, at: datetime
) -> list[ActionPoint]:
    """Write down what people take on; `origin` is what it was made of. ValueError for what does not fit."""
    meeting = write_into(meeting, by, at)
    signed = by.signature(meeting.organisation_id)._asdict()
    made = []
    for one in new:
        _check(meeting, one.item, one.measure)
        _check_owner(one.owner, meeting.organisation_id)
        row = ActionPoint.objects.create(
            organisation_id=meeting.organisation_id, group_id=meeting.group_id, meeting=meeting, item=one.item,
            text=check_text(one.text), owner=one.owner, due_on=one.due_on, measure=one.measure, at=at,
            owner_title=(one.owner.title if one.owner else one.owner_title.strip())[:200], **signed,
        )  # fmt: skip
        made.append(row)
        if one.item is not None:
            touch(one.item, at)
        if origin is not None:
            traces.leave(origin=origin, result=action_target(row), organisation=meeting.organisation_id, by=by, at=at)
    record("meetings.actions.added", meeting, by, at, actions=ids(made))
    return made


def _fresh(action: ActionPoint, seen: int | None) -> ActionPoint:
    audit.lock([action.organisation_id])
    fresh = ActionPoint.objects.select_related("meeting", "owner").get(pk=action.pk)
    check_seen(fresh, seen)
    return fresh


@transaction.atomic
def change_action_point(
    *, action: ActionPoint, values: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime
) -> ActionPoint:
    """Change text, owner, due day or measure. Stale when somebody has changed it meanwhile."""
    require(can_run(by, action.meeting))
    fresh = _fresh(action, seen)
    for name in ("text", "owner", "owner_title", "due_on", "measure"):
        if name in values:
            setattr(fresh, name, values[name])
    fresh.text = check_text(fresh.text)
    _check_owner(fresh.owner, fresh.organisation_id)
    check_measure(fresh.measure, fresh.organisation_id)
    if fresh.owner is not None and "owner" in values:
        fresh.owner_title = fresh.owner.title[:200]
    fresh.revision += 1
    fresh.save()
    record("meetings.action.changed", fresh.meeting, by, at, actions=[fresh.pk])
    return fresh


@transaction.atomic
def close_action_point(
    *, action: ActionPoint, closing: str, on: date, state: str = ActionState.DONE, seen: int | None = None, by: Actor, at: datetime
) -> ActionPoint:  # fmt: skip
    """Close an action with what came of it; whoever runs the meetings, or its owner. Stale when closed meanwhile."""
    require(can_close(by, action))
    fresh = _fresh(action, seen)
    if fresh.state != ActionState.OPEN:
        raise Stale
    if state == ActionState.OPEN:
        raise ValueError("a closed action is done or given up")
    fresh.state, fresh.closed_on, fresh.closing = state, on, closing.strip()
    fresh.revision += 1
    fresh.save(update_fields=["state", "closed_on", "closing", "revision"])
    record("meetings.action.closed", fresh.meeting, by, at, actions=[fresh.pk])
    return fresh


@transaction.atomic
def reopen_action_point(*, action: ActionPoint, by: Actor, at: datetime) -> ActionPoint:
    """Open an action again; what was written of its closing stays to be read."""
    require(can_close(by, action))
    fresh = _fresh(action, None)
    fresh.state, fresh.closed_on, fresh.revision = ActionState.OPEN, None, fresh.revision + 1
    fresh.save(update_fields=["state", "closed_on", "revision"])
    record("meetings.action.opened", fresh.meeting, by, at, actions=[fresh.pk])
    return fresh


@transaction.atomic
def remove_action_point(*, action: ActionPoint, restore: bool = False, by: Actor, at: datetime) -> None:
    """Take an action off the register, or bring it back."""
    require(can_run(by, action.meeting))
    audit.lock([action.organisation_id])
    ActionPoint.objects.filter(pk=action.pk).update(removed_at=None if restore else at, revision=F("revision") + 1)
    kind = "meetings.action.restored" if restore else "meetings.action.removed"
    record(kind, action.meeting, by, at, actions=[action.pk])
