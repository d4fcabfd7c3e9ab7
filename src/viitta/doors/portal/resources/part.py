"""What the page of a measure tells of promises, in ready strings; read in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from viitta.doors.portal.promises.pages import PromiseLine, line_of
from viitta.parts.roadmaps.models import Measure
from viitta.parts.roadmaps.queries import promises as promise_queries


@dataclass(frozen=True, slots=True)
class ResourcesPart:
    promises: tuple[PromiseLine, ...]
    promise_address: str  # empty for those who may not add


def part_of(measure: Measure, *, can_edit: bool, today: date, language: str) -> ResourcesPart:
    """What a measure takes and waits for."""
    promises = promise_queries.promises_for(measure)
    return ResourcesPart(
        promises=tuple(line_of(one, today, language) for one in promises),
        promise_address=f"{reverse('promise_new')}?roadmap={measure.roadmap_id}&measure={measure.pk}"
        if can_edit
        else "",
    )
