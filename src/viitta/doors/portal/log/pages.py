"""The change log in ready strings: who did what, when; page by page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from viitta.doors.portal.history import Told, told
from viitta.parts.audit.models import Event

ADDRESSES = {
    "roadmap": "/roadmaps/",
    "measure": "/measures/",
    "follow_up": "/rounds/",
    "person": "/people/",
    "meeting": "/meetings/",
}
A_PAGE = 50


@dataclass(frozen=True, slots=True)
class LogPage:
    lines: tuple[Told, ...]
    said: str
    previous: str
    next: str


def log_page(events: Sequence[Event], *, number: int, count: int, language: str) -> LogPage:
    """Page `number` (from 1) of `count` events."""
    first = (number - 1) * A_PAGE + 1
    last = min(number * A_PAGE, count)
    return LogPage(
        tuple(told(events, language, addresses=ADDRESSES)),
        _("%(first)s–%(last)s of %(count)s") % {"first": first, "last": last, "count": count} if count else "",
        f"/log/?page={number - 1}" if number > 1 else "",
        f"/log/?page={number + 1}" if last < count else "",
    )
