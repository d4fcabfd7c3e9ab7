"""Bulk edit: the rule."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.bulk import Edit, Ends, Problem, Row, Shift, Step, outcomes, shifted

APP = Row(1, "Sovellus", theme=1, status="running", start=date(2024, 1, 31), end=date(2024, 6, 30))
SITE = Row(2, "Verkkosivut", theme=1, status="planned", end=date(2024, 3, 31))
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


def only(edit, row=APP, others=()):
    return outcomes(edit, [row], {row.theme: others} if isinstance(others, list) else dict(others))[0]


def test_a_month_that_is_too_short_takes_its_last_day():
    assert shifted(date(2024, 1, 31), 1, Step.MONTHS) == date(2024, 2, 29)
    assert shifted(date(2024, 1, 31), -2, Step.MONTHS) == date(2023, 11, 30)


def test_two_weeks_are_fourteen_days():
    assert shifted(date(2024, 1, 31), 2, Step.WEEKS) == shifted(date(2024, 1, 31), 14, Step.DAYS) == date(2024, 2, 14)


def test_both_ends_move_together():
    after = only(Edit(shift=Shift(3, Step.MONTHS))).after
    assert (after.start, after.end) == (date(2024, 4, 30), date(2024, 9, 30))


def test_a_missing_day_stays_missing_when_days_are_shifted():
    outcome = only(Edit(shift=Shift(1, Step.WEEKS)), SITE)
    assert (outcome.after.start, outcome.after.end) == (None, date(2024, 4, 7))
    assert outcome.changed == ("end",)


def test_a_measure_that_would_end_before_it_starts_is_a_problem():
    assert only(Edit(end=date(2024, 1, 30))).problems == (Problem.ENDS_BEFORE_START,)
    assert only(Edit(shift=Shift(-6, Step.MONTHS, Ends.END))).problems == (Problem.ENDS_BEFORE_START,)
    assert only(Edit(end=date(2024, 1, 31))).problems == ()


def test_a_title_is_taken_when_the_new_theme_has_it_in_small_letters_or_large():
    assert only(Edit(theme=2), others={2: ["SOVELLUS"]}).problems == (Problem.TAKEN,)
    assert only(Edit(theme=2), others={3: ["Sovellus"]}).problems == ()


def test_two_of_the_chosen_may_not_meet_in_one_theme():
    twin = Row(3, "sovellus", theme=3, status="running")
    found = outcomes(Edit(theme=2), [APP, twin], {})
    assert [one.problems for one in found] == [(Problem.TAKEN,), (Problem.TAKEN,)]


def test_a_merged_measure_is_not_taken_back_by_a_status():
    merged = Row(4, "Vanha", theme=1, status="merged")
    assert only(Edit(status="running"), merged).problems == (Problem.OVER,)
    assert only(Edit(unit=3), merged).problems == ()


def test_a_day_outside_the_calendar_is_a_problem_and_no_accident():
    assert only(Edit(shift=Shift(10**9))).problems == (Problem.NO_CALENDAR,)
    assert only(Edit(shift=Shift(10**6, Step.MONTHS))).problems == (Problem.NO_CALENDAR,)


def test_none_as_a_choice_is_told_apart_from_what_stays():
    row = Row(5, "Yksikkö", theme=1, status="running", unit=7, origin="law")
    after = only(Edit(unit=0, origin=""), row).after
    assert (after.unit, after.origin) == (0, "")
    assert only(Edit(), row).changed == ()


def test_days_are_either_set_or_shifted():
    with pytest.raises(ValueError, match="either"):
        Edit(start=date(2024, 1, 1), shift=Shift(1))


@given(DAYS, st.integers(-1000, 1000))
def test_days_and_weeks_shifted_back_are_where_they_were(day, amount):
    for step in (Step.DAYS, Step.WEEKS):
        assert shifted(shifted(day, amount, step), -amount, step) == day


@given(DAYS, st.integers(-600, 600))
def test_shifted_months_never_pass_the_month_that_was_meant(day, amount):
    moved = shifted(day, amount, Step.MONTHS)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == amount
    assert moved.day <= day.day


@given(DAYS, DAYS, st.integers(-500, 500), st.sampled_from(Step))
def test_moving_both_ends_never_turns_a_schedule_around(one, other, amount, step):
    row = Row(1, "A", 1, "running", start=min(one, other), end=max(one, other))
    assert only(Edit(shift=Shift(amount, step)), row).problems == ()
