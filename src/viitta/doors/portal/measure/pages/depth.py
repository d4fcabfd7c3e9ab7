"""What a measure has for its start and its effect: indicators, what is missing, old practices that end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from viitta.core.progress import Status
from viitta.core.readiness import Rule, missing
from viitta.doors.portal.fields import in_words
from viitta.doors.portal.indicators.pages import IndicatorLine, indicator_line
from viitta.doors.portal.readiness.pages import where
from viitta.parts.indicators.models import Indicator, Reading
from viitta.parts.indicators.queries import last_readings
from viitta.parts.risks.queries import goal_titles
from viitta.parts.roadmaps.models import Measure, OldPractice
from viitta.parts.roadmaps.queries import strategy
from viitta.parts.roadmaps.queries.readiness import asked_rules
from viitta.parts.roadmaps.queries.weights import Weight
from viitta.parts.roadmaps.words import READINESS


@dataclass(frozen=True, slots=True)
class Depth:
    """Read in one query, and one more with indicators."""

    strategy: Sequence[str]
    indicators: Sequence[Indicator]
    last: Mapping[int, Reading]
    practices: Sequence[OldPractice]
    missing: Sequence[Rule]


@dataclass(frozen=True, slots=True)
class PracticeLine:
    what: str
    under: str
    edit_address: str


@dataclass(frozen=True, slots=True)
class DepthPart:
    """The same as ready strings."""

    indicators: tuple[IndicatorLine, ...]
    not_measured_because: str
    missing: tuple[tuple[str, str], ...]  # what, and where it is given
    practices: tuple[PracticeLine, ...]
    ends_none: bool
    new_practice: str
    new_indicator: str
    readiness_address: str


def gather_depth(
    measure: Measure, practices: Sequence[OldPractice], weights: Sequence[Weight], *, has_lead: bool
) -> Depth:
    """Read what the sections show; what the page has read already is told."""
    indicators = strategy.indicators_of_measure(measure)
    goals = goal_titles(weights, "strategy_goal")
    lacks: tuple[Rule, ...] = ()
    if measure.status == Status.PLANNED:
        said = {
            Rule.GOAL: bool(goals or goal_titles(weights, "goal")),
            Rule.SCOPE: bool(measure.scope.strip()),
            Rule.OWNER: has_lead,
            Rule.INDICATOR: bool(indicators or measure.not_measured_because.strip()),
            Rule.RESOURCES: measure.cost_once is not None
            or measure.cost_yearly is not None
            or any(one.kind == "effort" for one in weights),
            Rule.PRACTICE: bool(practices) or measure.ends_no_practice,
        }
        lacks = missing((rule for rule, is_there in said.items() if is_there), asked_rules(measure.roadmap))
    return Depth(
        strategy=goals,
        indicators=indicators,
        last=last_readings([row.pk for row in indicators]) if indicators else {},
        practices=practices,
        missing=lacks,
    )


def depth_part(depth: Depth, measure: Measure, language: str, *, can_edit: bool) -> DepthPart:
    """The sections in ready strings."""
    args = [measure.pk]
    new = f"{reverse('indicator_new')}?organisation={measure.organisation_id}&measure={measure.pk}"
    return DepthPart(
        indicators=tuple(indicator_line(row, depth.last.get(row.pk), (), language) for row in depth.indicators),
        not_measured_because=measure.not_measured_because,
        missing=tuple((str(READINESS[rule]), where(rule, measure.pk) if can_edit else "") for rule in depth.missing),
        practices=tuple(_practice(row, measure, can_edit=can_edit) for row in depth.practices),
        ends_none=measure.ends_no_practice,
        new_practice=reverse("practice_new", args=args) if can_edit else "",
        new_indicator=new if can_edit else "",
        readiness_address=reverse("readiness", args=[measure.roadmap_id]),
    )


def _practice(row: OldPractice, measure: Measure, *, can_edit: bool) -> PracticeLine:
    if row.ended_on:
        said = _("ended %(day)s") % {"day": in_words(row.ended_on)}
    elif row.ends_on:
        said = _("in use, is to end %(day)s") % {"day": in_words(row.ends_on)}
    else:
        said = _("in use")
    args = [measure.pk, row.pk]
    return PracticeLine(
        what=row.what,
        under=" · ".join(filter(None, [row.unit.name if row.unit else "", said])),
        edit_address=reverse("practice_edit", args=args) if can_edit else "",
    )
