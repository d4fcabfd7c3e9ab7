"""Who may do what with the risk register."""

from viitta.core.actors import Actor, Role
from viitta.parts.organisations.permissions import has_role
from viitta.parts.risks.models import Risk
from viitta.parts.roadmaps.models import Roadmap


def can_keep_risks(actor: Actor, roadmap: Roadmap) -> bool:
    """Add risks, change them, take in what was seen in a round."""
    return has_role(actor, roadmap.organisation_id, Role.ADMINISTRATOR, Role.CONVENOR, roadmap=roadmap.pk)


def can_review(actor: Actor, risk: Risk) -> bool:
    """Say how a risk is seen now: whoever keeps the register, and the risk's own owner."""
    return can_keep_risks(actor, risk.roadmap) or (risk.owner_id is not None and risk.owner_id in actor.person_ids)
