"""The agenda as a document: time and place, items with their minutes, and under each what the data tells."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from viitta.core import formats
from viitta.core.document import Block, Column, Document, Heading, Lead, Note, Paragraph, Table, Text, runs
from viitta.doors.reports.agenda import standing, steering
from viitta.doors.reports.agenda.gather import Agenda
from viitta.parts.meetings.models import AgendaItem, ItemKind, Meeting

TELLERS: Mapping[str, Callable[[Agenda, str], list[Block]]] = {
    ItemKind.ACTIONS: standing.actions,
    ItemKind.PROGRESS: standing.progress,
    ItemKind.CHALLENGES: standing.challenges,
    ItemKind.RESULTS: standing.results,
    ItemKind.RECOMMENDATIONS: standing.recommendations,
    ItemKind.OPENING: steering.opening,
    ItemKind.PREVIOUS: steering.previous,
    ItemKind.BUDGET: steering.budget,
    ItemKind.CHANGES: steering.changes,
    ItemKind.COMMUNICATION: steering.communication,
    ItemKind.CLOSING: steering.closing,
}


def when_words(starts: datetime | None, ends: datetime | None, language: str) -> str:
    """`16.5.2024 at 9.00–10.30`; that the time is being found when there is none."""
    if starts is None:
        return _("the time is being found")
    first = timezone.localtime(starts)
    said = {"day": formats.day(first.date(), language), "time": formats.clock(first, language)}
    if ends is not None:
        said["time"] += f"–{formats.clock(timezone.localtime(ends), language)}"
    return _("%(day)s at %(time)s") % said


def item_blocks(agenda: Agenda, item: AgendaItem, language: str) -> list[Block]:
    """What an item tells, without its own heading; headings inside begin from level 2."""
    blocks: list[Block] = []
    if item.body:
        blocks.append(Paragraph(runs(item.body)))
    if item.measure is not None:
        blocks.append(Paragraph(runs(Text(item.measure.title, link=f"/measures/{item.measure_id}/"))))
    visit = agenda.visits.get(item.visit_id or 0)
    if visit is not None:
        blocks += standing.visit(visit)
    teller = TELLERS.get(item.kind)
    blocks += teller(agenda, language) if teller else []
    if agenda.joint is not None and item.kind == ItemKind.CHALLENGES:
        blocks += steering.official_days(agenda, language)  # beside the risk of staff resources
    return blocks


def minutes_words(minutes: int) -> str:
    """`10 min`."""
    return _("%(count)s min") % {"count": minutes}


def too_long(agenda: Agenda) -> str:
    """That the minutes do not fit, or are not all used; empty when they do."""
    over, left = agenda.shared.over, agenda.shared.left
    if over:
        said = ngettext(
            "The items take %(count)s minute more than the meeting lasts.",
            "The items take %(count)s minutes more than the meeting lasts.",
            over,
        )
        return said % {"count": over}
    if left and agenda.items:
        said = ngettext(
            "%(count)s minute of the meeting is not used.", "%(count)s minutes of the meeting are not used.", left
        )
        return said % {"count": left}
    return ""


def _overview(agenda: Agenda, language: str) -> Table:
    columns = (Column(_("Item"), width=8), Column(_("Begins"), "right", 2), Column(_("Minutes"), "right", 2))
    rows = []
    for number, item in enumerate(agenda.items):
        start, minutes = agenda.begins(number), agenda.shared.minutes[number]
        clock = formats.clock(timezone.localtime(start), language) if start else "–"
        rows.append((runs(Text(f"{number + 1} {item.title}", strong=True)), runs(clock), runs(minutes_words(minutes))))
    return Table(_("Items and their minutes"), columns, tuple(rows))


def _lead(meeting: Meeting, language: str) -> str:
    said = when_words(meeting.starts_at, meeting.ends_at, language)
    return f"{said}, {meeting.place}" if meeting.place else said


def _blocks(agenda: Agenda, language: str) -> list[Block]:
    blocks: list[Block] = [Lead(runs(_lead(agenda.meeting, language)))]
    if not agenda.items:
        return [*blocks, Paragraph(runs(_("The agenda has no items yet.")))]
    blocks.append(_overview(agenda, language))
    if told := too_long(agenda):
        blocks.append(Note(runs(told)))
    for number, item in enumerate(agenda.items):
        words = f"{number + 1} {item.title} ({minutes_words(agenda.shared.minutes[number])})"
        blocks += [Heading(1, words), *item_blocks(agenda, item, language)]
    return blocks


def item_document(agenda: Agenda, item: AgendaItem, *, language: str) -> Document:
    """One item as a document of its own: its title is the first heading."""
    meeting = agenda.meeting
    with override(language):
        return Document(
            title=item.title,
            language=language,
            organisation=meeting.organisation.name,
            date=agenda.today,
            blocks=(Heading(1, item.title), *item_blocks(agenda, item, language)),
        )


def agenda_document(agenda: Agenda, *, language: str) -> Document:
    """The agenda in a language."""
    meeting = agenda.meeting
    with override(language):
        return Document(
            title=_("Agenda: %(meeting)s") % {"meeting": meeting.title},
            subtitle=meeting.group.name,
            language=language,
            organisation=meeting.organisation.name,
            date=agenda.today,
            blocks=tuple(_blocks(agenda, language)),
            footer=_("Drawn from the data of %(day)s.") % {"day": formats.day(agenda.today, language)},
        )
