"""A risk that was seen in an update is taken into the register."""

from datetime import datetime

from django.db import transaction

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.followup.models import Observation, ObservationKind
from viitta.parts.risks import actions as risks
from viitta.parts.risks.models import Risk, RiskClass
from viitta.parts.risks.queries import get_risk
from viitta.parts.traces.queries import results_of

MIDDLE = 3  # what a new risk is judged as until somebody judges it


@transaction.atomic
def take_in(*, observation: Observation, by: Actor, at: datetime) -> Risk:
    """Make a risk of what was seen; when it was taken in already, that risk. ValueError when it is no risk seen.

    The figures are in the middle of the scale until somebody judges them.
    """
    if observation.kind != ObservationKind.RISK or observation.removed_at is not None:
        raise ValueError("only a risk that was seen becomes a risk of the register")
    audit.lock([observation.roadmap.organisation_id])
    before = [trace.to_id for trace in results_of("observation", observation.pk) if trace.to_kind == "risk"]
    if before:
        return get_risk(by, before[0], on=observation.on)
    title = " ".join(observation.text.split())
    new = risks.NewRisk(
        title=title if len(title) <= 200 else title[:199] + "…",
        description=observation.text if len(title) > 200 else "",
        likelihood=MIDDLE,
        impact=MIDDLE,
        seen_on=observation.on,
        classes=(RiskClass.SCHEDULE,),
        measures=(observation.measure,) if observation.measure else (),
    )
    origin = audit.Target("observation", observation.pk, title[:300])
    return risks.add_risks(roadmap=observation.roadmap, new=[new], origin=origin, by=by, at=at)[0]
