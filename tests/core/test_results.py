"""Results in the municipalities: when they are asked, and what stays as a yearly cost."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.results import AFTER, is_over, months_later, round_due, yearly_costs

D = Decimal
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("on", "opened", "months"),
    [
        (date(2022, 5, 29), (), None), (date(2022, 5, 30), (), 6), (date(2022, 7, 29), (), 6), (date(2022, 7, 30), (), None),
        (date(2022, 5, 30), (6,), None), (date(2022, 11, 30), (6,), 12), (date(2023, 11, 30), (), 24),
    ],
)  # fmt: skip
def test_it_is_asked_six_twelve_and_twenty_four_months_after_the_end_and_not_long_after_that(on, opened, months):
    assert round_due(date(2021, 11, 30), on, opened) == months


def test_a_month_without_the_day_takes_its_last_one():
    assert months_later(date(2021, 8, 31), 6) == date(2022, 2, 28)
    assert months_later(date(2021, 12, 31), 24) == date(2023, 12, 31)


@given(DAYS)
def test_each_round_is_due_once_however_often_it_is_looked_at(ends):
    opened: list[int] = []
    for days in range(0, 900, 7):
        months = round_due(ends, ends + timedelta(days=days), opened)
        if months is not None:
            opened.append(months)
    assert tuple(opened) == AFTER


def test_a_round_closes_two_weeks_after_its_last_day():
    assert not is_over(date(2022, 6, 27), date(2022, 7, 11))
    assert is_over(date(2022, 6, 27), date(2022, 7, 12))


def test_the_yearly_costs_of_what_is_in_use_are_summed_and_a_merged_ones_go_to_its_heir():
    uses = [
        (1, "in_use", D("100.00")),
        (1, "taking", D("50.50")),
        (1, "not", D(9)),
        (2, "in_use", D(30)),
        (3, "in_use", None),
    ]
    assert yearly_costs(uses, {2: 1}) == {1: D("180.50")}
