"""Getting what others promised; always only what the actor may see."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, F, Prefetch, QuerySet

from viitta.core.actors import Actor
from viitta.core.promises import REMIND_BEFORE, Promised
from viitta.parts.organisations.queries import visible_to
from viitta.parts.roadmaps.models import ExternalParty, Measure, Promise, Roadmap


def days_of(promise: Promise) -> Promised:
    """The days of a promise as the rules take them."""
    return Promised(promise.first_due_on, promise.due_on, promise.kept_on, promise.cancelled_on)


def _whole(rows: QuerySet[Promise]) -> QuerySet[Promise]:
    """Promises with their party, their moves and the titles of what waits: three queries."""
    waiting = Prefetch("measures", Measure.objects.only("pk", "title").order_by("position", "pk"))
    return rows.select_related("party", "roadmap").prefetch_related("moves", waiting)


def promises_of(roadmap: Roadmap) -> QuerySet[Promise]:
    """Promises of a roadmap that the actor was given, by the day that they fall due."""
    return _whole(Promise.objects.filter(roadmap=roadmap)).order_by("due_on", "pk")


def promises_for(measure: Measure) -> QuerySet[Promise]:
    """Promises that a measure waits for, or has waited for."""
    return _whole(Promise.objects.filter(measures=measure)).order_by("due_on", "pk")


def get_promise(actor: Actor, pk: int, *, on: date) -> Promise:
    """One promise that the actor may see; Promise.DoesNotExist for strangers too."""
    rows = Promise.objects.filter(visible_to(actor, on, organisation="roadmap__organisation", circle="roadmap__circle"))
    return _whole(rows).select_related("roadmap__organisation").get(pk=pk)


def parties_of(organisation: int) -> QuerySet[ExternalParty]:
    """External parties of an organisation that the actor was given, with how much they have promised."""
    rows = ExternalParty.objects.filter(organisation=organisation)
    return rows.annotate(promise_count=Count("promises")).order_by("name", "pk")


def get_party(actor: Actor, pk: int) -> ExternalParty:
    """One external party of the actor's organisations; ExternalParty.DoesNotExist for strangers too."""
    return ExternalParty.objects.filter(visible_to(actor, date.min)).select_related("organisation").get(pk=pk)


def party_names(organisation: int) -> dict[str, int]:
    """Ids of parties by name in small letters."""
    return {name.casefold(): pk for pk, name in ExternalParty.objects.filter(organisation=organisation).values_list("pk", "name")}  # fmt: skip


def reminded_next(on: date) -> Iterable[Promise]:
    """Open promises of living roadmaps that fall due within two weeks and whose day nobody was reminded of."""
    rows = Promise.objects.filter(
        kept_on=None, cancelled_on=None, due_on__gte=on, due_on__lte=on + REMIND_BEFORE, roadmap__archived_at=None
    ).exclude(reminded_of=F("due_on"))
    return _whole(rows).select_related("roadmap__organisation").order_by("roadmap__organisation", "due_on", "pk")
