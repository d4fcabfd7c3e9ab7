"""Getting roadmaps and measures; always only what the actor may see."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.lookups import IsNull

from viitta.core.actors import Actor
from viitta.core.progress import Status
from viitta.parts.organisations.queries import visible_to
from viitta.parts.roadmaps.models import (
    Goal,
    Measure,
    Ownership,
    OwnershipRole,
    Provenance,
    Roadmap,
    ScheduleChange,
    StudyOutcome,
    Theme,
)

# The municipality's own before those of a circle, such as a joint project's; then the newest period first.
OWN_FIRST = (IsNull(F("circle"), False), "-starts_on", "name", "pk")


def roadmaps_of(actor: Actor, *, on: date, archived: bool = False) -> QuerySet[Roadmap]:
    """Roadmaps that the actor may see, own ones first, then newest period first."""
    rows = Roadmap.objects.filter(visible_to(actor, on, circle="circle"), archived_at__isnull=not archived)
    return rows.select_related("organisation", "approval", "group").order_by(*OWN_FIRST)


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


def moves_between(roadmap: Roadmap, first: datetime, last: datetime | None) -> QuerySet[ScheduleChange]:
    """Changes of dates after a moment and until another (None: until now), oldest first."""
    rows = ScheduleChange.objects.filter(measure__roadmap=roadmap, at__gt=first)
    if last is not None:
        rows = rows.filter(at__lte=last)
    return rows.select_related("measure").order_by("at", "pk")


def organisation_of_roadmap(pk: int) -> list[int]:
    """Whose roadmap it is, in a list of at most one: rows never move, so it may be read before anything else."""
    return list(Roadmap.objects.filter(pk=pk).values_list("organisation_id", flat=True))


def organisation_of_measure(pk: int) -> list[int]:
    """Whose measure it is, in the same way."""
    return list(Measure.objects.filter(pk=pk).values_list("organisation_id", flat=True))


def _still_here(on: date) -> Q:
    """Owners who had not left by a day: who has left answers for nothing, whatever the chain says."""
    return Q(person__left_on=None) | Q(person__left_on__gt=on)


def leads_on(roadmaps: Iterable[int], on: date) -> dict[int, tuple[int, str]]:
    """Person and title of who leads each measure of roadmaps on a day."""
    rows = Ownership.objects.on(on).filter(_still_here(on), measure__roadmap__in=roadmaps, role=OwnershipRole.LEAD)
    found = rows.order_by("from_date", "pk").values_list("measure", "person", "title")
    return {measure: (person, title) for measure, person, title in found}


LISTS: dict[str, type[Goal] | type[Theme] | type[Provenance]] = {"theme": Theme, "goal": Goal, "provenance": Provenance}


def listed_of(roadmap: Roadmap, kind: str) -> QuerySet[Any]:
    """Themes, goals or provenances of a roadmap in their order, with how many measures each has."""
    rows = LISTS[kind].objects.filter(roadmap=roadmap).select_related("roadmap")
    return rows.annotate(measure_count=Count("measures")).order_by("position", "pk")


def titles_of(roadmap: Roadmap, kind: str) -> list[tuple[int, str]]:
    """Ids and titles of themes, goals or provenances in their order."""
    return list(LISTS[kind].objects.filter(roadmap=roadmap).order_by("position", "pk").values_list("pk", "title"))


def goals_by_measure(roadmap: Roadmap) -> dict[int, set[int]]:
    """Ids of goals by measure."""
    found: dict[int, set[int]] = {}
    links = Measure.goals.through.objects.filter(measure__roadmap=roadmap).values_list("measure_id", "goal_id")
    for measure, goal in links:
        found.setdefault(measure, set()).add(goal)
    return found


def organisations_of_roadmaps(actor: Actor, *, on: date) -> list[int]:
    """Whose roadmaps the actor sees: own ones and those shared with them."""
    rows = Roadmap.objects.filter(visible_to(actor, on, circle="circle"))
    return list(rows.order_by("organisation").values_list("organisation", flat=True).distinct())


def themes_by_measure(roadmap: int) -> dict[int, str]:
    """The title of the theme that each measure of a roadmap stands under now."""
    return dict(Measure.objects.filter(roadmap=roadmap).values_list("pk", "theme__title"))


def orphans_in(roadmaps: Iterable[Roadmap], *, on: date) -> list[tuple[int, str, int]]:
    """Id, title and roadmap of measures that nobody leads on a day and that are still to be done: orphans.

    A measure whose owner has left is one.
    """
    led = Ownership.objects.on(on).filter(_still_here(on), role=OwnershipRole.LEAD).values("measure")
    rows = Measure.objects.filter(roadmap__in=[row.pk for row in roadmaps]).exclude(pk__in=led)
    rows = rows.exclude(status__in=[Status.DONE, Status.DROPPED, Status.MERGED])
    return list(rows.order_by("roadmap", "theme__position", "position", "pk").values_list("pk", "title", "roadmap"))


def goals_of(measure: Measure) -> list[Goal]:
    """Goals that a measure serves, in their order."""
    return list(measure.goals.order_by("position", "pk"))


def taken_titles(roadmap: Roadmap, *, but: int | None = None) -> dict[int, frozenset[str]]:
    """Titles of measures by theme in small letters; `but` leaves one measure out."""
    found: dict[int, set[str]] = {}
    rows = Measure.objects.filter(roadmap=roadmap)
    if but is not None:
        rows = rows.exclude(pk=but)
    for theme, title in rows.values_list("theme_id", "title"):
        found.setdefault(theme, set()).add(title.casefold())
    return {theme: frozenset(titles) for theme, titles in found.items()}


def get_ownership(measure: Measure, pk: int) -> Ownership:
    """One link of a measure's chain; Ownership.DoesNotExist when it is another measure's."""
    return measure.ownerships.select_related("person", "measure").get(pk=pk)


def living_measures(roadmap: Roadmap) -> list[Measure]:
    """Measures that the plan has not left behind, in its order."""
    rows = measures_of(roadmap).exclude(status__in=[Status.DROPPED, Status.MERGED])
    return list(rows.select_related("theme", "unit", "provenance", "whole"))


def summaries_of(roadmap: Roadmap) -> dict[int, str]:
    """What has been written of how measures went, by measure."""
    return dict(Measure.objects.filter(roadmap=roadmap).exclude(summary="").values_list("pk", "summary"))


def units_of_measures(roadmap: Roadmap) -> list[tuple[int, str, int]]:
    """Id, name and number of measures of the units that answer for measures of a roadmap, by name."""
    rows = Measure.objects.filter(roadmap=roadmap).exclude(unit=None).values_list("unit", "unit__name")
    return list(rows.annotate(count=Count("pk")).order_by("unit__name", "unit"))


def roadmap_names(ids: Iterable[int]) -> dict[int, str]:
    """Names of roadmaps that the asker is known to see."""
    return dict(Roadmap.objects.filter(pk__in=list(ids)).values_list("pk", "name"))


def measure_titles(ids: Iterable[int]) -> dict[int, str]:
    """Titles of measures that the asker is known to see."""
    return dict(Measure.objects.filter(pk__in=list(ids)).values_list("pk", "title"))


def seen_roadmaps(actor: Actor, *, on: date) -> dict[int, str]:
    """Names of all roadmaps that the actor sees, those put away too, own ones first, then newest period first."""
    rows = Roadmap.objects.filter(visible_to(actor, on, circle="circle")).order_by(*OWN_FIRST)
    return dict(rows.values_list("pk", "name"))
