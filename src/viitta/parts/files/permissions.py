"""Who may attach and change documents. Who may see one is whoever sees the thing it hangs on: its part tells."""

from viitta.core.actors import Actor, Role
from viitta.parts.files.models import Document

ATTACHING = frozenset({Role.ADMINISTRATOR, Role.CONVENOR, Role.COORDINATOR, Role.OWNER, Role.MEMBER})
TIDYING = frozenset({Role.ADMINISTRATOR, Role.CONVENOR})


class NotAllowed(Exception):
    """The actor may not do this to a document."""


def require(allowed: bool) -> None:
    """Stop a deed that is not allowed."""
    if not allowed:
        raise NotAllowed


def can_attach(actor: Actor, organisation: int, roadmap: int | None) -> bool:
    """Everybody who works on the roadmap; readers only read."""
    return actor.is_unlimited or bool(actor.roles_in(organisation, roadmap) & ATTACHING)


def can_change(actor: Actor, document: Document) -> bool:
    """The convenor, and whoever attached it."""
    roles = actor.roles_in(document.organisation, document.roadmap)
    own = document.by_account is not None and document.by_account == actor.account
    return actor.is_unlimited or bool(roles & TIDYING) or (own and bool(roles & ATTACHING))
