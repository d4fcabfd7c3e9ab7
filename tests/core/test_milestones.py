"""Milestones: the expected percent goes through them in whole months, and without them by the dates as before."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.milestones import Step, check_steps, expected_share_by
from viitta.core.periods import Quarter
from viitta.core.progress import (  # fmt: skip
    Kind,
    RolledMeasure,
    Status,
    Timeliness,
    expected_percent,
    expected_share,
    roll_up,
    timeliness,
)

START, END = date(2024, 1, 1), date(2024, 12, 31)
STEPS = (Step(date(2024, 6, 30), 20), Step(date(2024, 9, 15), 80))
DAYS = st.dates(date(2022, 1, 1), date(2027, 12, 31))


@st.composite
def plans(draw):
    start, end = sorted([draw(DAYS), draw(DAYS)])
    days = sorted(draw(st.sets(st.dates(start, date(2028, 12, 31)), max_size=4)))
    percents = sorted(draw(st.sets(st.integers(1, 100), min_size=len(days), max_size=len(days))))
    return start, end, tuple(Step(*pair) for pair in zip(days, percents, strict=True))


@pytest.mark.parametrize(
    ("on", "percent"),
    [
        (date(2024, 3, 31), "10.00"),
        (date(2024, 6, 30), "20.00"),
        (date(2024, 7, 31), "40.00"),
        (date(2024, 9, 15), "60.00"),  # a month counts at its end
        (date(2024, 9, 30), "80.00"),
        (date(2024, 12, 31), "100.00"),
        (date(2023, 12, 31), "0.00"),
    ],
)
def test_the_worked_example_of_the_rule(on, percent):
    assert expected_percent(START, END, on, STEPS) == Decimal(percent)


def test_timeliness_follows_the_milestones():
    told = {"kind": Kind.ONE_OFF, "status": Status.RUNNING, "start": START, "end": END, "on": date(2024, 6, 30)}
    assert timeliness(**told, reported=20) is Timeliness.LATE
    assert timeliness(**told, reported=20, steps=STEPS) is Timeliness.ON_TIME


def test_the_expected_mean_follows_the_milestones():
    quarter = Quarter(2024, 2)
    rolled = roll_up([RolledMeasure(Kind.ONE_OFF, Status.RUNNING, START, END, {quarter: 20}, STEPS)], quarter)
    assert rolled.expected == Decimal("20.00")


def test_what_is_known_of_a_closed_round_is_not_computed_again():
    quarter = Quarter(2024, 2)
    measure = RolledMeasure(Kind.ONE_OFF, Status.RUNNING, START, END, {quarter: 20}, STEPS, Decimal("50.00"))
    assert roll_up([measure], quarter).expected == Decimal("50.00")


def test_a_milestone_after_the_end_is_not_expected_yet():
    later = (Step(date(2025, 3, 31), 60),)
    assert expected_share_by(START, END, date(2024, 6, 30), later) == Fraction(1, 2)


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        ([Step(date(2024, 3, 1), 0)], "percent"),
        ([Step(date(2024, 3, 1), 101)], "percent"),
        ([Step(date(2023, 12, 31), 10)], "start"),
        ([Step(date(2024, 3, 1), 50), Step(date(2024, 6, 1), 40)], "order"),
        ([Step(date(2024, 3, 1), 50), Step(date(2024, 6, 1), 50)], "order"),
        ([Step(date(2024, 3, 1), 50), Step(date(2024, 3, 1), 60)], "order"),
    ],
)
def test_milestones_that_do_not_rise_together_are_refused(steps, why):
    with pytest.raises(ValueError, match=f"^{why}:"):
        check_steps(steps, start=START, end=END)


@given(plans(), DAYS)
def test_without_milestones_nothing_changes(plan, on):
    start, end, _steps = plan
    assert expected_share_by(start, end, on, ()) == expected_share(start, end, on)


@given(plans(), DAYS, DAYS)
def test_what_is_expected_never_falls_and_lies_between_0_and_1(plan, one, other):
    start, end, steps = plan
    early, late = sorted([one, other])
    before, after = (expected_share_by(start, end, day, steps) for day in (early, late))
    assert 0 <= before <= after <= 1


@given(plans())
def test_at_the_end_all_is_expected_and_before_the_start_nothing(plan):
    start, end, steps = plan
    assert expected_share_by(start, end, date(2030, 1, 31), steps) == 1
    assert expected_share_by(start, end, date(2020, 1, 1), steps) == 0


@given(plans())
def test_each_milestone_is_expected_at_the_end_of_its_month_unless_another_follows_in_it(plan):
    start, end, steps = plan
    for step in steps:
        last = Quarter.of(step.due)
        if step.due <= end and (step.due.year, step.due.month) != (end.year, end.month):
            reached = expected_share_by(start, end, last.last, steps)
            assert reached >= Fraction(step.percent, 100)
