"""The tree of the strategy as ready strings."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.doors.portal.fields import in_words
from viitta.parts.organisations.models import Organisation
from viitta.parts.roadmaps.models import Roadmap, StrategyGoal
from viitta.parts.roadmaps.queries.strategy import Placed


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal of the strategy in its place."""

    id: int
    depth: int
    number: str
    title: str
    under: str
    count: str
    edit_address: str
    add_address: str
    move_address: str
    remove_address: str
    can_rise: bool
    can_sink: bool


@dataclass(frozen=True, slots=True)
class StrategyPage:
    organisation: str
    others: tuple[tuple[str, str, bool], ...]  # tabs, when one sees several strategies
    lines: tuple[GoalLine, ...]
    can_edit: bool
    new_address: str
    coverage: tuple[tuple[str, str], ...]  # address and name of each roadmap's coverage


def strategy_page(
    organisation: Organisation,
    organisations: Sequence[Organisation],
    placed: Sequence[Placed],
    roadmaps: Sequence[Roadmap],
    *,
    can_edit: bool,
) -> StrategyPage:
    """The tree of an organisation; `placed` are its goals in order."""
    here = reverse("strategy")
    tabs = [(f"{here}?organisation={row.pk}", row.name, row.pk == organisation.pk) for row in organisations]
    return StrategyPage(
        organisation=organisation.name,
        others=tuple(tabs) if len(tabs) > 1 else (),
        lines=tuple(_line(one, placed) for one in placed),
        can_edit=can_edit,
        new_address=f"{reverse('strategy_new')}?organisation={organisation.pk}",
        coverage=tuple((reverse("coverage", args=[row.pk]), row.name) for row in roadmaps),
    )


def beside(goal: StrategyGoal, placed: Sequence[Placed]) -> list[StrategyGoal]:
    """Goals that stand in the same place as one, in their order, with it."""
    return [one.goal for one in placed if one.goal.parent_id == goal.parent_id]


def _line(one: Placed, placed: Sequence[Placed]) -> GoalLine:
    goal, row = one.goal, beside(one.goal, placed)
    count = goal.measure_count  # type: ignore[attr-defined]
    new = f"{reverse('strategy_new')}?organisation={goal.organisation_id}&parent={goal.pk}"
    return GoalLine(
        id=goal.pk,
        depth=min(one.depth, 4),
        number=one.number,
        title=goal.title,
        under=" · ".join(filter(None, [period_words(goal), goal.description])),
        count=ngettext("%(count)s measure", "%(count)s measures", count) % {"count": count},
        edit_address=reverse("strategy_edit", args=[goal.pk]),
        add_address=new,
        move_address=reverse("strategy_move", args=[goal.pk]),
        remove_address=reverse("strategy_remove", args=[goal.pk]),
        can_rise=row[0].pk != goal.pk,
        can_sink=row[-1].pk != goal.pk,
    )


def period_words(goal: StrategyGoal) -> str:
    """When a goal is in force; empty without limits."""
    if goal.starts_on and goal.ends_on:
        return f"{in_words(goal.starts_on)}–{in_words(goal.ends_on)}"
    if goal.starts_on:
        return _("from %(day)s") % {"day": in_words(goal.starts_on)}
    if goal.ends_on:
        return _("until %(day)s") % {"day": in_words(goal.ends_on)}
    return ""


def lost_words(under: int, measures: int) -> list[str]:
    """What goes with a goal, in words."""
    lines = []
    if under:
        said = ngettext("%(count)s goal that stands under it", "%(count)s goals that stand under it", under)
        lines.append(said % {"count": under})
    if measures:
        said = ngettext(
            "%(count)s measure loses this marking and stays otherwise as it is.",
            "%(count)s measures lose this marking and stay otherwise as they are.",
            measures,
        )
        lines.append(said % {"count": measures})
    return lines
