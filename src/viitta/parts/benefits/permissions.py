"""Who may do what with benefits. Planned retirements are the organisation's own figures: for its own people only."""

from viitta.core.actors import Actor, Role
from viitta.parts.benefits.models import Benefit
from viitta.parts.organisations.permissions import has_role


def can_keep_benefits(actor: Actor, organisation: int, roadmap: int | None = None) -> bool:
    """Add benefits, change them, say how they stand: whoever runs the roadmap or coordinates a joint project."""
    return has_role(actor, organisation, Role.ADMINISTRATOR, Role.CONVENOR, Role.COORDINATOR, roadmap=roadmap)


def can_keep(actor: Actor, benefit: Benefit) -> bool:
    """The same of one benefit."""
    return can_keep_benefits(actor, benefit.organisation_id, benefit.roadmap_id)


def can_tell(actor: Actor, benefit: Benefit) -> bool:
    """Tell what was realised in a year: whoever keeps the benefits, and the benefit's own owner."""
    return can_keep(actor, benefit) or (benefit.owner_id is not None and benefit.owner_id in actor.person_ids)


def can_see_retirements(actor: Actor, organisation: int) -> bool:
    """Numbers of planned retirements by unit: those who have a role in the organisation itself."""
    return actor.is_unlimited or organisation in actor.organisations
