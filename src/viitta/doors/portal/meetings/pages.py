"""One meeting in ready strings, until its own page draws more of it."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from viitta.core.periods import Quarter
from viitta.doors.portal.meetings.listing import badge_of
from viitta.doors.portal.meetings.moments import span_words
from viitta.parts.meetings.models import Meeting
from viitta.parts.meetings.words import KIND


@dataclass(frozen=True, slots=True)
class MeetingPage:
    title: str
    back: str
    badge: tuple[str, str]
    when: str
    facts: tuple[tuple[str, str], ...]
    note: str


def meeting_page(meeting: Meeting, *, at: datetime, language: str) -> MeetingPage:
    """What is told of a meeting above those who are called."""
    facts = [(_("Kind of meeting"), str(KIND[meeting.kind])), (_("Group"), meeting.group.name)]  # type: ignore[index]
    if meeting.place:
        facts.append((_("Place or link"), meeting.place))
    if meeting.roadmap is not None:
        facts.append((_("Roadmap"), meeting.roadmap.name))
    if meeting.quarter:
        facts.append((_("Looks back on"), Quarter.parse(meeting.quarter).label))
    return MeetingPage(
        title=meeting.title,
        back=reverse("meetings"),
        badge=badge_of(meeting, at),
        when=span_words(meeting.starts_at, meeting.ends_at, language),
        facts=tuple(facts),
        note=meeting.note,
    )
