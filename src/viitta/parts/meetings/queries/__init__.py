"""Getting meetings and what they left behind; always only what the actor may see."""

from viitta.parts.meetings.queries.agenda import coming_or_last
from viitta.parts.meetings.queries.meetings import get_meeting, groups_of, meetings_of, visible

__all__ = ["coming_or_last", "get_meeting", "groups_of", "meetings_of", "visible"]
