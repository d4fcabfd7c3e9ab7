"""What the page of a measure tells of the benefits that it brings."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from viitta.doors.portal.benefits.pages.listing import BenefitLine, benefit_line
from viitta.parts.benefits.models import Benefit
from viitta.parts.roadmaps.models import Measure


@dataclass(frozen=True, slots=True)
class BenefitsPart:
    lines: tuple[BenefitLine, ...]
    add_address: str


def part_of(measure: Measure, rows: Sequence[Benefit], *, can_edit: bool, language: str) -> BenefitsPart:
    """Lines of the benefits; who may add one has an address to it."""
    ask = f"?roadmap={measure.roadmap_id}&measure={measure.pk}"
    return BenefitsPart(
        tuple(benefit_line(row, language) for row in rows), reverse("benefit_new") + ask if can_edit else ""
    )
