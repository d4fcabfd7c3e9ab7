"""Changing meetings: their agenda, what is written in them, what they leave behind."""

from viitta.parts.meetings.actions.agenda import (
    NewItem,
    change_item,
    draft_agenda,
    order_items,
    postpone_items,
    propose_items,
    remove_items,
)
from viitta.parts.meetings.actions.base import Busy, Changed, Frozen
from viitta.parts.meetings.actions.live import (
    Attended,
    Visitor,
    begin_meeting,
    end_meeting,
    lay_pen,
    mark_handled,
    record_attendance,
    take_pen,
)
from viitta.parts.meetings.actions.notes import change_line, remove_line, write_lines
from viitta.parts.meetings.actions.outcomes import (
    NewAction,
    NewResolution,
    add_action_points,
    add_resolutions,
    change_action_point,
    change_resolution,
    close_action_point,
    remove_action_point,
    remove_resolution,
    reopen_action_point,
)

__all__ = [
    "Attended",
    "Busy",
    "Changed",
    "Frozen",
    "NewAction",
    "NewItem",
    "NewResolution",
    "Visitor",
    "add_action_points",
    "add_resolutions",
    "begin_meeting",
    "change_action_point",
    "change_item",
    "change_line",
    "change_resolution",
    "close_action_point",
    "draft_agenda",
    "end_meeting",
    "lay_pen",
    "mark_handled",
    "order_items",
    "postpone_items",
    "propose_items",
    "record_attendance",
    "remove_action_point",
    "remove_items",
    "remove_line",
    "remove_resolution",
    "reopen_action_point",
    "take_pen",
    "write_lines",
]
