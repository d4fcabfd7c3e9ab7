"""Getting the meeting, item, line, action or resolution that an address names: what one may not see does not exist."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.utils import timezone

from viitta.parts.meetings import queries
from viitta.parts.meetings.models import ActionPoint, AgendaItem, Meeting, NoteLine, Resolution
from viitta.parts.meetings.queries import agenda
from viitta.parts.ui.requests import ActorRequest


def _found(request: ActorRequest, pk: int, get: Callable[..., Any]) -> Any:
    try:
        return get(request.actor, pk, on=timezone.localdate())
    except (ObjectDoesNotExist, OverflowError):
        raise Http404 from None


def get_meeting(request: ActorRequest, pk: int) -> Meeting:
    """A meeting that the signed-in person may see."""
    found: Meeting = _found(request, pk, queries.get_meeting)
    return found


def get_item(request: ActorRequest, pk: int) -> AgendaItem:
    """An item of an agenda or of the waiting ones."""
    found: AgendaItem = _found(request, pk, agenda.get_item)
    return found


def get_line(request: ActorRequest, pk: int) -> NoteLine:
    """A line of notes."""
    found: NoteLine = _found(request, pk, agenda.get_line)
    return found


def get_action(request: ActorRequest, pk: int) -> ActionPoint:
    """An action of the register."""
    found: ActionPoint = _found(request, pk, agenda.get_action)
    return found


def get_resolution(request: ActorRequest, pk: int) -> Resolution:
    """A resolution of the register."""
    found: Resolution = _found(request, pk, agenda.get_resolution)
    return found
