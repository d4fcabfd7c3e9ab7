"""Who may do what with organisations, people and groups; and the two questions that all parts build on."""

from viitta.core.actors import Actor, Role


class Forbidden(Exception):
    """The actor may not do this. Doors answer as if the thing did not exist: 404."""


def require(allowed: bool) -> None:
    """Stop a deed that is not allowed."""
    if not allowed:
        raise Forbidden


def has_role(actor: Actor, organisation: int, *roles: Role, roadmap: int | None = None) -> bool:
    """Whether the actor has one of the roles on the organisation, or on the roadmap when one is named."""
    return actor.is_unlimited or bool(actor.roles_in(organisation, roadmap) & set(roles))


def can_administer(actor: Actor, organisation: int) -> bool:
    """People's grants, settings, the organisation itself."""
    return has_role(actor, organisation, Role.ADMINISTRATOR)


def can_manage_people(actor: Actor, organisation: int) -> bool:
    """People, units, groups and seats."""
    return has_role(actor, organisation, Role.ADMINISTRATOR, Role.CONVENOR)


def can_lead_circles(actor: Actor, organisation: int) -> bool:
    """Form a circle that the organisation leads, and say who belongs to it."""
    if actor.is_unlimited or has_role(actor, organisation, Role.ADMINISTRATOR, Role.CONVENOR):
        return True
    return any(one.organisation == organisation and one.role == Role.COORDINATOR for one in actor.grants)


def can_see_names(actor: Actor, organisation: int) -> bool:
    """Names of people are internal: for those who have a role in the organisation."""
    return actor.is_unlimited or organisation in actor.organisations
