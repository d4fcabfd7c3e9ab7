"""Recommendations to what comes after a roadmap, and what the next one answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.models import Answer, Measure, Recommendation, RecommendationAnswer, Roadmap
from viitta.parts.roadmaps.permissions import can_edit_roadmap

KIND = "recommendation"


@dataclass(frozen=True, slots=True)
class NewRecommendation:
    """What is recommended and why."""

    text: str
    grounds: str = ""


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """What a roadmap answers to a recommendation: taken in (as a measure or otherwise), later, or no because."""

    recommendation: Recommendation
    answer: str
    reason: str = ""
    measure: Measure | None = None


@transaction.atomic
def add_recommendations(
    *, roadmap: Roadmap, new: Sequence[NewRecommendation], by: Actor, at: datetime
) -> list[Recommendation]:
    """Add recommendations of a roadmap, last in their order."""
    require(can_edit_roadmap(by, roadmap))
    audit.lock([roadmap.organisation_id])
    last = Recommendation.objects.filter(roadmap=roadmap).aggregate(last=Max("position"))["last"] or 0
    signature = by.signature(roadmap.organisation_id)._asdict()
    made = [
        Recommendation.objects.create(
            roadmap=roadmap, text=one.text, grounds=one.grounds, position=position, at=at, **signature
        )
        for position, one in enumerate(new, last + 1)
    ]
    only = audit.Target(KIND, made[0].pk, str(made[0])) if len(made) == 1 else audit.NOTHING
    data = {"rows": [row.pk for row in made]}
    audit.record(
        "roadmaps.recommendations.added", by=by, at=at, organisation=roadmap.organisation_id, target=only, data=data
    )
    return made


@transaction.atomic
def change_recommendation(
    *, recommendation: Recommendation, values: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime
) -> Recommendation:
    """Change the words of a recommendation. audit.Stale when somebody else has meanwhile."""
    roadmap = recommendation.roadmap
    require(can_edit_roadmap(by, roadmap))
    changed: Recommendation = audit.change_row(
        row=recommendation, values=values, organisation=roadmap.organisation_id, kind="roadmaps.recommendation.changed",
        target=KIND, seen=seen, by=by, at=at,
    )  # fmt: skip
    return changed


@transaction.atomic
def move_recommendations(*, recommendations: Sequence[Recommendation], by: Actor, at: datetime) -> None:
    """Put the recommendations of a roadmap in the order given."""
    roadmap = recommendations[0].roadmap
    require(can_edit_roadmap(by, roadmap))
    if any(row.roadmap_id != roadmap.pk for row in recommendations):
        raise ValueError("recommendations of one roadmap have an order")
    audit.lock([roadmap.organisation_id])
    for position, row in enumerate(recommendations, 1):
        Recommendation.objects.filter(pk=row.pk).update(position=position)
    data = {"rows": [row.pk for row in recommendations]}
    audit.record("roadmaps.recommendations.moved", by=by, at=at, organisation=roadmap.organisation_id, data=data)


@transaction.atomic
def remove_recommendations(
    *, recommendations: Sequence[Recommendation], removed: bool = True, by: Actor, at: datetime
) -> None:
    """Take recommendations of a roadmap away with their answers out of sight, or bring them back."""
    roadmap = recommendations[0].roadmap
    require(can_edit_roadmap(by, roadmap))
    if any(row.roadmap_id != roadmap.pk for row in recommendations):
        raise ValueError("recommendations of one roadmap at a time")
    audit.put_away(rows=recommendations, removed=removed, organisation=roadmap.organisation_id, target=KIND, by=by, at=at,
        kind="roadmaps.recommendations.removed" if removed else "roadmaps.recommendations.restored",
    )  # fmt: skip


def _check(roadmap: Roadmap, one: NewAnswer) -> None:
    """ValueError for a "no" without its reason, a measure of elsewhere, or a roadmap that answers itself."""
    if one.answer == Answer.NO and not one.reason.strip():
        raise ValueError("a recommendation is not turned down without a reason")
    if one.measure is not None and one.measure.roadmap_id != roadmap.pk:
        raise ValueError("a recommendation is taken in as a measure of the roadmap that answers")
    theirs = one.recommendation.roadmap
    if theirs.pk == roadmap.pk or theirs.organisation_id != roadmap.organisation_id:
        raise ValueError("a roadmap answers what an earlier one of its organisation recommends")


@transaction.atomic
def answer_recommendations(
    *, roadmap: Roadmap, answers: Sequence[NewAnswer], by: Actor, at: datetime
) -> list[RecommendationAnswer]:
    """Write what a roadmap answers; an earlier answer of it is replaced. ValueError for what does not fit."""
    require(can_edit_roadmap(by, roadmap))
    audit.lock([roadmap.organisation_id])
    made = []
    for one in answers:
        _check(roadmap, one)
        values = {"answer": one.answer, "reason": one.reason, "measure": one.measure, "at": at}
        signature = by.signature(roadmap.organisation_id)._asdict()
        row, _made = RecommendationAnswer.objects.update_or_create(
            recommendation=one.recommendation, roadmap=roadmap, defaults={**values, **signature}
        )
        made.append(row)
    data = {"rows": [one.recommendation.pk for one in answers], "answers": [one.answer for one in answers]}
    target = audit.Target("roadmap", roadmap.pk, roadmap.name)
    audit.record(
        "roadmaps.recommendations.answered",
        by=by,
        at=at,
        organisation=roadmap.organisation_id,
        target=target,
        data=data,
    )
    return made
