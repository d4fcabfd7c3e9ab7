"""Getting risks; always only what the actor may see."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, F, Prefetch, Q, QuerySet

from viitta.core.actors import Actor
from viitta.core.risks import Place, place_after
from viitta.parts.followup.models import Observation, ObservationKind
from viitta.parts.organisations.queries import visible_to
from viitta.parts.risks.models import Risk, RiskReview, RiskState
from viitta.parts.roadmaps.models import Effort, Goal, Measure, Milestone, Promise, Roadmap, StrategyGoal
from viitta.parts.roadmaps.queries.weights import Weight, weight_rows
from viitta.parts.traces.models import Trace


def _whole(rows: QuerySet[Risk]) -> QuerySet[Risk]:
    """Risks with their owner, classes and measures: three queries."""
    measures = Prefetch("measures", Measure.objects.only("pk", "title").order_by("position", "pk"))
    return rows.select_related("owner", "roadmap").prefetch_related("classes", measures)


def risks_of(roadmap: Roadmap) -> QuerySet[Risk]:
    """Risks of a roadmap that the actor was given, in the order in which they came."""
    return _whole(Risk.objects.filter(roadmap=roadmap)).order_by("pk")


def get_risk(actor: Actor, pk: int, *, on: date) -> Risk:
    """One risk that the actor may see; Risk.DoesNotExist for strangers too."""
    rows = Risk.objects.filter(visible_to(actor, on, circle="roadmap__circle"))
    return _whole(rows).select_related("organisation").get(pk=pk)


def reviews_of(risk: Risk) -> QuerySet[RiskReview]:
    """How a risk has been seen, newest first."""
    return RiskReview.objects.filter(risk=risk).order_by("-at", "-pk")


def reviews_by_risk(roadmap: Roadmap) -> dict[int, list[RiskReview]]:
    """How each risk of a roadmap has been seen, newest first."""
    found: dict[int, list[RiskReview]] = {}
    for row in RiskReview.objects.filter(risk__roadmap=roadmap).order_by("-at", "-pk"):
        found.setdefault(row.risk_id, []).append(row)
    return found


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


def weights_of(measure: Measure, *more: QuerySet[Any]) -> list[Weight]:
    """Efforts, milestones, promises, open risks, risks made of what was seen, goals: in one query, since its page has many.

    `more` are rows of parts beside this one, in the same shape.
    """
    seen = Observation.objects.filter(measure=measure, kind=ObservationKind.RISK).order_by().values("pk")
    taken = Trace.objects.filter(from_kind="observation", to_kind="risk", from_id__in=seen)
    promises = Promise.objects.filter(measures=measure).annotate(move_count=Count("moves"))
    rows = weight_rows("effort", Effort.objects.filter(measure=measure), F("role"), a=F("days")).union(
        weight_rows("milestone", Milestone.objects.filter(measure=measure), F("title"), a=F("due_on"), b=F("percent"), c=F("reached_on")),
        weight_rows(
            "promise", promises, F("what"), more=F("party__name"), a=F("first_due_on"), b=F("due_on"), c=F("kept_on"),
            d=F("cancelled_on"), e=F("move_count"),
        ),
        weight_rows("risk", Risk.objects.filter(measures=measure).filter(is_open()), F("title"), a=F("likelihood"), b=F("impact")),
        weight_rows("taken", taken, F("to_id"), more=F("from_id")),
        weight_rows("goal", Goal.objects.filter(measures=measure), F("title"), a=F("position")),
        weight_rows("strategy_goal", StrategyGoal.objects.filter(measures=measure), F("title"), a=F("position")),
        *more, all=True,
    )  # fmt: skip
    return [Weight._make(value if value is not None else "" for value in row) for row in rows]


def goal_titles(weights: Iterable[Weight], kind: str) -> list[str]:
    """Titles of goals (or of strategy goals) among them, in their order."""
    return [
        one.text for one in sorted((row for row in weights if row.kind == kind), key=lambda row: (int(row.a), row.pk))
    ]
