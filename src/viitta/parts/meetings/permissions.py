"""Who may do what with meetings and what they leave behind."""

from viitta.core.actors import Actor, Role
from viitta.parts.meetings.models import Meeting, Participant
from viitta.parts.organisations.permissions import has_role

RUNS = (Role.ADMINISTRATOR, Role.CONVENOR)


def can_run_meetings(actor: Actor, organisation: int, roadmap: int | None = None) -> bool:
    """Call meetings, change and cancel them, write the live notes, keep the registers."""
    return has_role(actor, organisation, *RUNS, roadmap=roadmap)


def can_run(actor: Actor, meeting: Meeting) -> bool:
    """Run this meeting."""
    return can_run_meetings(actor, meeting.organisation_id, meeting.roadmap_id)


def can_take_part(actor: Actor, organisation: int, roadmap: int | None = None) -> bool:
    """Propose items and times, comment a memo, tell of a visit: everybody with a role but readers."""
    return has_role(actor, organisation, *RUNS, Role.OWNER, Role.MEMBER, roadmap=roadmap)


def can_answer(actor: Actor, participant: Participant) -> bool:
    """Answer an invitation or proposed times: oneself, or whoever runs the meeting, for somebody who told it to them."""
    is_self = participant.person_id is not None and participant.person_id in actor.person_ids
    return is_self or can_run(actor, participant.meeting)
