"""The page of a meeting: the next thing on top, then agenda, who came, what was decided and taken on, documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from viitta.core import formats
from viitta.core.actors import Actor
from viitta.doors.portal.documents.pages import DocumentsPart
from viitta.doors.portal.meeting.pages.left import ActionLine, CameLine, ResolutionLine
from viitta.doors.portal.meetings.moments import span_words
from viitta.doors.reports.agenda.build import minutes_words
from viitta.doors.reports.agenda.gather import share
from viitta.parts.meetings.models import (
    AgendaItem,
    Meeting,
    MeetingKind,
    MeetingState,
    MemoState,
    Participant,
    ParticipantRole,
)
from viitta.parts.meetings.permissions import can_run, can_take_part
from viitta.parts.meetings.words import KIND, ROLE, STATE

BADGES = {
    MeetingState.FINDING: "not_reported", MeetingState.PLANNED: "planned", MeetingState.RUNNING: "running",
    MeetingState.HELD: "done", MeetingState.CANCELLED: "dropped",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Next:
    """What is to be done now: a link, or a button that acts (`do`)."""

    title: str
    text: str
    address: str
    button: str
    do: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """What the page is made of."""

    meeting: Meeting
    items: Sequence[AgendaItem]
    participants: Sequence[Participant]
    actions: tuple[ActionLine, ...]
    resolutions: tuple[ResolutionLine, ...]
    came: tuple[CameLine, ...]
    documents: DocumentsPart
    memo: str = MemoState.DRAFT


@dataclass(frozen=True, slots=True)
class MeetingPage:
    pk: int
    title: str
    sub: str
    badge: tuple[str, str]
    note: str
    roadmap: str
    roadmap_address: str
    next: Next | None
    agenda_address: str
    propose_address: str
    live_address: str
    memo_address: str
    agenda: tuple[tuple[str, str], ...]  # title and minutes
    attendance: tuple[tuple[str, str], ...]  # who, and whether and when
    attendance_said: str
    shows_called: bool  # who was called and answered; afterwards who came tells more
    actions: tuple[ActionLine, ...]
    resolutions: tuple[ResolutionLine, ...]
    came: tuple[CameLine, ...]
    documents: DocumentsPart


def came_words(row: Participant, language: str) -> str:
    """`present, came at 9.15, left at 10.00`."""
    if row.is_present is None:
        return pgettext("attendance", "not told")
    if not row.is_present:
        return pgettext("attendance", "absent")
    said = [pgettext("attendance", "present")]
    for moment, words in ((row.arrived_at, _("came at %(time)s")), (row.left_at, _("left at %(time)s"))):
        if moment is not None:
            said.append(words % {"time": formats.clock(timezone.localtime(moment), language)})
    return ", ".join(said)


def who_words(row: Participant) -> str:
    """Title, role when it is more than a member's, and what the seat speaks for."""
    role = "" if row.role == ParticipantRole.MEMBER else str(ROLE[ParticipantRole(row.role)])
    return ", ".join(one for one in (row.title, role, row.sector) if one)


def _next(contents: Contents, runs: bool, language: str) -> Next | None:
    meeting, state = contents.meeting, contents.meeting.state
    agenda, live = reverse("agenda", args=[meeting.pk]), reverse("live", args=[meeting.pk])
    do = reverse("live_do", args=[meeting.pk])
    if state == MeetingState.RUNNING:
        word = _("To the notes") if runs else _("Follow the notes")
        return Next(_("The meeting is going on"), _("Notes are seen by everybody as they are written."), live, word)
    if not runs:
        return None
    if state in (MeetingState.PLANNED, MeetingState.FINDING) and not contents.items:
        text = _("The standing items come from the data by one press.")
        return Next(_("The agenda has not been drafted"), text, agenda, _("To the agenda"))
    if state == MeetingState.PLANNED:
        text = _("The notes open, and everybody of the meeting can follow them.")
        return Next(_("The meeting can begin"), text, do, _("Begin the meeting"), "begin")
    if state == MeetingState.HELD and contents.memo != MemoState.APPROVED:
        title = _("The memo waits for approval") if contents.memo == MemoState.CHECKING else _("The memo can be sent")
        text = _("It is drawn from the notes: look at it, and ask for it to be checked and approved.")
        return Next(title, text, reverse("memo", args=[meeting.pk]), _("To the memo"))
    return None


def attendance_said(rows: Sequence[Participant]) -> str:
    """How many came."""
    came, away = sum(row.is_present is True for row in rows), sum(row.is_present is False for row in rows)
    if not came and not away:
        return _("Nobody has told who came.")
    present = ngettext("%(count)s present", "%(count)s present", came) % {"count": came}
    absent = ngettext("%(count)s absent", "%(count)s absent", away) % {"count": away}
    return f"{present}, {absent}."


def meeting_page(contents: Contents, actor: Actor, today: date, language: str) -> MeetingPage:
    """A meeting in ready strings for the actor."""
    meeting, roadmap = contents.meeting, contents.meeting.roadmap
    runs, begun = can_run(actor, meeting), meeting.begun_at is not None
    shared = share(meeting, contents.items)
    where = [str(KIND[MeetingKind(meeting.kind)]), meeting.group.name]
    where += [span_words(meeting.starts_at, meeting.ends_at, language), meeting.place]
    takes_part = can_take_part(actor, meeting.organisation_id, meeting.roadmap_id)
    is_over = meeting.state in (MeetingState.HELD, MeetingState.CANCELLED)
    return MeetingPage(
        pk=meeting.pk,
        title=meeting.title,
        sub=" · ".join(one for one in where if one),
        badge=(BADGES[MeetingState(meeting.state)], str(STATE[MeetingState(meeting.state)])),
        note=meeting.note,
        roadmap=roadmap.name if roadmap else "",
        roadmap_address=reverse("roadmap", args=[roadmap.pk]) if roadmap else "",
        next=_next(contents, runs, language),
        agenda_address=reverse("agenda", args=[meeting.pk]),
        propose_address=reverse("agenda_item_new", args=[meeting.pk]) if takes_part and not is_over else "",
        live_address=reverse("live", args=[meeting.pk]) if begun else "",
        memo_address=reverse("memo", args=[meeting.pk]) if begun else "",
        agenda=tuple((one.title, minutes_words(shared.minutes[at])) for at, one in enumerate(contents.items)),
        attendance=tuple((who_words(row), came_words(row, language)) for row in contents.participants) if begun else (),
        attendance_said=attendance_said(contents.participants) if begun else "",
        shows_called=meeting.state != MeetingState.HELD,
        actions=contents.actions,
        resolutions=contents.resolutions,
        came=contents.came,
        documents=contents.documents,
    )
