"""Measures as far as many can be changed at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from viitta.core.bulk import Row
from viitta.parts.roadmaps.models import Measure, Roadmap
from viitta.parts.roadmaps.queries import measures_of, owners_on


@dataclass(frozen=True, slots=True)
class Selection:
    """The chosen measures of a roadmap in its order, as rows of the rule, and the titles of the others by theme."""

    measures: dict[int, Measure]
    rows: list[Row]
    others: dict[int, list[str]]
    leads: dict[int, str]  # title of who leads, by measure


def leads_of(measures: Iterable[int], *, on: date) -> dict[int, int]:
    """Person who leads each measure on a day; 0 is nobody."""
    ids = list(measures)
    held = owners_on(ids, on)
    return {pk: held[pk].person_id if pk in held else 0 for pk in ids}


def selected(roadmap: Roadmap, chosen: Iterable[int], *, on: date) -> Selection:
    """The measures of the roadmap among ids; ids of anything else are left out."""
    ids = set(chosen)
    everything = list(measures_of(roadmap).select_related("roadmap", "theme", "unit"))
    measures = {row.pk: row for row in everything if row.pk in ids}
    held = owners_on(measures, on)
    rows = [
        Row(
            id=pk,
            title=row.title,
            theme=row.theme_id,
            status=row.status,
            origin=row.origin,
            unit=row.unit_id or 0,
            owner=held[pk].person_id if pk in held else 0,
            start=row.start,
            end=row.end,
        )
        for pk, row in measures.items()
    ]
    others: dict[int, list[str]] = {}
    for row in everything:
        if row.pk not in ids:
            others.setdefault(row.theme_id, []).append(row.title)
    return Selection(measures, rows, others, {pk: held[pk].title for pk in measures if pk in held})
