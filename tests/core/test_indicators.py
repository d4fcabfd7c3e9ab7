"""What a reading means: the rules of docs/explanation/rules/indicators.md."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from viitta.core.indicators import (
    ReadingError,
    ReadingFault,
    is_reached,
    leads_away,
    plain_number,
    read_reading,
    share_of_way,
    written,
)

VALUES = st.decimals(min_value=-10_000, max_value=10_000, places=2)


def fault_of(text: str, unit: str = "kpl") -> ReadingFault:
    with pytest.raises(ReadingError) as caught:
        read_reading(text, unit)
    return caught.value.fault


def test_half_of_the_way_is_fifty_per_cent_whichever_way_is_better():
    assert share_of_way(Decimal(0), Decimal(400), Decimal(200)) == 50
    assert share_of_way(Decimal(200), Decimal(100), Decimal(150)) == 50


def test_a_value_that_moved_away_is_below_nothing_and_one_past_the_target_above_a_hundred():
    assert share_of_way(Decimal(200), Decimal(100), Decimal(230)) == -30
    assert share_of_way(Decimal(0), Decimal(400), Decimal(500)) == 125


def test_without_a_way_there_is_no_share():
    assert share_of_way(Decimal(5), Decimal(5), Decimal(5)) is None
    assert share_of_way(None, Decimal(5), Decimal(5)) is None
    assert share_of_way(Decimal(1), None, Decimal(5)) is None
    assert share_of_way(Decimal(1), Decimal(5), None) is None


def test_a_third_of_the_way_has_two_decimals():
    assert share_of_way(Decimal(0), Decimal(3), Decimal(1)) == Decimal("33.33")


def test_a_target_is_reached_on_its_own_side():
    assert is_reached(Decimal(10), Decimal(12), is_down=False) is True
    assert is_reached(Decimal(10), Decimal(12), is_down=True) is False
    assert is_reached(Decimal(10), Decimal(10), is_down=True) is True
    assert is_reached(None, Decimal(10), is_down=True) is None
    assert is_reached(Decimal(10), None, is_down=False) is None


def test_a_target_against_its_direction_is_seen():
    assert leads_away(Decimal(10), Decimal(5), is_down=False)
    assert leads_away(Decimal(5), Decimal(10), is_down=True)
    assert not leads_away(Decimal(5), Decimal(5), is_down=True)
    assert not leads_away(None, Decimal(5), is_down=True)


@given(VALUES, VALUES)
def test_the_way_begins_at_nothing_and_ends_at_a_hundred(baseline, target):
    assume(baseline != target)
    assert share_of_way(baseline, target, baseline) == 0
    assert share_of_way(baseline, target, target) == 100


@given(VALUES, VALUES, VALUES)
def test_the_way_is_the_same_in_a_mirror(baseline, target, value):
    assert share_of_way(baseline, target, value) == share_of_way(-baseline, -target, -value)


@given(VALUES, VALUES, VALUES)
def test_at_the_target_or_past_it_the_way_has_been_gone(baseline, target, value):
    assume(baseline != target)
    share = share_of_way(baseline, target, value)
    if is_reached(target, value, is_down=target < baseline):
        assert share >= 100
    else:
        assert share <= 100


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        ("12 kpl", "12"),
        ("12KPL", "12"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234.5\u00a0kpl", "1234.5"),
        ("\u22124", "-4"),
        (" 0 ", "0"),
    ],
)
def test_a_reading_is_read_as_people_write_it(text, value):
    assert read_reading(text, "kpl") == Decimal(value)


def test_a_reading_of_another_unit_is_refused_by_its_unit():
    assert fault_of("12 h") is ReadingFault.OTHER_UNIT
    with pytest.raises(ReadingError) as caught:
        read_reading("12 henkilö tuntia", "h")
    assert caught.value.unit == "henkilö tuntia"


@pytest.mark.parametrize(
    "text", ["", "kpl", "noin 12", "1,2,3", "1e5", "1_000", "NaN", "Infinity", "٣", "--4", "12-14"]
)
def test_what_is_no_number_is_refused(text):
    assert fault_of(text) is ReadingFault.NOT_A_NUMBER


def test_a_reading_has_at_most_four_decimals_and_ten_digits():
    assert read_reading("0,1234", "kpl") == Decimal("0.1234")
    assert fault_of("0,12345") is ReadingFault.TOO_EXACT
    assert fault_of("10000000000") is ReadingFault.TOO_LARGE
    assert fault_of("9" * 400) is ReadingFault.TOO_LARGE


def test_a_value_is_written_with_its_unit_and_without_idle_zeros():
    assert written(Decimal("12.0000"), "kpl") == "12\u00a0kpl"
    assert written(Decimal("1234.5000"), "h") == "1\u00a0234,5\u00a0h"
    assert written(Decimal("-0.25"), "%", "en") == "\u22120.25\u00a0%"
    assert plain_number(Decimal("100")) == "100"


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_what_is_written_is_read_back(value):
    assert read_reading(written(value, "kpl"), "kpl") == value
