"""Who may do what with indicators and their readings."""

from viitta.core.actors import Actor, Role
from viitta.parts.indicators.models import Indicator
from viitta.parts.organisations.permissions import has_role


def can_edit_indicators(actor: Actor, organisation: int) -> bool:
    """What is measured, in which unit, from where to where: the convenor's work."""
    return has_role(actor, organisation, Role.ADMINISTRATOR, Role.CONVENOR)


def can_tell_reading(actor: Actor, indicator: Indicator) -> bool:
    """Tell a reading outside the rounds: the convenor, and the indicator's own owner."""
    owns = indicator.owner_id is not None and actor.person_in(indicator.organisation_id) == indicator.owner_id
    return can_edit_indicators(actor, indicator.organisation_id) or owns


def can_answer_reading(actor: Actor, indicator: Indicator) -> bool:
    """Whose answer in a round a reading may be: anybody who can be asked at all; follow-up knows who is asked of it."""
    is_somebody = actor.person_in(indicator.organisation_id) is not None
    return can_edit_indicators(actor, indicator.organisation_id) or is_somebody
