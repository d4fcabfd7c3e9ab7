"""Getting roadmaps and measures; always only what the actor may see."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q, QuerySet

from viitta.core.actors import Actor
from viitta.parts.organisations.queries import visible_to
from viitta.parts.roadmaps.models import Measure, Ownership, Roadmap, ScheduleChange, StudyOutcome


def roadmaps_of(actor: Actor, *, on: date, archived: bool = False) -> QuerySet[Roadmap]:
    """Roadmaps that the actor may see, newest period first."""
    rows = Roadmap.objects.filter(visible_to(actor, on, circle="circle"), archived_at__isnull=not archived)
    return rows.select_related("organisation", "approval", "group").order_by("-starts_on", "name", "pk")


def with_counts(rows: QuerySet[Roadmap]) -> QuerySet[Roadmap]:
    """Roadmaps with `measure_count`."""
    return rows.annotate(measure_count=Count("measures"))


def get_roadmap(actor: Actor, pk: int, *, on: date) -> Roadmap:
    """One roadmap that the actor may see, put away or not; Roadmap.DoesNotExist for strangers too."""
    rows = Roadmap.objects.filter(visible_to(actor, on, circle="circle"))
    return rows.select_related("organisation", "approval", "group", "previous").get(pk=pk)


def measures_of(roadmap: Roadmap) -> QuerySet[Measure]:
    """Measures of a roadmap that the actor was given, in the order of themes."""
    return Measure.objects.filter(roadmap=roadmap).order_by("theme__position", "theme_id", "position", "pk")


def get_measure(actor: Actor, pk: int, *, on: date) -> Measure:
    """One measure that the actor may see; Measure.DoesNotExist for strangers too."""
    rows = Measure.objects.filter(visible_to(actor, on, circle="roadmap__circle"))
    related = ("roadmap", "roadmap__organisation", "theme", "unit", "provenance", "organisation")
    return rows.select_related(*related).get(pk=pk)


def ownerships_of(measure: Measure) -> QuerySet[Ownership]:
    """The whole chain of a measure's owners, in time."""
    return measure.ownerships.select_related("person").order_by("role", "from_date", "pk")


def owners_on(measures: Iterable[int], on: date, role: str = "lead") -> dict[int, Ownership]:
    """Who held the role on a day, by measure."""
    rows = Ownership.objects.on(on).filter(measure__in=measures, role=role).select_related("person")
    return {row.measure_id: row for row in rows.order_by("from_date", "pk")}


def schedule_changes_of(measure: Measure) -> QuerySet[ScheduleChange]:
    """Changes of a measure's dates, newest first."""
    return measure.schedule_changes.order_by("-at", "-pk")


def outcome_of(measure: Measure) -> StudyOutcome | None:
    """What a study led to; None while nothing is written."""
    return StudyOutcome.objects.filter(measure=measure).select_related("follow_up").first()


def covering(actor: Actor, day: date, *, on: date) -> list[Roadmap]:
    """Roadmaps of the actor whose period holds a day."""
    return list(roadmaps_of(actor, on=on).filter(Q(starts_on__lte=day), Q(ends_on__gte=day)))


def new_leads(roadmap: Roadmap, first: date, last: date) -> QuerySet[Ownership]:
    """Who became a lead owner between two days, both included."""
    rows = Ownership.objects.filter(measure__roadmap=roadmap, role="lead", from_date__range=(first, last))
    return rows.select_related("measure").order_by("from_date", "pk")


def moves_between(roadmap: Roadmap, first: date, last: date) -> QuerySet[ScheduleChange]:
    """Changes of dates after a day and until another, oldest first."""
    rows = ScheduleChange.objects.filter(measure__roadmap=roadmap, at__date__gt=first, at__date__lte=last)
    return rows.select_related("measure").order_by("at", "pk")
