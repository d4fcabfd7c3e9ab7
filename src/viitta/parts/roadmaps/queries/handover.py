"""What a person answers for, what they have passed on, and what a successor is to know of it."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from viitta.core.progress import Status
from viitta.parts.roadmaps.models import HandOver, Milestone, Ownership, OwnershipRole, Promise

_ORDER = {OwnershipRole.LEAD: 0, OwnershipRole.DEPUTY: 1, OwnershipRole.COLLABORATOR: 2}


def held_by(person: int, *, on: date) -> list[Ownership]:
    """What a person answers for on a day or later, leads first; measures that are over are left out."""
    rows = Ownership.objects.filter(Q(until_date=None) | Q(until_date__gt=on), person=person)
    rows = rows.exclude(measure__status__in=[Status.DONE, Status.DROPPED, Status.MERGED])
    related = rows.filter(measure__roadmap__archived_at=None).select_related(
        "measure__roadmap__organisation", "measure__theme", "person"
    )
    return sorted(
        related,
        key=lambda row: (_ORDER[OwnershipRole(row.role)], row.measure.roadmap_id, row.measure.position, row.pk),
    )


def untold_hand_overs(successors: Iterable[int], measures: Iterable[int]) -> list[HandOver]:
    """Hand-overs of measures that their successors have had no mail about."""
    rows = HandOver.objects.filter(successor__in=list(successors), measure__in=list(measures), told_at=None)
    return list(rows.select_related("measure__roadmap").order_by("measure__position", "pk"))


def hand_overs_from(person: int) -> list[HandOver]:
    """What a person has passed on, newest first."""
    return list(HandOver.objects.filter(person=person).select_related("measure", "successor").order_by("-on", "-pk"))


def hand_overs_to(person: int) -> list[HandOver]:
    """What a person has taken over, newest first."""
    return list(HandOver.objects.filter(successor=person).select_related("measure", "person").order_by("-on", "-pk"))


def milestones_ahead(measures: Iterable[int]) -> dict[int, list[Milestone]]:
    """Milestones that have not been reached, by measure."""
    found: dict[int, list[Milestone]] = {}
    for row in Milestone.objects.filter(measure__in=list(measures), reached_on=None):
        found.setdefault(row.measure_id, []).append(row)
    return found


def promises_awaited(measures: Iterable[int]) -> dict[int, list[Promise]]:
    """Promises of others that measures wait for, by measure."""
    links = Promise.measures.through.objects.filter(
        measure__in=list(measures), promise__kept_on=None, promise__cancelled_on=None
    )
    found: dict[int, list[Promise]] = {}
    for link in links.select_related("promise__party").order_by("promise__due_on", "promise"):
        found.setdefault(link.measure_id, []).append(link.promise)
    return found
