"""What all deeds of meetings share: how an event is written, and how somebody else's deed meanwhile is told."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.audit.actions import Stale
from viitta.parts.meetings.models import ActionPoint, AgendaItem, Meeting, NoteLine, Resolution
from viitta.parts.roadmaps.models import Measure

Row = AgendaItem | NoteLine | Resolution | ActionPoint


class Busy(Exception):
    """Somebody else is writing the notes of the meeting now; nothing was saved."""

    def __init__(self, writer: str) -> None:
        super().__init__(writer)
        self.writer = writer


class Frozen(Exception):
    """The memo of the meeting has been approved: what was written in it changes no more."""


def target_of(meeting: Meeting) -> audit.Target:
    """A meeting as the change log names it."""
    return audit.Target("meeting", meeting.pk, meeting.title)


def record(kind: str, meeting: Meeting, by: Actor, at: datetime, **data: Any) -> None:
    """Write the event of a deed in a meeting. Inside the deed's transaction."""
    audit.record(kind, by=by, at=at, organisation=meeting.organisation_id, target=target_of(meeting), data=data)


def check_text(text: str) -> str:
    """The text without spaces around it; ValueError when nothing is left."""
    text = text.strip()
    if not text:
        raise ValueError("there is no text")
    return text


def check_measure(measure: Measure | None, organisation: int) -> None:
    """ValueError for a measure of another organisation."""
    if measure is not None and measure.organisation_id != organisation:
        raise ValueError("the measure is of another organisation")


def check_seen(row: Row, seen: int | None) -> None:
    """Stale when the row is not as it was seen; None takes what is there."""
    if seen is not None and row.revision != seen:
        raise Stale


def ids(rows: Collection[Row] | Sequence[Row]) -> list[int]:
    """Ids of rows as events keep them."""
    return [row.pk for row in rows]
