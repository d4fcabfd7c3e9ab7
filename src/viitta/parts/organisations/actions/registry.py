"""Organisations themselves: founding, names, population, succession."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from viitta.core.actors import Actor, Role
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.models import Grant, Organisation, OrganisationKind, Population, Succession
from viitta.parts.organisations.permissions import can_administer, require


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """A name alone is enough to begin."""

    name: str
    kind: str = OrganisationKind.MUNICIPALITY
    code: str = ""
    name_sv: str = ""
    name_en: str = ""
    language_status: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    is_sample: bool = False


def _target(organisation: Organisation) -> audit.Target:
    return audit.Target("organisation", organisation.pk, organisation.name)


@transaction.atomic
def found_organisations(*, new: Sequence[NewOrganisation], by: Actor, at: datetime) -> list[Organisation]:
    """Bring organisations into the register. Only the command line and an administrator of one may do so."""
    administers = any(can_administer(by, organisation) for organisation in by.organisations)
    require(by.is_unlimited or administers)
    made = []
    for one in new:
        made.append(Organisation.objects.create(**{name: getattr(one, name) for name in one.__slots__}))
    audit.open_versions(organisation.pk for organisation in made)
    for organisation in made:
        if by.account is not None:  # who brings it in can go on: gives access, corrects it
            Grant.objects.create(account_id=by.account, organisation=organisation, role=Role.ADMINISTRATOR)
        audit.record("organisations.founded", by=by, at=at, organisation=organisation.pk, target=_target(organisation))
    return made


@transaction.atomic
def change_organisation(*, organisation: Organisation, values: dict[str, Any], by: Actor, at: datetime) -> Organisation:
    """Change names, code, kind or validity; writes which fields changed."""
    require(can_administer(by, organisation.pk))
    audit.lock([organisation.pk])
    organisation = Organisation.objects.get(pk=organisation.pk)
    changed = sorted(name for name, value in values.items() if getattr(organisation, name) != value)
    if not changed:
        return organisation
    for name in changed:
        setattr(organisation, name, values[name])
    organisation.save(update_fields=changed)
    audit.record(
        "organisations.changed",
        by=by,
        at=at,
        organisation=organisation.pk,
        target=_target(organisation),
        data={"fields": changed},
    )
    return organisation


@transaction.atomic
def record_population(
    *, organisation: Organisation, on: date, residents: int, source: str, by: Actor, at: datetime
) -> Population:
    """Write the number of residents at a day; a second figure of the same day replaces the first."""
    require(can_administer(by, organisation.pk))
    audit.lock([organisation.pk])
    row, _made = Population.objects.update_or_create(
        organisation=organisation, on=on, defaults={"residents": residents, "source": source}
    )
    data = {"on": on.isoformat(), "residents": residents}
    audit.record(
        "organisations.population.recorded",
        by=by,
        at=at,
        organisation=organisation.pk,
        target=_target(organisation),
        data=data,
    )
    return row


@transaction.atomic
def record_succession(
    *, predecessor: Organisation, successor: Organisation, on: date, by: Actor, at: datetime
) -> Succession:
    """Write that one organisation goes on as another from a day; the predecessor's validity ends there."""
    require(can_administer(by, predecessor.pk) and can_administer(by, successor.pk))
    audit.lock([predecessor.pk, successor.pk])
    row = Succession.objects.create(predecessor=predecessor, successor=successor, on=on)
    Organisation.objects.filter(pk=predecessor.pk).update(valid_until=on)
    for organisation in (predecessor, successor):
        audit.record(
            "organisations.succession.recorded",
            by=by,
            at=at,
            organisation=organisation.pk,
            target=_target(organisation),
            data={"predecessor": predecessor.pk, "successor": successor.pk, "on": on.isoformat()},
        )
    return row
