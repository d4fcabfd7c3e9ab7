"""Days of series, the best of proposed times, what is news to the invited."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.meetings import (
    Called,
    asks_again,
    best_time,
    can_be_called,
    check_times,
    is_news,
    series_days,
    standings,
    weekday_after,
)
from viitta.core.periods import Quarter
from viitta.engines.workdays import add_workdays, first_workday_after, is_workday

THURSDAY, FRIDAY = 3, 4
AT = datetime(2026, 5, 5, 6, 0, tzinfo=UTC)


def due_of(quarter: Quarter) -> date:
    return add_workdays(first_workday_after(quarter.last), 10)


def test_a_meeting_is_proposed_for_the_chosen_weekday_after_the_due_day():
    assert due_of(Quarter(2026, 1)) == date(2026, 4, 17)
    assert weekday_after(date(2026, 4, 17), THURSDAY, is_workday) == date(2026, 4, 23)


def test_a_public_holiday_moves_it_to_the_next_working_day():
    assert weekday_after(date(2026, 4, 27), FRIDAY, is_workday) == date(2026, 5, 4)


def test_the_due_day_itself_is_too_early():
    assert weekday_after(date(2026, 4, 17), FRIDAY, is_workday) == date(2026, 4, 24)


def test_nobody_meets_on_a_saturday():
    with pytest.raises(ValueError, match="Monday to Friday"):
        weekday_after(date(2026, 4, 17), 5, is_workday)


def test_a_series_has_the_quarters_whose_meeting_is_ahead_and_ends_after_the_roadmap():
    days = series_days(
        date(2025, 1, 1), date(2026, 12, 31), today=date(2026, 5, 15), weekday=THURSDAY, due_of=due_of,
        is_workday=is_workday,
    )  # fmt: skip
    assert [one.quarter.key for one in days] == ["2026Q2", "2026Q3", "2026Q4"]
    assert days[-1].day > date(2026, 12, 31)


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.integers(0, 4))
def test_a_proposed_day_is_always_a_working_day_soon_after_the_due_day(day, weekday):
    found = weekday_after(day, weekday, is_workday)
    assert is_workday(found)
    assert timedelta(0) < found - day <= timedelta(days=14)


def answers_of(*rows: str) -> list[tuple[int, int, str]]:
    words = {"y": "yes", "m": "maybe", "n": "no"}
    return [(time, who, words[one]) for time, row in enumerate(rows) for who, one in enumerate(row) if one != "-"]


def test_the_best_time_is_the_one_to_which_most_can_come():
    times = {0: AT, 1: AT + timedelta(days=1), 2: AT + timedelta(days=2)}
    ranked = standings(times, answers_of("yyyn", "yymm", "ymmm"), 4)
    assert [one.key for one in ranked] == [1, 2, 0]
    assert best_time(ranked).can == 4


def test_of_equal_times_the_earlier_is_suggested():
    ranked = standings({5: AT + timedelta(days=1), 9: AT}, [(5, 1, "yes"), (9, 1, "yes")], 1)
    assert best_time(ranked).key == 9


def test_silence_is_for_neither_side():
    (only,) = standings({0: AT}, answers_of("y--"), 3)
    assert (only.yes, only.no, only.silent) == (1, 0, 2)


def test_nothing_is_suggested_when_nobody_can_come():
    assert best_time(standings({0: AT}, answers_of("nn"), 2)) is None
    assert best_time(()) is None


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 6), st.sampled_from(["yes", "maybe", "no"])), max_size=40))
def test_everybody_is_counted_once_for_each_time(answers):
    times = {key: AT + timedelta(days=key) for key in range(4)}
    ranked = standings(times, answers, 7)
    assert {one.key for one in ranked} == set(times)
    assert all(one.yes + one.maybe + one.no + one.silent == 7 for one in ranked)
    assert all(ranked[0].can >= one.can for one in ranked)


def test_a_moved_meeting_is_news_and_asks_again():
    before = Called("Seuranta", AT, AT + timedelta(hours=1), "Kokoushuone")
    moved = Called("Seuranta", AT + timedelta(days=1), AT + timedelta(days=1, hours=1), "Kokoushuone")
    assert is_news(before, moved)
    assert asks_again(before, moved)


def test_a_new_place_is_news_but_asks_nobody_again():
    before = Called("Seuranta", AT, AT + timedelta(hours=1), "Kokoushuone")
    elsewhere = Called("Seuranta", AT, AT + timedelta(hours=1), "Kirjasto")
    assert is_news(before, elsewhere)
    assert not asks_again(before, elsewhere)
    assert not is_news(before, before)


def test_what_is_over_or_has_no_time_calls_nobody():
    assert can_be_called(AT, AT + timedelta(hours=1), AT)
    assert not can_be_called(AT, AT + timedelta(hours=1), AT + timedelta(hours=1))
    assert not can_be_called(None, None, AT)


def test_a_meeting_ends_after_it_begins_and_within_a_day():
    check_times(AT, AT + timedelta(hours=24))
    for end in (AT, AT - timedelta(hours=1), AT + timedelta(hours=25)):
        with pytest.raises(ValueError, match="meeting"):
            check_times(AT, end)
