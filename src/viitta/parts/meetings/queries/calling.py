"""Who is called to meetings, what they answered, and what the list of meetings shows."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from viitta.core.actors import Actor
from viitta.core.meetings import Standing, standings
from viitta.parts.meetings.models import Meeting, MeetingState, Participant, ProposedTime, Reply, Series, TimeAnswer
from viitta.parts.meetings.queries.meetings import meetings_of, visible
from viitta.parts.organisations.models import CircleMembership, Seat


def seats_on(group: int, day: date) -> list[Seat]:
    """Seats of a group in force on a day, one for each person who has not left: the chair and secretary first."""
    rows = Seat.objects.on(day).filter(group=group).select_related("person", "deputy")
    rows = rows.filter(Q(person__left_on=None) | Q(person__left_on__gt=day))
    order = ["chair", "secretary", "convenor", "member"]
    found: dict[int, Seat] = {}
    for seat in sorted(rows, key=lambda row: (order.index(row.role), row.sector, row.title, row.pk)):
        found.setdefault(seat.person_id, seat)
    return list(found.values())


def circle_members(circle: int) -> set[int]:
    """Organisations that have belonged to a circle."""
    return set(CircleMembership.objects.filter(circle=circle).values_list("organisation", flat=True))


def listed_meetings(actor: Actor, *, group: int = 0, kind: str = "", roadmap: int = 0, on: date) -> QuerySet[Meeting]:
    """Meetings that the actor sees, with how many are called, have said yes and came; 0 and "" do not narrow them."""
    wanted = {"group": group, "kind": kind, "roadmap": roadmap}
    coming = Count("participants", filter=Q(participants__reply=Reply.YES))
    came = Count("participants", filter=Q(participants__is_present=True))
    rows = meetings_of(actor, on=on).filter(**{name: value for name, value in wanted.items() if value})
    return rows.annotate(called=Count("participants"), coming=coming, came=came)


def get_participant(actor: Actor, pk: int, *, on: date) -> Participant:
    """One participant of a meeting that the actor may see; Participant.DoesNotExist for strangers too."""
    rows = Participant.objects.filter(meeting__in=Meeting.objects.filter(visible(actor, on)))
    return rows.select_related("meeting__group", "meeting__roadmap", "person").get(pk=pk)


def participants_of(meeting: Meeting) -> list[Participant]:
    """Who is called, in the order in which they were taken, with their persons."""
    answers = Prefetch("time_answers", TimeAnswer.objects.order_by("pk"))
    return list(meeting.participants.select_related("person").prefetch_related(answers).order_by("pk"))


def deputies_of(meeting: Meeting, day: date) -> dict[int, Seat]:
    """Seats with a deputy on a day, by person: whom to call when somebody cannot come."""
    return {seat.person_id: seat for seat in seats_on(meeting.group_id, day) if seat.deputy_id}


def times_of(meeting: Meeting) -> list[ProposedTime]:
    """The times that are proposed, the earliest first."""
    return list(meeting.proposed_times.order_by("starts_at", "pk"))


def standings_of(times: Iterable[ProposedTime], participants: Iterable[Participant]) -> tuple[Standing, ...]:
    """How the proposed times stand, the best first. Visitors are asked nothing."""
    asked = [row for row in participants if row.person_id is not None]
    answers = [(one.time_id, row.pk, one.answer) for row in asked for one in row.time_answers.all()]
    return standings({row.pk: row.starts_at for row in times}, answers, len(asked))


def series_names(actor: Actor, organisation: int, *, on: date) -> list[str]:
    """Names of the series of an organisation that the actor sees."""
    return list(Series.objects.filter(visible(actor, on), organisation=organisation).values_list("name", flat=True))


def meetings_between(actor: Actor, first: date, last: date, *, on: date) -> list[Meeting]:
    """Meetings with a time that the actor sees, from one day to another; cancelled ones only when they were sent out."""
    rows = Meeting.objects.filter(visible(actor, on), starts_at__date__range=(first, last))
    silent = Q(state=MeetingState.CANCELLED, invited_at=None)
    return list(rows.exclude(silent).order_by("starts_at", "pk"))
