"""Who answers for measures: dated chains with one open lead at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.models import Person
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.actions.trail import Left, leave
from viitta.parts.roadmaps.models import Measure, Ownership, OwnershipRole, PlanChangeKind
from viitta.parts.roadmaps.permissions import can_edit_measure


@dataclass(frozen=True, slots=True)
class Assignment:
    """A person takes a measure from a day on. An earlier lead or deputy of it ends on that day."""

    measure: Measure
    person: Person
    role: str = OwnershipRole.LEAD
    from_date: date | None = None
    title: str = ""  # the person's own unless another is given
    reason: str = ""  # why the lead owner changes


def _end_open(assignments: Sequence[Assignment]) -> None:
    """End who holds the roles now. One who would end before beginning never held it."""
    until = {(one.measure.pk, one.role): one.from_date for one in assignments if one.role != OwnershipRole.COLLABORATOR}
    rows = Ownership.objects.filter(measure__in={measure for measure, _role in until}, until_date=None)
    never, ended = [], []
    for row in rows:
        key = (row.measure_id, row.role)
        if key not in until:
            continue
        on = until[key]
        if on is None or (row.from_date and row.from_date >= on):
            never.append(row.pk)
        else:
            row.until_date = on
            ended.append(row)
    Ownership.objects.filter(pk__in=never).delete()
    Ownership.objects.bulk_update(ended, ["until_date"], batch_size=200)


@transaction.atomic
def assign_owners(*, assignments: Sequence[Assignment], by: Actor, at: datetime) -> list[Ownership]:
    """Give measures to people as leads, deputies or collaborators; the title and unit are copied as they are now.

    A person of another organisation is refused with ValueError.
    """
    require(all(can_edit_measure(by, one.measure) for one in assignments))
    audit.lock({one.measure.organisation_id for one in assignments})
    if any(one.person.organisation_id != one.measure.organisation_id for one in assignments):
        raise ValueError("an owner is a person of the measure's organisation")
    _end_open(assignments)
    made = [
        Ownership(
            measure=one.measure,
            person=one.person,
            role=one.role,
            title=one.title or one.person.label,
            unit=one.person.unit.name if one.person.unit else "",
            from_date=one.from_date,
        )
        for one in assignments
    ]
    Ownership.objects.bulk_create(made)
    changed = [one for one in assignments if one.reason and one.role == OwnershipRole.LEAD]
    for one in changed:
        step = Left(PlanChangeKind.OWNER_CHANGED, one.measure, one.reason)
        leave([step], on=one.from_date or timezone.localdate(at), by=by, at=at)
    _record("roadmaps.owners.assigned", made, by, at)
    return made


@transaction.atomic
def end_ownerships(*, ownerships: Sequence[Ownership], on: date, reason: str = "", by: Actor, at: datetime) -> None:
    """End ownerships from a day on; a measure left without a lead is shown as such."""
    require(all(can_edit_measure(by, row.measure) for row in ownerships))
    audit.lock({row.measure.organisation_id for row in ownerships})
    for row in ownerships:
        row.until_date = on
        row.save(update_fields=["until_date"])
    if reason:
        leads = [row.measure for row in ownerships if row.role == OwnershipRole.LEAD]
        leave([Left(PlanChangeKind.OWNER_CHANGED, measure, reason) for measure in leads], on=on, by=by, at=at)
    _record("roadmaps.owners.ended", list(ownerships), by, at)


def _record(kind: str, rows: Sequence[Ownership], by: Actor, at: datetime) -> None:
    for organisation in sorted({row.measure.organisation_id for row in rows}):
        here = [row for row in rows if row.measure.organisation_id == organisation]
        only = here[0].measure if len({row.measure_id for row in here}) == 1 else None
        target = audit.Target("measure", only.pk, only.title) if only else audit.NOTHING
        data = {"owners": [[row.measure_id, row.person_id, row.role] for row in here]}
        audit.record(kind, by=by, at=at, organisation=organisation, target=target, data=data)
