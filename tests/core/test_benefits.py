"""Benefits: what a year saves, what a joint service saves, plan against what was realised, and what realised means."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.benefits import (
    Amounts,
    Followed,
    Lack,
    by_year,
    counts_as_realised,
    joint_worth,
    lacks,
    least_volume,
    left_over,
    months_in_force,
    planned_in,
    reminder_due,
    worth,
    years_due,
)

D = Decimal
PHASES = [D("0.50"), D("0.10"), D("0.15"), D("0.05")]
PRICE = D("37.59")
VOLUMES = st.decimals(0, 100_000, places=2)
HOURS = st.lists(st.decimals(0, 10, places=3), min_size=1, max_size=4)
PRICES, COSTS = st.decimals(0, 200, places=2), st.decimals(0, 1_000_000, places=2)
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
AMOUNTS = st.builds(Amounts, st.decimals(-5, 5, places=2), st.decimals(-100_000, 100_000, places=2))


def test_the_worked_example_of_the_benefit_mapping():
    found = worth(D(1200), PHASES, PRICE, D(9500))
    assert (found.hours, found.gross, found.net) == (D("960.00"), D("36086.40"), D("26586.40"))
    assert found.person_years == D("0.5581")


def test_a_small_volume_that_does_not_pay_is_told_as_a_negative_sum():
    found = worth(D(300), [D("0.25")], PRICE, D(6000))
    assert (found.hours, found.gross, found.net) == (D("75.00"), D("2819.25"), D("-3180.75"))


def test_how_many_transactions_it_takes_before_nothing_is_lost():
    assert least_volume([D("0.25")], PRICE, D(6000)) == 639
    assert worth(D(639), [D("0.25")], PRICE, D(6000)).net >= 0 > worth(D(638), [D("0.25")], PRICE, D(6000)).net
    assert least_volume([D(0)], PRICE, D(6000)) is None
    assert least_volume([D(0)], PRICE, D(0)) == 0


def test_six_municipalities_of_small_volumes_gain_together_where_each_alone_loses():
    whole, members = joint_worth(dict.fromkeys("ABCDEF", D(300)), [D("0.25")], PRICE, D(6000))
    assert (whole.hours, whole.net) == (D("450.00"), D("10915.50"))
    assert {one.alone.net for one in members} == {D("-3180.75")}
    assert {one.joint.net for one in members} == {D("1819.25")}


@pytest.mark.parametrize(
    "wrong", [(D(-1), [D(1)], D(1), D(1)), (D(1), [D(-1)], D(1), D(1)), (D(1), [D(1)], D(1), D(-1))]
)
def test_what_is_negative_is_refused(wrong):
    with pytest.raises(ValueError, match="negative"):
        worth(*wrong)


@given(VOLUMES, HOURS, PRICES, COSTS)
def test_what_is_left_is_what_is_saved_less_the_cost_to_the_cent(volume, hours, price, cost):
    found = worth(volume, hours, price, cost)
    assert found.gross - cost == found.net
    assert found.hours >= 0


@given(
    st.dictionaries(st.text("ABCDEF", min_size=1), st.decimals(1, 10_000, places=0), min_size=1, max_size=6),
    HOURS,
    PRICES,
    COSTS,
)
def test_the_parts_of_the_cost_of_a_joint_service_make_it_to_the_cent(volumes, hours, price, cost):
    whole, members = joint_worth(volumes, hours, price, cost)
    assert sum(one.share_of_cost for one in members) == cost
    assert abs(sum(one.joint.net for one in members) - whole.net) <= D("0.01") * len(members)
    assert all(one.joint.net >= one.alone.net for one in members)


def test_a_benefit_that_begins_in_the_middle_of_a_year_is_planned_by_its_months():
    yearly = Amounts(D("1.2"), D(12_000))
    assert planned_in(2021, yearly, date(2021, 8, 15), None) == Amounts(D("0.5000"), D("5000.00"))
    assert planned_in(2022, yearly, date(2021, 8, 15), None) == Amounts(D("1.2000"), D("12000.00"))
    assert planned_in(2020, yearly, date(2021, 8, 15), None) == Amounts(D("0.0000"), D("0.00"))


@given(DAYS, st.integers(0, 4000))
def test_the_months_of_all_years_are_the_months_from_start_to_end(starts, days):
    ends = starts + timedelta(days=days)
    months = (ends.year - starts.year) * 12 + ends.month - starts.month + 1
    assert sum(months_in_force(year, starts, ends) for year in range(starts.year - 1, ends.year + 2)) == months


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({}, {Lack.PRACTICE, Lack.LEAVING}),
        ({"practice_ended_on": date(2024, 6, 1)}, {Lack.LEAVING}),
        ({"practice_ended_on": date(2024, 6, 2), "leaving_year": 2024}, {Lack.PRACTICE}),
        ({"practice_ended_on": date(2024, 6, 1), "leaving_year": 2025}, {Lack.LEAVING_AHEAD}),
        ({"practice_ended_on": date(2024, 6, 1), "leaving_year": 2024}, set()),
        ({"practice_ended_on": date(2024, 6, 1), "saves_work": False}, set()),
        ({"ends_no_practice": True, "saves_work": False}, set()),
    ],
)
def test_a_benefit_is_realised_when_the_old_practice_has_ended_and_a_leaving_is_named(told, found):
    known = {"practice_ended_on": None, "ends_no_practice": False, "saves_work": True, "leaving_year": None, **told}
    assert set(lacks(on=date(2024, 6, 1), **known)) == found


def test_what_is_told_while_the_old_practice_goes_on_only_emerges():
    one = Followed(
        Amounts(D(1), D(10_000)), date(2021, 1, 1), None,
        {2021: Amounts(D("0.3"), D(3000)), 2022: Amounts(D(1), D(9000))}, date(2022, 5, 31), False, followed_until=2023,
    )  # fmt: skip
    rows = {row.year: row for row in by_year([one], 2022)}
    assert (rows[2021].realised.euros, rows[2021].emerging.euros) == (D(0), D(3000))
    assert (rows[2022].realised.euros, rows[2022].emerging.euros) == (D(9000), D(0))
    assert (rows[2023].asked, rows[2023].told) == (1, 0)
    assert not counts_as_realised(2021, practice_ended_on=None, ends_no_practice=False)


def test_what_has_been_dropped_is_planned_no_more_but_what_was_told_stays():
    one = Followed(Amounts(D(1), D(10)), date(2021, 1, 1), None, {2021: Amounts(D(1), D(7))}, None, True, True, 2024)
    (row,) = by_year([one], 2021)
    assert (row.planned, row.realised.euros, row.asked) == (Amounts(), D(7), 0)


@given(
    st.lists(
        st.builds(
            Followed, AMOUNTS, DAYS, st.none(), st.dictionaries(st.integers(2015, 2035), AMOUNTS, max_size=5),
            st.none() | DAYS, st.booleans(), st.booleans(), st.none() | st.integers(2015, 2036),
        ),
        max_size=6,
    )
)  # fmt: skip
def test_nothing_that_was_told_is_lost_or_counted_twice(benefits):
    rows = by_year(benefits, 2025)
    told = sum((one.told[year].euros for one in benefits for year in one.told), D(0))
    assert sum((row.realised.euros + row.emerging.euros for row in rows), D(0)) == told
    assert [row.year for row in rows] == sorted({row.year for row in rows})


def test_a_reading_of_a_year_is_due_when_the_year_is_over_also_after_the_project():
    assert years_due(range(2021, 2026), {2022}, date(2024, 1, 1)) == [2021, 2023]
    assert years_due(range(2021, 2026), {2022}, date(2023, 12, 31)) == [2021]


@pytest.mark.parametrize(
    ("on", "sent", "number"),
    [
        (date(2024, 1, 14), 0, 0), (date(2024, 1, 15), 0, 1), (date(2024, 1, 16), 1, 0), (date(2024, 2, 15), 1, 2),
        (date(2024, 2, 15), 0, 2), (date(2024, 6, 1), 2, 0), (date(2025, 1, 15), 0, 0), (date(2023, 2, 15), 0, 0),
    ],
)  # fmt: skip
def test_a_reading_is_reminded_of_twice_and_no_more(on, sent, number):
    assert reminder_due(2023, on, sent) == number


def test_person_years_that_more_people_would_have_to_leave_for_show_as_too_much():
    assert left_over(2, [D("1.2"), D("0.5")]) == D("0.3")
    assert left_over(1, [D("1.2")]) == D("-0.2")
