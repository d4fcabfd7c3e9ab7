"""Units and people of an organisation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.models import Account, Organisation, Person, Unit
from viitta.parts.organisations.permissions import can_manage_people, require


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A title or a name is needed; the rest may come later."""

    title: str = ""
    name: str = ""
    email: str = ""
    unit: Unit | None = None
    account: Account | None = None


def check_own(organisation: int, *rows: Unit | Person | None) -> None:
    """ValueError when a unit or a person is another organisation's."""
    if any(row is not None and row.organisation_id != organisation for row in rows):
        raise ValueError("units and people are of one organisation")


@transaction.atomic
def add_units(*, organisation: Organisation, names: Sequence[str], by: Actor, at: datetime) -> list[Unit]:
    """Add units by name; the ones that are there already are given back as they are."""
    require(can_manage_people(by, organisation.pk))
    audit.lock([organisation.pk])
    there = {unit.name: unit for unit in Unit.objects.filter(organisation=organisation)}
    new = list(dict.fromkeys(name for name in names if name not in there))
    for unit in [Unit.objects.create(organisation=organisation, name=name) for name in new]:
        there[unit.name] = unit
    if new:
        data = {"units": [there[name].pk for name in new]}
        audit.record("organisations.units.added", by=by, at=at, organisation=organisation.pk, data=data)
    return [there[name] for name in names]


@transaction.atomic
def change_unit(*, unit: Unit, name: str, parent: Unit | None, contact: Person | None, by: Actor, at: datetime) -> Unit:
    """Rename a unit, place it under another, name its contact person. ValueError when it would be its own parent."""
    require(can_manage_people(by, unit.organisation_id))
    audit.lock([unit.organisation_id])
    check_own(unit.organisation_id, parent, contact)
    above = parent
    while above is not None:
        if above.pk == unit.pk:
            raise ValueError("a unit cannot stand under itself")
        above = above.parent
    unit.name, unit.parent, unit.contact = name, parent, contact
    unit.save(update_fields=["name", "parent", "contact"])
    target = audit.Target("unit", unit.pk, unit.name)
    audit.record("organisations.unit.changed", by=by, at=at, organisation=unit.organisation_id, target=target)
    return unit


@transaction.atomic
def add_people(*, organisation: Organisation, new: Sequence[NewPerson], by: Actor, at: datetime) -> list[Person]:
    """Add people to an organisation."""
    require(can_manage_people(by, organisation.pk))
    audit.lock([organisation.pk])
    check_own(organisation.pk, *(one.unit for one in new))
    made = [
        Person.objects.create(organisation=organisation, **{name: getattr(one, name) for name in one.__slots__})
        for one in new
    ]
    data = {"people": [person.pk for person in made]}
    audit.record("organisations.people.added", by=by, at=at, organisation=organisation.pk, data=data)
    return made


@transaction.atomic
def change_person(*, person: Person, values: dict[str, Any], by: Actor, at: datetime) -> Person:
    """Change a person's title, name, address, unit or account. Copies of the title in dated chains stay as they were."""
    require(can_manage_people(by, person.organisation_id) or (person.pk in by.person_ids and set(values) <= {"name"}))
    audit.lock([person.organisation_id])
    check_own(person.organisation_id, values.get("unit"))
    changed = sorted(name for name, value in values.items() if getattr(person, name) != value)
    for name in changed:
        setattr(person, name, values[name])
    if changed:
        person.save(update_fields=changed)
        audit.record(
            "organisations.person.changed",
            by=by,
            at=at,
            organisation=person.organisation_id,
            target=audit.Target("person", person.pk, person.label),
            data={"fields": changed},
        )
    return person


@transaction.atomic
def mark_left(*, person: Person, on: date, by: Actor, at: datetime) -> Person:
    """Write that a person left: from that day they are asked nothing. What they own is shown as needing an owner."""
    require(can_manage_people(by, person.organisation_id))
    audit.lock([person.organisation_id])
    person.left_on = on
    person.save(update_fields=["left_on"])
    audit.record(
        "organisations.person.left",
        by=by,
        at=at,
        organisation=person.organisation_id,
        target=audit.Target("person", person.pk, person.label),
        data={"on": on.isoformat()},
    )
    return person
