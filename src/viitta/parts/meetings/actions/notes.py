"""Lines of notes: written one by one while people talk, changed, removed and brought back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.meetings.actions.base import check_seen, check_text, ids, record
from viitta.parts.meetings.actions.live import write_into
from viitta.parts.meetings.models import AgendaItem, Meeting, NoteLine


def line_target(line: NoteLine) -> audit.Target:
    """A line of notes as traces name it."""
    return audit.Target("note_line", line.pk, " ".join(line.text.split())[:300])


def _into(item: AgendaItem, by: Actor, at: datetime) -> Meeting:
    if item.meeting is None:
        raise ValueError("the item is on no agenda")
    return write_into(item.meeting, by, at)


def touch(item: AgendaItem, at: datetime) -> None:
    """An item under which something was written has been gone through. Inside the transaction of a deed."""
    AgendaItem.objects.filter(pk=item.pk, handled_at=None).update(handled_at=at)


@transaction.atomic
def write_lines(*, item: AgendaItem, texts: Sequence[str], key: str = "", by: Actor, at: datetime) -> list[NoteLine]:
    """Write lines under an item. ValueError for an empty one, Busy while somebody else writes.

    `key` names one sending of one line: when its answer was lost and it is sent again, what was written is returned.
    """
    if key and len(texts) != 1:
        raise ValueError("a key is of one line")
    meeting = _into(item, by, at)
    there = list(NoteLine.objects.filter(item=item, key=key)) if key else []
    if there:
        return there
    last = NoteLine.objects.filter(item=item).aggregate(most=Max("position"))["most"] or 0
    signed = by.signature(meeting.organisation_id)._asdict()
    made = [
        NoteLine.objects.create(item=item, position=last + number, text=check_text(text), key=key, at=at, **signed)
        for number, text in enumerate(texts, start=1)
    ]
    touch(item, at)
    record("meetings.lines.written", meeting, by, at, lines=ids(made))
    return made


@transaction.atomic
def change_line(*, line: NoteLine, text: str, seen: int | None = None, by: Actor, at: datetime) -> NoteLine:
    """Change the words of a line. Stale when somebody has changed it meanwhile."""
    meeting = _into(line.item, by, at)
    fresh = NoteLine.objects.get(pk=line.pk)
    check_seen(fresh, seen)
    fresh.text, fresh.revision = check_text(text), fresh.revision + 1
    fresh.save(update_fields=["text", "revision"])
    record("meetings.line.changed", meeting, by, at, lines=[line.pk])
    return fresh


@transaction.atomic
def remove_line(*, line: NoteLine, restore: bool = False, by: Actor, at: datetime) -> None:
    """Take a line off the notes, or bring it back."""
    meeting = _into(line.item, by, at)
    NoteLine.objects.filter(pk=line.pk).update(removed_at=None if restore else at, revision=F("revision") + 1)
    record("meetings.line.restored" if restore else "meetings.line.removed", meeting, by, at, lines=[line.pk])
