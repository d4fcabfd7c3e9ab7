"""Getting what measures take: efforts, costs, benefits, milestones. Read in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet, Sum

from viitta.core.milestones import Step
from viitta.core.periods import Quarter
from viitta.core.progress import Kind, Status
from viitta.core.resources import Need, Work
from viitta.parts.roadmaps.models import Effort, Measure, Milestone, Roadmap

LEFT_OUT = (Status.DROPPED, Status.MERGED)


def efforts_of(measure: Measure) -> QuerySet[Effort]:
    """Efforts of a measure by who and quarter."""
    return Effort.objects.filter(measure=measure).select_related("person").order_by("pk")


@dataclass(frozen=True, slots=True)
class MeasureNeed:
    """A measure with what it takes and gives."""

    title: str
    need: Need
    benefit: int | None
    benefit_reason: str


def _works(roadmap: Roadmap) -> dict[int, list[Work]]:
    rows = Effort.objects.filter(measure__roadmap=roadmap).order_by("quarter", "role", "pk")
    found: dict[int, list[Work]] = {}
    for measure, role, quarter, days, unit in rows.values_list("measure_id", "role", "quarter", "days", "unit_id"):
        found.setdefault(measure, []).append(Work(role, Quarter.parse(quarter), days, unit))
    return found


def needs_of(roadmap: Roadmap) -> list[MeasureNeed]:
    """Measures of a roadmap with what they take, in the order of themes; given up and merged ones left out.

    A continuous measure without dates lasts as long as the roadmap.
    """
    works = _works(roadmap)
    rows = Measure.objects.filter(roadmap=roadmap).exclude(status__in=LEFT_OUT)
    names = (
        "pk", "title", "kind", "unit_id", "start", "end", "cost_once", "cost_yearly", "financing", "benefit",
        "benefit_reason",
    )  # fmt: skip
    found = []
    for row in rows.order_by("theme__position", "theme_id", "position", "pk").values_list(*names):
        pk, title, kind, unit, start, end, once, yearly, financing, benefit, reason = row
        if kind == Kind.CONTINUOUS:
            start, end = start or roadmap.starts_on, end or roadmap.ends_on
        need = Need(pk, unit, start, end, tuple(works.get(pk, ())), once, yearly, financing)
        found.append(MeasureNeed(title, need, benefit, reason))
    return found


def days_by_measure(roadmap: Roadmap) -> dict[int, Decimal]:
    """Person-days of each measure of a roadmap that has any."""
    rows = Effort.objects.filter(measure__roadmap=roadmap).values_list("measure").annotate(total=Sum("days"))
    return dict(rows.order_by("measure"))


def benefits_of(roadmap: Roadmap) -> dict[int, int]:
    """Expected benefit of each measure of a roadmap that has one."""
    return dict(Measure.objects.filter(roadmap=roadmap, benefit__isnull=False).values_list("pk", "benefit"))  # type: ignore[arg-type]


def milestones_of(measure: Measure) -> QuerySet[Milestone]:
    """Milestones of a measure in time."""
    return Milestone.objects.filter(measure=measure).order_by("due_on", "percent", "pk")


def get_milestone(measure: Measure, pk: int) -> Milestone:
    """One milestone of a measure; Milestone.DoesNotExist when it is another's."""
    return Milestone.objects.select_related("measure", "measure__roadmap").get(measure=measure, pk=pk)


def steps_by_measure(roadmap: Roadmap, measures: Iterable[int] | None = None) -> dict[int, tuple[Step, ...]]:
    """Milestones of a roadmap's measures, or of some of them, as the rule of the expected percent takes them."""
    rows = Milestone.objects.filter(measure__roadmap=roadmap)
    if measures is not None:
        rows = rows.filter(measure__in=list(measures))
    found: dict[int, list[Step]] = {}
    for measure, due, percent in rows.order_by("due_on", "pk").values_list("measure_id", "due_on", "percent"):
        found.setdefault(measure, []).append(Step(due, percent))
    return {measure: tuple(steps) for measure, steps in found.items()}
