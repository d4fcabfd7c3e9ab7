"""Claims: the vectors of docs/explanation/rules/claims.md; never above the maximum, never paid twice."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.claims import BrokenChain, Period, as_json, by_type, chain_of, claim_chain, read_claims, settle

D = Decimal
SHARE, MAXIMUM = D("0.85"), D("131750.00")
SPANS = [
    ("2020-01-06", "2020-06-30"),
    ("2020-07-01", "2020-12-31"),
    ("2021-01-01", "2021-06-30"),
    ("2021-07-01", "2021-11-30"),
]
ELIGIBLE = ["41235.67", "52910.40", "48711.93", "15142.00"]
FILE = {
    "share": "0.85",
    "maximum": "131750.00",
    "periods": [{"from": a, "to": b, "eligible": one} for (a, b), one in zip(SPANS, ELIGIBLE, strict=True)],
}


def spans(amounts, *, start=date(2020, 1, 1), days=30):
    return [
        Period(start + timedelta(days=days * at), start + timedelta(days=days * (at + 1) - 1), amount)
        for at, amount in enumerate(amounts)
    ]


AMOUNTS = st.lists(st.decimals(-50_000, 200_000, places=2), min_size=1, max_size=12)


def test_the_four_claims_of_the_worked_example():
    claims = chain_of(read_claims(json.dumps(FILE)))
    assert [
        [str(one.cumulative), str(one.grant_cumulative), str(one.due), str(one.own_share_cumulative)] for one in claims
    ] == [
        ["41235.67", "35050.32", "35050.32", "6185.35"],
        ["94146.07", "80024.16", "44973.84", "14121.91"],
        ["142858.00", "121429.30", "41405.14", "21428.70"],
        ["158000.00", "131750.00", "10320.70", "26250.00"],
    ]


def test_claims_as_checks_read_them():
    first = as_json(chain_of(read_claims(json.dumps(FILE))))[0]
    assert first == {
        "from": "2020-01-06", "to": "2020-06-30", "eligible": "41235.67", "income": "0.00",
        "cumulative_eligible": "41235.67", "grant_cumulative": "35050.32", "due": "35050.32",
        "own_share_cumulative": "6185.35", "advance_used": "0.00", "payable": "35050.32",
    }  # fmt: skip


def test_numbers_without_quotes_keep_their_cents():
    text = '{"share": 0.85, "maximum": 131750.00, "periods": [{"from": "2020-01-01", "to": "2020-02-01", "eligible": 0.10}]}'
    assert str(chain_of(read_claims(text))[0].due) == "0.09"


def test_a_correction_is_deducted():
    claims = claim_chain(SHARE, MAXIMUM, spans([D(1000), D(-200)]))
    assert [str(one.due) for one in claims] == ["850.00", "-170.00"]


def test_income_is_taken_off_the_costs():
    one = Period(date(2020, 1, 1), date(2020, 1, 31), D(1000), D(100))
    claim = claim_chain(SHARE, MAXIMUM, [one])[0]
    assert (claim.cumulative, claim.due, claim.own_share) == (D(900), D("765.00"), D("135.00"))


def test_an_advance_is_used_before_anything_is_paid():
    claims = claim_chain(SHARE, MAXIMUM, spans([D(1000), D(1000)]), advance=D(1000))
    assert [(one.advance_used, one.payable) for one in claims] == [(D("850.00"), D(0)), (D("150.00"), D("700.00"))]


@pytest.mark.parametrize(
    ("start", "code"), [(date(2020, 7, 2), "gap"), (date(2020, 6, 30), "overlap"), (date(2020, 1, 1), "overlap")]
)
def test_a_gap_and_an_overlap_are_refused_with_both_days(start, code):
    first = Period(date(2020, 1, 6), date(2020, 6, 30), D(1))
    with pytest.raises(BrokenChain) as refused:
        claim_chain(SHARE, MAXIMUM, [first, Period(start, date(2020, 12, 31), D(1))])
    found = refused.value
    assert (found.code, found.place, found.values) == (code, 2, {"before": date(2020, 6, 30), "start": start})


@pytest.mark.parametrize(
    ("change", "code", "path"),
    [
        ({"share": "1.5"}, "share_out_of_range", None), ({"share": "0"}, "share_out_of_range", None),
        ({"share": "85 %"}, "not_a_share", "$.share"), ({"share": True}, "not_a_share", "$.share"),
        ({"maximum": "-1"}, "negative", None), ({"maximum": "1e9"}, "not_an_amount", "$.maximum"),
        ({"maximum": None}, "missing", "$.maximum"), ({"periods": {}}, "not_a_list", "$.periods"),
        ({"periods": [1]}, "not_a_record", "$.periods[0]"),
        ({"periods": [{"from": "2020-01-01", "to": "2020-02-30", "eligible": "1"}]}, "not_a_date", "$.periods[0].to"),
        ({"periods": [{"from": "1.1.2020", "to": "2020-02-01", "eligible": "1"}]}, "not_a_date", "$.periods[0].from"),
        ({"periods": [{"from": "2020-01-01", "to": "2020-02-01"}]}, "missing", "$.periods[0].eligible"),
        ({"periods": [{"from": "2020-01-01", "to": "2020-02-01", "eligible": "1,50"}]}, "not_an_amount", "$.periods[0].eligible"),
        ({"periods": [{"from": "2020-01-01", "to": "2020-02-01", "eligible": "1.505"}]}, "not_an_amount", "$.periods[0].eligible"),
        ({"periods": [{"from": "2020-02-01", "to": "2020-01-01", "eligible": "1"}]}, "ends_before_start", None),
        ({"periods": [{"from": "2020-01-01", "to": "2020-02-01", "eligible": "1", "income": "-1"}]}, "negative", None),
        ({"advance": "131750.01"}, "advance_above_maximum", None),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_file_is_named_by_its_path(change, code, path):
    with pytest.raises(BrokenChain) as refused:
        chain_of(read_claims(json.dumps({**FILE, **change})))
    assert (refused.value.code, refused.value.values.get("path")) == (code, path)


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "null", "[]", '"x"'])
def test_what_is_no_file_of_claims_is_refused(text):
    with pytest.raises(BrokenChain) as refused:
        read_claims(text)
    assert refused.value.code in ("not_json", "not_a_record")


def test_a_project_that_spent_less_returns_what_was_overpaid():
    found = settle(SHARE, MAXIMUM, D("148213.45"), paid=MAXIMUM, keep=D(10))
    assert (found.grant, found.own, found.to_return) == (D("125981.43"), D("22232.02"), D("5768.57"))


def test_a_small_overpayment_is_kept_and_a_missing_one_still_due():
    assert settle(SHARE, MAXIMUM, D(100), paid=D(95), keep=D(10)).kept == D("10.00")
    assert settle(SHARE, MAXIMUM, D(100), paid=D("95.01"), keep=D(10)).to_return == D("10.01")
    assert settle(SHARE, MAXIMUM, D(100), paid=D(80), keep=D(10)).still_due == D("5.00")


def test_costs_by_type_of_the_period_and_in_all():
    sums = by_type({"travel": D(5)}, {"travel": D(7), "odd": D(1)}, ["personnel", "travel"])
    assert [(one.type, one.now, one.cumulative) for one in sums] == [("travel", D(5), D(12)), ("odd", D(0), D(1))]


@given(AMOUNTS, st.decimals("0.01", 1, places=2), st.decimals(0, 500_000, places=2))
def test_dues_sum_to_the_cumulative_grant_which_never_exceeds_the_maximum(amounts, share, maximum):
    claims = claim_chain(share, maximum, spans(amounts))
    paid = D(0)
    for one in claims:
        paid += one.due
        assert paid == one.grant_cumulative <= maximum
        assert one.grant_cumulative + one.own_share_cumulative == one.cumulative


@given(AMOUNTS, st.integers(0, 12))
def test_cutting_a_chain_elsewhere_pays_the_same_in_all(amounts, cut):
    whole = claim_chain(SHARE, MAXIMUM, spans(amounts))[-1].grant_cumulative
    joined = [sum(amounts[:cut], D(0)), sum(amounts[cut:], D(0))]
    assert claim_chain(SHARE, MAXIMUM, spans(joined))[-1].grant_cumulative == whole


@given(AMOUNTS, st.decimals(0, 131_750, places=2))
def test_an_advance_is_never_used_twice(amounts, advance):
    claims = claim_chain(SHARE, MAXIMUM, spans(amounts), advance=advance)
    assert 0 <= sum(one.advance_used for one in claims) <= advance
