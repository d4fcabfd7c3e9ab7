"""Quarters and months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.periods import Quarter, is_last_of_month, quarters_between

quarters = st.builds(Quarter, st.integers(1901, 2998), st.integers(1, 4))


def test_a_quarter_is_written_for_files_and_for_people():
    assert (Quarter(2023, 1).key, Quarter(2023, 1).label) == ("2023Q1", "Q1/2023")


@pytest.mark.parametrize("text", ["2023q1", "2023Q5", "Q1/2023", "2023Q", "", "20230Q1", "2023Q1 "])
def test_other_writings_are_no_keys(text):
    with pytest.raises(ValueError, match="quarter"):
        Quarter.parse(text)


@given(quarters)
def test_a_key_reads_back(quarter):
    assert Quarter.parse(quarter.key) == quarter


@given(quarters)
def test_quarters_follow_each_other_without_a_gap(quarter):
    assert quarter.next().first == quarter.last + timedelta(days=1)
    assert quarter.next().previous() == quarter


@given(st.dates(date(1901, 1, 1), date(2998, 12, 31)))
def test_a_day_lies_in_its_quarter(day):
    quarter = Quarter.of(day)
    assert quarter.first <= day <= quarter.last


def test_quarters_between_two_days_are_those_that_have_one_of_them():
    found = list(quarters_between(date(2023, 3, 31), date(2023, 7, 1)))
    assert [quarter.key for quarter in found] == ["2023Q1", "2023Q2", "2023Q3"]
    assert list(quarters_between(date(2023, 7, 1), date(2023, 3, 31))) == []


def test_the_last_day_of_february_is_known():
    assert is_last_of_month(date(2024, 2, 29))
    assert not is_last_of_month(date(2024, 2, 28))
