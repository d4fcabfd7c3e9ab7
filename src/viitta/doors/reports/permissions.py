"""Who may do what with reports."""

from viitta.core.actors import Actor, Role
from viitta.doors.reports.models import FINAL, TO_FUNDER
from viitta.parts.organisations.permissions import has_role, require
from viitta.parts.roadmaps.models import Roadmap

RUNS = (Role.ADMINISTRATOR, Role.CONVENOR)
COORDINATES = (*RUNS, Role.COORDINATOR)

__all__ = ["can_comment", "can_write", "require"]


def can_write(actor: Actor, roadmap: Roadmap, kind: str = FINAL) -> bool:
    """Begin a report of a roadmap, write into it, handle comments, publish it. To a funder the coordinator writes too."""
    roles = COORDINATES if kind in TO_FUNDER else RUNS
    return has_role(actor, roadmap.organisation_id, *roles, roadmap=roadmap.pk)


def can_comment(actor: Actor, roadmap: Roadmap, kind: str = FINAL) -> bool:
    """Say what one thinks of a section: everybody with a role but readers."""
    if can_write(actor, roadmap, kind):
        return True
    return has_role(actor, roadmap.organisation_id, Role.OWNER, Role.MEMBER, roadmap=roadmap.pk)
