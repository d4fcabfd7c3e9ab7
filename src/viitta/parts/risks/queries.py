"""Getting risks; always only what the actor may see."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from viitta.core.actors import Actor
from viitta.core.risks import Place, place_after
from viitta.parts.organisations.queries import visible_to
from viitta.parts.risks.models import Risk, RiskReview, RiskState
from viitta.parts.roadmaps.models import Measure, Roadmap


def _whole(rows: QuerySet[Risk]) -> QuerySet[Risk]:
    """Risks with their owner, classes and measures: three queries."""
    measures = Prefetch("measures", Measure.objects.only("pk", "title").order_by("position", "pk"))
    return rows.select_related("owner", "roadmap").prefetch_related("classes", measures)


def risks_of(roadmap: Roadmap) -> QuerySet[Risk]:
    """Risks of a roadmap that the actor was given, in the order in which they came."""
    return _whole(Risk.objects.filter(roadmap=roadmap)).order_by("pk")


def risks_for(measure: Measure) -> QuerySet[Risk]:
    """Risks that threaten a measure."""
    return _whole(Risk.objects.filter(measures=measure)).order_by("pk")


def get_risk(actor: Actor, pk: int, *, on: date) -> Risk:
    """One risk that the actor may see; Risk.DoesNotExist for strangers too."""
    rows = Risk.objects.filter(visible_to(actor, on, circle="roadmap__circle"))
    return _whole(rows).select_related("organisation").get(pk=pk)


def reviews_of(risk: Risk) -> QuerySet[RiskReview]:
    """How a risk has been seen, newest first."""
    return RiskReview.objects.filter(risk=risk).order_by("-at", "-pk")


def last_reviews(roadmap: Roadmap) -> dict[int, str]:
    """The quarter in which each risk of a roadmap was looked at last."""
    rows = RiskReview.objects.filter(risk__roadmap=roadmap).order_by("quarter", "at", "pk")
    return dict(rows.values_list("risk", "quarter"))


def risk_titles(ids: Iterable[int]) -> dict[int, str]:
    """Titles of risks that the asker is known to see."""
    return dict(Risk.objects.filter(pk__in=list(ids)).values_list("pk", "title"))


def is_open() -> Q:
    """Risks that are still looked at round by round."""
    return ~Q(state=RiskState.CLOSED)


def before_of(row: Risk | RiskReview) -> Place:
    """Where a risk stands before its countermeasure."""
    return Place(row.likelihood, row.impact)


def after_of(row: Risk | RiskReview) -> Place | None:
    """Where it stands after it, when that has been judged."""
    return place_after(row.likelihood_after, row.impact_after, before=before_of(row))
