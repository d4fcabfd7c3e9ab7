"""Writing the change log, and the one lock that every writing action takes first."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max, Q

from viitta.core.actors import Actor
from viitta.parts.audit.models import CacheVersion, Event, Label, Seal


@dataclass(frozen=True, slots=True)
class Target:
    """What a deed was done to: a kind such as "measure", its id, and what it is called."""

    kind: str
    id: int | None
    label: str = ""


NOTHING = Target("", None)


def lock(organisations: Iterable[int]) -> None:
    """Take the version rows of organisations, in order of key: the first statement of every writing action.

    Under it read, check and write are one: no two actions write in one organisation at once. SQLite ignores
    FOR UPDATE, and its immediate transactions do the same.
    """
    wanted = sorted(set(organisations))
    list(CacheVersion.objects.select_for_update().filter(pk__in=wanted).order_by("pk").values_list("pk", flat=True))


def open_versions(organisations: Iterable[int]) -> None:
    """Give new organisations the row that `lock` takes."""
    CacheVersion.objects.bulk_create([CacheVersion(organisation=pk) for pk in organisations], ignore_conflicts=True)


def record(
    kind: str,
    *,
    by: Actor,
    at: datetime,
    organisation: int,
    target: Target = NOTHING,
    data: Mapping[str, Any] | None = None,
) -> Event:
    """Write one event of a deed and raise the organisation's version. Call it inside the deed's transaction.

    `data` holds what changed (before, after) as JSON without floats, and no names or free texts: those would stay
    in the chain when a person is erased.
    """
    event = Event(
        kind=kind,
        at=at,
        organisation=organisation,
        actor_kind=by.kind,
        account=by.account,
        person=by.person_in(organisation),
        target_kind=target.kind,
        target=target.id,
        data=dict(data or {}),
    )
    event.digest = event.compute_digest()
    event.save(force_insert=True)
    labels = [("actor", by.label), ("target", target.label)]
    Label.objects.bulk_create([Label(event=event, role=role, text=text[:300]) for role, text in labels if text])
    CacheVersion.objects.filter(pk=organisation).update(version=F("version") + 1)
    return event


def erase_labels(*, people: Iterable[int] = (), accounts: Iterable[int] = (), organisation: int | None = None) -> None:
    """Take the names of people and accounts out of the log; with an organisation only out of its own events.

    Call it inside the transaction of the erasure. The events and their chain stay: they hold identifiers only.
    """
    people, accounts = list(people), list(accounts)
    acted = Q(role="actor") & (Q(event__person__in=people) | Q(event__account__in=accounts))
    named = Q(role="target") & (
        Q(event__target_kind="person", event__target__in=people)
        | Q(event__target_kind="account", event__target__in=accounts)
    )
    rows = Label.objects.filter(acted | named)
    if organisation is not None:
        rows = rows.filter(event__organisation=organisation)
    rows.delete()


def highest_version() -> int:
    """The highest of all versions, to be read before a copy is brought back."""
    return CacheVersion.objects.aggregate(most=Max("version"))["most"] or 0


@transaction.atomic
def mark_restored(*, above: int, by: Actor, at: datetime) -> None:
    """Raise every version above those of the database that was there before: no page of that one is taken for fresh."""
    organisations = list(CacheVersion.objects.order_by("pk").values_list("pk", flat=True))
    lock(organisations)
    CacheVersion.objects.filter(version__lt=above).update(version=above)
    for organisation in organisations:
        record("system.database.restored", by=by, at=at, organisation=organisation)


@transaction.atomic
def seal_events(*, by: Actor, at: datetime, most: int = 1000) -> int:
    """Seal what has no seal yet, at most so many events; returns how many. Run by what time makes due."""
    events = list(Event.objects.filter(seal=None).order_by("pk").values_list("pk", "digest")[:most])
    if not events:
        return 0
    before = Seal.objects.order_by("-pk").values_list("digest", flat=True).first() or ""
    chain = hashlib.sha256(json.dumps([before, *map(list, events)]).encode()).hexdigest()
    made = Seal.objects.create(digest=chain, events=len(events), sealed_at=at)
    Event.objects.filter(pk__in=[pk for pk, _digest in events]).update(seal=made)
    return len(events)


class Stale(Exception):
    """Somebody else changed the row after this person had opened it; nothing was saved."""


@transaction.atomic
def change_row(
    *,
    row: Any,
    values: Mapping[str, Any],
    organisation: int,
    kind: str,
    target: str,
    seen: int | None,
    by: Actor,
    at: datetime,
) -> Any:
    """Write new values into a row that counts its revisions, with one event; nothing when nothing changes.

    `target` is what the log calls such a row. Stale when it has changed since the revision that was seen. Call it
    inside the deed's transaction, after the permission has been checked.
    """
    lock([organisation])
    fresh = type(row).objects.get(pk=row.pk)
    if seen is not None and fresh.revision != seen:
        raise Stale
    changed = sorted(name for name, value in values.items() if getattr(fresh, name) != value)
    if changed:
        for name in changed:
            setattr(fresh, name, values[name])
        fresh.revision += 1
        fresh.save(update_fields=[*changed, "revision"])
        told = Target(target, fresh.pk, str(fresh))
        record(kind, by=by, at=at, organisation=organisation, target=told, data={"fields": changed})
    return fresh


@transaction.atomic
def put_away(
    *, rows: Iterable[Any], removed: bool, organisation: int, kind: str, target: str, by: Actor, at: datetime
) -> None:
    """Take rows out of their lists, or back into them, with one event: nothing of them is lost."""
    lock([organisation])
    chosen = list(rows)
    for row in chosen:
        row.removed_at = at if removed else None
        row.revision += 1
        row.save(update_fields=["removed_at", "revision"])
    only = Target(target, chosen[0].pk, str(chosen[0])) if len(chosen) == 1 else NOTHING
    data = {"rows": [row.pk for row in chosen]}
    record(kind, by=by, at=at, organisation=organisation, target=only, data=data)
