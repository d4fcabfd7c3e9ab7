"""The memo in Finnish form: heading, time, place, present and absent, numbered items, actions, next meeting, approval."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from viitta.core import formats
from viitta.core.document import (
    Block,
    Column,
    Document,
    Heading,
    Item,
    Lead,
    ListBlock,
    Note,
    Paragraph,
    Table,
    Text,
    runs,
)
from viitta.doors.reports.memo.gather import Handled, MemoFacts
from viitta.parts.meetings.models import ActionPoint, ApprovalRole, Meeting, MemoApproval, Participant, ParticipantRole
from viitta.parts.meetings.words import PUBLICITY, ROLE
from viitta.parts.organisations.models import Person


def span_words(starts: datetime | None, ends: datetime | None, language: str) -> str:
    """`23.4.2026 klo 9.00–10.30`; that the time has not been written down when there is none."""
    if starts is None:
        return _("not written down")
    first = timezone.localtime(starts)
    said = {"day": formats.day(first.date(), language), "time": formats.clock(first, language)}
    if ends is not None:
        last = timezone.localtime(ends)
        day = f"{formats.day(last.date(), language)} " if last.date() != first.date() else ""
        said["time"] += f"–{day}{formats.clock(last, language)}"
    return _("%(day)s at %(time)s") % said


def held_span(meeting: Meeting) -> tuple[datetime | None, datetime | None]:
    """When the meeting was held: as it was begun and ended, else as it was called."""
    if meeting.begun_at is not None and meeting.ended_at is not None and meeting.ended_at > meeting.begun_at:
        return meeting.begun_at, meeting.ended_at
    return meeting.starts_at, meeting.ends_at


def who(title: str, person: Person | None, names: bool) -> str:
    """The title, or the name and the title."""
    if names and person is not None and person.name and person.name != title:
        return f"{person.name}, {title}"
    return title


def presence(row: Participant, language: str) -> str:
    """Whether somebody was there for the whole meeting, came later or left before its end."""
    said = []
    if row.arrived_at is not None:
        said.append(_("arrived at %(time)s") % {"time": formats.clock(timezone.localtime(row.arrived_at), language)})
    if row.left_at is not None:
        said.append(_("left at %(time)s") % {"time": formats.clock(timezone.localtime(row.left_at), language)})
    return ", ".join(said) or _("the whole meeting")


def _people(facts: MemoFacts, language: str) -> list[Block]:
    names = facts.memo.shows_names
    present = [row for row in facts.participants if row.is_present]
    absent = [row for row in facts.participants if row.is_present is False]
    unknown = [row for row in facts.participants if row.is_present is None]
    blocks: list[Block] = [Heading(1, pgettext("in a memo", "Present"), plain=True)]
    if present:
        columns = (
            Column(_("Who"), width=5), Column(_("Sector"), width=4), Column(_("Task"), width=3),
            Column(_("Presence"), width=4),
        )  # fmt: skip
        rows = tuple(
            (
                runs(who(row.title, row.person, names)), runs(row.sector or "–"),
                runs(str(ROLE[row.role]) if row.role != ParticipantRole.MEMBER else "–"),  # type: ignore[index]
                runs(presence(row, language)),
            )
            for row in present
        )  # fmt: skip
        blocks.append(Table(pgettext("in a memo", "Present"), columns, rows))
    else:
        blocks.append(Paragraph(runs(_("Nobody has been marked as present."))))
    for title, rows_of in ((pgettext("in a memo", "Absent"), absent), (_("Presence not written down"), unknown)):
        if rows_of:
            blocks += [Heading(1, title, plain=True), ListBlock(tuple(_absent(row, names) for row in rows_of), bullets=True)]  # fmt: skip
    return blocks


def _absent(row: Participant, names: bool) -> Item:
    return Item(runs(who(row.title, row.person, names) + (f" ({row.sector})" if row.sector else "")))


def owner_words(row: ActionPoint, names: bool) -> str:
    """Who takes it on, or that nobody does."""
    title = row.owner_title or (row.owner.label if row.owner else "")
    return who(title, row.owner, names) if title else _("nobody named")


def due_words(row: ActionPoint, language: str) -> str:
    return formats.day(row.due_on, language) if row.due_on else _("no day")


def _paragraphs(text: str) -> list[Block]:
    """A text as paragraphs: an empty line parts them."""
    return [Paragraph(runs(part.strip())) for part in text.split("\n\n") if part.strip()]


def _under(one: Handled, names: bool, language: str) -> list[Block]:
    """What stands under an item."""
    blocks: list[Block] = []
    for line in one.lines:
        blocks += _paragraphs(line.text)
    for resolution in one.resolutions:
        blocks.append(Paragraph(runs(Text(_("Resolution:"), strong=True), f" {resolution.text}")))
    for action in one.actions:
        said = {"text": action.text, "owner": owner_words(action, names), "due": due_words(action, language)}
        words = _("%(text)s (by: %(owner)s, due: %(due)s)") % said
        blocks.append(Paragraph(runs(Text(_("Task:"), strong=True), f" {words}")))
    return blocks or [Paragraph(runs(_("Nothing to write down.")))]


def _items(facts: MemoFacts, language: str) -> list[Block]:
    blocks: list[Block] = []
    for one in facts.handled:
        title = one.item.title if one.item else _("Other resolutions and tasks")
        blocks.append(Heading(1, title))
        if one.item is not None and one.item.measure is not None:
            link = f"/measures/{one.item.measure_id}/"
            blocks.append(Note(runs(_("Measure:"), " ", Text(one.item.measure.title, link=link))))
        blocks += _under(one, facts.memo.shows_names, language)
    return blocks or [Paragraph(runs(_("The meeting had no agenda.")))]


def _tasks(actions: Sequence[ActionPoint], names: bool, language: str) -> list[Block]:
    """All tasks of the meeting together."""
    if not actions:
        return []
    columns = (Column(_("Task"), width=7), Column(_("Owner of the task"), width=4), Column(_("Due day"), width=3))
    rows = tuple(
        (runs(row.text), runs(owner_words(row, names)), runs(due_words(row, language))) for row in actions
    )  # fmt: skip
    caption = _("Tasks of the meeting")
    return [Heading(1, caption, plain=True), Table(caption, columns, rows)]


def _ending(facts: MemoFacts, language: str) -> list[Block]:
    blocks = [*_tasks(facts.actions, facts.memo.shows_names, language)]
    blocks.append(Heading(1, _("Next meeting"), plain=True))
    following = facts.following
    if following is not None and following.starts_at is not None:
        said = span_words(following.starts_at, following.ends_at, language)
        place = f", {following.place}" if following.place else ""
        blocks.append(Paragraph(runs(f"{following.title}: {said}{place}")))
    else:
        blocks.append(Paragraph(runs(_("The next meeting has not been agreed on."))))
    if facts.memo.text:
        blocks += [Heading(1, _("Further information"), plain=True), *_paragraphs(facts.memo.text)]
    return blocks + _approved(facts.approvals, facts.memo.shows_names, language)


def _approved(approvals: Iterable[MemoApproval], names: bool, language: str) -> list[Block]:
    """Who checked and approved, when; nothing while nobody has."""
    items = []
    for row in approvals:
        if row.given_at is None:
            continue
        said = {
            "who": who(row.title, row.person, names),
            "day": formats.day(timezone.localdate(row.given_at), language),
        }
        words = _("Approved: %(who)s %(day)s") if row.role == ApprovalRole.APPROVER else _("Checked: %(who)s %(day)s")
        items.append(Item(runs(words % said)))
    return [Heading(1, _("Approval"), plain=True), ListBlock(tuple(items), bullets=True)] if items else []


def _facts(facts: MemoFacts, language: str) -> list[Block]:
    """Time, place, diary number and publicity."""
    starts, ends = held_span(facts.meeting)
    place = facts.meeting.place or _("not written down")
    blocks: list[Block] = [
        Lead(runs(Text(_("Time:"), strong=True), f" {span_words(starts, ends, language)}")),
        Lead(runs(Text(_("Place:"), strong=True), f" {place}")),
    ]
    if facts.memo.diary_number:
        blocks.append(Paragraph(runs(Text(_("Diary number:"), strong=True), f" {facts.memo.diary_number}")))
    words = PUBLICITY[facts.memo.publicity]  # type: ignore[index]
    blocks.append(Paragraph(runs(Text(_("Publicity:"), strong=True), f" {words}")))
    return blocks


def memo_document(facts: MemoFacts, *, language: str) -> Document:
    """The memo in a language: the same facts always give the same document. ValueError while the time is being found."""
    meeting = facts.meeting
    starts, _ends = held_span(meeting)
    if starts is None:
        raise ValueError("a meeting without a time has no memo")
    with override(language):
        return Document(
            title=_("Memo: %(meeting)s") % {"meeting": meeting.title},
            subtitle=meeting.group.name,
            language=language,
            organisation=meeting.organisation.name,
            date=timezone.localdate(starts),
            blocks=(*_facts(facts, language), *_people(facts, language), *_items(facts, language), *_ending(facts, language)),
            footer=meeting.group.name,
            numbered=True,
        )  # fmt: skip
