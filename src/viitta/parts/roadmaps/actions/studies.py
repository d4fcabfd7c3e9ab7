"""What a study led to."""

from datetime import date, datetime

from django.db import transaction

from viitta.core.actors import Actor
from viitta.core.progress import Kind
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.actions.measures import NewMeasure, add_measures, target_of
from viitta.parts.roadmaps.models import Measure, StudyOutcome, Verdict
from viitta.parts.roadmaps.permissions import can_edit_measure


@transaction.atomic
def record_outcome(
    *,
    measure: Measure,
    verdict: str,
    reason: str = "",
    follow_up: NewMeasure | None = None,
    on: date,
    by: Actor,
    at: datetime,
) -> StudyOutcome:
    """Write what a study led to, and open the follow-up measure when one is given.

    ValueError when the measure is no study, when going not on has no reason, or a follow-up comes without going on.
    """
    require(can_edit_measure(by, measure))
    audit.lock([measure.organisation_id])
    if measure.kind != Kind.STUDY:
        raise ValueError("only a study has an outcome")
    if verdict != Verdict.GO_ON and not reason.strip():
        raise ValueError("say why the study does not go on")
    if verdict != Verdict.GO_ON and follow_up:
        raise ValueError("a study that does not go on opens no measure")
    before = StudyOutcome.objects.filter(measure=measure).first()
    opened = before.follow_up if before else None
    if follow_up and opened is None:
        opened = add_measures(
            roadmap=measure.roadmap, new=[follow_up], origin=target_of(measure), reason=reason, by=by, at=at
        )[0]
    outcome, _made = StudyOutcome.objects.update_or_create(
        measure=measure, defaults={"verdict": verdict, "reason": reason, "follow_up": opened, "on": on}
    )
    audit.record(
        "roadmaps.study.concluded",
        by=by,
        at=at,
        organisation=measure.organisation_id,
        target=target_of(measure),
        data={"verdict": verdict, "follow_up": opened.pk if opened else None},
    )
    return outcome
