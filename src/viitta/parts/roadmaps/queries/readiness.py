"""What measures have of what is asked before a start, and the old practices that they make needless."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from viitta.core.progress import Status
from viitta.core.readiness import EVERYTHING, Rule, missing
from viitta.parts.roadmaps.models import Effort, Measure, OldPractice, Ownership, Roadmap


@dataclass(frozen=True, slots=True)
class Ready:
    """A measure that has not started, and what of the asked things it has."""

    id: int
    title: str
    theme: str
    unit: int | None
    owner: str  # title of the lead on the day
    start: date | None
    has: frozenset[Rule]
    missing: tuple[Rule, ...]


def asked_rules(roadmap: Roadmap) -> tuple[Rule, ...]:
    """The rules that a roadmap asks; what it has waived is left out."""
    waived = set(roadmap.readiness_waived)
    return tuple(rule for rule in EVERYTHING if rule.value not in waived)


_FIELDS = (
    "pk", "title", "theme__title", "unit_id", "start", "scope", "not_measured_because", "ends_no_practice",
    "cost_once", "cost_yearly",
)  # fmt: skip


def readiness_in(roadmap: Roadmap, *, on: date, measures: Sequence[int] | None = None) -> list[Ready]:
    """Measures that have not started, in the order of themes: seven queries, however many there are.

    With `measures` those, whether they have started or not.
    """
    rows = Measure.objects.filter(roadmap=roadmap)
    rows = rows.filter(status=Status.PLANNED) if measures is None else rows.filter(pk__in=measures)
    values = list(rows.order_by("theme__position", "theme_id", "position", "pk").values_list(*_FIELDS))
    pks = [row[0] for row in values]
    leads = _leads(pks, on)
    linked = {
        Rule.GOAL: _linked(Measure.goals.through, pks) | _linked(Measure.strategy_goals.through, pks),
        Rule.OWNER: set(leads),
        Rule.INDICATOR: _linked(Measure.indicators.through, pks),
        Rule.RESOURCES: _linked(Effort, pks),
        Rule.PRACTICE: _linked(OldPractice, pks),
    }
    asked = asked_rules(roadmap)
    return [_ready(row, leads.get(row[0], ""), linked, asked) for row in values]


def _leads(measures: Iterable[int], on: date) -> dict[int, str]:
    rows = Ownership.objects.on(on).filter(measure__in=list(measures), role="lead")
    return dict(rows.order_by("from_date", "pk").values_list("measure_id", "title"))


def _linked(model: Any, measures: Iterable[int]) -> set[int]:
    """Measures that have a row of a model."""
    return set(model.objects.filter(measure__in=list(measures)).order_by().values_list("measure_id", flat=True))


def _ready(row: tuple, owner: str, linked: dict[Rule, set[int]], asked: Sequence[Rule]) -> Ready:
    pk, title, theme, unit, start, scope, because, ends_nothing, once, yearly = row
    said = {
        Rule.SCOPE: bool(scope.strip()),
        Rule.INDICATOR: bool(because.strip()),
        Rule.RESOURCES: once is not None or yearly is not None,
        Rule.PRACTICE: ends_nothing,
    }
    has = frozenset(rule for rule in EVERYTHING if said.get(rule) or pk in linked.get(rule, ()))
    return Ready(pk, title, theme, unit, owner, start, has, missing(has, asked))


def practices_of(measure: Measure) -> QuerySet[OldPractice]:
    """Old practices that end with a measure."""
    return measure.old_practices.select_related("unit", "measure").order_by("ends_on", "pk")


def get_practice(measure: Measure, pk: int) -> OldPractice:
    """An old practice of a measure; OldPractice.DoesNotExist for another's."""
    return measure.old_practices.select_related("unit").get(pk=pk)
