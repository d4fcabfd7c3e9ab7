"""Links to answer by, the number of the calendar entry, and answers to the invitation."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from viitta.core.actors import Actor
from viitta.core.meetings import can_be_called
from viitta.parts.audit import actions as audit
from viitta.parts.meetings.actions.base import record
from viitta.parts.meetings.actions.calling import fresh_meeting
from viitta.parts.meetings.actions.finding import TooLate
from viitta.parts.meetings.models import CalendarFeed, Meeting, MeetingLink, MeetingState, Participant, Reply
from viitta.parts.meetings.permissions import can_answer, can_run
from viitta.parts.organisations.actions.access import hash_token
from viitta.parts.organisations.models import Account
from viitta.parts.organisations.permissions import Forbidden, require


@transaction.atomic
def issue_links(*, participants: Sequence[Participant], by: Actor, at: datetime) -> dict[int, str]:
    """Make a link to answer by for each participant; returns tokens by participant, which are stored nowhere."""
    meetings = {row.meeting_id: row.meeting for row in participants}
    require(all(can_run(by, meeting) for meeting in meetings.values()))
    audit.lock({meeting.organisation_id for meeting in meetings.values()})
    tokens = {row.pk: secrets.token_urlsafe(32) for row in participants}
    MeetingLink.objects.bulk_create(
        MeetingLink(participant_id=pk, token_hash=hash_token(token), created_at=at) for pk, token in tokens.items()
    )
    for meeting in meetings.values():
        record("meetings.links.issued", meeting, by, at, participants=[row.pk for row in participants])
    return tokens


@transaction.atomic
def mark_invited(*, meeting: Meeting, is_change: bool = False, by: Actor, at: datetime) -> Meeting:
    """Write down that the invitation goes out, or a change of it: then the number of the calendar entry grows."""
    require(can_run(by, meeting))
    audit.lock([meeting.organisation_id])
    fresh = fresh_meeting(meeting)
    if not can_be_called(fresh.starts_at, fresh.ends_at, at):
        raise ValueError("a meeting that is over calls nobody")
    if is_change:
        fresh.sequence += 1
    fresh.invited_at = fresh.invited_at or at
    fresh.save(update_fields=["sequence", "invited_at"])
    record("meetings.invited", fresh, by, at, sequence=fresh.sequence)
    return fresh


@transaction.atomic
def mark_cancelled(*, meeting: Meeting, by: Actor, at: datetime) -> Meeting:
    """Write down that a cancellation goes out, under a number of its own; nobody answers by a link after it."""
    require(can_run(by, meeting))
    audit.lock([meeting.organisation_id])
    fresh = fresh_meeting(meeting)
    fresh.sequence += 1
    fresh.save(update_fields=["sequence"])
    MeetingLink.objects.filter(participant__meeting=fresh, revoked_at=None).update(revoked_at=at)
    record("meetings.cancelled.told", fresh, by, at, sequence=fresh.sequence)
    return fresh


@transaction.atomic
def answer_invitation(*, participant: Participant, reply: str, by: Actor, at: datetime) -> Participant:
    """Answer whether one comes. TooLate when the meeting is over or cancelled."""
    require(can_answer(by, participant))
    audit.lock([participant.meeting.organisation_id])
    meeting = fresh_meeting(participant.meeting)
    is_ahead = can_be_called(meeting.starts_at, meeting.ends_at, at)
    if meeting.state not in (MeetingState.PLANNED, MeetingState.RUNNING) or not is_ahead:
        raise TooLate
    participant.reply, participant.replied_at = Reply(reply).value, at
    participant.save(update_fields=["reply", "replied_at"])
    record("meetings.answered", meeting, by, at, participant=participant.pk)
    return participant


def _own(account: Account, by: Actor) -> None:
    if by.account != account.pk:
        raise Forbidden


@transaction.atomic
def open_feed(*, account: Account, by: Actor, at: datetime) -> str:
    """Make the address that one's own calendar program reads; returns its token, which is stored nowhere.

    An earlier address ends: there is one at a time.
    """
    _own(account, by)
    CalendarFeed.objects.filter(account=account, revoked_at=None).update(revoked_at=at)
    token = secrets.token_urlsafe(32)
    CalendarFeed.objects.create(account=account, token_hash=hash_token(token), created_at=at)
    return token


@transaction.atomic
def close_feed(*, account: Account, by: Actor, at: datetime) -> int:
    """End the address of one's calendar; returns how many ended."""
    _own(account, by)
    return CalendarFeed.objects.filter(account=account, revoked_at=None).update(revoked_at=at)
