"""Putting back what a batch of changes did to owners, and taking away a roadmap that nothing was put into."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.actions.removal import is_used
from viitta.parts.organisations.models import Person
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.actions.plans import target_of
from viitta.parts.roadmaps.models import HandOver, Measure, Ownership, OwnershipRole, Roadmap
from viitta.parts.roadmaps.permissions import can_edit_measure, can_edit_roadmap


@dataclass(frozen=True, slots=True)
class Held:
    """An ownership as it was."""

    id: int
    person: int
    role: str
    title: str  # empty where the name stood for it
    unit: str
    from_date: date | None
    until_date: date | None


def _forget_hand_overs(chains: Mapping[int, Sequence[Held]]) -> None:
    """What was to be told successors who after all are none; what a mail has told stays written."""
    leads = {
        (measure, held.person)
        for measure, chain in chains.items()
        for held in chain
        if held.role == OwnershipRole.LEAD and held.until_date is None
    }
    rows = HandOver.objects.filter(measure__in=chains, told_at=None).values_list("pk", "measure", "successor")
    gone = [pk for pk, measure, successor in rows if (measure, successor) not in leads]
    HandOver.objects.filter(pk__in=gone).delete()


@transaction.atomic
def restore_owners(
    *, measures: Sequence[Measure], chains: Mapping[int, Sequence[Held]], by: Actor, at: datetime
) -> None:
    """Make the chains of owners of measures what they were; `chains` are by measure.

    Hand-overs that nobody has been told of yet go with the owners who are taken away.
    """
    require(all(can_edit_measure(by, measure) for measure in measures))
    audit.lock({measure.organisation_id for measure in measures})
    people = Person.objects.in_bulk({held.person for chain in chains.values() for held in chain})
    for measure in measures:
        chain = chains[measure.pk]
        Ownership.objects.filter(measure=measure).exclude(pk__in=[held.id for held in chain]).delete()
        there = set(Ownership.objects.filter(measure=measure).values_list("pk", flat=True))
        for held in sorted(chain, key=lambda one: one.until_date is None):
            if held.id in there:
                Ownership.objects.filter(pk=held.id).update(until_date=held.until_date)
            else:
                fields = {name: getattr(held, name) for name in ("role", "unit", "from_date", "until_date")}
                person = people[held.person]
                Ownership.objects.create(measure=measure, person=person, title=held.title or person.label, **fields)
    _forget_hand_overs({measure.pk: chains[measure.pk] for measure in measures})
    for organisation in sorted({measure.organisation_id for measure in measures}):
        data = {"measures": [measure.pk for measure in measures if measure.organisation_id == organisation]}
        audit.record("roadmaps.owners.restored", by=by, at=at, organisation=organisation, data=data)


@transaction.atomic
def remove_empty_roadmap(*, roadmap: Roadmap, by: Actor, at: datetime) -> bool:
    """Remove a roadmap made by mistake. One that anything has been put into stays, and False is returned."""
    require(can_edit_roadmap(by, roadmap))
    audit.lock([roadmap.organisation_id])
    if is_used(roadmap):
        return False
    target = target_of(roadmap)
    roadmap.delete()
    audit.record("roadmaps.removed", by=by, at=at, organisation=roadmap.organisation_id, target=target)
    return True
