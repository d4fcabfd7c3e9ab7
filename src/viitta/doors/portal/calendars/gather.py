"""What stands in the calendar of an account: meetings, rounds that open and are due, and one's own deadlines."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from viitta.core.actors import Actor
from viitta.core.periods import Quarter
from viitta.engines.calendars import Entry
from viitta.parts.followup.queries.calendar import rounds_between
from viitta.parts.meetings.mails import uid_of
from viitta.parts.meetings.models import MeetingState
from viitta.parts.meetings.queries.agenda import own_open_actions
from viitta.parts.meetings.queries.calling import meetings_between
from viitta.parts.roadmaps.models import OwnershipRole
from viitta.parts.roadmaps.queries import roadmaps_of
from viitta.parts.roadmaps.queries.handover import held_by, promises_awaited

BACK, AHEAD = timedelta(days=400), timedelta(days=800)


def _uid(kind: str, pk: int) -> str:
    return f"{kind}-{pk}@{urlsplit(settings.BASE_URL).hostname or 'localhost'}"


def _day(kind: str, pk: int, title: str, on: date, address: str, stamp: datetime) -> Entry:
    return Entry(_uid(kind, pk), title, stamp, on, address=settings.BASE_URL + address)


def _meetings(actor: Actor, today: date, stamp: datetime) -> Iterator[Entry]:
    for row in meetings_between(actor, today - BACK, today + AHEAD, on=today):
        yield Entry(
            uid_of(row), row.title, stamp, row.starts_at or stamp, row.ends_at, sequence=row.sequence, place=row.place,
            text=row.note, address=settings.BASE_URL + reverse("meeting", args=[row.pk]),
            is_cancelled=row.state == MeetingState.CANCELLED,
        )  # fmt: skip


def _rounds(actor: Actor, today: date, stamp: datetime) -> Iterator[Entry]:
    seen = [row.pk for row in roadmaps_of(actor, on=today)]
    for row in rounds_between(seen, today - BACK, today + AHEAD):
        words = {"quarter": Quarter.parse(row.quarter).label, "roadmap": row.roadmap.name}
        address = reverse("round", args=[row.pk])
        if row.opened_on is not None:
            yield _day("round-opens", row.pk, _("Round %(quarter)s opens: %(roadmap)s") % words, row.opened_on, address, stamp)  # fmt: skip
        if row.due_on is not None:
            yield _day("round-due", row.pk, _("Answers of round %(quarter)s are due: %(roadmap)s") % words, row.due_on, address, stamp)  # fmt: skip


def _deadlines(actor: Actor, today: date, stamp: datetime) -> Iterator[Entry]:
    """Ends of the measures that one leads, what they wait for, and the actions that one has taken on."""
    led = {
        row.measure_id: row.measure
        for person in sorted(actor.person_ids)
        for row in held_by(person, on=today)
        if row.role == OwnershipRole.LEAD
    }
    for pk, measure in led.items():
        if measure.end is not None:
            title = _("Measure ends: %(title)s") % {"title": measure.title}
            yield _day("measure-end", pk, title, measure.end, reverse("measure", args=[pk]), stamp)
    promised = {row.pk: row for rows in promises_awaited(led).values() for row in rows}
    for pk, promise in promised.items():
        title = _("Promised by %(party)s: %(what)s") % {"party": promise.party.name, "what": promise.what}
        yield _day("promise", pk, title, promise.due_on, reverse("promise", args=[pk]), stamp)
    for action in own_open_actions(actor.person_ids):
        if action.due_on is not None:
            title = _("My task is due: %(text)s") % {"text": action.text[:200]}
            address = reverse("meeting", args=[action.meeting_id])
            yield _day("action", action.pk, title, action.due_on, address, stamp)


def entries_of(actor: Actor, today: date) -> list[Entry]:
    """All entries; the stamp is the day's beginning, so that the text is the same until something in it changes."""
    stamp = timezone.make_aware(datetime.combine(today, time()))
    return [*_meetings(actor, today, stamp), *_rounds(actor, today, stamp), *_deadlines(actor, today, stamp)]
