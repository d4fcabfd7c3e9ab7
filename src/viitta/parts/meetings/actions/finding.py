"""Finding a time: what is proposed, what everybody answers, and the time that is chosen."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from viitta.core.actors import Actor
from viitta.core.meetings import check_times
from viitta.parts.audit import actions as audit
from viitta.parts.meetings.actions.base import record
from viitta.parts.meetings.actions.calling import call_seats, day_of, fresh_meeting
from viitta.parts.meetings.models import (
    Meeting,
    MeetingLink,
    MeetingState,
    Participant,
    ProposedTime,
    Reply,
    TimeAnswer,
)
from viitta.parts.meetings.permissions import can_answer, can_run
from viitta.parts.organisations.permissions import require

MOST_TIMES = 20  # proposed for one meeting


class TooLate(Exception):
    """The time has been fixed, or the meeting cancelled: nothing is asked any more."""


def _finding(meeting: Meeting) -> Meeting:
    fresh = fresh_meeting(meeting)
    if fresh.state != MeetingState.FINDING:
        raise TooLate
    return fresh


@transaction.atomic
def propose_times(
    *, meeting: Meeting, times: Sequence[tuple[datetime, datetime]], by: Actor, at: datetime
) -> list[ProposedTime]:
    """Propose more times, as pairs of start and end. ValueError for one that is there already, or for too many."""
    require(can_run(by, meeting))
    audit.lock([meeting.organisation_id])
    fresh = _finding(meeting)
    before = day_of(fresh)
    there = set(fresh.proposed_times.values_list("starts_at", flat=True))
    made = []
    for starts_at, ends_at in times:
        check_times(starts_at, ends_at)
        if starts_at in there or len(there) >= MOST_TIMES:
            raise ValueError("a time is proposed once, and at most twenty of them")
        there.add(starts_at)
        made.append(ProposedTime.objects.create(meeting=fresh, starts_at=starts_at, ends_at=ends_at))
    call_seats(fresh, before, day_of(fresh))
    record("meetings.times.proposed", fresh, by, at, times=[row.pk for row in made])
    return made


@transaction.atomic
def drop_times(*, times: Sequence[ProposedTime], by: Actor, at: datetime) -> None:
    """Take proposed times back with what was answered to them. ValueError for the last one of a meeting."""
    meetings = {row.meeting_id: row.meeting for row in times}
    require(all(can_run(by, meeting) for meeting in meetings.values()))
    audit.lock({meeting.organisation_id for meeting in meetings.values()})
    for meeting in meetings.values():
        fresh = _finding(meeting)
        before = day_of(fresh)
        gone = [row.pk for row in times if row.meeting_id == meeting.pk]
        if not fresh.proposed_times.exclude(pk__in=gone).exists():
            raise ValueError("a time to choose must be left")
        ProposedTime.objects.filter(pk__in=gone).delete()
        call_seats(fresh, before, day_of(fresh))
        record("meetings.times.dropped", fresh, by, at, times=gone)


@transaction.atomic
def answer_times(*, participant: Participant, answers: Mapping[int, str], by: Actor, at: datetime) -> None:
    """Answer proposed times, by their id. TooLate when the time is fixed; ValueError for another meeting's time."""
    require(can_answer(by, participant))
    meeting = participant.meeting
    audit.lock([meeting.organisation_id])
    fresh = _finding(meeting)
    known = set(fresh.proposed_times.values_list("pk", flat=True))
    if not set(answers) <= known:
        raise ValueError("an answer is to a time that is proposed")
    for time, answer in answers.items():
        TimeAnswer.objects.update_or_create(
            time_id=time, participant=participant, defaults={"answer": Reply(answer).value}
        )
    Participant.objects.filter(pk=participant.pk).update(replied_at=at)
    record("meetings.times.answered", fresh, by, at, participant=participant.pk)


@transaction.atomic
def choose_time(*, time: ProposedTime, by: Actor, at: datetime) -> Meeting:
    """Fix the time of a meeting. The links that asked for it end; what was answered to it stands as the answer."""
    require(can_run(by, time.meeting))
    audit.lock([time.meeting.organisation_id])
    fresh = _finding(time.meeting)
    before = day_of(fresh)
    fresh.starts_at, fresh.ends_at, fresh.state = time.starts_at, time.ends_at, MeetingState.PLANNED
    fresh.revision += 1
    fresh.save(update_fields=["starts_at", "ends_at", "state", "revision"])
    said = dict(TimeAnswer.objects.filter(time=time).values_list("participant", "answer"))
    for participant, answer in said.items():
        Participant.objects.filter(pk=participant).update(reply=answer)
    call_seats(fresh, before, day_of(fresh))
    MeetingLink.objects.filter(participant__meeting=fresh, revoked_at=None).update(revoked_at=at)
    record("meetings.time.chosen", fresh, by, at, time=time.pk)
    return fresh
