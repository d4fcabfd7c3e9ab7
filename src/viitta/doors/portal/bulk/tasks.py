"""Undoing a change of owners also in the rounds that are open: who is the owner again is asked again."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from viitta.core.actors import Actor
from viitta.parts.followup import actions as followup
from viitta.parts.followup import tasks
from viitta.parts.followup.models import ReminderKind
from viitta.parts.organisations.queries import convenors_of
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Measure
from viitta.parts.roadmaps.queries import owners_on


@transaction.atomic
def restore_owners(
    *, measures: Sequence[Measure], chains: Mapping[int, Sequence[roadmaps.Held]], by: Actor, at: datetime
) -> None:
    """Make chains of owners what they were; the earlier owner is asked again, or the convenor where there was none."""
    roadmaps.restore_owners(measures=measures, chains=chains, by=by, at=at)
    today = timezone.localdate(at)
    held = owners_on([measure.pk for measure in measures], today)
    first = measures[0]
    convenor = next(iter(convenors_of(first.organisation_id, on=today, roadmap=first.roadmap_id)), None)
    groups: dict[int, list[Measure]] = {}
    people = {}
    for measure in measures:
        person = held[measure.pk].person if measure.pk in held else convenor
        if person is not None:
            people[person.pk] = person
            groups.setdefault(person.pk, []).append(measure)
    for pk, rows in groups.items():
        asked = followup.hand_over(measures=rows, successor=people[pk], by=by, at=at)
        for opened_on in sorted({row.follow_up.opened_on for row in asked if row.follow_up.opened_on}):
            tasks.write_to(kind=ReminderKind.SUCCESSOR, people=[people[pk]], opened_on=opened_on, by=by, at=at)
