"""Who may do what with roadmaps and measures."""

from viitta.core.actors import Actor, Role
from viitta.parts.organisations.permissions import has_role
from viitta.parts.roadmaps.models import Measure, Roadmap


def can_found_roadmap(actor: Actor, organisation: int) -> bool:
    return has_role(actor, organisation, Role.ADMINISTRATOR, Role.CONVENOR)


def can_edit_roadmap(actor: Actor, roadmap: Roadmap) -> bool:
    """Plan, themes, goals, measures, owners: the convenor's work."""
    return has_role(actor, roadmap.organisation_id, Role.ADMINISTRATOR, Role.CONVENOR, roadmap=roadmap.pk)


def can_edit_measure(actor: Actor, measure: Measure) -> bool:
    return has_role(actor, measure.organisation_id, Role.ADMINISTRATOR, Role.CONVENOR, roadmap=measure.roadmap_id)


def can_report_on(actor: Actor, measure: Measure) -> bool:
    """Whose answer in a round may move a measure's status and end: its convenor's, or a person's of the organisation."""
    return can_edit_measure(actor, measure) or actor.person_in(measure.organisation_id) is not None


def can_keep_parties(actor: Actor, organisation: int) -> bool:
    """Suppliers, authorities and other projects outside: also for who convenes only one roadmap."""
    roles = {grant.role for grant in actor.grants if grant.organisation == organisation}
    return actor.is_unlimited or bool(roles & {Role.ADMINISTRATOR, Role.CONVENOR})


def can_edit_strategy(actor: Actor, organisation: int) -> bool:
    """The strategy's goals are of the whole organisation, whichever roadmaps serve them."""
    return has_role(actor, organisation, Role.ADMINISTRATOR, Role.CONVENOR)
