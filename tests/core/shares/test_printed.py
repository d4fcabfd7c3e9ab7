"""Printed shares: the rounded price behind them and what is missing; tables with every fault named by row and column."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.shares.test_split import SIX
from viitta.core.programmes import half_up
from viitta.core.shares import BadTable, CannotSplit, Party, explain, read_printed, read_weights, split

D = Decimal
PRINTED = ["12732.81", "1849.26", "2007.99", "2652.90", "2382.06", "1618.38"]


def named(shares):
    return {party.name: D(share) for party, share in zip(SIX, shares, strict=False)}


def test_the_printed_shares_of_the_application_are_1_11_euros_per_resident_and_6_60_euros_short():
    found = explain(D(23250), split(D(23250), SIX), named(PRINTED))
    assert (found.printed_total, found.missing, str(found.rate)) == (D("23243.40"), D("6.60"), "1.11")
    assert str(found.exact_rate) == "1.11031519"
    assert found.lines[0].missing == D("3.62")


def test_shares_that_no_rounded_price_gives_have_no_rate():
    found = explain(D(23250), split(D(23250), SIX), named(["12732.99", *PRINTED[1:]]))
    assert found.rate is None


def test_a_printed_share_that_is_left_out_is_missing_whole_and_leaves_no_rate():
    found = explain(D(23250), split(D(23250), SIX), named(PRINTED[:5]))
    assert (found.rate, found.lines[5].printed, found.lines[5].missing) == (None, None, D("1618.84"))


def test_too_much_in_print_is_missing_below_zero():
    found = explain(D(10), split(D(10), [Party("A", D(4))]), {"A": D(12)})
    assert (found.missing, str(found.rate)) == (D(-2), "3.00")


def test_a_printed_name_without_a_share_is_refused():
    with pytest.raises(CannotSplit) as refused:
        explain(D(10), split(D(10), [Party("A", D(4))]), {"B": D(12)})
    assert (refused.value.code, refused.value.values["name"]) == ("unknown_name", "B")


@given(st.integers(1, 50_000), st.lists(st.integers(1, 100_000), min_size=1, max_size=6))
def test_the_price_that_is_found_gives_every_printed_share(price, residents):
    rate = D(price) / 10_000
    parties = [Party(f"K{at}", D(one)) for at, one in enumerate(residents)]
    printed = {one.name: half_up(one.weight * rate) for one in parties}
    found = explain(D(1000), split(D(1000), parties), printed).rate
    assert found is not None
    assert {one.name: half_up(one.weight * found) for one in parties} == printed


def table(*rows):
    return {number: dict(enumerate(row, 1)) for number, row in enumerate(rows, 1)}


def test_weights_are_read_by_their_headings_in_any_order():
    parties, warnings = read_weights(
        table(["Asukasluku", "Kunta", "code"], ["11 471", " Kankaanpää ", "214"], ["", "", ""])
    )
    assert (parties, warnings) == ((Party("Kankaanpää", D(11471), "214"),), ())


def test_a_weight_of_zero_is_a_warning():
    _parties, warnings = read_weights(table(["name", "weight"], ["A", "0"], ["B", "1"]))
    assert [(one.code, one.row, one.text) for one in warnings] == [("weight_zero", 2, "A")]


@pytest.mark.parametrize(
    ("rows", "code", "row", "column"),
    [
        ([], "no_rows", 0, 0),
        ([["name", "weight"]], "no_rows", 0, 0),
        ([["name", "colour"], ["A", "1"]], "no_heading", 1, 0),
        ([["name", "weight"], ["A", "0"]], "no_weight", 0, 0),
        ([["name", "weight"], ["A", "-1"]], "weight_negative", 2, 2),
        ([["name", "weight"], ["A", "many"]], "weight_form", 2, 2),
        ([["name", "weight"], ["A", "1e9"]], "weight_form", 2, 2),
        ([["name", "weight"], ["A", ""]], "weight_empty", 2, 2),
        ([["name", "weight"], ["", "1"]], "name_empty", 2, 1),
        ([["name", "weight"], ["A", "1"], ["A", "2"]], "name_twice", 3, 1),
    ],
)
def test_what_is_wrong_with_weights_is_named_by_row_and_column(rows, code, row, column):
    with pytest.raises(BadTable) as refused:
        read_weights(table(*rows))
    assert [(one.code, one.row, one.column) for one in refused.value.problems] == [(code, row, column)]


@pytest.mark.parametrize(
    ("rows", "code", "row", "column"),
    [
        ([["name", "share"], ["B", "1"]], "unknown_name", 2, 1),
        ([["name", "share"], ["A", "1e9"]], "share_form", 2, 2),
        ([["name", "share"], ["A", "1,234"]], "share_decimals", 2, 2),
        ([["name", "share"], ["A", ""]], "share_empty", 2, 2),
        ([["name", "share"]], "no_rows", 0, 0),
    ],
)
def test_what_is_wrong_with_printed_shares_is_named_by_row_and_column(rows, code, row, column):
    with pytest.raises(BadTable) as refused:
        read_printed(table(*rows), ["A"])
    assert [(one.code, one.row, one.column) for one in refused.value.problems] == [(code, row, column)]


def test_printed_shares_are_read_as_people_write_euros():
    assert read_printed(table(["name", "share"], ["A", "12 732,81 €"], ["B", "1.849,26"]), ["A", "B"]) == {
        "A": D("12732.81"),
        "B": D("1849.26"),
    }
