"""Meetings and their groups."""

from datetime import date

from django.db.models import F, Q, QuerySet

from viitta.core.actors import Actor
from viitta.parts.meetings.models import Meeting
from viitta.parts.organisations.models import WorkingGroup
from viitta.parts.organisations.queries import visible_to


def visible(actor: Actor, on: date) -> Q:
    """Meetings that the actor may see: those of own organisations, and of groups that own circles share."""
    return visible_to(actor, on, circle="group__circle")


def meetings_of(actor: Actor, *, on: date) -> QuerySet[Meeting]:
    """Meetings that the actor sees, the newest first; those whose time is being found come before all."""
    rows = Meeting.objects.filter(visible(actor, on)).select_related(
        "group", "roadmap", "organisation", "series", "writer"
    )
    return rows.order_by(F("starts_at").desc(nulls_first=True), "-pk")


def get_meeting(actor: Actor, pk: int, *, on: date) -> Meeting:
    """One meeting that the actor may see; Meeting.DoesNotExist for strangers too."""
    return meetings_of(actor, on=on).get(pk=pk)


def meetings_about(roadmap: int, quarter: str) -> list[Meeting]:
    """Meetings that look back on a quarter of a roadmap and have an agenda, in time."""
    rows = Meeting.objects.filter(roadmap=roadmap, quarter=quarter, items__removed_at=None, items__isnull=False)
    return list(rows.select_related("group", "roadmap", "organisation").distinct().order_by("starts_at", "pk"))


def groups_of(actor: Actor, *, on: date) -> QuerySet[WorkingGroup]:
    """Groups that the actor may call together or see, by name."""
    rows = WorkingGroup.objects.filter(visible_to(actor, on, circle="circle"))
    return rows.select_related("organisation").order_by("name", "pk")
