"""What others promised: parties, their promises, every move of a promised day, and how promises ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from viitta.core.actors import Actor
from viitta.core.promises import check_days
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.models import Organisation
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.models import ExternalParty, Measure, Promise, PromiseMove, Roadmap
from viitta.parts.roadmaps.permissions import can_edit_roadmap, can_keep_parties


@dataclass(frozen=True, slots=True)
class NewParty:
    """Somebody outside: `kind` is one of PartyKind; the contact is a title, never a name."""

    name: str
    kind: str
    contact_title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewPromise:
    """What a party promised on a day, by when, and what waits for it."""

    party: ExternalParty
    what: str
    promised_on: date
    due_on: date
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """A new day for a promise: when it was told, and why."""

    promise: Promise
    new_due_on: date
    told_on: date
    reason: str = ""
    cause: str = ""


def _party_target(party: ExternalParty) -> audit.Target:
    return audit.Target("external_party", party.pk, party.name)


def promise_target(promise: Promise) -> audit.Target:
    """A promise as the change log names it."""
    return audit.Target("promise", promise.pk, promise.what)


@transaction.atomic
def add_parties(*, organisation: Organisation, new: Sequence[NewParty], by: Actor, at: datetime) -> list[ExternalParty]:
    """Add external parties. IntegrityError when the organisation has one of the name."""
    require(can_keep_parties(by, organisation.pk))
    audit.lock([organisation.pk])
    made = [
        ExternalParty.objects.create(
            organisation=organisation, name=one.name, kind=one.kind, contact_title=one.contact_title, note=one.note
        )
        for one in new
    ]
    target = _party_target(made[0]) if len(made) == 1 else audit.NOTHING
    data = {"parties": [row.pk for row in made]}
    audit.record("roadmaps.parties.added", by=by, at=at, organisation=organisation.pk, target=target, data=data)
    return made


@transaction.atomic
def change_party(*, party: ExternalParty, values: Mapping[str, Any], by: Actor, at: datetime) -> ExternalParty:
    """Change the name, kind, contact or note of a party."""
    require(can_keep_parties(by, party.organisation_id))
    audit.lock([party.organisation_id])
    changed = [name for name, value in values.items() if getattr(party, name) != value]
    for name in changed:
        setattr(party, name, values[name])
    if changed:
        party.save(update_fields=changed)
        audit.record(
            "roadmaps.party.changed", by=by, at=at, organisation=party.organisation_id, target=_party_target(party),
            data={"fields": changed},
        )  # fmt: skip
    return party


@transaction.atomic
def remove_party(*, party: ExternalParty, by: Actor, at: datetime) -> None:
    """Remove a party that has promised nothing; ValueError when it has."""
    require(can_keep_parties(by, party.organisation_id))
    audit.lock([party.organisation_id])
    if Promise.objects.filter(party=party).exists():
        raise ValueError("the party has promises")
    target = _party_target(party)
    ExternalParty.objects.filter(pk=party.pk).delete()
    audit.record("roadmaps.party.removed", by=by, at=at, organisation=party.organisation_id, target=target)


def _check_places(roadmap: Roadmap, party: ExternalParty, measures: Sequence[Measure]) -> None:
    if party.organisation_id != roadmap.organisation_id:
        raise ValueError("the party is of another organisation")
    if any(measure.roadmap_id != roadmap.pk for measure in measures):
        raise ValueError("a measure that waits is of the same roadmap")


def _record(kind: str, promises: Sequence[Promise], roadmap: Roadmap, by: Actor, at: datetime, **data: Any) -> None:
    """One event; it names the measures that wait too, so that their own log tells of it."""
    waiting = sorted(Measure.objects.filter(promises__in=promises).values_list("pk", flat=True).distinct())
    target = promise_target(promises[0]) if len(promises) == 1 else audit.NOTHING
    said = {"promises": [row.pk for row in promises], "measures": {str(pk): {} for pk in waiting}, **data}
    audit.record(kind, by=by, at=at, organisation=roadmap.organisation_id, target=target, data=said)


@transaction.atomic
def add_promises(*, roadmap: Roadmap, new: Sequence[NewPromise], by: Actor, at: datetime) -> list[Promise]:
    """Write down promises. ValueError when one falls due before it was promised, or points elsewhere."""
    require(can_edit_roadmap(by, roadmap))
    audit.lock([roadmap.organisation_id])
    made = []
    for one in new:
        check_days(one.promised_on, one.due_on)
        _check_places(roadmap, one.party, one.measures)
        promise = Promise.objects.create(
            roadmap=roadmap, party=one.party, what=one.what, promised_on=one.promised_on, first_due_on=one.due_on,
            due_on=one.due_on,
        )  # fmt: skip
        promise.measures.set(one.measures)
        made.append(promise)
    _record("roadmaps.promises.added", made, roadmap, by, at)
    return made


@transaction.atomic
def change_promise(
    *, promise: Promise, what: str, party: ExternalParty, measures: Sequence[Measure], by: Actor, at: datetime
) -> Promise:
    """Change the words of a promise, who gave it and what waits for it. Its days change by moving it."""
    require(can_edit_roadmap(by, promise.roadmap))
    audit.lock([promise.roadmap.organisation_id])
    _check_places(promise.roadmap, party, measures)
    promise.what, promise.party = what, party
    promise.save(update_fields=["what", "party"])
    promise.measures.set(measures)
    _record("roadmaps.promises.changed", [promise], promise.roadmap, by, at)
    return promise


@transaction.atomic
def move_promises(*, moves: Sequence[Move], by: Actor, at: datetime) -> list[PromiseMove]:
    """Give promises new days; each move is kept for ever, and the day first promised stays.

    ValueError when the promise has ended, the day is the same, lies before the promise was given, or was told then.
    """
    require(all(can_edit_roadmap(by, one.promise.roadmap) for one in moves))
    audit.lock({one.promise.roadmap.organisation_id for one in moves})
    made = []
    for one in moves:
        promise = Promise.objects.select_related("roadmap").get(pk=one.promise.pk)
        if promise.kept_on or promise.cancelled_on:
            raise ValueError("a promise that has ended does not move")
        if one.new_due_on == promise.due_on:
            raise ValueError("the new day is the same as the present one")
        check_days(promise.promised_on, one.new_due_on)
        check_days(promise.promised_on, one.told_on)
        row = PromiseMove.objects.create(
            promise=promise, old_due_on=promise.due_on, new_due_on=one.new_due_on, told_on=one.told_on,
            reason=one.reason, cause=one.cause, at=at, **by.signature(promise.roadmap.organisation_id)._asdict(),
        )  # fmt: skip
        days = [promise.due_on.isoformat(), one.new_due_on.isoformat()]
        promise.due_on = one.new_due_on
        promise.save(update_fields=["due_on"])
        _record("roadmaps.promises.moved", [promise], promise.roadmap, by, at, due_on=days)
        made.append(row)
    return made


@transaction.atomic
def settle_promises(
    *, promises: Sequence[Promise], kept_on: date | None = None, cancelled_on: date | None = None, by: Actor, at: datetime
) -> None:  # fmt: skip
    """Write that promises were kept or cancelled on a day; with neither they are open again.

    ValueError for both at once, for a day before the promise was given, for a day that has not come, and for a
    promise that has ended already: it is opened again first.
    """
    require(all(can_edit_roadmap(by, row.roadmap) for row in promises))
    audit.lock({row.roadmap.organisation_id for row in promises})
    on = kept_on or cancelled_on
    if kept_on and cancelled_on:
        raise ValueError("a promise is kept or cancelled, not both")
    if on and on > timezone.localdate(at):
        raise ValueError("a promise ends on a day that has come")
    ended = Promise.objects.filter(pk__in=[row.pk for row in promises]).exclude(kept_on=None, cancelled_on=None)
    if on and ended.exists():
        raise ValueError("a promise ends once")
    for row in promises:
        if on:
            check_days(row.promised_on, on)
        row.kept_on, row.cancelled_on = kept_on, cancelled_on
        row.save(update_fields=["kept_on", "cancelled_on"])
        kind = "kept" if kept_on else "cancelled" if cancelled_on else "opened"
        _record(f"roadmaps.promises.{kind}", [row], row.roadmap, by, at)


@transaction.atomic
def note_reminded(*, promises: Sequence[Promise], by: Actor, at: datetime) -> None:
    """Write that the convenor has been reminded of the days on which promises fall due."""
    require(by.is_unlimited)
    audit.lock({row.roadmap.organisation_id for row in promises})
    for row in promises:
        row.reminded_of = row.due_on
        row.save(update_fields=["reminded_of"])
        _record("roadmaps.promises.reminded", [row], row.roadmap, by, at)
