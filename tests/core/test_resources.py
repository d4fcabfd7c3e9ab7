"""Resources: a yearly cost by months, sums that hold to the cent, classes of effort; numbers as people type them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.periods import Quarter
from viitta.core.resources import (
    EFFORT_LIMITS,
    Need,
    Work,
    costs_by_year,
    days_by_who,
    effort_class,
    grand_total,
    not_financed,
    totals,
    yearly_by_year,
)
from viitta.core.typed_numbers import NotANumber, read_number

AMOUNTS = st.decimals(0, 999_999, places=2)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
WORK = st.builds(
    Work,
    st.sampled_from(["rehtori", "kehittäjä"]),
    st.builds(Quarter, st.integers(2023, 2026), st.integers(1, 4)),
    st.decimals(Decimal("0.1"), 100, places=1),
    st.none() | st.integers(1, 3),
)
NEEDS = st.lists(
    st.builds(
        Need, st.integers(), st.none() | st.integers(1, 3), st.none() | DAYS, st.none() | DAYS,
        st.lists(WORK, max_size=4).map(tuple), st.none() | AMOUNTS, st.none() | AMOUNTS,
        st.sampled_from(["", "budget", "project", "not_yet"]),
    ),
    max_size=6,
)  # fmt: skip


def test_the_worked_example_of_the_rule():
    need = Need(1, 7, date(2024, 10, 15), date(2026, 3, 31), (), Decimal(20_000), Decimal(1_000), "budget")
    assert costs_by_year(need) == {
        2024: (Decimal(20_000), Decimal("250.00")),
        2025: (Decimal(0), Decimal("1000.00")),
        2026: (Decimal(0), Decimal("250.00")),
    }
    assert need.costs == Decimal("21500.00")


def test_the_years_of_an_uneven_cost_sum_to_the_rounded_whole():
    spread = yearly_by_year(Decimal("100.00"), date(2024, 12, 1), date(2026, 1, 31))
    assert spread == {2024: Decimal("8.33"), 2025: Decimal("100.00"), 2026: Decimal("8.34")}
    assert sum(spread.values()) == Decimal("116.67")


def test_what_has_no_dates_has_no_year_and_is_counted_once():
    need = Need(1, None, None, None, (), Decimal(500), Decimal(100))
    assert costs_by_year(need) == {None: (Decimal(500), Decimal(100))}


def test_days_are_of_the_unit_of_whoever_does_them():
    work = (Work("rehtori", Quarter(2024, 1), Decimal(3), 9), Work("kehittäjä", Quarter(2025, 1), Decimal(2)))
    found = totals([Need(1, 7, None, None, work)])
    assert {key: total.days for key, total in found.items()} == {(9, 2024): 3, (7, 2025): 2}


def test_who_carries_how_much_the_most_laden_first():
    one = Need(1, None, None, None, (Work("rehtori", Quarter(2024, 1), Decimal(3)),))
    other = Need(2, None, None, None, (Work("rehtori", Quarter(2024, 1), Decimal(2)), Work("museo", Quarter(2024, 2), Decimal(9))))  # fmt: skip
    found = days_by_who([one, other])
    assert list(found) == ["museo", "rehtori"]
    assert found["rehtori"] == {Quarter(2024, 1): Decimal(5)}


def test_what_costs_and_has_no_money_is_not_financed():
    needs = [
        Need(1, None, None, None, (), Decimal(10), None, "not_yet"),
        Need(2, None, None, None, (), Decimal(90), None, ""),
        Need(3, None, None, None, (), Decimal(50), None, "budget"),
        Need(4, None, None, None, (), Decimal(0), None, ""),
    ]
    assert [need.key for need in not_financed(needs)] == [2, 1]


@pytest.mark.parametrize(
    ("days", "grade"), [("0.5", 1), ("5", 1), ("5.1", 2), ("20", 2), ("60", 3), ("60.5", 4), ("120", 4), ("121", 5)]
)
def test_the_classes_of_effort(days, grade):
    assert effort_class(Decimal(days)) == grade
    assert len(EFFORT_LIMITS) == 4


def test_no_days_are_no_effort():
    with pytest.raises(ValueError, match="more than no days"):
        effort_class(Decimal(0))


@given(NEEDS)
def test_the_parts_by_unit_and_year_sum_to_what_the_measures_take(needs):
    whole = grand_total(totals(needs).values())
    assert whole.days == sum((need.days for need in needs), Decimal(0))
    assert whole.once + whole.yearly == sum((need.costs for need in needs), Decimal(0))
    assert sum((whole.financed or {}).values(), Decimal(0)) == whole.once + whole.yearly


@given(AMOUNTS, DAYS, DAYS)
def test_a_yearly_cost_is_never_more_than_itself_a_year(yearly, one, other):
    start, end = sorted([one, other])
    spread = yearly_by_year(yearly, start, end)
    assert all(0 <= amount <= yearly + Decimal("0.01") for amount in spread.values())
    assert list(spread) == list(range(start.year, end.year + 1))


@given(NEEDS)
def test_the_days_of_everybody_sum_to_all_days(needs):
    found = days_by_who(needs)
    assert sum((sum(days.values()) for days in found.values()), Decimal(0)) == sum((n.days for n in needs), Decimal(0))


@pytest.mark.parametrize(
    ("text", "value"),
    [("1 234,50 €", "1234.50"), ("1\u00a0234,5", "1234.50"), ("1234.5", "1234.50"), ("1.234,50", "1234.50"),
     ("0", "0.00"), ("1.234.567", "1234567.00"), ("12eur", "12.00"), ("2,50", "2.50")],
)  # fmt: skip
def test_amounts_are_read_as_people_type_them(text, value):
    assert read_number(text, decimals=2, most=Decimal(10**9)) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "code"),
    [("-1", "negative"), ("−1,50", "negative"), ("1e9", "form"), ("paljon", "form"), ("", "form"), ("1,234", "decimals"),
     ("1000000000,01", "great"), ("NaN", "form"), ("9" * 400, "form"), ("٣", "form"), ("1,2,3", "form")],
)  # fmt: skip
def test_what_is_no_amount_says_why(text, code):
    with pytest.raises(NotANumber) as refused:
        read_number(text, decimals=2, most=Decimal(10**9))
    assert refused.value.code == code
