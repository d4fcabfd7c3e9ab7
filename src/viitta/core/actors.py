"""Who does a deed: every action takes one Actor as `by`, and the audit log writes it down."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple


class ActorKind(StrEnum):
    """What kind of doer an actor is."""

    ACCOUNT = "account"
    PERSON_LINK = "person_link"  # a person who answers from a link in a mail, without signing in
    COMMAND_LINE = "command_line"
    API_TOKEN = "api_token"
    SYSTEM = "system"  # what time makes due


class Role(StrEnum):
    """Roles of a grant, from the widest to the narrowest."""

    ADMINISTRATOR = "administrator"  # pääkäyttäjä
    CONVENOR = "convenor"  # koollekutsuja
    COORDINATOR = "coordinator"  # hankekoordinaattori
    OWNER = "owner"  # vastuuhenkilö
    MEMBER = "member"  # työryhmän jäsen
    READER = "reader"  # lukija


@dataclass(frozen=True, slots=True)
class ActorGrant:
    """A role on an organisation, or on one roadmap of it, in force at the moment the actor was made."""

    role: Role
    organisation: int
    roadmap: int | None = None


@dataclass(frozen=True, slots=True)
class ActorPerson:
    """Who the actor is in an organisation: one account may be a person of several."""

    person: int
    organisation: int


class Signature(NamedTuple):
    """Who wrote a row: what they were called then, and by whom that name is found when it is to be erased."""

    by_label: str
    by_person: int | None
    by_account: int | None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `label` is what the log shows; `grants` are the roles in force when the request began."""

    kind: ActorKind
    label: str
    account: int | None = None
    people: tuple[ActorPerson, ...] = ()
    grants: tuple[ActorGrant, ...] = ()
    link: int | None = None  # the update link that a person came by

    @property
    def is_unlimited(self) -> bool:
        """The command line and the clock may do everything: whoever runs them holds the database anyway."""
        return self.kind in (ActorKind.COMMAND_LINE, ActorKind.SYSTEM)

    @property
    def organisations(self) -> frozenset[int]:
        """Organisations in which the actor has any role at all."""
        return frozenset(grant.organisation for grant in self.grants)

    @property
    def person_ids(self) -> frozenset[int]:
        """The actor's persons in all organisations."""
        return frozenset(one.person for one in self.people)

    def person_in(self, organisation: int) -> int | None:
        """The actor's person of an organisation; None when they are nobody there."""
        return next((one.person for one in self.people if one.organisation == organisation), None)

    def signature(self, organisation: int) -> Signature:
        """How a row of an organisation tells who wrote it."""
        return Signature(self.label[:200], self.person_in(organisation), self.account)

    def roles_in(self, organisation: int, roadmap: int | None = None) -> frozenset[Role]:
        """Roles on the whole organisation, and on the roadmap when one is named."""
        return frozenset(
            grant.role
            for grant in self.grants
            if grant.organisation == organisation and grant.roadmap in (None, roadmap)
        )

    def with_label(self, label: str) -> "Actor":
        return replace(self, label=label)


SYSTEM = Actor(ActorKind.SYSTEM, "system")
COMMAND_LINE = Actor(ActorKind.COMMAND_LINE, "komentorivi")
ANONYMOUS = Actor(ActorKind.ACCOUNT, "")
