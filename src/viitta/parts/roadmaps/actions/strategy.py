"""Goals of the strategy in their tree, indicators of a roadmap's goals, and the verdicts at the end of its period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.indicators.models import Indicator, Reading
from viitta.parts.organisations.models import Organisation
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.models import Goal, GoalVerdict, Measure, Reached, StrategyGoal
from viitta.parts.roadmaps.permissions import can_edit_roadmap, can_edit_strategy


class TitleTaken(ValueError):
    """A goal of the same title stands in the same place; nothing was saved."""


@dataclass(frozen=True, slots=True)
class NewStrategyGoal:
    """A goal of the strategy, under another one or on top."""

    title: str
    description: str = ""
    parent: StrategyGoal | None = None
    starts_on: date | None = None
    ends_on: date | None = None


def _target(row: StrategyGoal | Goal, kind: str = "strategy_goal") -> audit.Target:
    return audit.Target(kind, row.pk, row.title)


def _check(organisation: int, values: Mapping[str, Any], row: StrategyGoal | None = None) -> None:
    """ValueError for a parent of elsewhere or under the goal itself, and for a period that ends before it starts."""
    first, last = values.get("starts_on"), values.get("ends_on")
    if first and last and last < first:
        raise ValueError("a goal cannot end before it starts")
    above = values.get("parent")
    if above is not None and above.organisation_id != organisation:
        raise ValueError("a goal stands under one of the same strategy")
    while above is not None:
        if row is not None and above.pk == row.pk:
            raise ValueError("a goal cannot stand under itself")
        above = above.parent


def _check_title(organisation: int, title: str, parent: StrategyGoal | None, but: int | None = None) -> None:
    """TitleTaken when another goal of the place has the title. SQLite does not see it for goals on top."""
    rows = StrategyGoal.objects.filter(organisation=organisation, parent=parent, title=title)
    if any(pk != but for pk in rows.values_list("pk", flat=True)):
        raise TitleTaken("the place has a goal of this title")


def _last_place(organisation: int, parent: StrategyGoal | None) -> int:
    rows = StrategyGoal.objects.filter(organisation=organisation, parent=parent)
    return rows.aggregate(last=Max("position"))["last"] or 0


@transaction.atomic
def add_strategy_goals(
    *, organisation: Organisation, new: Sequence[NewStrategyGoal], by: Actor, at: datetime
) -> list[StrategyGoal]:
    """Add goals to the strategy of an organisation, each last among those beside it."""
    require(can_edit_strategy(by, organisation.pk))
    audit.lock([organisation.pk])
    made = []
    for one in new:
        values = {name: getattr(one, name) for name in one.__slots__}
        _check(organisation.pk, values)
        _check_title(organisation.pk, one.title, one.parent)
        place = _last_place(organisation.pk, one.parent) + 1
        made.append(StrategyGoal.objects.create(organisation=organisation, position=place, **values))
    audit.record(
        "roadmaps.strategy_goals.added",
        by=by,
        at=at,
        organisation=organisation.pk,
        target=_target(made[0]) if len(made) == 1 else audit.NOTHING,
        data={"rows": [row.pk for row in made]},
    )
    return made


@transaction.atomic
def change_strategy_goal(*, goal: StrategyGoal, values: Mapping[str, Any], by: Actor, at: datetime) -> StrategyGoal:
    """Change a goal; under another parent it stands last. ValueError when it would stand under itself."""
    require(can_edit_strategy(by, goal.organisation_id))
    audit.lock([goal.organisation_id])
    row = StrategyGoal.objects.get(pk=goal.pk)
    _check(row.organisation_id, values, row)
    changed = sorted(name for name, value in values.items() if getattr(row, name) != value)
    for name in changed:
        setattr(row, name, values[name])
    _check_title(row.organisation_id, row.title, row.parent, row.pk)
    if "parent" in changed:
        row.position = _last_place(row.organisation_id, row.parent) + 1
    if changed:
        row.save()
        audit.record(
            "roadmaps.strategy_goal.changed",
            by=by,
            at=at,
            organisation=row.organisation_id,
            target=_target(row),
            data={"fields": changed},
        )
    return row


@transaction.atomic
def move_strategy_goals(*, goals: Sequence[StrategyGoal], by: Actor, at: datetime) -> None:
    """Put goals that stand beside each other in the order given. ValueError when they do not."""
    first = goals[0]
    if any((row.organisation_id, row.parent_id) != (first.organisation_id, first.parent_id) for row in goals):
        raise ValueError("only goals beside each other have an order")
    require(can_edit_strategy(by, first.organisation_id))
    audit.lock([first.organisation_id])
    for position, row in enumerate(goals, 1):
        StrategyGoal.objects.filter(pk=row.pk).update(position=position)
    data = {"rows": [row.pk for row in goals]}
    audit.record("roadmaps.strategy_goals.moved", by=by, at=at, organisation=first.organisation_id, data=data)


@transaction.atomic
def remove_strategy_goal(*, goal: StrategyGoal, by: Actor, at: datetime) -> int:
    """Remove a goal with all that stands under it; measures lose the link and stay. Returns how many goals went."""
    require(can_edit_strategy(by, goal.organisation_id))
    audit.lock([goal.organisation_id])
    target, levels = _target(goal), [[goal.pk]]
    while levels[-1]:
        under = StrategyGoal.objects.filter(parent__in=levels[-1])
        levels.append(list(under.values_list("pk", flat=True)))
    for pks in reversed(levels):
        StrategyGoal.objects.filter(pk__in=pks).delete()
    gone = [pk for pks in levels for pk in pks]
    data = {"rows": gone}
    audit.record(
        "roadmaps.strategy_goal.removed", by=by, at=at, organisation=goal.organisation_id, target=target, data=data
    )
    return len(gone)


@transaction.atomic
def set_goal_indicators(*, goal: Goal, indicators: Sequence[Indicator], by: Actor, at: datetime) -> None:
    """Choose by what a goal of a roadmap is measured. ValueError for an indicator of another organisation."""
    organisation = goal.roadmap.organisation_id
    require(can_edit_roadmap(by, goal.roadmap))
    audit.lock([organisation])
    if any(row.organisation_id != organisation for row in indicators):
        raise ValueError("a goal is measured by indicators of its own organisation")
    wanted = sorted(row.pk for row in indicators)
    if sorted(goal.indicators.values_list("pk", flat=True)) == wanted:
        return
    goal.indicators.set(wanted)
    data = {"indicators": wanted}
    audit.record(
        "roadmaps.goal.measured", by=by, at=at, organisation=organisation, target=_target(goal, "goal"), data=data
    )


@dataclass(frozen=True, slots=True)
class NewVerdict:
    """What became of a goal, on which grounds, and the measures and readings behind it."""

    goal: Goal
    reached: str
    grounds: str
    measures: tuple[Measure, ...] = ()
    readings: tuple[Reading, ...] = ()


def _check_verdict(one: NewVerdict) -> None:
    """ValueError without grounds, for an unknown verdict, and for what belongs elsewhere."""
    if not one.grounds.strip():
        raise ValueError("a verdict has its grounds")
    if one.reached not in Reached.values:
        raise ValueError("a goal was reached, partly reached or not reached")
    if any(row.roadmap_id != one.goal.roadmap_id for row in one.measures):
        raise ValueError("behind a verdict stand measures of its roadmap")
    if any(row.indicator.organisation_id != one.goal.roadmap.organisation_id for row in one.readings):
        raise ValueError("behind a verdict stand readings of its organisation")


@transaction.atomic
def record_verdicts(*, verdicts: Sequence[NewVerdict], on: date, by: Actor, at: datetime) -> list[GoalVerdict]:
    """Write what became of goals at the end of the period; a later verdict takes the place of the earlier one."""
    require(all(can_edit_roadmap(by, one.goal.roadmap) for one in verdicts))
    audit.lock({one.goal.roadmap.organisation_id for one in verdicts})
    made = []
    for one in verdicts:
        _check_verdict(one)
        organisation = one.goal.roadmap.organisation_id
        signature = by.signature(organisation)._asdict()
        said = {"reached": one.reached, "grounds": one.grounds.strip(), "on": on, **signature}
        row, _is_new = GoalVerdict.objects.update_or_create(goal=one.goal, defaults=said)
        row.measures.set(one.measures)
        row.readings.set(one.readings)
        audit.record(
            "roadmaps.goal.judged",
            by=by,
            at=at,
            organisation=organisation,
            target=_target(one.goal, "goal"),
            data={
                "reached": str(one.reached),
                "measures": {str(measure.pk): {} for measure in one.measures},
                "readings": [reading.pk for reading in one.readings],
            },
        )
        made.append(row)
    return made
