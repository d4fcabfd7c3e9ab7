"""Builds the sample's strategy, indicators, verdicts and old practices through the actions."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from viitta.config.sample import people as cast
from viitta.config.sample import strategy as sample
from viitta.config.sample.moments import BY, moment
from viitta.core.actors import COMMAND_LINE, Actor
from viitta.core.periods import Quarter
from viitta.parts.followup import actions as followup
from viitta.parts.followup.models import FollowUp
from viitta.parts.indicators import actions as indicators
from viitta.parts.indicators.models import Indicator, Reading
from viitta.parts.organisations.models import Organisation, Person
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Goal, Measure, Roadmap, StrategyGoal

UNITS = {"culture": cast.CULTURE, "admin": cast.ADMIN, "tech": cast.TECH}


def build_strategy(organisation: Organisation, measures: Mapping[str, Measure], at: datetime) -> None:
    """The tree of goals, with the measures that serve each."""
    served: dict[str, list[StrategyGoal]] = {}

    def add(rows: Sequence[sample.SampleGoal], parent: StrategyGoal | None) -> None:
        for one in rows:
            new = roadmaps.NewStrategyGoal(one.title, sample.MADE_UP, parent, one.starts_on, one.ends_on)
            made = roadmaps.add_strategy_goals(organisation=organisation, new=[new], by=BY, at=at)[0]
            for title in one.measures:
                served.setdefault(title, []).append(made)
            add(one.under, made)

    add(sample.STRATEGY, None)
    changes = [
        roadmaps.MeasureChange(measures[title], {"strategy_goals": tuple(goals)}) for title, goals in served.items()
    ]
    roadmaps.change_measures(changes=changes, by=BY, at=at)


def build_indicators(
    organisation: Organisation, roadmap: Roadmap, people: Mapping[str, Person], measures: Mapping[str, Measure], at: datetime
) -> dict[str, Indicator]:  # fmt: skip
    """The indicators, on their measures and goals, before the first round asks them."""
    new = [
        indicators.NewIndicator(
            one.name, one.unit, one.description, one.direction, one.baseline, date(2022, 12, 31), one.target,
            date(2025, 12, 31), people[one.owner] if one.owner else None,
        )
        for one in sample.INDICATORS
    ]  # fmt: skip
    made = indicators.add_indicators(organisation=organisation, new=new, by=BY, at=at)
    carried: dict[str, list[Indicator]] = {}
    measured: dict[int, list[Indicator]] = {}
    for one, row in zip(sample.INDICATORS, made, strict=True):
        for title in one.measures:
            carried.setdefault(title, []).append(row)
        for goal in one.goals:
            measured.setdefault(goal, []).append(row)
    changes = [roadmaps.MeasureChange(measures[title], {"indicators": tuple(rows)}) for title, rows in carried.items()]
    roadmaps.change_measures(changes=changes, by=BY, at=at)
    goals = list(roadmap.goals.select_related("roadmap").order_by("position"))
    for place, rows in measured.items():
        roadmaps.set_goal_indicators(goal=goals[place], indicators=rows, by=BY, at=at)
    return {row.name: row for row in made}


def tell_readings(follow_up: FollowUp, quarter: Quarter, at: datetime) -> None:
    """What was told of the indicators in a round of the first roadmap, by whoever was asked."""
    index = quarter.index - Quarter(2023, 1).index
    rows = {row.name: row for row in Indicator.objects.filter(organisation=follow_up.roadmap.organisation_id)}
    for one in sample.INDICATORS:
        value = one.readings[index] if index < len(one.readings) else None
        because = sample.WHY_NOT.get((one.name, quarter.key), "")
        if (value is None or isinstance(value, str)) and not because:
            continue
        told = indicators.TakenReading(rows[one.name], None if because else value, because)  # type: ignore[arg-type]
        followup.record_readings(follow_up=follow_up, readings=[told], by=_asked(follow_up, rows[one.name]), at=at)


def _asked(follow_up: FollowUp, indicator: Indicator) -> Actor:
    """Who was asked of an indicator, acting from the command line in the sample."""
    alone = follow_up.asked_readings.filter(indicator=indicator).select_related("person").first()
    beside = follow_up.asked.filter(measure__indicators=indicator, until=None).select_related("person").first()
    row = alone or beside
    return COMMAND_LINE.with_label(row.person.label) if row else BY


def build_practices(organisation: Organisation, measures: Mapping[str, Measure], at: datetime) -> None:
    """Old practices that the measures are to end."""
    units = {row.name: row for row in organisation.units.all()}
    for title, what, unit, ends_on, _ended_on in sample.PRACTICES:
        measure = Measure.objects.select_related("roadmap").get(pk=measures[title].pk)
        new = [roadmaps.NewPractice(what, units[UNITS[unit]], ends_on)]
        roadmaps.add_old_practices(measure=measure, new=new, by=BY, at=at)


def end_practices(measures: Mapping[str, Measure], quarter: Quarter) -> None:
    """Write which old practices ended in a quarter."""
    for title, what, _unit, _ends_on, ended_on in sample.PRACTICES:
        if ended_on is not None and Quarter.of(ended_on) == quarter:
            row = measures[title].old_practices.select_related("measure").get(what=what)
            values = {"ended_on": ended_on}
            roadmaps.change_old_practice(practice=row, values=values, by=BY, at=moment(ended_on))


def give_verdicts(roadmap: Roadmap, on: date) -> None:
    """What became of the four main goals, with the newest readings and the measures that served them."""
    last: dict[int, Reading] = {}
    rows = Reading.objects.filter(indicator__goals__roadmap=roadmap, value__isnull=False).select_related("indicator")
    for reading in rows.order_by("quarter"):
        last[reading.indicator_id] = reading
    verdicts = []
    goals = Goal.objects.filter(roadmap=roadmap).select_related("roadmap").order_by("position")
    for goal, (reached, grounds) in zip(goals, sample.VERDICTS, strict=True):
        behind = [last[row.pk] for row in goal.indicators.all() if row.pk in last]
        verdicts.append(roadmaps.NewVerdict(goal, reached, grounds, tuple(goal.measures.order_by("pk")), tuple(behind)))
    roadmaps.record_verdicts(verdicts=verdicts, on=on, by=BY, at=moment(on))


def build_next_goals(roadmap: Roadmap, at: datetime) -> None:
    """Goals of the roadmap that goes on; one has no measure yet, and some measures serve none."""
    rows = [roadmaps.NewListed(title, sample.MADE_UP) for title in sample.NEXT_GOALS]
    goals = roadmaps.add_listed(roadmap=roadmap, kind="goal", new=rows, by=BY, at=at)
    measures = {row.title: row for row in roadmap.measures.select_related("roadmap")}
    changes = [
        roadmaps.MeasureChange(measures[title], {"goals": tuple(goals[place] for place in places)})
        for title, places in sample.NEXT_SERVED.items()
    ]
    title, name = sample.NEXT_MEASURED
    carried = Indicator.objects.get(organisation=roadmap.organisation_id, name=name)
    changes.append(roadmaps.MeasureChange(measures[title], {"indicators": (carried,)}))
    roadmaps.change_measures(changes=changes, by=BY, at=at)
