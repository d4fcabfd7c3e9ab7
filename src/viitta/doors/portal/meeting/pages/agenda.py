"""The agenda page: items with their minutes and what the data tells of each, what waits, what was removed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from viitta.core import formats
from viitta.core.actors import Actor
from viitta.core.agenda import standing_missing
from viitta.doors.reports.agenda import Agenda, item_document, when_words
from viitta.doors.reports.agenda.build import minutes_words, too_long
from viitta.parts.meetings.models import AgendaItem, ItemKind, MeetingKind, MeetingState
from viitta.parts.meetings.permissions import can_change_item, can_run, can_take_part
from viitta.parts.meetings.words import ITEM
from viitta.render.html import fragment

FILES = (("docx", "Word"), ("pdf", "PDF"))
KEPT = (ItemKind.PRESENTATION, ItemKind.PROPOSED)


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item in ready strings; addresses are empty for those who may not change it."""

    pk: int
    title: str
    under: str
    time: str
    content: str
    actions_address: str
    edit_address: str
    can_wait: bool


@dataclass(frozen=True, slots=True)
class AgendaPage:
    title: str
    sub: str
    meeting: str
    meeting_address: str
    live_address: str
    live_word: str
    draft_address: str
    propose_address: str
    lacks: str
    told: str
    files: tuple[tuple[str, str], ...]
    items: tuple[ItemLine, ...]
    waiting: tuple[ItemLine, ...]
    removed: tuple[ItemLine, ...]


def time_words(agenda: Agenda, number: int, language: str) -> str:
    """`9.10, 24 min`."""
    minutes, start = minutes_words(agenda.shared.minutes[number]), agenda.begins(number)
    return f"{formats.clock(timezone.localtime(start), language)}, {minutes}" if start else minutes


def _line(item: AgendaItem, actor: Actor, *, time: str = "", content: str = "", may: bool = False) -> ItemLine:
    may = may or can_change_item(actor, item)
    return ItemLine(
        pk=item.pk,
        title=item.title,
        under=item.body if len(item.body) <= 200 else item.body[:199] + "…",
        time=time,
        content=content,
        actions_address=reverse("agenda_item_do", args=[item.pk]) if may else "",
        edit_address=reverse("agenda_item_edit", args=[item.pk]) if may else "",
        can_wait=item.kind in KEPT,
    )


def content_of(agenda: Agenda, item: AgendaItem, language: str) -> str:
    """What an item tells, as markup that follows a heading of the second level."""
    return fragment(item_document(agenda, item, language=language)).partition("</h2>")[2].strip()


def agenda_page(
    agenda: Agenda, waiting: Sequence[AgendaItem], removed: Sequence[AgendaItem], actor: Actor, language: str
) -> AgendaPage:
    """An agenda in ready strings for the actor."""
    meeting, contents = agenda.meeting, [content_of(agenda, item, language) for item in agenda.items]
    runs, is_over = can_run(actor, meeting), meeting.state in (MeetingState.HELD, MeetingState.CANCELLED)
    steering = meeting.kind == MeetingKind.STEERING
    to_answer = bool(agenda.recommendations)
    kinds = standing_missing([one.kind for one in agenda.items], recommendations=to_answer, steering=steering)
    here, live = reverse("agenda", args=[meeting.pk]), meeting.state == MeetingState.RUNNING
    where = f", {meeting.place}" if meeting.place else ""
    takes_part = can_take_part(actor, meeting.organisation_id, meeting.roadmap_id) and not is_over
    return AgendaPage(
        title=_("Agenda: %(meeting)s") % {"meeting": meeting.title},
        sub=when_words(meeting.starts_at, meeting.ends_at, language) + where,
        meeting=meeting.title,
        meeting_address=reverse("meeting", args=[meeting.pk]),
        live_address=reverse("live", args=[meeting.pk]) if live or (runs and not is_over and agenda.items) else "",
        live_word=_("To the notes") if live else _("To the meeting"),
        draft_address=reverse("agenda_draft", args=[meeting.pk]) if runs and not is_over else "",
        propose_address=reverse("agenda_item_new", args=[meeting.pk]) if takes_part else "",
        lacks=", ".join(str(ITEM[ItemKind(kind)]) for kind in kinds),
        told=too_long(agenda),
        files=tuple((f"{here}?format={kind}", word) for kind, word in FILES),
        items=tuple(
            _line(item, actor, time=time_words(agenda, number, language), content=contents[number], may=runs)
            for number, item in enumerate(agenda.items)
        ),
        waiting=tuple(_line(item, actor) for item in waiting),
        removed=tuple(_line(item, actor) for item in removed) if runs else (),
    )
