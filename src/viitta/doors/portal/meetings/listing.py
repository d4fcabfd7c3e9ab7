"""The list of meetings in ready strings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core.periods import Quarter
from viitta.doors.portal.meetings.moments import span_words
from viitta.doors.portal.promises.pages import Select
from viitta.parts.meetings.models import Meeting, MeetingState
from viitta.parts.meetings.words import KIND, STATE

SHAPES = {
    MeetingState.FINDING: "not_due", MeetingState.PLANNED: "planned", MeetingState.RUNNING: "running",
    MeetingState.HELD: "done", MeetingState.CANCELLED: "dropped",
}  # fmt: skip
MOST_PAST = 200  # meetings that are over, shown at once


@dataclass(frozen=True, slots=True)
class Choice:
    """What the address says: which meetings are shown."""

    group: int = 0
    kind: str = ""
    roadmap: int = 0

    def address(self, **changes: object) -> str:
        """The address of the page with some values changed."""
        said = replace(self, **changes)  # type: ignore[arg-type]
        pairs = [(one.name, getattr(said, one.name)) for one in fields(said)]
        query = urlencode([pair for pair in pairs if pair[1]])
        return reverse("meetings") + (f"?{query}" if query else "")


@dataclass(frozen=True, slots=True)
class Line:
    address: str
    when: str
    title: str
    under: str  # kind, group, quarter
    place: str
    badge: tuple[str, str]
    people: str  # how many are called, are coming or came


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    upcoming: tuple[Line, ...]
    finding: tuple[Line, ...]
    past: tuple[Line, ...]
    selects: tuple[Select, ...]
    hidden: tuple[tuple[str, str], ...]
    said: str  # how the list is narrowed, or empty
    clear_address: str
    more: str  # said when there are more past meetings than are shown
    can_call: bool
    has_groups: bool
    new_address: str
    find_address: str
    series_address: str


def badge_of(meeting: Meeting, at: datetime) -> tuple[str, str]:
    """Kind and word of a meeting's badge; a planned one whose time has gone by says so."""
    if meeting.state == MeetingState.PLANNED and meeting.ends_at is not None and meeting.ends_at <= at:
        return "behind", _("time gone by, not marked as held")
    state = MeetingState(meeting.state)
    return SHAPES[state], str(STATE[state])


def _people(meeting: Meeting) -> str:
    """How many came to a meeting that was held, are coming to one that has been sent out, or are called."""
    counts = {name: getattr(meeting, name) for name in ("called", "coming", "came")}
    if not counts["called"] or meeting.state == MeetingState.CANCELLED:
        return ""
    if meeting.state == MeetingState.HELD:
        return _("%(came)s of %(called)s came") % counts if counts["came"] else ""
    if meeting.invited_at is not None or counts["coming"]:
        return _("%(coming)s of %(called)s are coming") % counts
    return ngettext("%(called)s is called", "%(called)s are called", counts["called"]) % counts


def _line(meeting: Meeting, at: datetime, language: str) -> Line:
    quarter = Quarter.parse(meeting.quarter).label if meeting.quarter else ""
    under = [str(KIND[meeting.kind]), meeting.group.name, quarter]  # type: ignore[index]
    return Line(
        address=reverse("meeting", args=[meeting.pk]),
        when=span_words(meeting.starts_at, meeting.ends_at, language),
        title=meeting.title,
        under=" · ".join(one for one in under if one),
        place=meeting.place,
        badge=badge_of(meeting, at),
        people=_people(meeting),
    )


def _is_past(meeting: Meeting, at: datetime) -> bool:
    over = meeting.ends_at is not None and timezone.localdate(meeting.ends_at) < timezone.localdate(at)
    return meeting.state in (MeetingState.HELD, MeetingState.CANCELLED) or (
        over and meeting.state != MeetingState.RUNNING
    )


def _selects(choice: Choice, groups: Mapping[int, str]) -> tuple[Select, ...]:
    kinds = (("", _("all kinds")), *((key.value, str(word)) for key, word in KIND.items()))
    named = (("", _("all groups")), *((str(pk), name) for pk, name in groups.items()))
    return (
        Select("group", _("Group"), named, str(choice.group or "")),
        Select("kind", _("Kind of meeting"), kinds, choice.kind),
    )


def meetings_page(
    rows: Iterable[Meeting],
    choice: Choice,
    *,
    groups: Mapping[int, str],
    roadmap: str,
    can_call: bool,
    at: datetime,
    language: str,
) -> MeetingsPage:
    """Meetings in three lists; `groups` are all that the actor sees, `roadmap` the name of the one in the address."""
    parts: dict[str, list[Meeting]] = {"upcoming": [], "finding": [], "past": []}
    for row in rows:
        where = "past" if _is_past(row, at) else "finding" if row.state == MeetingState.FINDING else "upcoming"
        parts[where].append(row)
    parts["upcoming"].sort(key=lambda row: (row.starts_at or at, row.pk))
    lines = {name: tuple(_line(row, at, language) for row in found[:MOST_PAST]) for name, found in parts.items()}
    narrowed = [groups.get(choice.group, ""), str(KIND[choice.kind]) if choice.kind else "", roadmap]  # type: ignore[index]
    said = ", ".join(one for one in narrowed if one)
    query = urlencode([(key, value) for key, value in (("group", choice.group), ("roadmap", choice.roadmap)) if value])
    ending = f"?{query}" if query else ""
    more = len(parts["past"]) > MOST_PAST
    return MeetingsPage(
        **lines,
        selects=_selects(choice, groups),
        hidden=(("roadmap", str(choice.roadmap)),) if choice.roadmap else (),
        said=_("Shown: %(what)s") % {"what": said} if said else "",
        clear_address=reverse("meetings"),
        more=_("The %(count)s newest past meetings are shown.") % {"count": MOST_PAST} if more else "",
        can_call=can_call,
        has_groups=bool(groups),
        new_address=reverse("meeting_new") + ending,
        find_address=reverse("meeting_find") + ending,
        series_address=reverse("meeting_series") + ending,
    )  # fmt: skip
