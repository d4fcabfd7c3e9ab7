"""Readings of indicators as part of a round: whom to ask, and taking what they tell."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from viitta.core.actors import Actor
from viitta.core.periods import Quarter
from viitta.parts.audit import actions as audit
from viitta.parts.followup.models import AskedReading, AskedReason, FollowUp, RoundState
from viitta.parts.followup.permissions import can_run_rounds, can_tell_readings
from viitta.parts.followup.queries.readings import goal_indicators_alone
from viitta.parts.indicators import actions as indicators
from viitta.parts.indicators.models import Reading
from viitta.parts.organisations.permissions import require
from viitta.parts.organisations.queries import convenors_of
from viitta.parts.roadmaps.models import Measure


def choose_readings(follow_up: FollowUp, measures: Sequence[Measure], on: date) -> list[AskedReading]:
    """Whom to ask of the indicators that only goals have: the indicator's owner, else the first convenor."""
    rows = goal_indicators_alone(follow_up, [measure.pk for measure in measures])
    convenors = convenors_of(follow_up.roadmap.organisation_id, on=on, roadmap=follow_up.roadmap_id) if rows else []
    chosen = []
    for row in rows:
        person, reason = row.owner, AskedReason.LEAD
        if person is None or (person.left_on and person.left_on <= on):
            person, reason = (convenors[0] if convenors else None), AskedReason.CONVENOR
        if person is not None:
            chosen.append(AskedReading(follow_up=follow_up, indicator=row, person=person, reason=reason))
    return chosen


@transaction.atomic
def record_readings(
    *, follow_up: FollowUp, readings: Sequence[indicators.TakenReading], by: Actor, at: datetime
) -> list[Reading]:
    """Save readings told in a round. StaleReadings, and nothing saved, when somebody else told one meanwhile.

    In a closed round only its convenor may do so, and the reading becomes a correction.
    """
    audit.lock([follow_up.roadmap.organisation_id])
    follow_up = FollowUp.objects.select_related("roadmap").get(pk=follow_up.pk)
    is_open = follow_up.state == RoundState.OPEN
    asked = [one.indicator for one in readings]
    require(can_tell_readings(by, follow_up, asked) if is_open else can_run_rounds(by, follow_up.roadmap))
    return indicators.record_readings(
        quarter=Quarter.parse(follow_up.quarter), readings=readings, after_closing=not is_open, by=by, at=at
    )
