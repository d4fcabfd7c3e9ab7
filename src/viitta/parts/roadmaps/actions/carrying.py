"""Carrying measures over to the next roadmap: each goes on as a measure there; the earlier one stays as it was."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from viitta.core.actors import Actor
from viitta.core.carrying import GOES, Days
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.actions.measures import NewMeasure, fresh_measures, insert_measures, target_of
from viitta.parts.roadmaps.actions.plans import target_of as roadmap_target
from viitta.parts.roadmaps.actions.trail import Left, leave
from viitta.parts.roadmaps.models import (
    Goal,
    Measure,
    Milestone,
    OldPractice,
    Ownership,
    PlanChangeKind,
    Promise,
    Roadmap,
    Theme,
)
from viitta.parts.roadmaps.permissions import can_edit_roadmap
from viitta.parts.roadmaps.queries.carrying import Carriage, Luggage, carriages, goals_by_title, luggage_of
from viitta.parts.traces import actions as traces

COPIED = ("not_measured_because", "ends_no_practice", "benefit", "benefit_reason", "cost_yearly", "financing")


class CarryRefused(ValueError):
    """Why measures cannot be carried over: `code` tells, `titles` names the measures.

    Codes: nothing, not_next (the roadmap does not follow this one), stays (over, or carried already), taken.
    """

    def __init__(self, code: str, titles: Sequence[str] = ()) -> None:
        super().__init__(code)
        self.code, self.titles = code, list(titles)


@transaction.atomic
def carry_over(
    *,
    roadmap: Roadmap,
    into: Roadmap,
    measures: Sequence[Measure],
    days: Days = Days.CUT,
    adds_goals: bool = False,
    themes: Mapping[int, Theme] | None = None,
    seen: Mapping[int, int] | None = None,
    on: date,
    by: Actor,
    at: datetime,
) -> list[Measure]:
    """Carry measures over to a roadmap that follows theirs; all of them, or none and CarryRefused.

    Themes and goals are found by title; a theme that is missing is made, a goal only when `adds_goals`. Owners,
    strategy goals, indicators and old practices that go on, milestones after the earlier period and open promises go
    along. Stale when one was changed after the person had seen it.
    """
    require(can_edit_roadmap(by, roadmap) and can_edit_roadmap(by, into))
    audit.lock([roadmap.organisation_id])
    into = Roadmap.objects.get(pk=into.pk)
    if into.pk == roadmap.pk or into.previous_id != roadmap.pk or into.organisation_id != roadmap.organisation_id:
        raise CarryRefused("not_next")
    luggage, found = _checked(roadmap, into, measures, days, adds_goals, themes, seen, on)
    made = _insert(into, found, by, at)
    pairs = list(zip([one.measure for one in found], made, strict=True))
    _bring(pairs, luggage, max(on, into.starts_on))
    _tell(pairs, roadmap, into, on, by, at)
    return made


def _checked(
    roadmap: Roadmap, into: Roadmap, measures: Sequence[Measure], days: Days, adds_goals: bool,
    themes: Mapping[int, Theme] | None, seen: Mapping[int, int] | None, on: date,
) -> tuple[Luggage, list[Carriage]]:  # fmt: skip
    """How the measures go on, when every one of them may."""
    if not measures:
        raise CarryRefused("nothing")
    fresh_measures(measures, dict(seen or {}))
    if any(theme.roadmap_id != into.pk for theme in (themes or {}).values()):
        raise ValueError("a measure goes under a theme of its own roadmap")
    ids = [measure.pk for measure in measures]
    luggage = luggage_of(roadmap, ids, on=max(on, into.starts_on))
    found = carriages(roadmap, into, ids, luggage, days=days, adds_goals=adds_goals, themes=themes)
    if len(found) < len(set(ids)):
        raise ValueError("measures that are carried over are of the earlier roadmap")
    for code, wrong in (
        ("stays", [one.measure.title for one in found if one.going not in GOES]),
        ("taken", [one.measure.title for one in found if one.is_taken]),
    ):
        if wrong:
            raise CarryRefused(code, wrong)
    return luggage, found


def _insert(into: Roadmap, found: Sequence[Carriage], by: Actor, at: datetime) -> list[Measure]:
    themes = _new_themes(into, found)
    goals = _new_goals(into, found)
    new = [
        NewMeasure(
            theme=one.theme or themes[one.theme_title.casefold()],
            title=one.measure.title,
            description=one.measure.description,
            kind=one.measure.kind,
            status=one.measure.status,
            origin=one.measure.origin,
            unit=one.measure.unit,
            start=one.span.start,
            end=one.span.end,
            scope=one.measure.scope,
            goals=tuple({*one.goals, *(goals[goal.title.casefold()] for goal in one.new_goals)}),
        )
        for one in found
    ]
    made = insert_measures(roadmap=into, new=new, at=at)
    for measure, one in zip(made, found, strict=True):
        for name in COPIED:
            setattr(measure, name, getattr(one.measure, name))
    Measure.objects.bulk_update(made, COPIED, batch_size=200)
    return made


def _new_themes(into: Roadmap, found: Sequence[Carriage]) -> dict[str, Theme]:
    wanted = {one.measure.theme.title.casefold(): one.measure.theme for one in found if one.theme is None}
    last = Theme.objects.filter(roadmap=into).aggregate(last=Max("position"))["last"] or 0
    return {
        title: Theme.objects.create(
            roadmap=into, title=theme.title, description=theme.description, position=last + step
        )
        for step, (title, theme) in enumerate(sorted(wanted.items(), key=lambda pair: pair[1].position), 1)
    }


def _new_goals(into: Roadmap, found: Sequence[Carriage]) -> dict[str, Goal]:
    wanted = {goal.title.casefold(): goal for one in found for goal in one.new_goals}
    last = Goal.objects.filter(roadmap=into).aggregate(last=Max("position"))["last"] or 0
    for step, goal in enumerate(sorted(wanted.values(), key=lambda goal: goal.position), 1):
        Goal.objects.create(roadmap=into, title=goal.title, description=goal.description, position=last + step)
    return goals_by_title(into)


def _bring(pairs: Sequence[tuple[Measure, Measure]], luggage: Luggage, first: date) -> None:
    """Copy to each new measure what goes along; who owns the earlier one owns it from the first day."""
    new_of = {old.pk: new for old, new in pairs}
    owners = [(pk, row) for pk, rows in luggage.owners.items() for row in rows]
    Ownership.objects.bulk_create(
        Ownership(
            measure=new_of[pk], person_id=row.person_id, role=row.role, title=row.title, unit=row.unit,
            from_date=max(first, row.from_date or first), until_date=row.until_date,
        )
        for pk, row in owners
    )  # fmt: skip
    Milestone.objects.bulk_create(
        Milestone(measure=new_of[pk], title=row.title, due_on=row.due_on, percent=row.percent)
        for pk, rows in luggage.milestones.items()
        for row in rows
    )
    OldPractice.objects.bulk_create(
        OldPractice(measure=new_of[pk], what=row.what, unit_id=row.unit_id, ends_on=row.ends_on)
        for pk, rows in luggage.practices.items()
        for row in rows
    )
    through: tuple[tuple[dict[int, list[int]], Any, str], ...] = (
        (luggage.promises, Promise.measures.through, "promise_id"),
        (luggage.strategy_goals, Measure.strategy_goals.through, "strategygoal_id"),
        (luggage.indicators, Measure.indicators.through, "indicator_id"),
    )
    for links, model, field in through:
        model.objects.bulk_create(
            model(**{"measure_id": new_of[pk].pk, field: one}) for pk, ids in links.items() for one in ids
        )


def _tell(
    pairs: Sequence[tuple[Measure, Measure]], roadmap: Roadmap, into: Roadmap, on: date, by: Actor, at: datetime
) -> None:
    steps = [Left(PlanChangeKind.CARRIED_OVER, old, into.name, new) for old, new in pairs]
    if into.editions.exists():
        steps += [Left(PlanChangeKind.ADDED, new, roadmap.name) for _old, new in pairs]
    leave(steps, on=on, by=by, at=at)
    for old, new in pairs:
        traces.leave(origin=target_of(old), result=target_of(new), organisation=roadmap.organisation_id, by=by, at=at)
    audit.record(
        "roadmaps.measures.carried_over",
        by=by,
        at=at,
        organisation=roadmap.organisation_id,
        target=roadmap_target(into),
        data={"measures": [old.pk for old, _new in pairs], "into": [new.pk for _old, new in pairs]},
    )
