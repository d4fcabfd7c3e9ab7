"""Progress: the rules of docs/explanation/rules/progress.md, with the vectors of the field and properties."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.periods import Quarter, month_index, quarters_between
from viitta.core.progress import (
    Kind,
    RolledMeasure,
    Status,
    Timeliness,
    badge,
    check_percent,
    deviation,
    expected_percent,
    latest_value,
    roll_up,
    slip_days,
    suggested_percent,
    timeliness,
    whole,
)

START, END = date(2023, 1, 1), date(2025, 12, 31)
days = st.dates(date(2015, 1, 1), date(2035, 12, 31))
percents = st.integers(0, 100).map(Decimal)


def at_quarter_ends(start: date, end: date) -> list[int]:
    return [whole(expected_percent(start, end, quarter.last)) for quarter in quarters_between(start, end)]


def test_thirty_six_months_step_as_the_field_expects():
    assert at_quarter_ends(START, END) == [8, 17, 25, 33, 42, 50, 58, 67, 75, 83, 92, 100]


def test_thirty_months_step_by_ten():
    assert at_quarter_ends(START, date(2025, 6, 30)) == [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]


def test_five_months_step_by_twenty_at_month_ends():
    ends = [date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31), date(2024, 4, 30), date(2024, 5, 31)]
    assert [expected_percent(date(2024, 1, 1), date(2024, 5, 31), day) for day in ends] == [20, 40, 60, 80, 100]


def test_a_month_counts_only_at_its_end():
    assert expected_percent(START, END, date(2023, 3, 30)) == Decimal("5.56")
    assert expected_percent(START, END, date(2023, 3, 31)) == Decimal("8.33")


def test_a_start_and_an_end_inside_a_month_make_it_a_whole_month():
    assert expected_percent(date(2023, 1, 20), date(2023, 2, 3), date(2023, 1, 31)) == 50


def test_an_end_before_the_start_is_refused():
    with pytest.raises(ValueError, match="before it starts"):
        expected_percent(END, START, START)


def test_without_a_date_nothing_is_expected():
    assert expected_percent(None, END, START) is None


@given(days, days, days)
def test_what_is_expected_lies_between_nothing_and_everything(one, other, on):
    start, end = sorted((one, other))
    assert 0 <= expected_percent(start, end, on) <= 100


@given(days, days, days, st.integers(0, 4000))
def test_what_is_expected_never_falls_with_time(one, other, on, later):
    start, end = sorted((one, other))
    assert expected_percent(start, end, on) <= expected_percent(start, end, on + timedelta(days=later))


@given(days, days)
def test_nothing_is_expected_before_the_first_month_ends_and_everything_after_the_last(one, other):
    start, end = sorted((one, other))
    before = date(start.year, start.month, 1) - timedelta(days=1)
    assert expected_percent(start, end, before) == 0
    assert expected_percent(start, end, end + timedelta(days=31)) == 100


@given(days, days)
def test_steps_of_months_add_up_to_a_hundred(one, other):
    start, end = sorted((one, other))
    months = month_index(end) - month_index(start) + 1
    first = date(start.year + start.month // 12, start.month % 12 + 1, 1) - timedelta(days=1)
    assert abs(expected_percent(start, end, first) * months - 100) <= Decimal("0.005") * months


def standing(reported, *, status=Status.RUNNING, on=date(2024, 6, 30), kind=Kind.ONE_OFF, start=START, end=END):
    return timeliness(kind=kind, status=status, start=start, end=end, on=on, reported=reported)


@pytest.mark.parametrize(
    ("reported", "expected"),
    [
        (40, Timeliness.ON_TIME),  # 50 is expected: exactly ten behind is still on time
        (Decimal("39.99"), Timeliness.BEHIND),
        (25, Timeliness.BEHIND),  # exactly twenty-five behind is still behind
        (Decimal("24.99"), Timeliness.LATE),
        (0, Timeliness.LATE),
        (90, Timeliness.ON_TIME),
        (None, Timeliness.NOT_REPORTED),
    ],
)
def test_deviation_tells_the_timeliness(reported, expected):
    assert standing(reported) is expected


def test_a_passed_end_makes_late_and_wins_over_not_reported():
    after = END + timedelta(days=1)
    assert standing(99, on=after) is Timeliness.LATE
    assert standing(None, on=after) is Timeliness.LATE


def test_a_hundred_is_on_time_even_after_the_end():
    assert standing(100, on=END + timedelta(days=400)) is Timeliness.ON_TIME


def test_what_has_not_begun_is_not_due():
    before = START - timedelta(days=1)
    assert standing(None, on=before) is Timeliness.NOT_DUE
    assert standing(5, on=before) is Timeliness.NOT_DUE


@pytest.mark.parametrize("status", [Status.DROPPED, Status.MERGED, Status.PAUSED])
def test_what_is_out_of_the_plan_has_no_timeliness(status):
    assert standing(None, status=status, on=END + timedelta(days=1)) is Timeliness.NONE


def test_a_continuous_measure_has_no_timeliness():
    assert standing(0, kind=Kind.CONTINUOUS) is Timeliness.NONE


@given(st.sampled_from(Status), st.one_of(st.none(), percents), days, st.sampled_from(Kind))
def test_every_case_has_one_timeliness(status, reported, on, kind):
    assert standing(reported, status=status, on=on, kind=kind) in Timeliness


@given(percents, percents)
def test_more_reported_is_never_later(one, other):
    order = [Timeliness.LATE, Timeliness.BEHIND, Timeliness.ON_TIME]
    low, high = sorted((one, other))
    assert order.index(standing(low)) <= order.index(standing(high))


def test_a_badge_shows_the_status_when_it_says_it_all():
    assert badge(Status.DONE, Timeliness.LATE) is Status.DONE
    assert badge(Status.PLANNED, Timeliness.NOT_DUE) is Status.PLANNED
    assert badge(Status.RUNNING, Timeliness.BEHIND) is Timeliness.BEHIND


def test_deviation_is_reported_minus_expected():
    assert deviation(40, Decimal("50.00")) == -10


def test_slip_is_counted_in_days_from_the_approved_end():
    assert slip_days(date(2025, 5, 2), date(2024, 12, 31)) == 122
    assert slip_days(date(2025, 5, 2), None) is None


@pytest.mark.parametrize("percent", [-1, 101, Decimal("100.01")])
def test_a_percent_lies_between_nothing_and_everything(percent):
    with pytest.raises(ValueError, match="between 0 and 100"):
        check_percent(percent)


def test_the_suggestion_goes_on_at_the_pace_of_the_last_step():
    assert suggested_percent([Decimal(40), Decimal(60)], None) == 80
    assert suggested_percent([Decimal(90), Decimal(95)], None) == 100
    assert suggested_percent([], Decimal("41.67")) == 40
    assert suggested_percent([Decimal(60), Decimal(40)], None) == 40


@given(st.lists(percents, max_size=12), percents)
def test_a_suggestion_is_a_percent_that_never_falls(values, expected):
    suggestion = suggested_percent(values, expected)
    assert 0 <= suggestion <= 100
    assert not values or suggestion >= whole(values[-1])


Q = Quarter(2024, 2)


def rolled(kind=Kind.ONE_OFF, status=Status.RUNNING, start=START, **values):
    return RolledMeasure(kind, status, start, END, {Quarter.parse(key): Decimal(v) for key, v in values.items()})


def test_the_example_of_the_field_rolls_up():
    """100, 100, 50, not given, continuous 42: the mean of what was reported is 83, one is missing, 42 stands apart."""
    found = roll_up(
        [
            rolled(**{"2024Q2": 100}),
            rolled(**{"2024Q2": 100}),
            rolled(**{"2024Q2": 50}),
            rolled(),
            rolled(kind=Kind.CONTINUOUS, **{"2024Q2": 42}),
        ],
        Q,
    )
    assert (found.mean, found.count, found.fresh, found.old, found.missing) == (Decimal("83.33"), 3, 3, 0, 1)
    assert (found.continuous_mean, found.continuous) == (42, 1)


def test_an_earlier_value_is_old_and_counts():
    found = roll_up([rolled(**{"2024Q1": 30}), rolled(**{"2024Q2": 50})], Q)
    assert (found.mean, found.fresh, found.old) == (40, 1, 1)


def test_a_later_value_does_not_count_yet():
    assert roll_up([rolled(**{"2024Q3": 90})], Q).missing == 1


def test_what_has_not_begun_and_what_is_given_up_are_left_out():
    found = roll_up([rolled(start=date(2025, 1, 1)), rolled(status=Status.DROPPED, **{"2024Q2": 10})], Q)
    assert (found.mean, found.count, found.missing) == (None, 0, 0)


@given(
    st.lists(
        st.dictionaries(st.sampled_from(["2023Q4", "2024Q1", "2024Q2", "2024Q3"]), st.integers(0, 100)), max_size=8
    )
)
def test_fresh_old_and_missing_add_up_to_all_that_have_begun(given_values):
    found = roll_up([rolled(**values) for values in given_values], Q)
    assert found.count + found.missing == len(given_values)
    latest = [latest_value({Quarter.parse(k): v for k, v in values.items()}, Q) for values in given_values]
    known = [value[1] for value in latest if value]
    assert found.mean is None if not known else min(known) <= found.mean <= max(known)
