"""Working time as costs: the worked examples of docs/explanation/rules/working-time.md."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.working_time import Terms, hours_left, month_cost, share_is_enough

D = Decimal


def test_hours_at_a_unit_cost():
    assert month_cost(Terms(unit_cost=D("30.43")), D("812.5")) == D("24724.38")
    assert month_cost(Terms(unit_cost=D(30)), None) is None


def test_a_fixed_share_of_the_salary_with_side_costs():
    assert month_cost(Terms(salary=D("4123.45"), share=D(60), side_costs=D("20.51")), None) == D("2981.50")
    assert month_cost(Terms(salary=D(4000)), None) is None


def test_a_year_has_1720_hours_in_proportion_to_the_share():
    hours = {"2020-12": D(700), "2021-01": D(100)}
    assert hours_left(hours, 2020) == D(1020)
    assert hours_left(hours, 2020, D(50)) == D(160)
    assert hours_left(hours, 2021) == D(1620)


@pytest.mark.parametrize(
    ("share", "has_reason", "is_enough"),
    [(20, False, True), ("19.99", False, False), (10, True, True), ("9.99", True, False), (101, True, False)],
)
def test_the_least_share(share, has_reason, is_enough):
    assert share_is_enough(D(share), has_reason=has_reason) is is_enough


@given(st.decimals(0, 200, places=2), st.decimals(0, 744, places=2))
def test_a_cost_is_told_to_the_cent(price, hours):
    cost = month_cost(Terms(unit_cost=price), hours)
    assert cost == cost.quantize(D("0.01"))
    assert abs(cost - price * hours) <= D("0.005")
