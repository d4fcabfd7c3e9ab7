"""Getting indicators and their readings; always only what the actor may see."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from viitta.core.actors import Actor
from viitta.core.periods import Quarter
from viitta.parts.indicators.models import Indicator, Reading, ReadingRevision
from viitta.parts.organisations.queries import visible_to


def indicators_of(actor: Actor, organisation: int | None = None) -> QuerySet[Indicator]:
    """Indicators of the actor's organisations, or of one of them, by name."""
    rows = Indicator.objects.filter(visible_to(actor, date.min))
    if organisation is not None:
        rows = rows.filter(organisation=organisation)
    return rows.select_related("organisation", "owner").order_by("name", "pk")


def get_indicator(actor: Actor, pk: int) -> Indicator:
    """One indicator that the actor may see; Indicator.DoesNotExist for strangers too."""
    return indicators_of(actor).get(pk=pk)


def indicators_by_id(ids: Iterable[int]) -> dict[int, Indicator]:
    """Indicators that the asker is known to see."""
    return Indicator.objects.in_bulk(list(ids))


def organisation_of_indicator(pk: int) -> list[int]:
    """Whose indicator it is, in a list of at most one: rows never move, so it may be read before anything else."""
    return list(Indicator.objects.filter(pk=pk).values_list("organisation_id", flat=True))


def asked_on(quarter: Quarter) -> Q:
    """Indicators that are still asked of in a quarter: not ended before it was over."""
    return Q(ended_on=None) | Q(ended_on__gt=quarter.last)


def taken_names(organisation: int, *, but: int | None = None) -> frozenset[str]:
    """Names of an organisation's indicators in small letters; `but` leaves one out."""
    rows = Indicator.objects.filter(organisation=organisation)
    if but is not None:
        rows = rows.exclude(pk=but)
    return frozenset(name.casefold() for name in rows.values_list("name", flat=True))


def readings_of(indicators: Iterable[int]) -> dict[int, list[Reading]]:
    """Readings by indicator, oldest first."""
    found: dict[int, list[Reading]] = {}
    for row in Reading.objects.filter(indicator__in=list(indicators)).order_by("quarter"):
        found.setdefault(row.indicator_id, []).append(row)
    return found


def readings_in(indicators: Iterable[int], quarter: Quarter) -> dict[int, Reading]:
    """What was told of indicators for a quarter."""
    rows = Reading.objects.filter(indicator__in=list(indicators), quarter=quarter.key)
    return {row.indicator_id: row for row in rows}


def last_readings(indicators: Iterable[int], *, until: Quarter | None = None) -> dict[int, Reading]:
    """The newest reading with a value of each indicator, at or before a quarter."""
    rows = Reading.objects.filter(indicator__in=list(indicators), value__isnull=False)
    if until is not None:
        rows = rows.filter(quarter__lte=until.key)
    return {row.indicator_id: row for row in rows.order_by("quarter")}


def corrections_of(indicator: Indicator) -> QuerySet[ReadingRevision]:
    """All versions of an indicator's readings, newest first."""
    rows = ReadingRevision.objects.filter(reading__indicator=indicator)
    return rows.select_related("reading").order_by("-at", "-revision")
