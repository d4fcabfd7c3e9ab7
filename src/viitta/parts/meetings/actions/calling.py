"""Calling meetings: adding them, changing and cancelling them, and who is called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from viitta.core.actors import Actor
from viitta.core.meetings import Called, asks_again, check_times, is_news
from viitta.core.periods import Quarter
from viitta.parts.audit import actions as audit
from viitta.parts.audit.actions import Stale
from viitta.parts.meetings.actions.base import record
from viitta.parts.meetings.models import (
    Meeting,
    MeetingKind,
    MeetingState,
    Participant,
    ParticipantRole,
    ProposedTime,
    Series,
)
from viitta.parts.meetings.permissions import can_run, can_run_meetings
from viitta.parts.meetings.queries.calling import circle_members, seats_on
from viitta.parts.organisations.models import Person, WorkingGroup
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.models import Roadmap

TOLD = ("title", "place", "note", "kind", "quarter", "roadmap", "starts_at", "ends_at")
OVER = (MeetingState.HELD, MeetingState.CANCELLED)


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """A meeting to be called. Without a start its time is found among `times`, pairs of start and end."""

    group: WorkingGroup
    title: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    kind: str = MeetingKind.FOLLOW_UP
    roadmap: Roadmap | None = None
    place: str = ""
    note: str = ""
    quarter: str = ""
    times: tuple[tuple[datetime, datetime], ...] = ()


@dataclass(frozen=True, slots=True)
class NewParticipant:
    """Somebody called besides the seats: a person, or a visitor by title and organisation."""

    title: str
    sector: str = ""
    person: Person | None = None
    role: str = ParticipantRole.VISITOR


def called_of(meeting: Meeting) -> Called:
    """What the invitation of a meeting says."""
    return Called(meeting.title, meeting.starts_at, meeting.ends_at, meeting.place, meeting.note)


def day_of(meeting: Meeting) -> date | None:
    """The day whose seats are called: the meeting's own, else that of the first proposed time."""
    if meeting.starts_at is not None:
        return timezone.localdate(meeting.starts_at)
    first = meeting.proposed_times.order_by("starts_at").first()
    return timezone.localdate(first.starts_at) if first else None


def call_seats(meeting: Meeting, before: date | None, now: date | None) -> list[Participant]:
    """Call those whose seats are in force on a day but were not on the day before the change; returns who came in.

    Those whose seats end between the days are taken out. Whom somebody added or removed by hand stays as they are.
    """
    if now is None:
        return []
    earlier = {seat.person_id for seat in seats_on(meeting.group_id, before)} if before else set()
    seats = {seat.person_id: seat for seat in seats_on(meeting.group_id, now)}
    meeting.participants.filter(person__in=earlier - set(seats)).exclude(role=ParticipantRole.VISITOR).delete()
    there = set(meeting.participants.values_list("person", flat=True))
    return Participant.objects.bulk_create(
        Participant(
            meeting=meeting, person_id=pk, title=seat.title or seat.person.label, sector=seat.sector, role=seat.role
        )
        for pk, seat in seats.items()
        if pk not in earlier and pk not in there
    )


def _check(meeting: Meeting) -> None:
    """ValueError when the times, the quarter or the roadmap do not fit."""
    if meeting.starts_at is not None and meeting.ends_at is not None:
        check_times(meeting.starts_at, meeting.ends_at)
    if meeting.quarter:
        Quarter.parse(meeting.quarter)
    roadmap, group = meeting.roadmap, meeting.group
    if roadmap is not None and roadmap.organisation_id != group.organisation_id and (
        group.circle_id is None or roadmap.organisation_id not in circle_members(group.circle_id)
    ):  # fmt: skip
        raise ValueError("a meeting is of a roadmap of its group's organisation")


@transaction.atomic
def add_meetings(*, new: Sequence[NewMeeting], series: str = "", by: Actor, at: datetime) -> list[Meeting]:
    """Add meetings, as a series when it is given a name; each calls the seats of its day. ValueError for what does not fit."""
    require(
        all(can_run_meetings(by, one.group.organisation_id, one.roadmap.pk if one.roadmap else None) for one in new)
    )
    audit.lock({one.group.organisation_id for one in new})
    row = None
    if series and new:
        first = new[0]
        row = Series.objects.create(
            organisation_id=first.group.organisation_id, group=first.group, roadmap=first.roadmap, kind=first.kind,
            name=series,
        )  # fmt: skip
    return [_add(one, row, by, at) for one in new]


def _add(one: NewMeeting, series: Series | None, by: Actor, at: datetime) -> Meeting:
    if (one.starts_at is None) != (one.ends_at is None) or bool(one.starts_at) == bool(one.times):
        raise ValueError("a meeting has a start and an end, or times to choose from")
    meeting = Meeting(
        organisation_id=one.group.organisation_id, group=one.group, roadmap=one.roadmap, series=series, kind=one.kind,
        title=one.title, quarter=one.quarter, starts_at=one.starts_at, ends_at=one.ends_at, place=one.place,
        note=one.note, state=MeetingState.FINDING if one.times else MeetingState.PLANNED,
    )  # fmt: skip
    _check(meeting)
    meeting.save(force_insert=True)
    for starts_at, ends_at in one.times:
        check_times(starts_at, ends_at)
        ProposedTime.objects.create(meeting=meeting, starts_at=starts_at, ends_at=ends_at)
    call_seats(meeting, None, day_of(meeting))
    record("meetings.added", meeting, by, at, series=series.pk if series else None)
    return meeting


def fresh_meeting(meeting: Meeting, seen: int | None = None) -> Meeting:
    """The meeting as it is now, under the lock. Stale when somebody changed it after it was seen."""
    fresh = Meeting.objects.select_related("group", "roadmap", "organisation").get(pk=meeting.pk)
    if seen is not None and fresh.revision != seen:
        raise Stale
    return fresh


@dataclass(frozen=True, slots=True)
class Change:
    """What a change of a meeting did: whether the invited must be told, and who came in or fell out."""

    meeting: Meeting
    is_news: bool
    removed: tuple[Participant, ...] = ()


@transaction.atomic
def change_meeting(
    *, meeting: Meeting, values: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime
) -> Change:
    """Change a meeting. Stale when changed meanwhile; ValueError for what does not fit or is over."""
    require(can_run(by, meeting))
    audit.lock([meeting.organisation_id])
    fresh = fresh_meeting(meeting, seen)
    if fresh.state in OVER:
        raise ValueError("a meeting that is held or cancelled is not changed any more")
    before, day_before = called_of(fresh), day_of(fresh)
    there = {row.pk: row for row in fresh.participants.select_related("person")}
    for name in TOLD:
        if name in values:
            setattr(fresh, name, values[name])
    _check(fresh)
    require(can_run(by, fresh))
    fresh.revision += 1
    fresh.save()
    if asks_again(before, called_of(fresh)):
        fresh.participants.exclude(reply="").update(reply="", replied_at=None)
        if (day := day_of(fresh)) != day_before:
            call_seats(fresh, day_before, day)
    left = set(fresh.participants.values_list("pk", flat=True))
    changed = [name for name in TOLD if name in values]
    record("meetings.changed", fresh, by, at, fields=changed)
    gone = tuple(row for pk, row in there.items() if pk not in left)
    return Change(fresh, is_news(before, called_of(fresh)), gone)


@transaction.atomic
def cancel_meetings(*, meetings: Sequence[Meeting], by: Actor, at: datetime) -> list[Meeting]:
    """Cancel meetings that have not been held; they stay in the list. ValueError for one that has."""
    require(all(can_run(by, one) for one in meetings))
    audit.lock({one.organisation_id for one in meetings})
    done = []
    for one in meetings:
        fresh = fresh_meeting(one)
        if fresh.state in (MeetingState.HELD, MeetingState.RUNNING):
            raise ValueError("a meeting that is held is not cancelled")
        if fresh.state != MeetingState.CANCELLED:
            fresh.state = MeetingState.CANCELLED
            fresh.revision += 1
            fresh.save(update_fields=["state", "revision"])
            record("meetings.cancelled", fresh, by, at)
        done.append(fresh)
    return done


@transaction.atomic
def add_participants(*, meeting: Meeting, new: Sequence[NewParticipant], by: Actor, at: datetime) -> list[Participant]:
    """Call people besides the seats, and visitors.

    ValueError for another organisation's person, one called already, or a meeting that is over.
    """
    require(can_run(by, meeting))
    audit.lock([meeting.organisation_id])
    if fresh_meeting(meeting).state in OVER:
        raise ValueError("a meeting that is over calls nobody")
    own = {meeting.organisation_id, *(circle_members(meeting.group.circle_id) if meeting.group.circle_id else ())}
    there = set(meeting.participants.exclude(person=None).values_list("person", flat=True))
    made = []
    for one in new:
        if one.person is not None and (one.person.organisation_id not in own or one.person.pk in there):
            raise ValueError("somebody who is called is of the group's organisation, and called once")
        made.append(
            Participant.objects.create(
                meeting=meeting, person=one.person, title=one.title, sector=one.sector, role=one.role
            )
        )
        if one.person is not None:
            there.add(one.person.pk)
    _touch(meeting)
    record("meetings.participants.added", meeting, by, at, participants=[row.pk for row in made])
    return made


@transaction.atomic
def remove_participants(*, participants: Sequence[Participant], by: Actor, at: datetime) -> None:
    """Take people off the list of those who are called. ValueError when the meeting is over."""
    meetings = {row.meeting_id: row.meeting for row in participants}
    require(all(can_run(by, meeting) for meeting in meetings.values()))
    audit.lock({meeting.organisation_id for meeting in meetings.values()})
    for meeting in meetings.values():
        gone = [row.pk for row in participants if row.meeting_id == meeting.pk]
        if fresh_meeting(meeting).state in OVER:
            raise ValueError("the meeting is over")
        Participant.objects.filter(pk__in=gone).delete()
        _touch(meeting)
        record("meetings.participants.removed", meeting, by, at, participants=gone)


def _touch(meeting: Meeting) -> None:
    fresh = fresh_meeting(meeting)
    fresh.revision += 1
    fresh.save(update_fields=["revision"])
