"""Readings of indicators that a round asks: of its measures' indicators, and of those that only goals have."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from viitta.core.periods import Quarter
from viitta.parts.followup.models import Asked, AskedReading, FollowUp, RoundState
from viitta.parts.followup.queries.rounds import still_here
from viitta.parts.indicators.models import Indicator, Reading
from viitta.parts.roadmaps.models import Goal, Measure


@dataclass(frozen=True, slots=True)
class AskedIndicator:
    """An indicator that a round asks a reading of: what has been told for its quarter, and what was told before."""

    follow_up: FollowUp
    indicator: Indicator
    told: Reading | None
    last: Reading | None  # the newest value before the round's quarter

    @property
    def prefix(self) -> str:
        """What the names of its fields begin with; one reading is asked once on a page, however many measures have it."""
        return f"r{self.indicator.pk}-{self.follow_up.quarter}"

    @property
    def seen(self) -> int:
        return self.told.revision if self.told else 0


@dataclass(frozen=True, slots=True)
class ReadingError:
    """A sentence beside a field of a reading."""

    prefix: str
    field: str
    sentence: str


def _goes_on(indicator: Indicator, quarter: Quarter) -> bool:
    """Whether an indicator is still asked of in a quarter: it did not end before the quarter was over."""
    return indicator.ended_on is None or indicator.ended_on > quarter.last


def indicators_by_measure(measures: Iterable[int], quarter: Quarter) -> dict[int, list[Indicator]]:
    """Indicators that are asked of beside each measure, by name: one query."""
    links = Measure.indicators.through.objects.filter(measure__in=list(measures))
    found: dict[int, list[Indicator]] = {}
    for link in links.select_related("indicator__owner").order_by("indicator__name", "indicator"):
        if _goes_on(link.indicator, quarter):
            found.setdefault(link.measure_id, []).append(link.indicator)
    return found


def with_readings(follow_up: FollowUp, indicators: Iterable[Indicator]) -> dict[int, AskedIndicator]:
    """Indicators with their readings of the round and before it: one query, and none without indicators."""
    rows = {row.pk: row for row in indicators}
    told: dict[int, Reading] = {}
    last: dict[int, Reading] = {}
    readings = Reading.objects.filter(indicator__in=rows, quarter__lte=follow_up.quarter).order_by("quarter")
    for reading in readings if rows else ():
        if reading.quarter == follow_up.quarter:
            told[reading.indicator_id] = reading
        elif reading.value is not None:
            last[reading.indicator_id] = reading
    return {pk: AskedIndicator(follow_up, row, told.get(pk), last.get(pk)) for pk, row in rows.items()}


def goal_indicators_alone(follow_up: FollowUp, measures: Iterable[int]) -> list[Indicator]:
    """Indicators of the roadmap's goals that none of the asked measures carries."""
    quarter = Quarter.parse(follow_up.quarter)
    carried = Measure.indicators.through.objects.filter(measure__in=list(measures)).values("indicator")
    links = Goal.indicators.through.objects.filter(goal__roadmap=follow_up.roadmap_id).exclude(indicator__in=carried)
    rows = {link.indicator_id: link.indicator for link in links.select_related("indicator__owner")}
    return sorted((row for row in rows.values() if _goes_on(row, quarter)), key=lambda row: (row.name, row.pk))


def readings_asked_of(
    people: Iterable[int], *, on: date, organisation: int | None = None, opened_on: date | None = None
) -> list[AskedReading]:
    """Readings that people are asked for themselves, not beside a measure, in open rounds. Nothing from who has left."""
    rows = AskedReading.objects.filter(still_here(on), person__in=list(people), follow_up__state=RoundState.OPEN)
    if organisation is not None:
        rows = rows.filter(follow_up__roadmap__organisation=organisation)
    if opened_on is not None:
        rows = rows.filter(follow_up__opened_on=opened_on)
    related = ("person", "indicator__owner", "follow_up__roadmap__organisation")
    return list(rows.select_related(*related).order_by("follow_up", "indicator__name", "pk"))


def readings_asked_in(follow_up: FollowUp) -> list[AskedReading]:
    """Readings that a round asks of people for themselves."""
    rows = AskedReading.objects.filter(follow_up=follow_up)
    return list(rows.select_related("person", "indicator").order_by("indicator__name", "pk"))


def not_told(rows: Sequence[AskedReading]) -> list[AskedReading]:
    """Those of which nothing has been told for their quarter."""
    pairs = Reading.objects.filter(indicator__in=[row.indicator_id for row in rows])
    told = set(pairs.values_list("indicator", "quarter")) if rows else set()
    return [row for row in rows if (row.indicator_id, row.follow_up.quarter) not in told]


def readings_beside(rows: Iterable[Asked]) -> dict[tuple[int, int], list[Indicator]]:
    """Indicators whose readings are asked beside measures, by round and measure."""
    found: dict[tuple[int, int], list[Indicator]] = {}
    by_round: dict[int, tuple[FollowUp, list[int]]] = {}
    for row in rows:
        by_round.setdefault(row.follow_up_id, (row.follow_up, []))[1].append(row.measure_id)
    for pk, (follow_up, measures) in by_round.items():
        for measure, indicators in indicators_by_measure(measures, Quarter.parse(follow_up.quarter)).items():
            found[pk, measure] = indicators
    return found


def is_after_closing(indicator: Indicator, quarter: Quarter) -> bool:
    """Whether a reading of a quarter told now is a correction: a round that asked it has closed, and none is open."""
    of = Q(roadmap__measures__indicators=indicator) | Q(roadmap__goals__indicators=indicator)
    states = set(FollowUp.objects.filter(of, quarter=quarter.key).values_list("state", flat=True))
    return RoundState.OPEN not in states and bool(states & {RoundState.CLOSED, RoundState.IMPORTED})


def readings_of_round(follow_up: FollowUp) -> list[AskedIndicator]:
    """Every reading that a round asks, beside measures and for itself, each once, with what has been told."""
    asked = Asked.objects.filter(follow_up=follow_up, until=None).values_list("measure", flat=True)
    beside = indicators_by_measure(asked, Quarter.parse(follow_up.quarter))
    indicators = [row for rows in beside.values() for row in rows]
    indicators += [row.indicator for row in readings_asked_in(follow_up)]
    return list(with_readings(follow_up, indicators).values())
