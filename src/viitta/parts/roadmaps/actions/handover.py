"""Passing measures on to a successor, with what is to be done next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.models import Person
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.models import HandOver, Measure
from viitta.parts.roadmaps.permissions import can_edit_measure


@dataclass(frozen=True, slots=True)
class Passing:
    """A measure that goes from the one who leads it to a successor."""

    measure: Measure
    before: Person
    title: str  # of who gives it, as the chain of owners tells
    successor: Person
    on: date
    next_steps: str = ""


@transaction.atomic
def write_hand_overs(*, passings: Sequence[Passing], by: Actor, at: datetime) -> list[HandOver]:
    """Write down what successors are to be told. ValueError when somebody would succeed themselves."""
    require(all(can_edit_measure(by, one.measure) for one in passings))
    audit.lock({one.measure.organisation_id for one in passings})
    if any(one.before.pk == one.successor.pk for one in passings):
        raise ValueError("nobody succeeds themselves")
    made = [
        HandOver(
            measure=one.measure,
            person=one.before,
            title=one.title,
            successor=one.successor,
            on=one.on,
            next_steps=one.next_steps,
            at=at,
            **by.signature(one.measure.organisation_id)._asdict(),
        )
        for one in passings
    ]
    HandOver.objects.bulk_create(made)
    for organisation in sorted({one.measure.organisation_id for one in passings}):
        here = [one for one in made if one.measure.organisation_id == organisation]
        data = {"measures": [one.measure_id for one in here]}
        only = here[0].measure if len(here) == 1 else None
        target = audit.Target("measure", only.pk, only.title) if only else audit.NOTHING
        audit.record("roadmaps.handed_over", by=by, at=at, organisation=organisation, target=target, data=data)
    return made


@transaction.atomic
def mark_told(*, hand_overs: Mapping[int, Sequence[HandOver]], by: Actor, at: datetime) -> None:
    """Write that successors have been told, so that only their first mail tells it; by organisation."""
    require(by.is_unlimited or all(can_edit_measure(by, row.measure) for rows in hand_overs.values() for row in rows))
    audit.lock(hand_overs)
    for organisation, rows in hand_overs.items():
        HandOver.objects.filter(pk__in=[row.pk for row in rows]).update(told_at=at)
        data = {"measures": [row.measure_id for row in rows]}
        audit.record("roadmaps.hand_over.told", by=by, at=at, organisation=organisation, data=data)
