"""What the page of a measure tells of the benefits that it brings."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from viitta.doors.portal.benefits.pages.said import status_badge
from viitta.parts.roadmaps.models import Measure
from viitta.parts.roadmaps.queries.weights import Weight


@dataclass(frozen=True, slots=True)
class BenefitsPart:
    lines: tuple[tuple[str, str, tuple[str, str]], ...]  # address, title, badge
    add_address: str


def part_of(measure: Measure, weights: Sequence[Weight], *, can_edit: bool) -> BenefitsPart:
    """Lines of the benefits; who may add one has an address to it."""
    rows = sorted((one for one in weights if one.kind == "benefit"), key=lambda one: one.pk)
    lines = ((reverse("benefit", args=[one.pk]), one.text, status_badge(one.more)) for one in rows)
    ask = f"?roadmap={measure.roadmap_id}&measure={measure.pk}"
    return BenefitsPart(tuple(lines), reverse("benefit_new") + ask if can_edit else "")
