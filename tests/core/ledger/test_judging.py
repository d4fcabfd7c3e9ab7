"""What an entry means: the account with its cost centre before the account alone; why a cost is not eligible."""

from datetime import date
from decimal import Decimal

import pytest

from viitta.core.ledger import Entry, Meaning, judge, meaning_of
from viitta.core.programmes import EU_40, INCENTIVE

D = Decimal
STARTS, ENDS = date(2020, 1, 6), date(2021, 11, 30)


def judged(meaning, on=date(2020, 3, 1), programme=INCENTIVE):
    return judge(programme, meaning, on, D(100), starts=STARTS, ends=ENDS)


def test_an_account_with_its_cost_centre_goes_before_the_account_alone():
    entry = Entry(1, STARTS, "1", "4400", "", "800", "", D(1), D(0), "")
    alone, both = Meaning("services"), Meaning("travel", 7)
    assert meaning_of(entry, {("4400", ""): alone, ("4400", "800"): both}) is both
    assert meaning_of(entry, {("4400", ""): alone, ("4400", "900"): both}) is alone
    assert meaning_of(entry, {}) is None


@pytest.mark.parametrize(
    ("meaning", "on", "reason"),
    [
        (Meaning("services"), date(2020, 1, 5), "outside_period"),
        (Meaning("services"), date(2021, 12, 1), "outside_period"),
        (Meaning("equipment"), STARTS, "equipment"),
        (Meaning("licences"), STARTS, "only_as_needed"),
        (Meaning("services", is_eligible=False, reason="kunnan oma toiminta"), STARTS, "kunnan oma toiminta"),
        (Meaning("services", is_eligible=False), STARTS, "said_so"),
        (Meaning(""), STARTS, "no_cost"),
        (Meaning("weapons"), STARTS, "unknown_type"),
    ],
)
def test_why_a_cost_is_not_eligible(meaning, on, reason):
    found = judged(meaning, on)
    assert (found.is_eligible, found.reason, found.amount) == (False, reason, D(0))


def test_an_eligible_cost_counts_whole_and_keeps_its_partner():
    found = judged(Meaning("services", 3), ENDS)
    assert (found.is_eligible, found.partner, found.amount) == (True, 3, D(100))


def test_a_licence_with_its_reason_is_eligible():
    assert judged(Meaning("licences", reason="vain kokeilun ajan")).is_eligible


def test_what_a_flat_rate_covers_is_not_paid_row_by_row():
    assert judged(Meaning("travel"), date(2020, 3, 1), EU_40).reason == "flat_rate"
