"""How figures and dates are written."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core import formats


def test_a_date_has_no_leading_zeros():
    assert formats.day(date(2020, 1, 6)) == "6.1.2020"
    assert formats.day_month(date(2024, 7, 9)) == "9.7."


def test_an_english_date_names_its_month():
    assert formats.day(date(2020, 1, 6), "en") == "6 January 2020"


def test_a_quarter_is_written_with_its_year():
    assert formats.quarter(2023, 1) == "Q1/2023"


def test_there_is_no_fifth_quarter():
    with pytest.raises(ValueError, match="1 to 4"):
        formats.quarter(2023, 5)


def test_per_cent_is_tied_to_its_number():
    assert formats.percent(85) == "85\u00a0%"


def test_halves_round_up_also_where_python_rounds_to_even():
    assert formats.percent("0.5") == "1\u00a0%"
    assert formats.percent(Decimal("8.333"), places=2) == "8,33\u00a0%"
    assert formats.number("2.675", places=2) == "2,68"


def test_money_has_cents_and_groups_of_three():
    assert formats.money("131750") == "131\u00a0750,00\u00a0€"
    assert formats.money("131750", "sv") == "131\u00a0750,00\u00a0€"
    assert formats.money("131750", "en") == "€131,750.00"


def test_a_negative_amount_has_a_real_minus_sign():
    assert formats.money("-6.60") == "\u22126,60\u00a0€"
    assert formats.money("-6.60", "en") == "\u2212€6.60"


def test_what_rounds_to_nothing_has_no_minus_sign():
    assert formats.number("-0.4") == "0"


def test_an_earlier_value_stays_on_the_line_of_the_arrow():
    assert formats.change("6/2025", formats.month(date(2025, 9, 30))) == "6/2025\u00a0→ 9/2025"


@given(st.integers(-(10**12), 10**12))
def test_cents_survive_writing_and_reading(cents):
    written = formats.money(Decimal(cents) / 100)
    read = written.replace("\u00a0", "").replace("€", "").replace(",", ".").replace("\u2212", "-")
    assert Decimal(read) * 100 == cents
