"""Who reads the outbox: those who must know whether the mails went out."""

from viitta.core.actors import Actor, Role


def readable_organisations(actor: Actor) -> frozenset[int]:
    """Organisations whose sent and unsent mails the actor may read."""
    keepers = {Role.ADMINISTRATOR, Role.CONVENOR}
    return frozenset(grant.organisation for grant in actor.grants if grant.role in keepers and grant.roadmap is None)


def can_read(actor: Actor, organisation: int | None) -> bool:
    return actor.is_unlimited or organisation in readable_organisations(actor)
