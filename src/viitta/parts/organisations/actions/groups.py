"""Working groups and their dated seats."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.actions.people import check_own
from viitta.parts.organisations.models import Organisation, Person, Seat, SeatRole, WorkingGroup
from viitta.parts.organisations.permissions import can_manage_people, require


@dataclass(frozen=True, slots=True)
class NewSeat:
    """A place in a group; the title is the person's own unless another is given."""

    person: Person
    title: str = ""
    sector: str = ""
    role: str = SeatRole.MEMBER
    deputy: Person | None = None
    replaces: Seat | None = None
    from_date: date | None = None
    until_date: date | None = None
    note: str = ""


@transaction.atomic
def add_group(*, organisation: Organisation, name: str, by: Actor, at: datetime) -> WorkingGroup:
    """Add a working group to an organisation."""
    require(can_manage_people(by, organisation.pk))
    audit.lock([organisation.pk])
    group = WorkingGroup.objects.create(organisation=organisation, name=name)
    target = audit.Target("working_group", group.pk, name)
    audit.record("organisations.group.added", by=by, at=at, organisation=organisation.pk, target=target)
    return group


@transaction.atomic
def add_seats(*, group: WorkingGroup, new: Sequence[NewSeat], by: Actor, at: datetime) -> list[Seat]:
    """Give people seats in a group."""
    require(can_manage_people(by, group.organisation_id))
    audit.lock([group.organisation_id])
    made = []
    if group.circle_id is None:  # a group of a circle has people of all its members
        check_own(group.organisation_id, *(person for one in new for person in (one.person, one.deputy)))
    for one in new:
        fields = {name: getattr(one, name) for name in one.__slots__}
        fields["title"] = one.title or one.person.label
        made.append(Seat.objects.create(group=group, **fields))
    data = {"seats": [seat.pk for seat in made]}
    target = audit.Target("working_group", group.pk, group.name)
    audit.record(
        "organisations.seats.added", by=by, at=at, organisation=group.organisation_id, target=target, data=data
    )
    return made


@transaction.atomic
def end_seats(*, seats: Sequence[Seat], on: date, note: str = "", by: Actor, at: datetime) -> list[Seat]:
    """End seats from a day on; their time in the group stays to be seen."""
    groups = {seat.group_id: seat.group for seat in seats}
    organisations = {group.organisation_id for group in groups.values()}
    require(all(can_manage_people(by, organisation) for organisation in organisations))
    audit.lock(organisations)
    for seat in seats:
        seat.until_date = on
        seat.note = note or seat.note
        seat.save(update_fields=["until_date", "note"])
    for group in groups.values():
        ended = [seat.pk for seat in seats if seat.group_id == group.pk]
        audit.record(
            "organisations.seats.ended",
            by=by,
            at=at,
            organisation=group.organisation_id,
            target=audit.Target("working_group", group.pk, group.name),
            data={"seats": ended, "on": on.isoformat()},
        )
    return list(seats)


@transaction.atomic
def replace_seat(*, seat: Seat, successor: Person, on: date, by: Actor, at: datetime) -> Seat:
    """Let another person take a seat from a day on ("myöh."); the title may differ, the sector stays."""
    end_seats(seats=[seat], on=on, by=by, at=at)
    new = NewSeat(successor, sector=seat.sector, role=seat.role, replaces=seat, from_date=on)
    return add_seats(group=seat.group, new=[new], by=by, at=at)[0]
