"""Successes, challenges, lessons, good practices, risks seen, new targets, changes around."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from viitta.core.actors import Actor
from viitta.core.periods import Quarter
from viitta.parts.audit import actions as audit
from viitta.parts.followup.models import Observation
from viitta.parts.followup.permissions import can_observe, can_run_rounds
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.models import Measure, Roadmap


@dataclass(frozen=True, slots=True)
class NewObservation:
    """Something seen; of a measure, or of none."""

    kind: str
    text: str
    on: date
    quarter: Quarter
    measure: Measure | None = None


@transaction.atomic
def record_observations(
    *, roadmap: Roadmap, new: Sequence[NewObservation], by: Actor, at: datetime
) -> list[Observation]:
    """Write down what was seen. ValueError for an empty text or a measure of another roadmap."""
    require(can_observe(by, roadmap))
    audit.lock([roadmap.organisation_id])
    for one in new:
        if not one.text.strip():
            raise ValueError("an observation has a text")
        if one.measure and one.measure.roadmap_id != roadmap.pk:
            raise ValueError("the measure is of another roadmap")
    made = [
        Observation.objects.create(
            roadmap=roadmap,
            measure=one.measure,
            quarter=one.quarter.key,
            kind=one.kind,
            text=one.text.strip(),
            on=one.on,
            **by.signature(roadmap.organisation_id)._asdict(),
        )
        for one in new
    ]
    data = {"observations": [[row.pk, str(row.kind)] for row in made]}
    target = audit.Target("roadmap", roadmap.pk, roadmap.name)
    audit.record(
        "followup.observations.recorded", by=by, at=at, organisation=roadmap.organisation_id, target=target, data=data
    )
    return made


def may_change(by: Actor, observation: Observation) -> bool:
    """The writer's own, or the convenor."""
    own = observation.by_person in by.person_ids
    return can_run_rounds(by, observation.roadmap) or (own and can_observe(by, observation.roadmap))


@transaction.atomic
def change_observation(*, observation: Observation, kind: str, text: str, by: Actor, at: datetime) -> Observation:
    """Change the kind or the words; the writer's own, or the convenor."""
    require(may_change(by, observation))
    organisation = observation.roadmap.organisation_id
    audit.lock([organisation])
    if not text.strip():
        raise ValueError("an observation has a text")
    observation.kind, observation.text = kind, text.strip()
    observation.save(update_fields=["kind", "text"])
    target = audit.Target("observation", observation.pk)
    audit.record("followup.observation.changed", by=by, at=at, organisation=organisation, target=target)
    return observation


@transaction.atomic
def remove_observations(*, observations: Sequence[Observation], restore: bool = False, by: Actor, at: datetime) -> None:
    """Take observations off the pages, or bring them back; the rows stay."""
    require(all(may_change(by, row) for row in observations))
    audit.lock({row.roadmap.organisation_id for row in observations})
    for row in observations:
        row.removed_at = None if restore else at
        row.save(update_fields=["removed_at"])
        kind = "followup.observation.restored" if restore else "followup.observation.removed"
        target = audit.Target("observation", row.pk)
        audit.record(kind, by=by, at=at, organisation=row.roadmap.organisation_id, target=target)
