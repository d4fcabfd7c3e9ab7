"""What meetings leave behind in ready strings: actions and resolutions, on pages and in registers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.core.actors import Actor
from viitta.parts.meetings.models import ActionPoint, ActionState, Resolution
from viitta.parts.meetings.permissions import can_close, can_run
from viitta.parts.meetings.words import ACTION
from viitta.parts.traces.models import Trace

BADGES = {ActionState.OPEN: "planned", ActionState.DONE: "done", ActionState.DROPPED: "dropped"}
PLACES = {"measure": "measure", "risk": "risk", "action_point": "action", "meeting": "meeting"}


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action; addresses are empty for those who may not do it."""

    pk: int
    text: str
    address: str
    owner: str
    due: str
    is_late: bool
    badge: tuple[str, str]
    closing: str
    meeting: str
    meeting_address: str
    group: str
    measure: str
    measure_address: str
    edit_address: str
    close_address: str
    open_address: str
    do_address: str


@dataclass(frozen=True, slots=True)
class ResolutionLine:
    pk: int
    text: str
    day: str
    meeting: str
    meeting_address: str
    group: str
    measure: str
    measure_address: str
    edit_address: str
    do_address: str


@dataclass(frozen=True, slots=True)
class CameLine:
    """Something that was made of what was said."""

    kind: str
    label: str
    address: str


def due_words(row: ActionPoint, today: date, language: str) -> str:
    """The due day; for an open one that has passed also by how much."""
    if row.due_on is None:
        return _("no day")
    day, late = formats.day(row.due_on, language), (today - row.due_on).days
    if late <= 0 or row.state != ActionState.OPEN:
        return day
    said = ngettext("%(day)s, late by %(count)s day", "%(day)s, late by %(count)s days", late)
    return said % {"day": day, "count": late}


def _closed(row: ActionPoint, language: str) -> str:
    if row.state == ActionState.OPEN or row.closed_on is None:
        return ""
    day = formats.day(row.closed_on, language)
    return f"{day}: {row.closing}" if row.closing else day


def action_line(row: ActionPoint, actor: Actor, today: date, language: str) -> ActionLine:
    """An action for the actor. Its meeting is read with it."""
    is_open, is_late = row.state == ActionState.OPEN, bool(row.due_on and row.due_on < today)
    closes, runs = can_close(actor, row), can_run(actor, row.meeting)

    def address(name: str, shown: bool) -> str:
        return reverse(name, args=[row.pk]) if shown else ""

    word = _("overdue") if is_open and is_late else str(ACTION[ActionState(row.state)])
    return ActionLine(
        pk=row.pk,
        text=row.text,
        address=reverse("action", args=[row.pk]),
        owner=row.owner_title or _("nobody yet"),
        due=due_words(row, today, language),
        is_late=is_open and is_late,
        badge=("late" if is_open and is_late else BADGES[ActionState(row.state)], word),
        closing=_closed(row, language),
        meeting=row.meeting.title,
        meeting_address=reverse("meeting", args=[row.meeting_id]),
        group=row.group.name,
        measure=row.measure.title if row.measure else "",
        measure_address=reverse("measure", args=[row.measure_id]) if row.measure_id else "",
        edit_address=address("action_edit", runs),
        close_address=address("action_close", closes and is_open),
        open_address=address("action_do", closes and not is_open),
        do_address=address("action_do", runs),
    )


def resolution_line(row: Resolution, actor: Actor, language: str) -> ResolutionLine:
    """A resolution for the actor. Its meeting and group are read with it."""
    starts, runs = row.meeting.starts_at, can_run(actor, row.meeting)
    return ResolutionLine(
        pk=row.pk,
        text=row.text,
        day=formats.day(timezone.localdate(starts), language) if starts else "",
        meeting=row.meeting.title,
        meeting_address=reverse("meeting", args=[row.meeting_id]),
        group=row.meeting.group.name,
        measure=row.measure.title if row.measure else "",
        measure_address=reverse("measure", args=[row.measure_id]) if row.measure_id else "",
        edit_address=reverse("resolution_edit", args=[row.pk]) if runs else "",
        do_address=reverse("resolution_do", args=[row.pk]) if runs else "",
    )


def kind_words() -> Mapping[str, str]:
    """What things are called that come of a meeting."""
    return {"measure": _("measure"), "risk": _("risk"), "observation": _("observation"), "action_point": _("action")}


def came_lines(traces: Iterable[Trace]) -> tuple[CameLine, ...]:
    """What came of a meeting or a line, with where it is seen."""
    words = kind_words()
    return tuple(
        CameLine(
            words.get(one.to_kind, one.to_kind),
            one.to_label,
            reverse(PLACES[one.to_kind], args=[one.to_id]) if one.to_kind in PLACES else "",
        )
        for one in traces
    )
