"""Exact shares: the vectors of docs/explanation/rules/shares.md, and that sums always hold."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.shares import CannotSplit, Party, SplitKey, cumulative_parts, leave, merge, shares_by, shares_of, split

D = Decimal
RESIDENTS = {
    "Kankaanpää": 11471,
    "Honkajoki": 1666,
    "Jämijärvi": 1809,
    "Karvia": 2390,
    "Pomarkku": 2146,
    "Siikainen": 1458,
}
EXACT = ["12736.43", "1849.78", "2008.56", "2653.65", "2382.74", "1618.84"]
SIX = [Party(name, D(residents)) for name, residents in RESIDENTS.items()]
CENTS = st.decimals(0, 10_000_000, places=2)
WEIGHTS = st.decimals(0, 100_000, places=2)
PARTIES = (
    st.lists(st.tuples(WEIGHTS, st.sampled_from(["", "005", "99", "214"])), min_size=1, max_size=9)
    .filter(lambda rows: any(weight for weight, _code in rows))
    .map(lambda rows: [Party(f"K{at}", weight, code) for at, (weight, code) in enumerate(rows)])
)


def texts(lines):
    return [str(line.share) for line in lines]


def test_the_six_municipalities_share_23_250_euros_exactly():
    assert texts(split(D(23250), SIX)) == EXACT


@pytest.mark.parametrize(
    ("total", "shares"),
    [
        ("0.01", ["0.01", "0.00", "0.00", "0.00", "0.00", "0.00"]),
        ("1.00", ["0.55", "0.08", "0.09", "0.11", "0.10", "0.07"]),
        ("0.07", ["0.04", "0.00", "0.01", "0.01", "0.01", "0.00"]),
        ("0", ["0.00"] * 6),
    ],
)
def test_small_totals_split_by_the_largest_remainders(total, shares):
    assert texts(split(D(total), SIX)) == shares


def test_an_equal_split_gives_the_cents_left_over_by_name():
    lines = shares_by(SplitKey.EQUAL, D(10), SIX)
    assert sorted(texts(lines), reverse=True) == ["1.67"] * 4 + ["1.66"] * 2
    assert {line.party.name for line in lines if line.extra} == {"Honkajoki", "Jämijärvi", "Kankaanpää", "Karvia"}


def test_equal_remainders_are_ranked_by_municipality_number_and_not_by_its_text():
    lines = split(D("0.01"), [Party("A", D(1), "214"), Party("B", D(1), "99"), Party("C", D(1))])
    assert [line.party.name for line in lines if line.extra] == ["B"]


def test_each_line_tells_its_floor_its_remainder_and_whether_it_got_a_cent():
    first = split(D(23250), SIX)[0]
    assert (first.floor, first.extra, first.share) == (D("12736.42"), True, D("12736.43"))
    assert round(float(first.remainder), 2) == 0.55


def test_a_party_without_residents_pays_nothing():
    assert texts(split(D("9.99"), [Party("A", D(0)), Party("B", D(3))])) == ["0.00", "9.99"]


@pytest.mark.parametrize(
    ("total", "parties", "code"),
    [
        ("1", [], "no_parties"),
        ("-0.01", SIX, "bad_total"),
        ("0.001", SIX, "bad_total"),
        ("1", [Party("A", D(0)), Party("B", D(0))], "no_weight"),
        ("1", [Party("A", D(1)), Party("A", D(2))], "name_twice"),
        ("1", [Party("A", D(-1)), Party("B", D(2))], "negative_weight"),
    ],
)
def test_what_cannot_be_split_is_refused_by_its_code(total, parties, code):
    with pytest.raises(CannotSplit) as refused:
        split(D(total), parties)
    assert refused.value.code == code


def test_per_cents_must_make_a_hundred_and_fixed_sums_the_total():
    two = [Party("A", D("60")), Party("B", D("40"))]
    assert texts(shares_by(SplitKey.PERCENT, D("99.99"), two)) == ["59.99", "40.00"]
    assert texts(shares_by(SplitKey.FIXED, D(100), two)) == ["60.00", "40.00"]
    for key, code in ((SplitKey.PERCENT, "not_hundred_percent"), (SplitKey.FIXED, "not_the_total")):
        with pytest.raises(CannotSplit) as refused:
            shares_by(key, D(99), [Party("A", D("59.5")), Party("B", D("40"))])
        assert (refused.value.code, refused.value.values["missing"]) == (
            code,
            D("0.5") if "percent" in code else D("-0.5"),
        )


def test_a_merger_adds_the_shares_and_computes_nothing_anew():
    before = shares_of(split(D(23250), SIX))
    after = merge(before, gone="Honkajoki", successor="Kankaanpää")
    assert after["Kankaanpää"] == D("14586.21")
    assert "Honkajoki" not in after
    assert sum(after.values()) == D("23250.00")


def test_a_successor_from_outside_takes_the_place_of_the_one_that_is_gone():
    assert merge({"A": D(1), "B": D(2)}, gone="A", successor="C") == {"C": D(1), "B": D(2)}
    with pytest.raises(CannotSplit):
        merge({"A": D(1)}, gone="A", successor="A")


def test_one_that_leaves_keeps_what_was_charged_and_the_others_split_the_rest():
    after = leave(D(23250), SIX, leaver="Siikainen", keeps=D("800.00"))
    assert after["Siikainen"] == D("800.00")
    assert sum(after.values()) == D("23250.00")
    assert leave(D(23250), SIX, leaver="Siikainen") == shares_of(split(D(23250), SIX))


@given(CENTS, PARTIES)
def test_shares_always_sum_to_the_total(total, parties):
    lines = split(total, parties)
    assert sum(line.share for line in lines) == total
    assert all(line.floor <= line.share <= line.floor + D("0.01") for line in lines)


@given(CENTS, PARTIES, st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_changes_a_share(total, parties, chance):
    mixed = parties[:]
    chance.shuffle(mixed)
    assert shares_of(split(total, mixed)) == shares_of(split(total, parties)) == shares_of(split(total, parties))


@given(CENTS, PARTIES)
def test_a_merger_keeps_the_sum_to_the_cent(total, parties):
    shares = shares_of(split(total, parties))
    if len(shares) > 1:
        first, second = list(shares)[:2]
        merged = merge(shares, gone=first, successor=second)
        assert sum(merged.values()) == total
        assert merged[second] == shares[first] + shares[second]


@given(PARTIES, st.lists(CENTS, min_size=1, max_size=6))
def test_what_partners_are_charged_always_sums_to_what_is_due_so_far(parties, totals):
    agreed = shares_of(split(D("23250"), parties))
    charged = dict.fromkeys(agreed, D(0))
    for so_far in totals:
        now = cumulative_parts(agreed, so_far, charged)
        charged = {name: charged[name] + now[name] for name in charged}
        assert sum(charged.values()) == so_far


def test_charges_of_the_whole_own_share_are_the_agreed_shares():
    agreed = shares_of(split(D(23250), SIX))
    first = cumulative_parts(agreed, D("6185.35"), {})
    rest = cumulative_parts(agreed, D("23250"), first)
    assert {name: first[name] + rest[name] for name in agreed} == agreed


def test_what_one_that_left_was_charged_stays_its_own_and_the_others_split_the_rest():
    agreed = {"Kankaanpää": D("14586.21"), "Karvia": D("2653.65")}
    now = cumulative_parts(agreed, D("8000"), {"Kankaanpää": D(3000), "Siikainen": D(500), "Karvia": D(600)})
    assert set(now) == set(agreed)
    assert sum(now.values()) == D("8000") - D("4100")
    with pytest.raises(CannotSplit):
        cumulative_parts(agreed, D("400"), {"Siikainen": D(500)})
