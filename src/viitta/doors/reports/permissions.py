"""Who may do what with reports."""

from viitta.core.actors import Actor, Role
from viitta.parts.organisations.permissions import has_role, require
from viitta.parts.roadmaps.models import Roadmap

RUNS = (Role.ADMINISTRATOR, Role.CONVENOR)

__all__ = ["can_comment", "can_write", "require"]


def can_write(actor: Actor, roadmap: Roadmap) -> bool:
    """Begin a report of a roadmap, write into it, handle comments, publish it."""
    return has_role(actor, roadmap.organisation_id, *RUNS, roadmap=roadmap.pk)


def can_comment(actor: Actor, roadmap: Roadmap) -> bool:
    """Say what one thinks of a section: everybody with a role but readers."""
    return has_role(actor, roadmap.organisation_id, *RUNS, Role.OWNER, Role.MEMBER, roadmap=roadmap.pk)
