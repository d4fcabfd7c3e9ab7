"""What became of a schedule: one outcome for every measure, and days that can be checked by hand."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.outcomes import Outcome, Realised, Told, finished_in, finished_on, realised
from viitta.core.periods import Quarter
from viitta.core.progress import Kind, Status

Q1, Q2, Q3, Q4 = (Quarter(2024, number) for number in (1, 2, 3, 4))
END = date(2025, 12, 31)


def told(*values: object) -> list[Told]:
    """Percents of the quarters of 2024 one after another; "done" is the word without a percent."""
    quarters = (Q1, Q2, Q3, Q4)
    return [
        Told(quarter, None, "done")
        if value == "done"
        else Told(quarter, None if value is None else Decimal(str(value)))
        for quarter, value in zip(quarters, values, strict=False)
    ]


def outcome(approved_end, end, *values, kind=Kind.ONE_OFF, status=Status.RUNNING, on=END) -> Realised:
    return realised(kind=kind, status=status, approved_end=approved_end, end=end, told=told(*values), on=on)


def test_a_measure_told_as_full_in_the_quarter_of_its_approved_end_was_in_time():
    assert outcome(date(2024, 6, 15), date(2024, 6, 15), 50, 100) == Realised(Outcome.IN_TIME, 0, Q2)


def test_the_worked_example_of_a_measure_that_was_moved_and_finished_later():
    # Approved to the end of 2023, moved to 30.6. and to 31.12.2024, told as full in Q4/2024.
    assert outcome(date(2023, 12, 31), date(2024, 12, 31), 60, 70, 85, 100) == Realised(Outcome.LATER, 366, Q4)


def test_an_end_that_was_moved_inside_the_quarter_is_late_by_the_days_it_moved():
    assert outcome(date(2024, 5, 1), date(2024, 6, 10), 50, 100).days == 40


def test_a_measure_finished_before_its_moved_end_is_late_only_to_the_end_of_the_quarter_it_was_told_in():
    assert outcome(date(2024, 3, 31), date(2024, 12, 31), 50, 100).days == 91


def test_a_value_that_fell_after_a_hundred_was_not_finished_then():
    assert finished_in(told(100, 80, None, 100)) == Q4
    assert finished_in(told(100, 80)) is None


def test_a_quarter_without_an_answer_does_not_break_what_was_finished():
    assert finished_in(told(50, 100, None, 100)) == Q2


def test_done_without_a_percent_is_finished():
    assert outcome(date(2024, 9, 30), date(2024, 9, 30), 50, 60, "done", status=Status.DONE).outcome is Outcome.IN_TIME


def test_done_that_nobody_told_in_any_quarter_has_no_date():
    assert outcome(date(2024, 9, 30), None, status=Status.DONE).outcome is Outcome.UNDATED


def test_a_finished_measure_without_any_end_has_no_date():
    assert outcome(None, None, 100).outcome is Outcome.UNDATED


def test_an_unfinished_measure_is_late_by_the_days_since_its_approved_end():
    assert outcome(date(2025, 6, 30), date(2025, 6, 30), 50) == Realised(Outcome.UNFINISHED, 184)


def test_an_unfinished_measure_whose_end_was_moved_into_the_future_is_late_by_the_move():
    assert outcome(date(2025, 6, 30), date(2026, 6, 30), 50).days == 365


def test_an_unfinished_measure_that_is_not_due_is_not_late():
    assert outcome(date(2026, 6, 30), date(2026, 6, 30), 50) == Realised(Outcome.UNFINISHED, 0)


@pytest.mark.parametrize(("status", "wanted"), [(Status.DROPPED, Outcome.DROPPED), (Status.MERGED, Outcome.MERGED)])
def test_what_was_given_up_or_merged_is_neither_finished_nor_late(status, wanted):
    assert outcome(date(2024, 1, 31), date(2024, 1, 31), 100, status=status) == Realised(wanted)


def test_a_continuous_measure_is_counted_apart():
    assert outcome(None, END, 100, kind=Kind.CONTINUOUS).outcome is Outcome.CONTINUOUS


DAYS = st.dates(date(2022, 1, 1), date(2027, 12, 31))
VALUES = st.lists(st.one_of(st.none(), st.integers(0, 100), st.just("done")), max_size=4)


@given(
    st.sampled_from(Kind), st.sampled_from(Status), st.none() | DAYS, st.none() | DAYS, VALUES, DAYS
)  # fmt: skip
def test_days_are_never_negative_and_only_what_is_late_has_them(kind, status, approved_end, end, values, on):
    found = outcome(approved_end, end, *values, kind=kind, status=status, on=on)
    assert found.days >= 0
    assert (found.days > 0) == (found.outcome is Outcome.LATER) or found.outcome is Outcome.UNFINISHED


@given(st.sampled_from([Q1, Q2, Q3, Q4]), DAYS, st.none() | DAYS)
def test_the_day_of_finishing_lies_in_the_quarter_it_was_told_in(quarter, approved_end, end):
    assert quarter.first <= finished_on(quarter, approved_end, end) <= quarter.last


@given(DAYS, st.integers(0, 400), st.sampled_from([Q1, Q2, Q3, Q4]))
def test_moving_an_end_later_never_makes_a_measure_less_late(approved_end, moved, quarter):
    one = finished_on(quarter, approved_end, approved_end)
    other = finished_on(quarter, approved_end, approved_end + timedelta(days=moved))
    assert other >= one or other == approved_end + timedelta(days=moved)
