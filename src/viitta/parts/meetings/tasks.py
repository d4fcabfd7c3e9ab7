"""Deeds that also send letters: asking for times, inviting, telling of a change, cancelling."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from viitta.core.actors import Actor
from viitta.core.meetings import can_be_called
from viitta.parts.audit import actions as audit
from viitta.parts.meetings import mails
from viitta.parts.meetings.actions import calling, finding, inviting, memos
from viitta.parts.meetings.models import Meeting, MeetingState, Participant, ProposedTime
from viitta.parts.meetings.permissions import can_run
from viitta.parts.meetings.queries.calling import times_of
from viitta.parts.meetings.queries.links import reachable, with_link
from viitta.parts.meetings.queries.memos import approvals_of, memo_of
from viitta.parts.messages import actions as messages
from viitta.parts.messages.actions import Letter
from viitta.parts.organisations.permissions import require


@dataclass(frozen=True, slots=True)
class Told:
    """The meeting after a deed, and how many mails told of it."""

    meeting: Meeting
    mails: int = 0


def _queue(letters: Sequence[Letter], by: Actor, at: datetime) -> int:
    return len(messages.queue(letters=letters, by=by, at=at)) if letters else 0


@transaction.atomic
def ask_for_times(*, meeting: Meeting, by: Actor, at: datetime) -> Told:
    """Write to everybody who is called and has not answered. TooLate when the time is fixed."""
    require(can_run(by, meeting))
    audit.lock([meeting.organisation_id])
    fresh = calling.fresh_meeting(meeting)
    if fresh.state != MeetingState.FINDING:
        raise finding.TooLate
    times = times_of(fresh)
    asked = {row.pk for row in times}
    silent = [
        row
        for row in reachable(fresh, timezone.localdate(at))
        if asked - set(row.time_answers.values_list("time", flat=True))
    ]
    tokens = inviting.issue_links(participants=silent, by=by, at=at)
    letters = [
        mails.times_letter(
            meeting=fresh, participant=row, times=times, token=tokens[row.pk], language=settings.LANGUAGE_CODE
        )
        for row in silent
    ]
    return Told(fresh, _queue(letters, by, at))


def _invite(meeting: Meeting, who: Sequence[Participant], is_change: bool, by: Actor, at: datetime) -> Told:
    marked = inviting.mark_invited(meeting=meeting, is_change=is_change, by=by, at=at)
    tokens = inviting.issue_links(participants=who, by=by, at=at)
    letters = [
        mails.invitation_letter(
            meeting=marked, participant=row, token=tokens[row.pk], is_change=is_change, at=at,
            language=settings.LANGUAGE_CODE,
        )
        for row in who
    ]  # fmt: skip
    return Told(marked, _queue(letters, by, at))


@transaction.atomic
def send_invitations(*, meeting: Meeting, by: Actor, at: datetime) -> Told:
    """Send the invitation to everybody; once it is out, to those who have not got it. ValueError when it is over."""
    require(can_run(by, meeting))
    audit.lock([meeting.organisation_id])
    fresh = calling.fresh_meeting(meeting)
    if fresh.state not in (MeetingState.PLANNED, MeetingState.RUNNING):
        raise ValueError("a meeting without a time calls nobody")
    who = reachable(fresh, timezone.localdate(at))
    if fresh.invited_at is not None:
        have = with_link(who)
        who = [row for row in who if row.pk not in have]
        if not who:
            return Told(fresh)
    return _invite(fresh, who, False, by, at)


def _tell_gone(meeting: Meeting, gone: Iterable[Participant], by: Actor, at: datetime) -> int:
    """Write to those who are called no more; only when they had been told of the meeting."""
    if meeting.invited_at is None or not can_be_called(meeting.starts_at, meeting.ends_at, at):
        return 0
    language = settings.LANGUAGE_CODE
    letters = [
        mails.cancellation_letter(meeting=meeting, participant=row, at=at, language=language)
        for row in gone
        if row.person is not None and row.person.email
    ]
    return _queue(letters, by, at)


@transaction.atomic
def change_and_tell(
    *, meeting: Meeting, values: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime
) -> Told:
    """Change a meeting and, once it is out, tell the invited of what is news. What is over by then tells nobody."""
    change = calling.change_meeting(meeting=meeting, values=values, seen=seen, by=by, at=at)
    fresh = change.meeting
    out = fresh.invited_at is not None and can_be_called(fresh.starts_at, fresh.ends_at, at)
    if not change.is_news or not out:
        return Told(fresh)
    told = _invite(fresh, reachable(fresh, timezone.localdate(at)), True, by, at)
    gone = _tell_gone(told.meeting, change.removed, by, at)
    return Told(told.meeting, told.mails + gone)


@transaction.atomic
def cancel_and_tell(*, meeting: Meeting, by: Actor, at: datetime) -> Told:
    """Cancel a meeting and tell those who were written to before; once."""
    require(can_run(by, meeting))
    audit.lock([meeting.organisation_id])
    if calling.fresh_meeting(meeting).state == MeetingState.CANCELLED:
        return Told(meeting)
    who = reachable(meeting, timezone.localdate(at))
    have = with_link(who)
    fresh = calling.cancel_meetings(meetings=[meeting], by=by, at=at)[0]
    ahead = fresh.starts_at is None or can_be_called(fresh.starts_at, fresh.ends_at, at)
    fresh = inviting.mark_cancelled(meeting=fresh, by=by, at=at)
    language = settings.LANGUAGE_CODE
    letters = [
        mails.cancellation_letter(meeting=fresh, participant=row, at=at, language=language)
        for row in who
        if row.pk in have and ahead
    ]
    return Told(fresh, _queue(letters, by, at))


@transaction.atomic
def remove_and_tell(*, participant: Participant, by: Actor, at: datetime) -> Told:
    """Take somebody off the list of those called; who had been written to is told."""
    meeting = participant.meeting
    had = bool(with_link([participant]))
    calling.remove_participants(participants=[participant], by=by, at=at)
    fresh = calling.fresh_meeting(meeting)
    return Told(fresh, _tell_gone(fresh, [participant], by, at) if had else 0)


@transaction.atomic
def choose_and_invite(*, time: ProposedTime, by: Actor, at: datetime) -> Told:
    """Fix the time of a meeting and send the invitation, unless that time has gone by."""
    meeting = finding.choose_time(time=time, by=by, at=at)
    if not can_be_called(meeting.starts_at, meeting.ends_at, at):
        return Told(meeting)
    return send_invitations(meeting=meeting, by=by, at=at)


@transaction.atomic
def send_memo(*, meeting: Meeting, asked: Sequence[memos.AskedOne], draw: memos.Draw, by: Actor, at: datetime) -> Told:
    """Send the memo to be checked and approved by a link. ValueError for somebody who has no address."""
    if any(one.participant.person is None or not one.participant.person.email for one in asked):
        raise ValueError("a memo is sent to people who have an address")
    tokens = memos.ask_approvals(meeting=meeting, asked=asked, draw=draw, by=by, at=at)
    rows = [row for row in approvals_of(memo_of(meeting)) if row.pk in tokens]
    letters = [
        mails.memo_letter(approval=row, meeting=meeting, token=tokens[row.pk], language=settings.LANGUAGE_CODE)
        for row in rows
    ]
    return Told(meeting, _queue(letters, by, at))
