"""Links to answer by and calendars to subscribe to, found by their token."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from viitta.core.actors import Actor, ActorKind, ActorPerson
from viitta.core.meetings import can_be_called
from viitta.parts.meetings.models import CalendarFeed, Meeting, MeetingLink, MeetingState, Participant
from viitta.parts.organisations.actions.access import hash_token


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link that exists, whom it belongs to, and the actor that comes by it."""

    link: MeetingLink
    participant: Participant
    meeting: Meeting
    actor: Actor

    def why_closed(self, at: datetime) -> str:
        """Empty while it works; else fixed, replaced, cancelled, held or over."""
        state = self.meeting.state
        if state in (MeetingState.CANCELLED, MeetingState.HELD):
            return str(state)
        if self.link.revoked_at is not None:
            return "fixed"
        if state != MeetingState.FINDING and not can_be_called(self.meeting.starts_at, self.meeting.ends_at, at):
            return "over"
        return ""


def find_link(token: str) -> FoundLink | None:
    """The link of a token; None when there never was one, or its participant is no longer called."""
    rows = MeetingLink.objects.filter(token_hash=hash_token(token))
    link = rows.select_related("participant__person", "participant__meeting__group__organisation").first()
    if link is None or link.participant.person is None:
        return None
    participant, person = link.participant, link.participant.person
    who = (ActorPerson(person.pk, person.organisation_id),)
    actor = Actor(ActorKind.PERSON_LINK, person.label, None, who, (), link.pk)
    return FoundLink(link, participant, participant.meeting, actor)


def reachable(meeting: Meeting, on: date) -> list[Participant]:
    """Participants who can be written to on a day: persons with an address who have not left."""
    here = Q(person__left_on=None) | Q(person__left_on__gt=on)
    rows = meeting.participants.filter(here, person__isnull=False).exclude(person__email="")
    return list(rows.select_related("person", "meeting__group", "meeting__organisation").order_by("pk"))


def unreachable(meeting: Meeting, on: date) -> list[Participant]:
    """Those who must be told in some other way: visitors, and people without an address."""
    written = {row.pk for row in reachable(meeting, on)}
    return [row for row in meeting.participants.order_by("pk") if row.pk not in written]


def with_link(participants: Iterable[Participant]) -> set[int]:
    """Participants who have a link that works: they have got a mail."""
    rows = MeetingLink.objects.filter(participant__in=[row.pk for row in participants], revoked_at=None)
    return set(rows.values_list("participant", flat=True))


def find_feed(token: str) -> CalendarFeed | None:
    """The calendar of a token whose address is in use and whose account may sign in."""
    rows = CalendarFeed.objects.filter(token_hash=hash_token(token), revoked_at=None, account__is_active=True)
    return rows.select_related("account").first()


def feed_of(account: int) -> CalendarFeed | None:
    """The calendar address of an account that is in use."""
    return CalendarFeed.objects.filter(account=account, revoked_at=None).order_by("-pk").first()
