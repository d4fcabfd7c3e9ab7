"""Who may do what with decisions."""

from viitta.core.actors import Actor, Role
from viitta.parts.organisations.permissions import has_role


def can_keep_decisions(actor: Actor, organisation: int, roadmap: int | None = None) -> bool:
    """Write decisions into the register and change them."""
    return has_role(actor, organisation, Role.ADMINISTRATOR, Role.CONVENOR, roadmap=roadmap)
