"""The meeting itself: who writes, beginning and ending, who came, what was gone through."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.meetings.actions.agenda import KEPT
from viitta.parts.meetings.actions.base import Busy, Frozen, ids, record
from viitta.parts.meetings.models import (
    AgendaItem,
    Meeting,
    MeetingState,
    Memo,
    MemoState,
    Participant,
    ParticipantRole,
)
from viitta.parts.meetings.permissions import can_run
from viitta.parts.meetings.queries.agenda import items_of
from viitta.parts.organisations.permissions import require

LEASE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Attended:
    """Whether a participant came; moments when they came later or left earlier than the others."""

    participant: Participant
    is_present: bool | None
    arrived_at: datetime | None = None
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who came without having been called."""

    title: str
    sector: str = ""


def holder(meeting: Meeting, at: datetime) -> int | None:
    """The account that holds the pen of a meeting at a moment; None when it is free."""
    return meeting.writer_id if meeting.writer_until is not None and meeting.writer_until > at else None


def check_memo(meeting: Meeting) -> None:
    """Frozen when the memo of a meeting has been approved."""
    if Memo.objects.filter(meeting=meeting, state=MemoState.APPROVED).exists():
        raise Frozen


def write_into(meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """The meeting with the pen in the actor's hand for the next half a minute. Inside the transaction of a deed.

    Forbidden to those who do not run it, Busy while another account holds the pen, ValueError before the meeting has
    begun or when it was cancelled, Frozen when its memo has been approved. Who has no account, such as the command line, needs no pen.
    """
    require(can_run(by, meeting))
    audit.lock([meeting.organisation_id])
    fresh = Meeting.objects.select_related("group", "roadmap", "writer").get(pk=meeting.pk)
    if fresh.state not in (MeetingState.RUNNING, MeetingState.HELD):
        raise ValueError("notes are written in a meeting that has begun")
    check_memo(fresh)
    if by.account is not None:
        if holder(fresh, at) not in (None, by.account):
            raise Busy(fresh.writer.name or fresh.writer.email if fresh.writer else "")
        fresh.writer_id, fresh.writer_until = by.account, at + LEASE
        Meeting.objects.filter(pk=fresh.pk).update(writer=by.account, writer_until=fresh.writer_until)
    return fresh


@transaction.atomic
def take_pen(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """Begin to write, or go on writing. Busy while somebody else does."""
    before = (meeting.writer_id, holder(meeting, at))
    fresh = write_into(meeting, by, at)
    if before != (by.account, by.account):
        record("meetings.pen.taken", fresh, by, at)
    return fresh


@transaction.atomic
def lay_pen(*, meeting: Meeting, by: Actor, at: datetime) -> None:
    """Let others write at once; nothing happens to the pen of somebody else."""
    require(can_run(by, meeting))
    audit.lock([meeting.organisation_id])
    if by.account is not None and Meeting.objects.filter(pk=meeting.pk, writer=by.account).update(writer_until=None):
        record("meetings.pen.laid", meeting, by, at)


@transaction.atomic
def begin_meeting(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """Begin a meeting, or go on with one that was ended too early.

    ValueError when it was cancelled or has no time, Frozen when its memo has been approved.
    """
    require(can_run(by, meeting))
    audit.lock([meeting.organisation_id])
    fresh = Meeting.objects.select_related("group", "roadmap").get(pk=meeting.pk)
    if fresh.state not in (MeetingState.PLANNED, MeetingState.HELD):
        raise ValueError("only a planned meeting can begin")
    check_memo(fresh)
    fresh.state, fresh.ended_at = MeetingState.RUNNING, None
    fresh.begun_at = fresh.begun_at or at
    fresh.revision += 1
    fresh.save(update_fields=["state", "ended_at", "begun_at", "revision"])
    record("meetings.begun", fresh, by, at)
    return fresh


@transaction.atomic
def end_meeting(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """End a meeting. What was proposed and not gone through waits for a later one; open actions stay open."""
    require(can_run(by, meeting))
    audit.lock([meeting.organisation_id])
    fresh = Meeting.objects.select_related("group", "roadmap").get(pk=meeting.pk)
    if fresh.state != MeetingState.RUNNING:
        raise ValueError("only a meeting that is going on can end")
    fresh.state, fresh.ended_at, fresh.writer_until = MeetingState.HELD, at, None
    fresh.revision += 1
    fresh.save(update_fields=["state", "ended_at", "writer_until", "revision"])
    left = items_of(fresh).filter(kind__in=KEPT, handled_at=None)
    waiting = ids(left)
    AgendaItem.objects.filter(pk__in=waiting).update(meeting=None, minutes=None)
    record("meetings.ended", fresh, by, at, waiting=waiting)
    return fresh


@transaction.atomic
def mark_handled(*, item: AgendaItem, handled: bool = True, by: Actor, at: datetime) -> None:
    """Mark an item as gone through, or not."""
    meeting = write_into(_meeting_of(item), by, at)
    AgendaItem.objects.filter(pk=item.pk).update(handled_at=at if handled else None)
    record("meetings.item.handled", meeting, by, at, items=[item.pk])


def _meeting_of(item: AgendaItem) -> Meeting:
    if item.meeting is None:
        raise ValueError("the item is on no agenda")
    return item.meeting


@transaction.atomic
def record_attendance(
    *, meeting: Meeting, attended: Sequence[Attended], visitors: Sequence[Visitor] = (), by: Actor, at: datetime
) -> None:
    """Write down who came, when they came later or left earlier, and who came without having been called.

    ValueError for a participant of another meeting, or a leaving before the arrival.
    """
    meeting = write_into(meeting, by, at)
    for one in attended:
        if one.participant.meeting_id != meeting.pk:
            raise ValueError("the participant is of another meeting")
        if one.arrived_at and one.left_at and one.left_at <= one.arrived_at:
            raise ValueError("one leaves after one has come")
        came = one.is_present is not False
        Participant.objects.filter(pk=one.participant.pk).update(
            is_present=one.is_present,
            arrived_at=one.arrived_at if came else None,
            left_at=one.left_at if came else None,
        )
    for visitor in visitors:
        Participant.objects.create(
            meeting=meeting, title=visitor.title.strip()[:200], sector=visitor.sector.strip()[:200],
            role=ParticipantRole.VISITOR, is_present=True,
        )  # fmt: skip
    record("meetings.attendance.recorded", meeting, by, at, participants=[one.participant.pk for one in attended])
