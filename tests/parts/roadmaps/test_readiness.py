"""What measures have before they start, and the old practices that they end."""

from datetime import date
from decimal import Decimal

import pytest

from tests.cast import AT, TODAY
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.core.readiness import EVERYTHING, Rule
from viitta.parts.followup import actions as followup
from viitta.parts.followup import tasks
from viitta.parts.followup.pages.cards import badge_word
from viitta.parts.followup.queries import facts_of, facts_then
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import Measure
from viitta.parts.roadmaps.queries.readiness import readiness_in

BY = {"by": COMMAND_LINE, "at": AT}
Q1 = Quarter(2024, 1)


@pytest.fixture
def planned(town):
    new = [actions.NewMeasure(town.themes[0], "Tekoälyavustaja")]
    return actions.add_measures(roadmap=town.roadmap, new=new, **BY)[0]


def lacks(town):
    town.roadmap.refresh_from_db()
    return set(readiness_in(town.roadmap, on=TODAY)[0].missing)


def change(measure, **values):
    actions.change_measures(changes=[actions.MeasureChange(measure, values)], **BY)


def test_a_bare_measure_lacks_everything_and_running_ones_are_not_asked(town, planned):
    assert [one.title for one in readiness_in(town.roadmap, on=TODAY)] == ["Tekoälyavustaja"]
    assert lacks(town) == set(EVERYTHING)


def test_each_thing_is_there_when_it_is_given(town, planned):
    change(planned, scope="Vain neuvonta.")
    assert Rule.SCOPE not in lacks(town)
    change(planned, not_measured_because="Kokeilu.")
    assert Rule.INDICATOR not in lacks(town)
    change(planned, cost_once=Decimal(0))
    assert Rule.RESOURCES not in lacks(town)
    change(planned, ends_no_practice=True)
    assert Rule.PRACTICE not in lacks(town)
    owner = [actions.Assignment(planned, town.people["rehtori"], from_date=TODAY)]
    actions.assign_owners(assignments=owner, **BY)
    assert lacks(town) == {Rule.GOAL}


def test_a_goal_of_the_strategy_is_a_goal(town, planned):
    new = [actions.NewStrategyGoal("Palvelut")]
    goal = actions.add_strategy_goals(organisation=town.organisation, new=new, **BY)[0]
    change(planned, strategy_goals=(goal,))
    assert Rule.GOAL not in lacks(town)


def test_a_waived_rule_is_not_asked(town, planned):
    actions.change_roadmap(roadmap=town.roadmap, values={"readiness_waived": ["scope", "goal"]}, **BY)
    assert lacks(town) == set(EVERYTHING) - {Rule.SCOPE, Rule.GOAL}


def test_the_queries_of_readiness_are_the_same_for_one_and_three(town, planned, django_assert_max_num_queries):
    new = [actions.NewMeasure(town.themes[0], f"Suunnitelma {n}") for n in range(2)]
    actions.add_measures(roadmap=town.roadmap, new=new, **BY)
    with django_assert_max_num_queries(8):
        assert len(readiness_in(town.roadmap, on=TODAY)) == 3


@pytest.fixture
def practice(town):
    change(town.app, status="done")
    new = [actions.NewPractice("Paperilomake", ends_on=date(2024, 12, 31))]
    return actions.add_old_practices(measure=town.app, new=new, **BY)[0]


def badge(town, quarter=Q1):
    return badge_word(facts_of(town.roadmap, quarter, today=TODAY, measures=[town.app.pk])[0])


def test_a_done_measure_says_that_the_old_practice_is_in_use_until_all_have_ended(town, practice):
    assert badge(town) == ("done", "valmis, vanha tapa käytössä")
    other = actions.add_old_practices(measure=town.app, new=[actions.NewPractice("Faksi")], **BY)[0]
    for row, on in ((practice, date(2024, 2, 1)), (other, date(2024, 3, 1))):
        assert badge(town)[1] == "valmis, vanha tapa käytössä"
        actions.change_old_practice(practice=row, values={"ended_on": on}, **BY)
    assert badge(town) == ("done", "valmis")


def test_a_practice_that_ended_later_was_in_use_in_the_quarter_before(town, practice):
    actions.change_old_practice(practice=practice, values={"ended_on": date(2024, 5, 1)}, **BY)
    assert badge(town)[1] == "valmis, vanha tapa käytössä"
    assert badge(town, Q1.next())[1] == "valmis"


def test_a_running_measure_reads_as_it_did(town, practice):
    change(Measure.objects.get(pk=town.app.pk), status="paused")
    assert badge(town) == ("paused", "keskeytetty")


def test_a_closed_round_keeps_whether_the_old_practice_was_in_use(town, practice):
    opened = tasks.open_and_ask(roadmaps=[(town.roadmap, Q1)], opens=date(2024, 4, 2), **BY)[0]
    followup.close_rounds(rounds=[opened], **BY)
    actions.remove_old_practices(practices=[practice], **BY)
    then = {one.id: one for one in facts_then(town.roadmap, Q1, today=TODAY)}
    assert then[town.app.pk].old_practice_in_use
    assert badge(town)[1] == "valmis"


def test_writing_an_old_practice_takes_back_that_none_ends(town):
    change(town.app, ends_no_practice=True)
    actions.add_old_practices(measure=town.app, new=[actions.NewPractice("Faksi")], **BY)
    assert not Measure.objects.get(pk=town.app.pk).ends_no_practice
