"""The live page: agenda, the data of the item, notes; pieces of it are drawn anew while others write."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _

from viitta.core import formats
from viitta.core.actors import Actor
from viitta.core.progress import Timeliness, whole
from viitta.doors.portal.meeting.pages.agenda import content_of, time_words
from viitta.doors.portal.meeting.pages.left import ActionLine, CameLine, ResolutionLine, came_lines
from viitta.doors.portal.meeting.pages.meeting import BADGES, attendance_said, came_words, who_words
from viitta.doors.reports.agenda import Agenda
from viitta.doors.reports.situation.build import Writer as Situation
from viitta.doors.reports.situation.gather import Row
from viitta.parts.meetings.actions.live import holder
from viitta.parts.meetings.models import AgendaItem, ItemKind, Meeting, MeetingState, NoteLine, Participant
from viitta.parts.meetings.permissions import can_run
from viitta.parts.meetings.words import STATE
from viitta.parts.traces.models import Trace

LATE_FIRST = {Timeliness.LATE: 0, Timeliness.BEHIND: 1, Timeliness.NOT_REPORTED: 2}


@dataclass(frozen=True, slots=True)
class Step:
    """An item of the agenda at the left."""

    address: str
    number: int
    title: str
    time: str
    is_current: bool
    is_handled: bool


@dataclass(frozen=True, slots=True)
class Value:
    """A measure with its present value."""

    title: str
    address: str
    badge: tuple[str, str]
    percent: str
    expected: str
    under: str
    correct_address: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of notes, what came of it, and what it may become."""

    pk: int
    text: str
    address: str
    edit_address: str
    is_edited: bool
    revision: int
    came: tuple[CameLine, ...]
    kinds: tuple[tuple[str, str], ...]  # what it may still become


@dataclass(frozen=True, slots=True)
class Pen:
    """Who writes now, in a sentence; `takes` and `lays` are whether those buttons are shown."""

    said: str
    is_mine: bool
    takes: bool
    lays: bool


@dataclass(frozen=True, slots=True)
class LiveContents:
    """What the page is made of."""

    agenda: Agenda
    item: AgendaItem | None
    lines: Sequence[NoteLine]
    removed: Sequence[NoteLine]
    came: Mapping[int, Sequence[Trace]]
    participants: Sequence[Participant]
    actions: tuple[ActionLine, ...]
    earlier: tuple[ActionLine, ...]  # open actions of earlier meetings
    resolutions: tuple[ResolutionLine, ...]
    edited: int
    at: datetime
    may_correct: bool = False
    is_frozen: bool = False  # the memo has been approved


@dataclass(frozen=True, slots=True)
class LivePage:
    pk: int
    title: str
    meeting_address: str
    agenda_address: str
    here: str
    poll_address: str
    do_address: str
    lines_address: str
    state: tuple[str, str]
    may_begin: bool
    may_end: bool
    may_resume: bool
    writes: bool
    pen: Pen
    steps: tuple[Step, ...]
    item: int
    item_title: str
    is_handled: bool
    content: str
    values: tuple[Value, ...]
    earlier: tuple[ActionLine, ...]
    lines: tuple[Line, ...]
    removed: tuple[Line, ...]
    attendance: tuple[tuple[str, str], ...]
    attendance_said: str
    actions: tuple[ActionLine, ...]
    resolutions: tuple[ResolutionLine, ...]


@dataclass(frozen=True, slots=True)
class LiveForms:
    """The forms at the right, for whoever writes."""

    attendance: Form
    action: Form
    resolution: Form
    progress: Form | None = None
    progress_title: str = ""
    progress_measure: int = 0


def pen_of(meeting: Meeting, actor: Actor, at: datetime, *, is_frozen: bool = False) -> Pen:
    """Who writes the notes now, as the actor sees it."""
    held, runs = holder(meeting, at), can_run(actor, meeting)
    if is_frozen:
        said = _("The memo of the meeting has been approved, so its notes change no more.")
        return Pen(said, is_mine=False, takes=False, lays=False)
    begun = meeting.state in (MeetingState.RUNNING, MeetingState.HELD)
    if not begun:
        return Pen("", is_mine=False, takes=False, lays=False)
    if held is None:
        return Pen(_("Nobody is writing now."), is_mine=False, takes=runs, lays=False)
    if held == actor.account:
        return Pen(_("You are writing; others see it at once."), is_mine=True, takes=False, lays=True)
    name = (meeting.writer.name or meeting.writer.email) if meeting.writer else ""
    return Pen(_("%(who)s is writing now.") % {"who": name}, is_mine=False, takes=False, lays=False)


def line_kinds(has_roadmap: bool) -> tuple[tuple[str, str], ...]:
    """What a line may become, in the order of its keys 1 to 4."""
    words = [("measure", _("Proposed measure")), ("risk", _("Risk")), ("observation", _("Observation"))]
    return ((*words,) if has_roadmap else ()) + (("action_point", _("Action")),)


def line_of(line: NoteLine, came: Sequence[Trace], here: str, *, has_roadmap: bool, edited: int = 0) -> Line:
    """A line of notes in ready strings."""
    made = {one.to_kind for one in came}
    return Line(
        pk=line.pk,
        text=line.text,
        address=reverse("note_line", args=[line.pk]),
        edit_address=f"{here}&edit={line.pk}#line-{line.pk}",
        is_edited=line.pk == edited,
        revision=line.revision,
        came=came_lines(came),
        kinds=tuple(one for one in line_kinds(has_roadmap) if one[0] not in made),
    )


def _steps(contents: LiveContents, language: str) -> tuple[Step, ...]:
    agenda = contents.agenda
    live = reverse("live", args=[agenda.meeting.pk])
    return tuple(
        Step(
            f"{live}?item={one.pk}", at + 1, one.title, time_words(agenda, at, language),
            contents.item is not None and one.pk == contents.item.pk, one.handled_at is not None,
        )
        for at, one in enumerate(agenda.items)
    )  # fmt: skip


def _late_first(row: Row) -> tuple[int, int]:
    off = (row.reported or 0) - (row.expected or 0)
    return LATE_FIRST.get(row.timeliness, 3), int(off)


def values_of(contents: LiveContents, here: str, language: str) -> tuple[Value, ...]:
    """Measures with their present value, late ones first."""
    picture = contents.agenda.picture
    if picture is None:
        return ()
    writer = Situation(picture, language, 0)

    def percent(value: object) -> str:
        return formats.percent(whole(value), language) if value is not None else "–"  # type: ignore[arg-type]

    found = []
    for row in sorted(picture.rows, key=_late_first):
        badge = writer.badge(row)
        told = row.corrected if row.corrected is not None else row.reported
        under = [row.owner, writer.cause(row), f"”{row.note}”" if row.note else ""]
        found.append(
            Value(
                row.title, reverse("measure", args=[row.id]) if row.id else "", (badge.kind, badge.word), percent(told),
                percent(row.expected), " · ".join(one for one in under if one),
                f"{here}&measure={row.id}#correct" if row.id and contents.may_correct and not row.is_continuous else "",
            )
        )  # fmt: skip
    return tuple(found)


def _content(contents: LiveContents, language: str) -> str:
    """What the item tells, as markup; open actions and values of measures have their own place."""
    item, agenda = contents.item, contents.agenda
    if item is None or item.kind == ItemKind.ACTIONS:
        return ""
    return content_of(agenda, item, language)


def live_page(contents: LiveContents, actor: Actor, language: str) -> LivePage:
    """The live page in ready strings for the actor."""
    item, meeting = contents.item, contents.agenda.meeting
    runs = can_run(actor, meeting) and not contents.is_frozen
    state, live = MeetingState(meeting.state), reverse("live", args=[meeting.pk])
    here = f"{live}?item={item.pk if item else 0}"
    pen, has_roadmap = pen_of(meeting, actor, contents.at, is_frozen=contents.is_frozen), meeting.roadmap is not None

    def line(row: NoteLine) -> Line:
        return line_of(row, contents.came.get(row.pk, ()), here, has_roadmap=has_roadmap, edited=contents.edited)

    return LivePage(
        pk=meeting.pk,
        title=meeting.title,
        meeting_address=reverse("meeting", args=[meeting.pk]),
        agenda_address=reverse("agenda", args=[meeting.pk]),
        here=here,
        poll_address=f"{reverse('live_pieces', args=[meeting.pk])}?item={item.pk if item else 0}",
        do_address=reverse("live_do", args=[meeting.pk]),
        lines_address=reverse("live_lines", args=[meeting.pk]),
        state=(BADGES[state], str(STATE[state])),
        may_begin=runs and state == MeetingState.PLANNED,
        may_end=runs and state == MeetingState.RUNNING,
        may_resume=runs and state == MeetingState.HELD,
        writes=runs and state in (MeetingState.RUNNING, MeetingState.HELD),
        pen=pen,
        steps=_steps(contents, language),
        item=item.pk if item else 0,
        item_title=item.title if item else "",
        is_handled=item is not None and item.handled_at is not None,
        content=_content(contents, language),
        values=values_of(contents, here, language) if item is not None and item.kind == ItemKind.PROGRESS else (),
        earlier=contents.earlier if item is not None and item.kind == ItemKind.ACTIONS else (),
        lines=tuple(line(row) for row in contents.lines),
        removed=tuple(line(row) for row in contents.removed),
        attendance=tuple((who_words(row), came_words(row, language)) for row in contents.participants),
        attendance_said=attendance_said(contents.participants),
        actions=contents.actions,
        resolutions=contents.resolutions,
    )
