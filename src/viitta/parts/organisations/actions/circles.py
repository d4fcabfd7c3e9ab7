"""Circles: organisations that share something for a time, under a lead."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.models import Circle, CircleMembership, Organisation, WorkingGroup
from viitta.parts.organisations.permissions import can_lead_circles, require


def _target(circle: Circle) -> audit.Target:
    return audit.Target("circle", circle.pk, circle.name)


@transaction.atomic
def form_circle(*, lead: Organisation, name: str, from_date: date | None, by: Actor, at: datetime) -> Circle:
    """Form a circle; its lead is its first member."""
    require(can_lead_circles(by, lead.pk))
    audit.lock([lead.pk])
    circle = Circle.objects.create(name=name, lead=lead)
    CircleMembership.objects.create(circle=circle, organisation=lead, from_date=from_date)
    audit.record("organisations.circle.formed", by=by, at=at, organisation=lead.pk, target=_target(circle))
    return circle


@transaction.atomic
def add_circle_group(*, circle: Circle, name: str, by: Actor, at: datetime) -> WorkingGroup:
    """Add a group that people of all members of the circle may sit in, such as a steering group."""
    require(can_lead_circles(by, circle.lead_id))
    audit.lock([circle.lead_id])
    group = WorkingGroup.objects.create(organisation_id=circle.lead_id, circle=circle, name=name)
    target = audit.Target("working_group", group.pk, name)
    audit.record("organisations.group.added", by=by, at=at, organisation=circle.lead_id, target=target)
    return group


@transaction.atomic
def join_circle(
    *, circle: Circle, organisations: Sequence[Organisation], from_date: date | None, by: Actor, at: datetime
) -> None:
    """Take organisations into a circle from a day on; ValueError for one that is a member then."""
    require(can_lead_circles(by, circle.lead_id))
    audit.lock([circle.lead_id])
    rows = CircleMembership.objects.on(from_date or date.min).filter(circle=circle, organisation__in=organisations)
    if rows.exists():
        raise ValueError("the organisation is a member already")
    CircleMembership.objects.bulk_create(
        [CircleMembership(circle=circle, organisation=one, from_date=from_date) for one in organisations]
    )
    data = {"organisations": [one.pk for one in organisations]}
    audit.record(
        "organisations.circle.joined", by=by, at=at, organisation=circle.lead_id, target=_target(circle), data=data
    )


@transaction.atomic
def leave_circle(*, circle: Circle, organisation: Organisation, on: date, by: Actor, at: datetime) -> None:
    """End a membership from a day on: the organisation's people see the circle's things no more."""
    require(can_lead_circles(by, circle.lead_id))
    audit.lock([circle.lead_id])
    CircleMembership.objects.on(on).filter(circle=circle, organisation=organisation).update(until_date=on)
    data = {"organisation": organisation.pk, "on": on.isoformat()}
    audit.record(
        "organisations.circle.left", by=by, at=at, organisation=circle.lead_id, target=_target(circle), data=data
    )
