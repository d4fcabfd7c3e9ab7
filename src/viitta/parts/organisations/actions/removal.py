"""Taking back people and units that were made by mistake, as long as nothing hangs on them."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Model

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.models import Organisation, Person, Unit
from viitta.parts.organisations.permissions import can_manage_people, require


def is_used(row: Model) -> bool:
    """Whether any row of any part points at this one."""
    return any(
        relation.related_model._default_manager.filter(**{relation.field.name: row.pk}).exists()
        for relation in row._meta.related_objects
        if not isinstance(relation.related_model, str)
    )


@transaction.atomic
def remove_unused_people(*, organisation: Organisation, people: Sequence[int], by: Actor, at: datetime) -> list[int]:
    """Remove those of the people whom nothing names and who have neither account nor address; returns their ids."""
    require(can_manage_people(by, organisation.pk))
    audit.lock([organisation.pk])
    rows = Person.objects.filter(organisation=organisation, pk__in=people, account=None, email="")
    return _remove("people", organisation, [row for row in rows if not is_used(row)], by, at)


@transaction.atomic
def remove_unused_units(*, organisation: Organisation, units: Sequence[int], by: Actor, at: datetime) -> list[int]:
    """Remove those of the units that nothing names; returns their ids."""
    require(can_manage_people(by, organisation.pk))
    audit.lock([organisation.pk])
    rows = Unit.objects.filter(organisation=organisation, pk__in=units, contact=None)
    return _remove("units", organisation, [row for row in rows if not is_used(row)], by, at)


def _remove(kind: str, organisation: Organisation, rows: Sequence[Model], by: Actor, at: datetime) -> list[int]:
    gone = [row.pk for row in rows]
    for row in rows:
        row.delete()
    if gone:
        audit.record(f"organisations.{kind}.removed", by=by, at=at, organisation=organisation.pk, data={kind: gone})
    return gone
