"""The trail that changes of the plan leave: who changed what into what, when and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from viitta.core.actors import Actor
from viitta.parts.roadmaps.models import Measure, PlanChange


@dataclass(frozen=True, slots=True)
class Left:
    """One step to be written: `measure` was changed, `other` is what it went into or what came of it."""

    kind: str
    measure: Measure
    reason: str = ""
    other: Measure | None = None


def leave(steps: Iterable[Left], *, on: date, by: Actor, at: datetime) -> list[PlanChange]:
    """Write steps of the trail, inside the transaction of the deed that they tell of."""
    return PlanChange.objects.bulk_create(
        PlanChange(
            roadmap_id=one.measure.roadmap_id,
            kind=one.kind,
            measure=one.measure,
            measure_uid=one.measure.uid,
            measure_label=one.measure.title,
            other=one.other,
            other_uid=one.other.uid if one.other else None,
            other_label=one.other.title if one.other else "",
            reason=one.reason.strip(),
            on=on,
            at=at,
            **by.signature(one.measure.organisation_id)._asdict(),
        )
        for one in steps
    )
