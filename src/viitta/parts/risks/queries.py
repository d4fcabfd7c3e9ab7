"""Getting risks; always only what the actor may see."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from django.db.models import CharField, Count, F, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Cast

from viitta.core.actors import Actor
from viitta.core.risks import Place, place_after
from viitta.parts.followup.models import Observation, ObservationKind
from viitta.parts.organisations.queries import visible_to
from viitta.parts.risks.models import Risk, RiskReview, RiskState
from viitta.parts.roadmaps.models import Effort, Goal, Measure, Milestone, Promise, Roadmap, StrategyGoal
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


class Weight(NamedTuple):
    """One thing that the page of a measure tells of what it takes, waits for and risks; values as text, empty for none.

    kind: what the rest means. effort: who, days. milestone: title; due day, per cent, day reached. promise: what, by
    whom; first due day, present one, kept, cancelled, times moved. risk: title; likelihood, impact. taken: the risk
    that was made of what was seen; of which observation. goal and strategy_goal: title; its place in the list.
    """

    kind: str
    pk: int
    text: str
    more: str
    a: str
    b: str
    c: str
    d: str
    e: str


def _weight(kind: str, rows: QuerySet[Any], text: Any, **values: Any) -> QuerySet[Any]:
    """Rows of any model in the one shape that a union takes."""
    names = ("more", "a", "b", "c", "d", "e")
    said = {name: Cast(values.get(name, Value("")), CharField()) for name in names}
    shaped = rows.order_by().annotate(
        w_kind=Value(kind, output_field=CharField()),
        w_text=Cast(text, CharField()),
        **{f"w_{name}": value for name, value in said.items()},
    )
    return shaped.values_list("w_kind", "pk", "w_text", *(f"w_{name}" for name in names))


def weights_of(measure: Measure) -> list[Weight]:
    """Efforts, milestones, promises, open risks, risks made of what was seen, goals: in one query, since its page has many."""
    seen = Observation.objects.filter(measure=measure, kind=ObservationKind.RISK).order_by().values("pk")
    taken = Trace.objects.filter(from_kind="observation", to_kind="risk", from_id__in=seen)
    promises = Promise.objects.filter(measures=measure).annotate(move_count=Count("moves"))
    rows = _weight("effort", Effort.objects.filter(measure=measure), F("role"), a=F("days")).union(
        _weight("milestone", Milestone.objects.filter(measure=measure), F("title"), a=F("due_on"), b=F("percent"), c=F("reached_on")),
        _weight(
            "promise", promises, F("what"), more=F("party__name"), a=F("first_due_on"), b=F("due_on"), c=F("kept_on"),
            d=F("cancelled_on"), e=F("move_count"),
        ),
        _weight("risk", Risk.objects.filter(measures=measure).filter(is_open()), F("title"), a=F("likelihood"), b=F("impact")),
        _weight("taken", taken, F("to_id"), more=F("from_id")),
        _weight("goal", Goal.objects.filter(measures=measure), F("title"), a=F("position")),
        _weight("strategy_goal", StrategyGoal.objects.filter(measures=measure), F("title"), a=F("position")),
        all=True,
    )  # fmt: skip
    return [Weight._make(value if value is not None else "" for value in row) for row in rows]


def goal_titles(weights: Iterable[Weight], kind: str) -> list[str]:
    """Titles of goals (or of strategy goals) among them, in their order."""
    return [
        one.text for one in sorted((row for row in weights if row.kind == kind), key=lambda row: (int(row.a), row.pk))
    ]
