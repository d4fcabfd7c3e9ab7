"""When rounds are due: the rules of docs/explanation/rules/rounds.md."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from viitta.core.periods import Quarter
from viitta.core.rounds import RoundDays, calendar_of, due_rounds

START, END = date(2023, 1, 1), date(2025, 12, 31)


def every_day(day: date, count: int) -> date:
    return day + timedelta(days=count)


def due(today: date, held: list[str] = ()):
    return due_rounds(
        START,
        END,
        [Quarter.parse(key) for key in held],
        today,
        opening=lambda quarter: quarter.last + timedelta(days=1),
        closing=lambda opens: opens + timedelta(days=20),
    )


def test_a_round_opens_when_its_quarter_has_ended():
    assert due(date(2023, 3, 31)).open is None
    assert due(date(2023, 4, 1)).open == Quarter(2023, 1)


def test_a_round_that_is_there_does_not_open_again():
    assert due(date(2023, 4, 1), ["2023Q1"]).open is None


def test_only_the_newest_due_quarter_opens_and_skipped_ones_are_not_held():
    found = due(date(2023, 10, 5), ["2023Q1"])
    assert (found.open, found.not_held) == (Quarter(2023, 3), (Quarter(2023, 2),))


def test_a_quarter_whose_round_would_be_over_does_not_open():
    found = due(date(2023, 6, 1), ["2023Q1"])
    assert (found.open, found.not_held) == (None, ())
    assert due(date(2023, 9, 1), ["2023Q1"]).not_held == (Quarter(2023, 2),)


def test_an_old_plan_put_in_by_hand_is_not_filled_with_missed_rounds():
    found = due(date(2025, 7, 2))
    assert (found.open, found.not_held) == (Quarter(2025, 2), ())
    assert due(date(2027, 1, 1)) == due_rounds(
        START, END, [], date(2027, 1, 1), opening=lambda q: q.last, closing=lambda day: day
    )


def test_nothing_opens_after_the_period():
    assert due(date(2026, 8, 1), ["2025Q4"]).open is None


@given(st.dates(date(2022, 1, 1), date(2027, 12, 31)), st.sets(st.integers(0, 11)))
def test_run_again_the_same_day_nothing_more_is_due(today, held):
    keys = [Quarter.at_index(Quarter(2023, 1).index + number).key for number in held]
    first = due(today, keys)
    done = keys + [quarter.key for quarter in first.not_held] + ([first.open.key] if first.open else [])
    again = due(today, done)
    assert (again.open, again.not_held) == (None, ())


def test_the_days_of_a_round_are_counted_from_its_opening():
    found = calendar_of(date(2024, 4, 2), RoundDays(), every_day)
    assert (found.repeat, found.deputy, found.due, found.convenor, found.closes) == (
        date(2024, 4, 7), date(2024, 4, 10), date(2024, 4, 12), date(2024, 4, 12), date(2024, 4, 22),
    )  # fmt: skip
