"""Which goals have measures and which measures a goal: the rules of docs/explanation/rules/coverage.md."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from viitta.core.coverage import coverage, in_force

FIRST, LAST = date(2023, 1, 1), date(2025, 12, 31)


def test_a_goal_without_a_measure_and_a_measure_without_a_goal_are_left_over():
    found = coverage(["services", "skills"], [1, 2], {1: ["services"], 2: []})
    assert found.by_goal == {"services": (1,), "skills": ()}
    assert found.goals_without == ("skills",)
    assert found.measures_without == (2,)
    assert found.covered == 1


def test_a_measure_may_serve_several_goals():
    found = coverage(["a", "b"], [1], {1: ["b", "a"]})
    assert found.by_goal == {"a": (1,), "b": (1,)}


def test_a_goal_that_is_not_asked_about_counts_for_nothing():
    assert coverage(["a"], [1], {1: ["gone"]}).measures_without == (1,)


def test_a_goal_is_covered_by_the_goals_under_it():
    parents = {"a": None, "a1": "a", "a11": "a1", "b": None}
    found = coverage(["a", "a1", "a11", "b"], [1], {1: ["a11"]}, parents)
    assert found.goals_without == ("b",)
    assert found.by_goal["a"] == ()


def test_a_goal_is_in_force_when_its_period_and_the_roadmaps_meet():
    assert in_force(None, None, FIRST, LAST)
    assert in_force(None, FIRST, FIRST, LAST)
    assert in_force(LAST, None, FIRST, LAST)
    assert not in_force(None, date(2022, 12, 31), FIRST, LAST)
    assert not in_force(date(2026, 1, 1), None, FIRST, LAST)


GOALS, MEASURES = st.integers(0, 6), st.integers(0, 8)


@given(st.sets(GOALS), st.sets(MEASURES), st.dictionaries(MEASURES, st.sets(GOALS)))
def test_every_goal_and_every_measure_is_found_once_on_its_side(goals, measures, served):
    found = coverage(goals, measures, served)
    under = {measure for rows in found.by_goal.values() for measure in rows}
    assert under | set(found.measures_without) == measures
    assert not under & set(found.measures_without)
    assert set(found.by_goal) == goals
    assert set(found.goals_without) == {goal for goal, rows in found.by_goal.items() if not rows}
