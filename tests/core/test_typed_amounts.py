"""Euros as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.formats import money
from viitta.core.typed_numbers import NotANumber, read_amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1 234,50 €", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1234.5", "1234.50"),
        ("-0,00", "0.00"),
        ("0", "0.00"),
        ("131 750,00 €", "131750.00"),
        ("12 000 EUR", "12000.00"),
    ],
)
def test_the_usual_ways_to_write_euros(text, amount):
    assert str(read_amount(text)) == amount


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"), ("  ", "empty"), ("1e9", "form"), ("paljon", "form"), ("-1", "negative"), ("1,234", "decimals"),
        ("NaN", "form"), ("Infinity", "form"), ("1,2,3", "form"), ("--1", "form"), ("9999999999999", "great"),
        ("٣", "form"), ("-", "form"), ("€", "empty"),
    ],
)  # fmt: skip
def test_what_is_no_amount_says_why(text, code):
    with pytest.raises(NotANumber) as refused:
        read_amount(text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "amount"), [("-12,50", "-12.50"), ("12,50-", "-12.50"), ("−1 000 €", "-1000.00"), ("+3", "3.00")]
)
def test_a_minus_stands_before_or_after_where_one_is_let(text, amount):
    assert str(read_amount(text, signed=True)) == amount


@pytest.mark.parametrize("text", ["-1-", "--1", "1--", "-"])
def test_one_minus_is_enough(text):
    with pytest.raises(NotANumber):
        read_amount(text, signed=True)


@given(st.decimals(-999_999_999, 999_999_999, places=2))
def test_what_is_written_for_people_reads_back(amount):
    assert read_amount(money(amount), signed=True) == amount
