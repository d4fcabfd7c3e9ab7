"""The risk register: adding risks, changing them, looking at them round by round."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from viitta.core.actors import Actor
from viitta.core.periods import Quarter
from viitta.core.risks import Place, place_after
from viitta.parts.audit import actions as audit
from viitta.parts.audit.actions import Stale
from viitta.parts.organisations.models import Person
from viitta.parts.organisations.permissions import require
from viitta.parts.risks.models import Risk, RiskClass, RiskClassing, RiskReview, RiskState
from viitta.parts.risks.permissions import can_keep_risks, can_review
from viitta.parts.roadmaps.models import Measure, Roadmap
from viitta.parts.traces import actions as traces

JUDGED = ("likelihood", "impact", "likelihood_after", "impact_after", "state")
TOLD = ("title", "description", "saves_nothing", "adds_permanent_costs", "countermeasure", "owner", "seen_on")


@dataclass(frozen=True, slots=True)
class NewRisk:
    """A risk to be added; figures are 1 to 5, those after the countermeasure both or neither."""

    title: str
    likelihood: int
    impact: int
    seen_on: date
    classes: tuple[str, ...] = ()
    description: str = ""
    saves_nothing: bool = False
    adds_permanent_costs: bool = False
    countermeasure: str = ""
    likelihood_after: int | None = None
    impact_after: int | None = None
    owner: Person | None = None
    state: str = RiskState.OPEN
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """How a risk is seen in a round. `values` are figures and state that changed; nothing of them is "unchanged"."""

    risk: Risk
    values: Mapping[str, Any]
    note: str = ""


def risk_target(risk: Risk) -> audit.Target:
    """A risk as the change log names it."""
    return audit.Target("risk", risk.pk, risk.title)


def _check(risk: Risk) -> None:
    """ValueError when figures or rows do not fit."""
    before = Place(risk.likelihood, risk.impact)
    place_after(risk.likelihood_after, risk.impact_after, before=before)
    if risk.owner is not None and risk.owner.organisation_id != risk.organisation_id:
        raise ValueError("the owner of a risk is a person of its organisation")


def _set_rows(risk: Risk, classes: Sequence[str], measures: Sequence[Measure]) -> None:
    if any(measure.roadmap_id != risk.roadmap_id for measure in measures):
        raise ValueError("a risk threatens measures of its own roadmap")
    wanted = {RiskClass(one) for one in classes}
    risk.classes.exclude(risk_class__in=wanted).delete()
    known = set(risk.classes.values_list("risk_class", flat=True))
    RiskClassing.objects.bulk_create([RiskClassing(risk=risk, risk_class=one) for one in RiskClass if one in wanted - known])  # fmt: skip
    risk.measures.set(measures)


def _write_review(risk: Risk, quarter: Quarter, note: str, by: Actor, at: datetime) -> RiskReview:
    return RiskReview.objects.create(
        risk=risk, quarter=quarter.key, note=note, at=at, **{name: getattr(risk, name) for name in JUDGED},
        **by.signature(risk.organisation_id)._asdict(),
    )  # fmt: skip


def _record(kind: str, risk: Risk, by: Actor, at: datetime, **data: Any) -> None:
    measures: dict[str, Any] = {str(pk): {} for pk in sorted(risk.measures.values_list("pk", flat=True))}
    said = {"risks": [risk.pk], "measures": measures, **data}
    audit.record(kind, by=by, at=at, organisation=risk.organisation_id, target=risk_target(risk), data=said)


@transaction.atomic
def add_risks(
    *, roadmap: Roadmap, new: Sequence[NewRisk], origin: audit.Target | None = None, by: Actor, at: datetime
) -> list[Risk]:
    """Add risks, each with its first review; `origin` is what they were made of. ValueError for what does not fit."""
    require(can_keep_risks(by, roadmap))
    audit.lock([roadmap.organisation_id])
    made = []
    for one in new:
        values = {name: getattr(one, name) for name in (*TOLD, *JUDGED)}
        risk = Risk(roadmap=roadmap, organisation_id=roadmap.organisation_id, **values)
        _check(risk)
        risk.save(force_insert=True)
        _set_rows(risk, one.classes, one.measures)
        _write_review(risk, Quarter.of(one.seen_on), "", by, at)
        if origin is not None:
            traces.leave(
                origin=origin, result=risk_target(risk), organisation=roadmap.organisation_id, by=by, at=at
            )  # fmt: skip
        _record("risks.added", risk, by, at)
        made.append(risk)
    return made


@transaction.atomic
def change_risk(*, risk: Risk, values: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime) -> Risk:
    """Change a risk; a change of its figures or state is a review of its own. Stale when changed meanwhile."""
    require(can_keep_risks(by, risk.roadmap))
    audit.lock([risk.organisation_id])
    fresh = Risk.objects.select_related("roadmap", "owner").get(pk=risk.pk)
    if seen is not None and fresh.revision != seen:
        raise Stale
    judged = [name for name in JUDGED if name in values and values[name] != getattr(fresh, name)]
    for name in (*TOLD, *JUDGED):
        if name in values:
            setattr(fresh, name, values[name])
    _check(fresh)
    fresh.revision += 1
    fresh.save()
    classes = values.get("classes", [one.risk_class for one in fresh.classes.all()])
    _set_rows(fresh, classes, values.get("measures", list(fresh.measures.all())))
    if judged:
        _write_review(fresh, Quarter.of(timezone.localdate(at)), "", by, at)
    _record("risks.changed", fresh, by, at, fields=judged)
    return fresh


@transaction.atomic
def review_risks(*, reviews: Sequence[Review], quarter: Quarter, by: Actor, at: datetime) -> list[RiskReview]:
    """Write how risks are seen in a round; the newest review is what a risk says. ValueError for what does not fit."""
    require(all(can_review(by, one.risk) for one in reviews))
    audit.lock({one.risk.organisation_id for one in reviews})
    made = []
    for one in reviews:
        risk = Risk.objects.select_related("roadmap", "owner").get(pk=one.risk.pk)
        for name in JUDGED:
            setattr(risk, name, one.values.get(name, getattr(risk, name)))
        _check(risk)
        risk.revision += 1
        risk.save()
        made.append(_write_review(risk, quarter, one.note, by, at))
        _record("risks.reviewed", risk, by, at, quarter=quarter.key)
    return made
