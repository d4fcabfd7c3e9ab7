"""What a roadmap has for the next one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Q

from viitta.core.carrying import GOES, Days, Going, Span, carried_days, falls_after, going
from viitta.parts.roadmaps.models import (
    Goal,
    Measure,
    Milestone,
    OldPractice,
    Ownership,
    PlanChange,
    PlanChangeKind,
    Promise,
    Roadmap,
    Theme,
)
from viitta.parts.roadmaps.queries import measures_of


@dataclass(frozen=True, slots=True)
class Candidate:
    """A measure, why it goes on or stays, and the measure it was carried over as, when it has been."""

    measure: Measure
    going: Going
    carried_as: int | None = None


@dataclass(frozen=True, slots=True)
class Luggage:
    """What goes with measures, by measure."""

    milestones: dict[int, list[Milestone]]
    practices: dict[int, list[OldPractice]]
    promises: dict[int, list[int]]
    owners: dict[int, list[Ownership]]
    goals: dict[int, list[Goal]]
    strategy_goals: dict[int, list[int]]
    indicators: dict[int, list[int]]


@dataclass(frozen=True, slots=True)
class Carriage:
    """How a measure goes on: where, when and with what. `theme` is None when a new one of the title is made."""

    measure: Measure
    going: Going
    theme: Theme | None
    theme_title: str
    span: Span
    goals: tuple[Goal, ...]
    new_goals: tuple[Goal, ...]  # of the earlier roadmap, whose titles are added to the next one
    is_taken: bool  # the theme has a measure of this title already


def next_ones(roadmap: Roadmap) -> list[Roadmap]:
    """Roadmaps that follow one, newest period first."""
    rows = roadmap.next_ones.filter(organisation=roadmap.organisation_id, archived_at=None)
    return list(rows.exclude(pk=roadmap.pk).order_by("-starts_on", "pk"))


def carried_into(roadmap: Roadmap, into: Roadmap) -> dict[int, int]:
    """The measure of the next roadmap by the measure it was carried over from; one that was removed counts no more."""
    steps = PlanChange.objects.filter(
        roadmap=roadmap, kind=PlanChangeKind.CARRIED_OVER, measure__isnull=False, other__roadmap=into
    )
    return {one: other for one, other in steps.order_by("pk").values_list("measure", "other") if one and other}


def candidates(roadmap: Roadmap, into: Roadmap) -> list[Candidate]:
    """Every measure of a roadmap in its order, and whether it goes on."""
    there = carried_into(roadmap, into)
    rows = measures_of(roadmap).select_related("theme", "unit", "roadmap")
    return [Candidate(row, going(row.kind, row.status, is_there=row.pk in there), there.get(row.pk)) for row in rows]


def themes_by_title(roadmap: Roadmap) -> dict[str, Theme]:
    """Themes by their titles in small letters."""
    return {row.title.casefold(): row for row in Theme.objects.filter(roadmap=roadmap)}


def goals_by_title(roadmap: Roadmap) -> dict[str, Goal]:
    """Goals by their titles in small letters."""
    return {row.title.casefold(): row for row in Goal.objects.filter(roadmap=roadmap)}


def luggage_of(roadmap: Roadmap, measures: Iterable[int], *, on: date) -> Luggage:
    """What goes on with measures: what of them is open on a day."""
    ids = list(measures)
    milestones = Milestone.objects.filter(measure__in=ids).order_by("due_on", "percent", "pk")
    waiting = Promise.measures.through.objects.filter(
        measure__in=ids, promise__kept_on=None, promise__cancelled_on=None
    )
    owners = Ownership.objects.filter(Q(until_date=None) | Q(until_date__gt=on), measure__in=ids).order_by("pk")
    goals = Measure.goals.through.objects.filter(measure__in=ids).select_related("goal").order_by("goal__position")
    strategy = Measure.strategy_goals.through.objects.filter(measure__in=ids)
    indicators = Measure.indicators.through.objects.filter(measure__in=ids)
    return Luggage(
        _by_measure(
            (row.measure_id, row) for row in milestones if falls_after(row.due_on, row.reached_on, roadmap.ends_on)
        ),
        _by_measure((row.measure_id, row) for row in OldPractice.objects.filter(measure__in=ids, ended_on=None)),
        _by_measure(waiting.order_by("pk").values_list("measure_id", "promise_id")),
        _by_measure((row.measure_id, row) for row in owners),
        _by_measure((row.measure_id, row.goal) for row in goals),
        _by_measure(strategy.order_by("pk").values_list("measure_id", "strategygoal_id")),
        _by_measure(indicators.order_by("pk").values_list("measure_id", "indicator_id")),
    )


def carriages(
    roadmap: Roadmap, into: Roadmap, chosen: Iterable[int], luggage: Luggage, *,
    days: Days, adds_goals: bool, themes: Mapping[int, Theme] | None = None,
) -> list[Carriage]:  # fmt: skip
    """How chosen measures would go on. `themes` are the next roadmap's by theme of this one, where not of the same title."""
    ids, period = set(chosen), Span(into.starts_on, into.ends_on)
    there, goals = themes_by_title(into), goals_by_title(into)
    taken = {
        (theme, title.casefold())
        for theme, title in Measure.objects.filter(roadmap=into).values_list("theme_id", "title")
    }
    found: list[Carriage] = []
    for one in candidates(roadmap, into):
        row = one.measure
        if row.pk not in ids:
            continue
        theme = (themes or {}).get(row.theme_id) or there.get(row.theme.title.casefold())
        own = luggage.goals.get(row.pk, [])
        is_taken = theme is not None and (theme.pk, row.title.casefold()) in taken
        if theme is not None and one.going in GOES:
            taken.add((theme.pk, row.title.casefold()))
        found.append(
            Carriage(
                row, one.going, theme, theme.title if theme else row.theme.title,
                carried_days(Span(row.start, row.end), row.kind, days, period),
                tuple(goals[goal.title.casefold()] for goal in own if goal.title.casefold() in goals),
                tuple(goal for goal in own if adds_goals and goal.title.casefold() not in goals),
                is_taken,
            )
        )  # fmt: skip
    return found


T = TypeVar("T")


def _by_measure(pairs: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = {}
    for measure, row in pairs:
        found.setdefault(measure, []).append(row)
    return found
