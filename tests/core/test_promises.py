"""Promises: delay counts from the day first promised, moving forgives nothing, and every day falls in one quarter."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.periods import Quarter
from viitta.core.promises import (
    Promised,
    PromiseState,
    check_days,
    delay_by_quarter,
    delay_days,
    needs_reminder,
    state_of,
    total_by_quarter,
)

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
FIRST = date(2024, 3, 29)
MOVED = Promised(FIRST, date(2024, 9, 30))


@st.composite
def promises(draw):
    ended = draw(st.none() | DAYS)
    is_kept = draw(st.booleans())
    return Promised(draw(DAYS), draw(DAYS), ended if is_kept else None, None if is_kept else ended)


def test_the_worked_example_of_the_rule():
    promise = Promised(date(2024, 3, 29), date(2024, 9, 30), kept=date(2024, 10, 4))
    assert delay_days(promise, date(2025, 1, 1)) == 189
    assert delay_by_quarter(promise, date(2025, 1, 1)) == {
        Quarter(2024, 1): 2, Quarter(2024, 2): 91, Quarter(2024, 3): 92, Quarter(2024, 4): 4,
    }  # fmt: skip


def test_a_moved_promise_counts_from_the_day_first_promised():
    assert delay_days(MOVED, date(2024, 4, 8)) == 10


def test_the_promised_day_itself_is_no_delay():
    assert delay_days(MOVED, FIRST) == 0
    assert delay_by_quarter(MOVED, FIRST) == {}


def test_a_promise_kept_early_is_never_negative():
    early = Promised(FIRST, FIRST, kept=date(2024, 1, 5))
    assert delay_days(early, date(2025, 1, 1)) == 0
    assert delay_by_quarter(early, date(2025, 1, 1)) == {}


def test_days_end_when_the_promise_is_kept_or_cancelled():
    for ended in ({"kept": date(2024, 4, 1)}, {"cancelled": date(2024, 4, 1)}):
        assert delay_days(Promised(FIRST, FIRST, **ended), date(2026, 1, 1)) == 3


@pytest.mark.parametrize(
    ("promise", "on", "state"),
    [
        (Promised(FIRST, FIRST), FIRST, "waited"),
        (Promised(FIRST, FIRST), FIRST + timedelta(days=1), "late"),
        (MOVED, date(2024, 5, 1), "moved"),
        (MOVED, date(2024, 10, 1), "late"),
        (Promised(FIRST, FIRST, kept=date(2024, 4, 2)), date(2024, 4, 1), "late"),
        (Promised(FIRST, FIRST, kept=date(2024, 4, 2)), date(2024, 4, 2), "kept"),
        (Promised(FIRST, FIRST, cancelled=date(2024, 2, 2)), date(2024, 2, 2), "cancelled"),
    ],
)
def test_how_a_promise_stands_on_a_day(promise, on, state):
    assert state_of(promise, on) is PromiseState(state)


@given(promises(), DAYS)
def test_the_days_of_the_quarters_sum_to_the_total(promise, on):
    by_quarter = delay_by_quarter(promise, on)
    assert sum(by_quarter.values()) == delay_days(promise, on)
    assert all(0 < days <= (quarter.last - quarter.first).days + 1 for quarter, days in by_quarter.items())


@given(promises(), DAYS)
def test_a_day_later_the_delay_is_the_same_or_one_more(promise, on):
    assert delay_days(promise, on + timedelta(days=1)) - delay_days(promise, on) in (0, 1)


@given(st.lists(promises(), max_size=5), DAYS)
def test_the_sum_of_a_party_is_the_sum_of_its_promises(several, on):
    assert sum(total_by_quarter(several, on).values()) == sum(delay_days(one, on) for one in several)


@given(promises(), DAYS, DAYS)
def test_moving_a_promise_forgives_nothing(promise, due, on):
    moved = Promised(promise.first_due, due, promise.kept, promise.cancelled)
    assert delay_days(moved, on) == delay_days(promise, on)


def test_something_cannot_fall_due_before_it_was_promised():
    check_days(FIRST, FIRST)
    with pytest.raises(ValueError, match="before"):
        check_days(FIRST, FIRST - timedelta(days=1))


def test_the_convenor_is_reminded_from_two_weeks_before_until_the_day_once_for_each_day():
    open_one = Promised(FIRST, FIRST)
    assert not needs_reminder(open_one, None, FIRST - timedelta(days=15))
    assert needs_reminder(open_one, None, FIRST - timedelta(days=14))
    assert needs_reminder(open_one, None, FIRST)
    assert not needs_reminder(open_one, None, FIRST + timedelta(days=1))
    assert not needs_reminder(open_one, FIRST, FIRST - timedelta(days=3))
    assert needs_reminder(Promised(FIRST, MOVED.due), FIRST, MOVED.due - timedelta(days=3))
    assert not needs_reminder(Promised(FIRST, FIRST, kept=FIRST), None, FIRST - timedelta(days=3))
