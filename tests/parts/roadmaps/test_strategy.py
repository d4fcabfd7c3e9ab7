"""Goals of the strategy, indicators of goals, verdicts."""

from datetime import date
from decimal import Decimal

import pytest

from tests.cast import AT, TODAY
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.parts.indicators import actions as indicators
from viitta.parts.organisations.permissions import Forbidden
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import GoalVerdict, StrategyGoal
from viitta.parts.roadmaps.queries.strategy import in_tree, lost_with, strategy_goals_of

BY = {"by": COMMAND_LINE, "at": AT}


def add(town, title, parent=None, **more):
    new = actions.NewStrategyGoal(title, parent=parent, **more)
    return actions.add_strategy_goals(organisation=town.organisation, new=[new], **BY)[0]


@pytest.fixture
def tree(town):
    """Services (easy, open to all) and knowledge."""
    services, knowledge = add(town, "Palvelut"), add(town, "Tieto")
    return [services, add(town, "Sujuvat", services), add(town, "Kaikille", services), knowledge]


def numbers(town):
    return [(one.number, one.goal.title) for one in in_tree(strategy_goals_of(town.organisation.pk))]


def test_goals_stand_in_their_tree_with_numbers(town, tree):
    assert numbers(town) == [("1", "Palvelut"), ("1.1", "Sujuvat"), ("1.2", "Kaikille"), ("2", "Tieto")]


def test_goals_beside_each_other_are_sorted_by_hand(town, tree):
    actions.move_strategy_goals(goals=[tree[2], tree[1]], **BY)
    assert numbers(town)[1:3] == [("1.1", "Kaikille"), ("1.2", "Sujuvat")]
    with pytest.raises(ValueError, match="beside"):
        actions.move_strategy_goals(goals=[tree[0], tree[1]], **BY)


def test_a_goal_moves_under_another_and_stands_last_there(town, tree):
    actions.change_strategy_goal(goal=tree[3], values={"parent": tree[0]}, **BY)
    assert numbers(town)[-1] == ("1.3", "Tieto")


def test_a_goal_cannot_stand_under_itself_or_under_one_below_it(tree):
    for parent in (tree[0], tree[1]):
        with pytest.raises(ValueError, match="itself"):
            actions.change_strategy_goal(goal=tree[0], values={"parent": parent}, **BY)


def test_a_goal_goes_with_all_under_it_and_measures_stay(town, tree):
    change = actions.MeasureChange(town.app, {"strategy_goals": (tree[1],)})
    actions.change_measures(changes=[change], **BY)
    assert lost_with(tree[0]) == (2, 1)
    assert actions.remove_strategy_goal(goal=tree[0], **BY) == 3
    assert list(StrategyGoal.objects.values_list("title", flat=True)) == ["Tieto"]
    assert town.app.strategy_goals.count() == 0


def test_the_same_title_twice_in_one_place_is_refused(town, tree):
    with pytest.raises(actions.TitleTaken):
        add(town, "Palvelut")
    with pytest.raises(actions.TitleTaken):
        actions.change_strategy_goal(goal=tree[3], values={"title": "Palvelut"}, **BY)
    add(town, "Palvelut", tree[3])


def test_a_goal_cannot_end_before_it_starts(town):
    with pytest.raises(ValueError, match="end"):
        add(town, "Nurin", starts_on=date(2025, 1, 1), ends_on=date(2024, 1, 1))


def test_a_measure_serves_no_goal_of_another_strategy(town, neighbour):
    foreign = actions.add_strategy_goals(organisation=neighbour[0], new=[actions.NewStrategyGoal("Muu")], **BY)[0]
    with pytest.raises(ValueError, match="belongs"):
        actions.change_measures(changes=[actions.MeasureChange(town.app, {"strategy_goals": (foreign,)})], **BY)


@pytest.fixture
def goal(town):
    return actions.add_listed(roadmap=town.roadmap, kind="goal", new=[actions.NewListed("Laatu")], **BY)[0]


@pytest.fixture
def reading(town):
    new = indicators.NewIndicator("Osuus", "%")
    row = indicators.add_indicators(organisation=town.organisation, new=[new], **BY)[0]
    taken = [indicators.TakenReading(row, Decimal(62))]
    return indicators.record_readings(quarter=Quarter(2024, 1), readings=taken, **BY)[0]


def judge(goal, by=COMMAND_LINE, **more):
    values = {"reached": "partly", "grounds": "Osuus nousi.", **more}
    return actions.record_verdicts(verdicts=[actions.NewVerdict(goal, **values)], on=TODAY, by=by, at=AT)[0]


def test_a_verdict_has_its_grounds_and_what_stands_behind_it(town, goal, reading):
    row = judge(goal, measures=(town.app,), readings=(reading,))
    assert list(row.measures.all()) == [town.app]
    assert list(row.readings.all()) == [reading]
    assert row.by_label == "komentorivi"


def test_a_later_verdict_takes_the_place_of_the_earlier_one(goal):
    judge(goal)
    judge(goal, reached="reached")
    assert GoalVerdict.objects.get().reached == "reached"


@pytest.mark.parametrize("wrong", [{"grounds": " "}, {"reached": "maybe"}])
def test_a_verdict_without_grounds_or_of_an_unknown_kind_is_refused(goal, wrong):
    with pytest.raises(ValueError, match=r"verdict|goal"):
        judge(goal, **wrong)
    assert not GoalVerdict.objects.exists()


def test_only_the_convenor_judges_a_goal(town, goal):
    with pytest.raises(Forbidden):
        judge(goal, by=town.actor("owner"))


def test_a_goal_is_not_measured_by_another_organisations_indicator(goal, neighbour):
    new = indicators.NewIndicator("Vieras", "kpl")
    foreign = indicators.add_indicators(organisation=neighbour[0], new=[new], **BY)
    with pytest.raises(ValueError, match="own organisation"):
        actions.set_goal_indicators(goal=goal, indicators=foreign, **BY)
