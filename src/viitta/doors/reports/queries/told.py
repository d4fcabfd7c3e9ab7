"""What the final report tells of besides measures and rounds: who held what, visits, what was recommended."""

from datetime import date
from typing import NamedTuple

from django.db.models import F, Q, QuerySet

from viitta.parts.decisions.models import Decision
from viitta.parts.meetings.models import GoodPractice, Meeting, MeetingState, Visit
from viitta.parts.organisations.models import Seat
from viitta.parts.risks.models import Risk, RiskState
from viitta.parts.roadmaps.models import (
    Measure,
    Ownership,
    OwnershipRole,
    PlanChange,
    PlanChangeKind,
    Recommendation,
    Roadmap,
    ScheduleChange,
)


class Held(NamedTuple):
    """Who led a measure from a day until another; days are None when they are not known."""

    title: str
    name: str
    unit: str
    from_date: date | None
    until_date: date | None


class Words(NamedTuple):
    """What a measure says in words."""

    description: str
    summary: str
    unit: str


def leads_by_measure(roadmap: Roadmap) -> dict[int, list[Held]]:
    """Lead owners of each measure in time."""
    rows = Ownership.objects.filter(measure__roadmap=roadmap, role=OwnershipRole.LEAD).order_by(
        F("from_date").asc(nulls_first=True), "pk"
    )
    found: dict[int, list[Held]] = {}
    names = ("measure_id", "title", "person__name", "unit", "from_date", "until_date")
    for measure, *values in rows.values_list(*names):
        found.setdefault(measure, []).append(Held(*values))
    return found


def words_of_measures(roadmap: Roadmap) -> dict[int, Words]:
    """Description, summary and unit by measure."""
    rows = Measure.objects.filter(roadmap=roadmap).values_list("pk", "description", "summary", "unit__name")
    return {pk: Words(description, summary, unit or "") for pk, description, summary, unit in rows}


def seats_between(group: int | None, first: date, last: date) -> list[Seat]:
    """Seats of a group that were held in a period, first those that were there at its beginning."""
    if group is None:
        return []
    rows = Seat.objects.filter(Q(until_date=None) | Q(until_date__gt=first), Q(from_date=None) | Q(from_date__lte=last))
    return list(rows.filter(group=group).select_related("person").order_by(F("from_date").asc(nulls_first=True), "pk"))


def decisions_on(roadmap: Roadmap) -> list[Decision]:
    """Decisions that were made about a roadmap, its approval first."""
    mine = Q(roadmap=roadmap.pk) | Q(pk=roadmap.approval_id)
    rows = list(Decision.objects.filter(mine, removed_at=None).order_by("decided_on", "pk"))
    return sorted(rows, key=lambda row: row.pk != roadmap.approval_id)


def visits_of(roadmap: Roadmap) -> QuerySet[Visit]:
    """Visits and presentations, oldest first."""
    return Visit.objects.filter(roadmap=roadmap, removed_at=None).order_by("on", "pk")


def practices_of(roadmap: Roadmap) -> QuerySet[GoodPractice]:
    """Good practices of others, oldest first."""
    rows = GoodPractice.objects.filter(roadmap=roadmap, removed_at=None)
    return rows.select_related("measure").order_by("seen_on", "pk")


def meetings_held(roadmap: Roadmap) -> int:
    """How many meetings about a roadmap have been held."""
    return Meeting.objects.filter(roadmap=roadmap, state=MeetingState.HELD).count()


def moves_by_measure(roadmap: Roadmap) -> dict[int, list[ScheduleChange]]:
    """Changes of dates by measure, oldest first."""
    found: dict[int, list[ScheduleChange]] = {}
    for row in ScheduleChange.objects.filter(measure__roadmap=roadmap).order_by("at", "pk"):
        found.setdefault(row.measure_id, []).append(row)
    return found


def carried_from(roadmap: Roadmap) -> dict[int, tuple[int | None, str]]:
    """Into which measure of a next roadmap each measure was carried over."""
    rows = PlanChange.objects.filter(roadmap=roadmap, kind=PlanChangeKind.CARRIED_OVER).exclude(measure=None)
    return {pk: (other, label) for pk, other, label in rows.values_list("measure_id", "other_id", "other_label")}


def realised_risks(roadmap: Roadmap) -> list[Risk]:
    """Risks of a roadmap that came true."""
    return list(Risk.objects.filter(roadmap=roadmap, state=RiskState.REALISED).order_by("seen_on", "pk"))


def recommendations_of(roadmap: Roadmap) -> list[Recommendation]:
    """What a roadmap recommends to what comes after it, with the answers given."""
    rows = Recommendation.objects.filter(roadmap=roadmap, removed_at=None)
    return list(rows.prefetch_related("answers__roadmap", "answers__measure").order_by("position", "pk"))
