"""Carrying measures over to the next roadmap."""

from datetime import date

import pytest

from tests.cast import AT, TODAY
from viitta.core.actors import COMMAND_LINE
from viitta.core.carrying import Days
from viitta.parts.audit.models import Event
from viitta.parts.organisations.permissions import Forbidden
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import (
    ExternalParty,
    Measure,
    Milestone,
    OldPractice,
    PlanChange,
    Promise,
    Roadmap,
    StrategyGoal,
)
from viitta.parts.traces.models import Trace

DEED = {"by": COMMAND_LINE, "at": AT}


@pytest.fixture
def following(town):
    new = actions.NewRoadmap(
        town.organisation, "Digitiekartta 2026–2028", date(2026, 1, 1), date(2028, 12, 31), previous=town.roadmap
    )
    return actions.found_roadmaps(new=[new], **DEED)[0]


def carry(town, into, *measures, **more):
    more = {"on": TODAY, **DEED, **more}
    return actions.carry_over(roadmap=town.roadmap, into=into, measures=measures, **more)


def test_a_measure_goes_on_under_a_theme_of_the_same_title_and_the_earlier_one_stays(town, following):
    before = Measure.objects.filter(pk=town.app.pk).values()[0]
    (made,) = carry(town, following, town.app)
    assert (made.roadmap, made.title, made.theme.title) == (following, town.app.title, "Sähköiset palvelut")
    assert (made.start, made.end, made.status) == (date(2026, 1, 1), None, "running")
    assert Measure.objects.filter(pk=town.app.pk).values()[0] == before


def test_kept_days_stay(town, following):
    (made,) = carry(town, following, town.app, days=Days.KEPT)
    assert (made.start, made.end) == (town.app.start, town.app.end)


def test_a_theme_is_found_by_its_title_and_not_made_twice(town, following):
    theme = actions.add_listed(
        roadmap=following, kind="theme", new=[actions.NewListed("SÄHKÖISET PALVELUT")], **DEED
    )[0]  # fmt: skip
    made = carry(town, following, town.app, town.study)
    assert [one.theme for one in made] == [theme, theme]
    assert following.themes.count() == 1


def test_who_owns_it_owns_it_from_the_first_day_of_the_next_period(town, following):
    (made,) = carry(town, following, town.app)
    held = made.ownerships.get()
    assert (held.person, held.from_date) == (town.people["viestintäpäällikkö"], date(2026, 1, 1))
    assert town.app.ownerships.get().until_date is None


def test_the_trail_and_the_trace_lead_in_both_directions(town, following):
    (made,) = carry(town, following, town.app)
    step = PlanChange.objects.get(kind="carried_over")
    assert (step.measure, step.other, step.roadmap) == (town.app, made, town.roadmap)
    trace = Trace.objects.get(from_kind="measure", to_kind="measure")
    assert (trace.from_id, trace.to_id) == (town.app.pk, made.pk)
    event = Event.objects.get(kind="roadmaps.measures.carried_over")
    assert event.data == {"measures": [town.app.pk], "into": [made.pk]}


def test_what_is_open_goes_along_and_what_is_over_stays(town, following):
    Milestone.objects.create(measure=town.app, title="Pilotti", due_on=date(2025, 6, 1), percent=50)
    Milestone.objects.create(measure=town.app, title="Käyttöönotto", due_on=date(2026, 6, 1), percent=80)
    OldPractice.objects.create(measure=town.app, what="Paperilomake")
    OldPractice.objects.create(measure=town.app, what="Faksi", ended_on=date(2023, 5, 1))
    party = ExternalParty.objects.create(organisation=town.organisation, kind="supplier", name="Toimittaja")
    days = {"promised_on": date(2024, 1, 1), "first_due_on": date(2026, 2, 1), "due_on": date(2026, 2, 1)}
    promise = Promise.objects.create(party=party, roadmap=town.roadmap, what="Rajapinta", **days)
    kept = Promise.objects.create(party=party, roadmap=town.roadmap, what="Koulutus", kept_on=TODAY, **days)
    strategy = StrategyGoal.objects.create(organisation=town.organisation, title="Sujuva arki")
    promise.measures.add(town.app)
    kept.measures.add(town.app)
    town.app.strategy_goals.add(strategy)
    (made,) = carry(town, following, town.app)
    assert list(made.milestones.values_list("title", flat=True)) == ["Käyttöönotto"]
    assert list(made.old_practices.values_list("what", flat=True)) == ["Paperilomake"]
    assert list(made.promises.all()) == [promise]
    assert set(promise.measures.all()) == {town.app, made}
    assert list(made.strategy_goals.all()) == [strategy]


def test_goals_are_found_by_title_and_added_only_when_asked(town, following):
    goals = actions.add_listed(
        roadmap=town.roadmap, kind="goal", new=[actions.NewListed("Asiointi"), actions.NewListed("Tieto")], **DEED
    )  # fmt: skip
    town.app.goals.set(goals)
    town.study.goals.set(goals)
    actions.add_listed(roadmap=following, kind="goal", new=[actions.NewListed("asiointi")], **DEED)
    (made,) = carry(town, following, town.app)
    assert [goal.title for goal in made.goals.all()] == ["asiointi"]
    (made,) = carry(town, following, town.study, adds_goals=True)
    assert [goal.title for goal in made.goals.all()] == ["asiointi", "Tieto"]
    assert following.goals.count() == 2


@pytest.mark.parametrize("status", ["done", "dropped", "merged"])
def test_what_is_over_is_refused_and_nothing_goes(town, following, status):
    Measure.objects.filter(pk=town.study.pk).update(status=status)
    with pytest.raises(actions.CarryRefused) as refused:
        carry(town, following, town.app, town.study)
    assert (refused.value.code, refused.value.titles) == ("stays", [town.study.title])
    assert not following.measures.exists()


def test_nothing_is_carried_twice(town, following):
    carry(town, following, town.app)
    with pytest.raises(actions.CarryRefused, match="stays"):
        carry(town, following, town.app)
    assert following.measures.count() == 1


def test_one_that_was_removed_there_may_be_carried_again(town, following):
    actions.remove_measures(measures=carry(town, following, town.app), **DEED)
    carry(town, following, town.app)
    assert following.measures.count() == 1


def test_a_title_that_is_there_is_refused(town, following):
    theme = actions.add_listed(
        roadmap=following, kind="theme", new=[actions.NewListed("Sähköiset palvelut")], **DEED
    )[0]  # fmt: skip
    actions.add_measures(roadmap=following, new=[actions.NewMeasure(theme, "kaupunkisovellus")], **DEED)
    with pytest.raises(actions.CarryRefused, match="taken"):
        carry(town, following, town.app, town.study)
    assert following.measures.count() == 1


def test_a_roadmap_is_not_carried_into_itself(town):
    with pytest.raises(actions.CarryRefused, match="not_next"):
        carry(town, town.roadmap, town.app)
    Roadmap.objects.filter(pk=town.roadmap.pk).update(previous=town.roadmap)
    with pytest.raises(actions.CarryRefused, match="not_next"):
        carry(town, town.roadmap, town.app)


def test_nor_into_one_that_does_not_follow_it(town):
    new = actions.NewRoadmap(town.organisation, "Toinen", date(2026, 1, 1), date(2028, 12, 31))
    other = actions.found_roadmaps(new=[new], **DEED)[0]
    with pytest.raises(actions.CarryRefused, match="not_next"):
        carry(town, other, town.app)


def test_nor_into_another_organisations(town, neighbour):
    organisation, _accounts, _people = neighbour
    new = actions.NewRoadmap(organisation, "Naapurin", date(2026, 1, 1), date(2028, 12, 31))
    other = actions.found_roadmaps(new=[new], **DEED)[0]
    with pytest.raises(Forbidden):
        carry(town, other, town.app, by=town.actor("convenor"))
    with pytest.raises(actions.CarryRefused, match="not_next"):
        carry(town, other, town.app)


def test_one_changed_after_it_was_seen_stops_all(town, following):
    with pytest.raises(actions.Stale):
        carry(town, following, town.app, town.study, seen={town.app.pk: 99, town.study.pk: 1})
    assert not following.measures.exists()
