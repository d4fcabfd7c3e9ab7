"""Money side by side: what is left, what is forecast, a plan spread over months to the cent."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.budgets import Sums, by_month, months_of, plan_by_month, plus, total

D = Decimal
AMOUNTS = st.decimals(0, 1_000_000, places=2)
SUMS = st.builds(Sums, AMOUNTS, AMOUNTS, AMOUNTS, st.none() | AMOUNTS)


@pytest.mark.parametrize(
    ("sums", "forecast", "left"),
    [
        (Sums(D(100), D(20), D(50)), D(100), D(30)),
        (Sums(D(100), D(20), D(90)), D(110), D(-10)),
        (Sums(D(100), D(20), D(50), D(5)), D(55), D(30)),
        (Sums(D(100), D(0), D(50), D(0)), D(50), D(50)),
    ],
)
def test_the_forecast_is_the_plan_unless_more_is_bound_or_somebody_told(sums, forecast, left):
    assert (sums.forecast, sums.left) == (forecast, left)


@given(st.lists(SUMS, max_size=6))
def test_rows_add_up_to_the_total_in_every_column(rows):
    whole = total(rows)
    assert whole.planned == sum((one.planned for one in rows), D(0))
    assert whole.left == sum((one.left for one in rows), D(0))
    assert whole.forecast == sum((one.forecast for one in rows), D(0))


@given(SUMS, SUMS)
def test_the_order_of_adding_changes_nothing(one, other):
    assert plus(one, other) == plus(other, one)


def test_a_year_is_spread_over_the_months_that_the_project_has_of_it():
    found = plan_by_month({2024: D(100), 2025: D(10)}, date(2024, 10, 6), date(2025, 1, 31))
    assert found == {"2024-10": D("33.33"), "2024-11": D("33.34"), "2024-12": D("33.33"), "2025-01": D("10.00")}


@given(AMOUNTS, st.integers(1, 12), st.integers(1, 12))
def test_the_months_of_a_year_sum_to_its_plan(amount, first, last):
    starts, ends = date(2024, min(first, last), 1), date(2024, max(first, last), 1)
    assert sum(plan_by_month({2024: amount}, starts, ends).values()) == amount


def test_what_was_spent_before_the_first_month_counts_from_the_start():
    rows = by_month(
        {"2024-01": D(5)}, {"2023-12": D(2), "2024-02": D(1)}, months_of(date(2024, 1, 1), date(2024, 2, 1))
    )
    assert [(one.month, one.planned_so_far, one.actual_so_far) for one in rows] == [
        ("2024-01", D(5), D(2)),
        ("2024-02", D(5), D(3)),
    ]
