"""What has been learnt from others: visits and good practices of a roadmap, the newest first."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from viitta.core.actors import Actor
from viitta.parts.meetings.models import GoodPractice, Visit
from viitta.parts.organisations.queries import visible_to
from viitta.parts.roadmaps.models import Roadmap


def visits_of(roadmap: Roadmap) -> QuerySet[Visit]:
    """Visits and presentations of a roadmap that the actor was given."""
    return Visit.objects.filter(roadmap=roadmap, removed_at=None).select_related("measure", "meeting")


def practices_of(roadmap: Roadmap) -> QuerySet[GoodPractice]:
    """Good practices of others that were seen during a roadmap."""
    return GoodPractice.objects.filter(roadmap=roadmap, removed_at=None).select_related("measure")


def get_visit(actor: Actor, pk: int, *, on: date) -> Visit:
    """One visit that the actor may see, a removed one too; Visit.DoesNotExist for strangers."""
    rows = Visit.objects.filter(visible_to(actor, on, circle="roadmap__circle"))
    return rows.select_related("roadmap", "measure", "meeting").get(pk=pk)


def get_practice(actor: Actor, pk: int, *, on: date) -> GoodPractice:
    """One good practice that the actor may see, a removed one too; GoodPractice.DoesNotExist for strangers."""
    rows = GoodPractice.objects.filter(visible_to(actor, on, circle="roadmap__circle"))
    return rows.select_related("roadmap", "measure").get(pk=pk)


def visit_subjects(ids: Iterable[int]) -> dict[int, str]:
    """Subjects of visits that the asker is known to see."""
    return dict(Visit.objects.filter(pk__in=list(ids), removed_at=None).values_list("pk", "subject"))
