"""What the page of a measure tells of promises, in ready strings; read in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from viitta.doors.portal.promises.pages import PromiseLine, line_of
from viitta.doors.portal.risks.pages import badge_of
from viitta.parts.risks import queries as risks
from viitta.parts.roadmaps.models import Measure
from viitta.parts.roadmaps.queries import promises as promise_queries


@dataclass(frozen=True, slots=True)
class ResourcesPart:
    promises: tuple[PromiseLine, ...]
    promise_address: str  # empty for those who may not add
    risks: tuple[tuple[str, str, tuple[str, str]], ...]  # address, title, badge
    risk_address: str


def part_of(measure: Measure, *, can_edit: bool, today: date, language: str) -> ResourcesPart:
    """What a measure takes and waits for."""
    ask = f"?roadmap={measure.roadmap_id}&measure={measure.pk}"
    open_risks = risks.risks_for(measure).filter(risks.is_open())
    return ResourcesPart(
        promises=tuple(line_of(one, today, language) for one in promise_queries.promises_for(measure)),
        promise_address=reverse("promise_new") + ask if can_edit else "",
        risks=tuple((reverse("risk", args=[one.pk]), one.title, badge_of(risks.before_of(one))) for one in open_risks),
        risk_address=reverse("risk_new") + ask if can_edit else "",
    )
