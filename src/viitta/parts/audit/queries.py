"""Reading the change log and the versions that pages are fresh by."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from viitta.core.actors import Actor, Role
from viitta.parts.audit.models import CacheVersion, Event, Seal


def version_of(organisations: Iterable[int]) -> str:
    """The versions of organisations as one text; read it before the content that it stands for."""
    rows = CacheVersion.objects.filter(pk__in=set(organisations)).order_by("pk").values_list("pk", "version")
    return "-".join(f"{pk}.{version}" for pk, version in rows)


def events_of(actor: Actor, organisation: int) -> QuerySet[Event]:
    """Events of an organisation, newest first, for its administrators and convenors; for others none."""
    allowed = actor.is_unlimited or actor.roles_in(organisation) & {Role.ADMINISTRATOR, Role.CONVENOR}
    rows = Event.objects.filter(organisation=organisation) if allowed else Event.objects.none()
    return rows.prefetch_related("labels").order_by("-pk")


def events_about(actor: Actor, organisation: int, kind: str, pk: int) -> QuerySet[Event]:
    """Events of one thing, newest first: its own, and those that tell of several measures and name this one."""
    key = str(pk)
    own = Q(target_kind=kind, target=pk)
    if kind == "measure":
        own |= Q(data__measures__has_key=key) | Q(data__entries__has_key=key)
    return events_of(actor, organisation).filter(own)


def labels_of(event: Event) -> dict[str, str]:
    """What the actor and the target of an event were called, as far as it has not been erased."""
    return {row.role: row.text for row in event.labels.all()}


def latest_events(actor: Actor, *, most: int) -> list[Event]:
    """What was done lately in the organisations whose log the actor may read, newest first."""
    roles = {Role.ADMINISTRATOR, Role.CONVENOR}
    mine = [organisation for organisation in actor.organisations if actor.roles_in(organisation) & roles]
    return list(Event.objects.filter(organisation__in=mine).prefetch_related("labels").order_by("-pk")[:most])


@dataclass(frozen=True, slots=True)
class Verdict:
    """What checking the chain found: numbers of events and seals that do not hold."""

    changed_events: tuple[int, ...]
    broken_seals: tuple[int, ...]

    @property
    def holds(self) -> bool:
        return not self.changed_events and not self.broken_seals


def verify() -> Verdict:
    """Check every event against its digest and every seal against its events."""
    changed = [event.pk for event in Event.objects.order_by("pk").iterator() if event.compute_digest() != event.digest]
    broken, before = [], ""
    for seal in Seal.objects.order_by("pk"):
        rows = [list(row) for row in seal.sealed.order_by("pk").values_list("pk", "digest")]
        chain = hashlib.sha256(json.dumps([before, *rows]).encode()).hexdigest()
        if chain != seal.digest or len(rows) != seal.events:
            broken.append(seal.pk)
        before = seal.digest
    return Verdict(tuple(changed), tuple(broken))


def readable_events(actor: Actor) -> QuerySet[Event] | None:
    """All events of the organisations whose log the actor may read, newest first; None when there is no such one."""
    roles = {Role.ADMINISTRATOR, Role.CONVENOR}
    mine = [organisation for organisation in actor.organisations if actor.roles_in(organisation) & roles]
    if not mine:
        return None
    return Event.objects.filter(organisation__in=mine).prefetch_related("labels").order_by("-pk")
