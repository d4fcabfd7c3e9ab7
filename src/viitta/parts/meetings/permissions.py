"""Who may do what with meetings and what they leave behind."""

from viitta.core.actors import Actor, Role
from viitta.parts.meetings.models import ActionPoint, AgendaItem, ItemKind, Meeting, Participant
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


def can_change_item(actor: Actor, item: AgendaItem) -> bool:
    """Whoever runs the meeting or its group's meetings; who proposed the item, until the meeting has ended."""
    meeting = item.meeting
    if can_run_meetings(actor, item.organisation_id, meeting.roadmap_id if meeting else None):
        return True
    own = item.by_account is not None and item.by_account == actor.account
    return own and item.kind == ItemKind.PROPOSED and (meeting is None or meeting.begun_at is None)


def can_close(actor: Actor, action: ActionPoint) -> bool:
    """Close an action: whoever runs the meetings, and its owner."""
    return can_run(actor, action.meeting) or (action.owner_id is not None and action.owner_id in actor.person_ids)


def can_answer(actor: Actor, participant: Participant) -> bool:
    """Answer an invitation or proposed times: oneself, or whoever runs the meeting, for somebody who told it to them."""
    is_self = participant.person_id is not None and participant.person_id in actor.person_ids
    return is_self or can_run(actor, participant.meeting)
