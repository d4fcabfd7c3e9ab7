"""Recommendations of a roadmap, and those of earlier ones that another has to answer."""

from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from viitta.core.actors import Actor
from viitta.parts.organisations.queries import visible_to
from viitta.parts.roadmaps.models import Recommendation, RecommendationAnswer, Roadmap


def _with_answers(rows: QuerySet[Recommendation]) -> QuerySet[Recommendation]:
    answers = RecommendationAnswer.objects.select_related("roadmap", "measure").order_by("at", "pk")
    return rows.select_related("roadmap").prefetch_related(Prefetch("answers", answers))


def recommendations_of(roadmap: Roadmap) -> QuerySet[Recommendation]:
    """What a roadmap recommends, in its order, with the answers: two queries."""
    return _with_answers(Recommendation.objects.filter(roadmap=roadmap, removed_at=None))


def to_answer(roadmap: Roadmap) -> QuerySet[Recommendation]:
    """What earlier roadmaps of the same organisation recommend to this one: the one before it, and those begun earlier."""
    earlier = Q(roadmap=roadmap.previous_id) | Q(roadmap__starts_on__lt=roadmap.starts_on)
    rows = Recommendation.objects.filter(earlier, roadmap__organisation=roadmap.organisation_id, removed_at=None)
    return _with_answers(rows).order_by("-roadmap__starts_on", "roadmap", "position", "pk")


def unanswered(roadmap: Roadmap) -> list[Recommendation]:
    """Those of them that this roadmap has not answered."""
    rows = to_answer(roadmap).exclude(answers__roadmap=roadmap)
    return list(rows)


def get_recommendation(actor: Actor, pk: int, *, on: date) -> Recommendation:
    """One that the actor may see, a removed one too; Recommendation.DoesNotExist for strangers."""
    seen = visible_to(actor, on, organisation="roadmap__organisation", circle="roadmap__circle")
    return _with_answers(Recommendation.objects.filter(seen)).get(pk=pk)
