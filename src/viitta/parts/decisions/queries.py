"""The register of decisions; always only what the actor may see."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from viitta.core.actors import Actor
from viitta.parts.decisions.models import Decision
from viitta.parts.organisations.queries import visible_to


def decisions_of(actor: Actor, *, on: date) -> QuerySet[Decision]:
    """Decisions of the actor's organisations, the newest first; removed ones left out. `approves` tells that
    a roadmap was approved by it.
    """
    rows = Decision.objects.filter(visible_to(actor, on), removed_at=None)
    approves = Exists(Decision.objects.filter(pk=OuterRef("pk"), roadmaps__isnull=False))
    return rows.select_related("organisation").annotate(approves=approves).order_by("-decided_on", "-pk")


def get_decision(actor: Actor, pk: int, *, on: date) -> Decision:
    """One decision that the actor may see, a removed one too; Decision.DoesNotExist for strangers."""
    return Decision.objects.filter(visible_to(actor, on)).select_related("organisation").get(pk=pk)
