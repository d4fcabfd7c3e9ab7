"""Which roadmap and which quarter a picture is of, when the address leaves it open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from viitta.core.periods import Quarter, quarters_between
from viitta.parts.followup.queries import newest_round
from viitta.parts.roadmaps.models import Roadmap


@dataclass(frozen=True, slots=True)
class Choosable:
    """A roadmap whose picture can be chosen."""

    pk: int
    name: str


def quarters_of(roadmap: Roadmap, today: date) -> list[Quarter]:
    """Quarters of the period that have begun, oldest first; the first one even before the period begins."""
    begun = list(quarters_between(roadmap.starts_on, min(roadmap.ends_on, today)))
    return begun or [Quarter.of(roadmap.starts_on)]


def chosen_quarter(roadmap: Roadmap, wanted: str, today: date) -> Quarter:
    """The quarter of the address when it is one of the roadmap's, else that of the newest round, else the last begun."""
    there = quarters_of(roadmap, today)
    try:
        asked = Quarter.parse(wanted)
    except ValueError:
        asked = None
    if asked in there:
        return asked
    newest = newest_round(roadmap)
    told = Quarter.parse(newest.quarter) if newest else None
    return told if told in there else there[-1]


def most_telling(roadmaps: Iterable[Roadmap], today: date) -> Roadmap | None:
    """The roadmap that goes on today, else the newest: whose picture opens first."""
    rows = list(roadmaps)
    going = [row for row in rows if row.starts_on <= today <= row.ends_on]
    return next(iter(going or rows), None)
