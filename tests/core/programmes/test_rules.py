"""Rules of funding programmes: the worked examples of docs/explanation/rules/programmes.md, and their limits."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.programmes import (
    EU_7,
    EU_40,
    INCENTIVE,
    eligible,
    flat_costs,
    greatest_grant,
    is_above_ceiling,
    last_claim_due,
    months_later,
    overrun,
    report_due,
    retention_until,
    return_due,
    unit_cost_per_hour,
    with_flat_costs,
)
from viitta.core.programmes.rules import half_up

D = Decimal
AMOUNTS = st.decimals(0, 10_000_000, places=2)


def test_the_forty_per_cent_model_adds_forty_per_cent_to_the_salaries():
    assert with_flat_costs(EU_40, {"personnel": D(90_000)}) == {"personnel": D(90_000), "flat": D("36000.00")}


def test_the_seven_per_cent_model_is_counted_from_the_direct_costs():
    costs = {"personnel": D(90_000), "services": D(30_000), "travel": D(4_000), "other": D(3_000)}
    found = flat_costs(EU_7, costs)[0]
    assert (found.base, found.amount, found.allowed) == (D(127_000), D("8890.00"), True)
    assert sum(with_flat_costs(EU_7, costs).values()) == D("135890.00")


def test_the_seven_per_cent_model_needs_purchases_or_travel_in_proportion_to_salaries():
    assert not flat_costs(EU_7, {"personnel": D(90_000), "services": D("26999.99")})[0].allowed
    assert flat_costs(EU_7, {"personnel": D(90_000), "services": D(27_000)})[0].allowed
    assert flat_costs(EU_7, {"personnel": D(90_000), "travel": D(18_000)})[0].allowed
    assert flat_costs(EU_7, {"other": D(500)})[0].allowed, "a project without salaries may use the model"


def test_a_flat_rate_that_is_not_allowed_gives_nothing():
    assert with_flat_costs(EU_7, {"personnel": D(90_000)})["flat"] == 0


def test_the_price_of_an_hour_is_the_yearly_cost_over_1720_hours():
    assert unit_cost_per_hour(D(51_600)) == D("30.00")
    price = unit_cost_per_hour(D("52345.67"))
    assert price == D("30.43")
    assert half_up(price * D("812.5")) == D("24724.38")


@pytest.mark.parametrize(
    ("planned", "realised", "code", "accepted"),
    [
        (60_000, 60_000, "within", True),
        (60_000, 70_000, "share", True),
        (60_000, 72_000, "share", True),
        (60_000, 72_001, "over", False),
        (20_000, 29_999, "amount", True),
        (20_000, 30_001, "over", False),
        (0, 10_000, "amount", True),
    ],
)
def test_a_type_may_exceed_the_decision_by_a_fifth_or_by_ten_thousand(planned, realised, code, accepted):
    found = overrun(EU_7, D(planned), D(realised))
    assert (found.code, found.accepted) == (code, accepted)


def test_an_overrun_tells_its_share_of_what_was_decided():
    assert overrun(EU_7, D(60_000), D(72_001)).share == D("0.2000")
    assert overrun(EU_7, D(0), D(5)).share is None


@pytest.mark.parametrize("programme", [INCENTIVE, EU_40])
def test_without_a_rule_of_overruns_an_excess_waits_for_a_decision(programme):
    assert overrun(programme, D(100), D(101)).code == "no_rule"
    assert overrun(programme, D(100), D(100)).accepted


@pytest.mark.parametrize(
    ("programme", "kind", "net", "amount", "code"),
    [
        (INCENTIVE, "personnel", "100.00", "100.00", "ok"),
        (INCENTIVE, "equipment", "100.00", "0", "never"),
        (INCENTIVE, "licences", "100.00", "0", "needs_reason"),
        (INCENTIVE, "internal", "100.00", "0", "needs_reason"),
        (INCENTIVE, "weapons", "100.00", "0", "unknown_type"),
        (EU_40, "travel", "100.00", "0", "covered"),
        (EU_40, "fines", "100.00", "0", "never"),
        (EU_7, "equipment", "3000.00", "3000.00", "ok"),
        (EU_7, "equipment", "3000.01", "0", "above_limit"),
        (INCENTIVE, "services", "-100.00", "-100.00", "ok"),
    ],
)
def test_what_is_eligible_and_why_not(programme, kind, net, amount, code):
    found = eligible(programme, kind, D(net))
    assert (found.amount, found.code) == (D(amount), code)


def test_a_limited_cost_is_paid_when_its_reason_is_given():
    assert eligible(INCENTIVE, "licences", D(50), reason_given=True).amount == 50


def test_what_is_refused_names_its_paragraph():
    found = eligible(INCENTIVE, "equipment", D(1))
    assert (found.reason, found.source) == ("equipment", "893/2019 § 5")


def test_value_added_tax_is_left_out():
    found = eligible(INCENTIVE, "services", D(100), vat=D(24))
    assert (found.amount, found.code, found.source) == (D(100), "vat_left_out", "893/2019 § 4")


def test_the_greatest_grant_of_the_sample_is_131_750_euros():
    assert greatest_grant(INCENTIVE, D(155_000)) == D("131750.00")
    assert not is_above_ceiling(INCENTIVE, D(131_750), D(155_000))
    assert is_above_ceiling(INCENTIVE, D("131765.50"), D(155_000)), "85.01 % is too much"


@given(AMOUNTS)
def test_the_greatest_grant_is_never_above_the_ceiling(costs):
    assert not is_above_ceiling(INCENTIVE, greatest_grant(INCENTIVE, costs), costs)
    assert is_above_ceiling(INCENTIVE, greatest_grant(INCENTIVE, costs) + D("0.01"), costs)


@pytest.mark.parametrize(
    ("programme", "excess", "due"),
    [
        (INCENTIVE, "5768.57", "5768.57"),
        (INCENTIVE, "10.00", "0"),
        (INCENTIVE, "10.01", "10.01"),
        (INCENTIVE, "-5.00", "0"),
        (EU_40, "250.00", "0"),
        (EU_40, "250.01", "250.01"),
    ],
)
def test_a_small_excess_may_be_kept(programme, excess, due):
    assert return_due(programme, D("125981.43") + D(excess), D("125981.43")) == D(due)


def test_the_report_is_due_by_the_decision_else_by_the_act():
    end, granted = date(2021, 11, 30), date(2020, 2, 3)
    assert report_due(INCENTIVE, end, granted_on=granted, decided=date(2022, 1, 31)) == date(2022, 1, 31)
    assert report_due(INCENTIVE, end, granted_on=granted, decided=None) == date(2022, 12, 31)
    assert report_due(INCENTIVE, end, granted_on=None, decided=None) is None


def test_the_last_instalment_of_the_funds_is_applied_for_in_four_months():
    assert last_claim_due(EU_7, date(2024, 10, 31)) == date(2025, 2, 28)
    assert last_claim_due(INCENTIVE, date(2021, 11, 30)) is None


def test_records_are_kept_ten_years_or_five_full_years():
    assert retention_until(INCENTIVE, date(2022, 3, 15)) == date(2032, 3, 15)
    assert retention_until(EU_40, date(2025, 3, 15)) == date(2030, 12, 31)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 240))
def test_months_later_never_slips_into_the_next_month(day, months):
    found = months_later(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day <= day.day


def test_only_the_rules_in_force_hold():
    assert not INCENTIVE.in_force(date(2019, 7, 31))
    assert INCENTIVE.in_force(date(2019, 8, 1))
    assert not EU_7.in_force(date(2030, 1, 1))


def test_a_line_of_the_form_holds_its_types():
    assert [one.key for one in INCENTIVE.types_of_line("b")] == ["services", "licences"]


def test_joint_liability_follows_the_form_of_cooperation():
    assert INCENTIVE.joint_liability
    assert not EU_7.joint_liability
