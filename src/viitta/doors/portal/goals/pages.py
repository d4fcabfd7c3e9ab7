"""The goals of a roadmap as ready strings."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.core.indicators import written
from viitta.core.periods import Quarter
from viitta.core.progress import whole
from viitta.doors.portal.goals.contents import GoalContents
from viitta.doors.portal.indicators.pages import IndicatorLine, indicator_line
from viitta.parts.followup.pages.cards import badge_word
from viitta.parts.followup.queries import MeasureFacts
from viitta.parts.indicators.models import Reading
from viitta.parts.roadmaps.models import Goal, GoalVerdict
from viitta.parts.roadmaps.words import REACHED


@dataclass(frozen=True, slots=True)
class ServingMeasure:
    """A measure that serves a goal."""

    address: str
    title: str
    reported: str
    badge: tuple[str, str]


@dataclass(frozen=True, slots=True)
class VerdictPart:
    """What became of a goal."""

    reached: str
    grounds: str
    under: str
    measures: tuple[tuple[str, str], ...]
    readings: tuple[tuple[str, str], ...]  # address of the indicator, and the reading in words


@dataclass(frozen=True, slots=True)
class GoalPart:
    id: int
    number: int
    title: str
    description: str
    measures: tuple[ServingMeasure, ...]
    indicators: tuple[IndicatorLine, ...]
    verdict: VerdictPart | None
    verdict_address: str
    indicators_address: str


@dataclass(frozen=True, slots=True)
class GoalsPage:
    roadmap: str
    roadmap_address: str
    sentence: str
    quarter: str
    goals: tuple[GoalPart, ...]
    can_edit: bool
    lists_address: str
    coverage_address: str


def reading_words(reading: Reading, language: str) -> str:
    """A reading with its indicator and quarter: "Sähköisten asiointien osuus: 62 % (Q4/2025)"."""
    indicator = reading.indicator
    value = written(reading.value, indicator.unit, language) if reading.value is not None else _("not measured")
    return f"{indicator.name}: {value} ({Quarter.parse(reading.quarter).label})"


def goals_page(contents: GoalContents, language: str) -> GoalsPage:
    """All goals of a roadmap."""
    roadmap = contents.roadmap
    args = [roadmap.pk]
    return GoalsPage(
        roadmap=roadmap.name,
        roadmap_address=reverse("roadmap", args=args),
        sentence=_sentence(contents),
        quarter=contents.quarter.label,
        goals=tuple(_goal(contents, goal, number, language) for number, goal in enumerate(contents.goals, 1)),
        can_edit=contents.can_edit,
        lists_address=reverse("roadmap_lists", args=args),
        coverage_address=reverse("coverage", args=args),
    )


def _sentence(contents: GoalContents) -> str:
    """How many goals have been judged, and how."""
    if not contents.goals or not contents.verdicts:
        return ""
    counts: dict[str, int] = {}
    for row in contents.verdicts.values():
        counts[row.reached] = counts.get(row.reached, 0) + 1
    words = ", ".join(f"{REACHED[key]} {counts[key]}" for key in REACHED if key in counts)  # type: ignore[index]
    said = ngettext("%(judged)s of %(count)s goal judged: %(words)s.", "%(judged)s of %(count)s goals judged: %(words)s.",
                    len(contents.goals))  # fmt: skip
    return said % {"judged": len(contents.verdicts), "count": len(contents.goals), "words": words}


def _goal(contents: GoalContents, goal: Goal, number: int, language: str) -> GoalPart:
    args = [contents.roadmap.pk, goal.pk]
    verdict = contents.verdicts.get(goal.pk)
    return GoalPart(
        id=goal.pk,
        number=number,
        title=goal.title,
        description=goal.description,
        measures=tuple(_measure(one, language) for one in contents.measures[goal.pk]),
        indicators=tuple(
            indicator_line(row, contents.last.get(row.pk), (), language) for row in contents.indicators[goal.pk]
        ),
        verdict=_verdict(verdict, language) if verdict else None,
        verdict_address=reverse("goal_verdict", args=args),
        indicators_address=reverse("goal_indicators", args=args),
    )


def _measure(one: MeasureFacts, language: str) -> ServingMeasure:
    reported = "–" if one.reported is None else formats.percent(whole(one.reported), language)
    return ServingMeasure(reverse("measure", args=[one.id]), one.title, reported, badge_word(one))


def _verdict(row: GoalVerdict, language: str) -> VerdictPart:
    readings = sorted(row.readings.all(), key=lambda one: (one.indicator.name, one.quarter))
    return VerdictPart(
        reached=str(REACHED[row.reached]),  # type: ignore[index]
        grounds=row.grounds,
        under=f"{formats.day(row.on, language)} {row.by_label}",
        measures=tuple((reverse("measure", args=[one.pk]), one.title) for one in row.measures.all()),
        readings=tuple(
            (reverse("indicator", args=[one.indicator_id]), reading_words(one, language)) for one in readings
        ),
    )


def preselected(readings: Sequence[Reading]) -> list[str]:
    """Ids of the newest reading of each indicator: those that a new verdict stands on unless somebody chooses others."""
    newest: dict[int, Reading] = {}
    for row in readings:
        if row.indicator_id not in newest or row.quarter > newest[row.indicator_id].quarter:
            newest[row.indicator_id] = row
    return [str(row.pk) for row in newest.values()]
