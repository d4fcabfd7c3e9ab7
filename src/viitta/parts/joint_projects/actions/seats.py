"""The steering group (ohjausryhmä): one seat for each municipality, the applicant chairs, the coordinator is secretary (S1 q23)."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from viitta.core.actors import Actor, Role
from viitta.parts.audit import actions as audit
from viitta.parts.joint_projects.actions.base import Refused, record
from viitta.parts.joint_projects.models import JointProject, Partner, PartnerRole
from viitta.parts.joint_projects.permissions import can_coordinate
from viitta.parts.organisations.models import Grant, Organisation, Person, Seat, SeatRole
from viitta.parts.organisations.permissions import require


@transaction.atomic
def seat_partner(
    *, project: JointProject, partner: Partner, person: Person, deputy: Person | None, on: date, by: Actor, at: datetime
) -> Seat:
    """Give a municipality's seat to a person from a day on; who had it leaves. The applicant's seat is the chair's."""
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    if partner.project_id != project.pk or partner.organisation_id is None or partner.role == PartnerRole.OUTSIDER:
        raise Refused("no_seat_for_outsider", name=partner.name)
    if any(one is not None and one.organisation_id != partner.organisation_id for one in (person, deputy)):
        raise Refused("person_of_another", name=partner.name)
    before = _seats(project, on).filter(sector=partner.name).exclude(role=SeatRole.SECRETARY).first()
    role = SeatRole.CHAIR if partner.role == PartnerRole.APPLICANT else SeatRole.MEMBER
    return _take(project, before, person, deputy, partner.name, role, on, by, at)


@transaction.atomic
def seat_secretary(*, project: JointProject, person: Person, on: date, by: Actor, at: datetime) -> Seat:
    """The project's coordinator is the secretary of the steering group from a day on."""
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    if person.organisation_id != project.organisation_id:
        raise Refused("person_of_another", name=project.organisation.name)
    before = _seats(project, on).filter(role=SeatRole.SECRETARY).first()
    return _take(project, before, person, None, "", SeatRole.SECRETARY, on, by, at)


@transaction.atomic
def name_coordinator(*, project: JointProject, person: Person, on: date, by: Actor, at: datetime) -> Person:
    """Name a person of the applicant as the coordinator from a day on: its account runs the project and its roadmap,
    and the person is the steering group's secretary. The earlier coordinator's rights to the project end that day.

    Refused for a person without an account.
    """
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    if person.organisation_id != project.organisation_id:
        raise Refused("person_of_another", name=project.organisation.name)
    if person.account_id is None:
        raise Refused("no_account", name=person.label)
    mine = Grant.objects.filter(organisation=project.organisation_id, roadmap=project.roadmap_id)
    roles = (Role.COORDINATOR, Role.CONVENOR)
    mine.filter(role__in=roles, until_date=None, from_date__lt=on).exclude(account=person.account_id).update(
        until_date=on
    )
    for role in roles:
        if not mine.filter(account=person.account_id, role=role, until_date=None).exists():
            Grant.objects.create(
                account_id=person.account_id, organisation_id=project.organisation_id, roadmap=project.roadmap_id, role=role, from_date=on
            )  # fmt: skip
    record("joint_projects.coordinator.named", project, by, at, person=person.pk)
    seat_secretary(project=project, person=person, on=on, by=by, at=at)
    return person


def _seats(project: JointProject, on: date) -> QuerySet[Seat]:
    return Seat.objects.on(on).filter(group=project.group)


def _take(
    project: JointProject, before: Seat | None, person: Person, deputy: Person | None, sector: str, role: str, on: date, by: Actor, at: datetime
) -> Seat:  # fmt: skip
    if before is not None:
        if before.from_date is not None and before.from_date >= on:
            before.person, before.deputy, before.title = person, deputy, person.label
            before.save(update_fields=["person", "deputy", "title"])
            record("joint_projects.seat.given", project, by, at, seat=before.pk)
            return before
        before.until_date = on
        before.save(update_fields=["until_date"])
    if project.group is None:
        raise Refused("no_steering_group")
    seat = Seat.objects.create(
        group=project.group, person=person, title=person.label, sector=sector, role=role, deputy=deputy, replaces=before, from_date=on
    )  # fmt: skip
    record("joint_projects.seat.given", project, by, at, seat=seat.pk)
    return seat


@transaction.atomic
def end_seats_of(*, project: JointProject, organisation: Organisation, on: date, by: Actor, at: datetime) -> None:
    """End the seats of an organisation's people from a day on, when it leaves or merges. Inside the deed's transaction."""
    rows = list(_seats(project, on).filter(person__organisation=organisation))
    for seat in rows:
        seat.until_date = on
        seat.save(update_fields=["until_date"])
    if rows:
        record("joint_projects.seats.ended", project, by, at, seats=[row.pk for row in rows])
