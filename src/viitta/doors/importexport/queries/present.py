"""A roadmap as its sheet would tell it now: what an export writes and what an import is compared with."""

from dataclasses import dataclass
from datetime import date

from viitta.core.periods import Quarter, quarters_between
from viitta.core.progress import Kind, Status
from viitta.core.sheets.comparison import Frame, Known
from viitta.parts.followup.models import FollowUp, RoundState
from viitta.parts.followup.queries import facts_of
from viitta.parts.roadmaps.models import Measure, Roadmap
from viitta.parts.roadmaps.queries import owners_on
from viitta.render.sheet import SheetMeasure, Told, stamp_of


@dataclass(frozen=True, slots=True)
class Present:
    """The measures in the order of themes, the quarters that have begun or have a value, and what imports match."""

    measures: tuple[SheetMeasure, ...]
    quarters: tuple[Quarter, ...]
    known: tuple[Known, ...]
    frame: Frame
    themes: tuple[str, ...]


_FIELDS = ("pk", "theme__title", "description", "unit__name", "kind", "status", "start", "end", "summary")


def present_of(roadmap: Roadmap, *, on: date) -> Present:
    """Read a roadmap in a fixed number of queries, as it is on a day."""
    facts = {one.id: one for one in facts_of(roadmap, Quarter.of(on), today=on)}
    owners = owners_on(facts, on)
    rows = {row[0]: row[1:] for row in Measure.objects.filter(roadmap=roadmap).values_list(*_FIELDS)}
    measures, known = [], []
    for pk, fact in facts.items():
        theme, description, unit, kind, status, start, end, summary = rows[pk]
        owner = owners.get(pk)
        steps = sorted((quarter, step) for quarter, step in fact.steps.items() if step.percent is not None)
        measure = SheetMeasure(
            uid=fact.uid,
            version=fact.revision,
            theme=theme,
            title=fact.title,
            description=description,
            owner=owner.person.label if owner else "",
            unit=unit or "",
            kind=Kind(kind),
            start=start,
            end=end,
            values={quarter: Told(step.percent, step.source.value) for quarter, step in steps if step.percent is not None},
            summary=summary,
        )  # fmt: skip
        measures.append(measure)
        known.append(Known(pk, stamp_of(measure), Status(status), Kind(kind), start, end))
    begun = set(quarters_between(roadmap.starts_on, min(roadmap.ends_on, on)))
    quarters = tuple(sorted(begun.union(*(measure.values for measure in measures))))
    held = FollowUp.objects.filter(roadmap=roadmap).exclude(state=RoundState.NOT_HELD)
    rounds = frozenset(Quarter.parse(key) for key in held.values_list("quarter", flat=True))
    frame = Frame(roadmap.starts_on, roadmap.ends_on, on, rounds)
    themes = tuple(roadmap.themes.values_list("title", flat=True))
    return Present(tuple(measures), quarters, tuple(known), frame, themes)
