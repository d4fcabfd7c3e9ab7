"""Checks of an application: the sample has no finding, each broken copy has exactly its own."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.application.broken import BROKEN, EXAMPLE, broken, eu_line, no_shares, put, together
from viitta.core.application import Code, Costs, Financing, check, from_json, from_plain, to_json


def findings(content) -> list[tuple[str, Code]]:
    return [(one.question, one.code) for one in check(from_json(json.dumps(content)))]


def test_the_sample_has_no_finding():
    assert findings(EXAMPLE) == []


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_copy_gives_exactly_its_finding(name):
    change, question, code = BROKEN[name]
    assert findings(broken(change)) == [(question, code)]


def test_every_finding_has_its_broken_copy():
    assert {code for _change, _question, code in BROKEN.values()} == set(Code)


def test_the_ceiling_tells_the_greatest_grant_and_the_paragraph():
    content = broken(BROKEN["one euro above the ceiling"][0])
    (finding,) = check(from_plain(json.loads(json.dumps(content), parse_int=Decimal)))
    assert finding.source == "893/2019 § 4"
    assert finding.values["maximum"] == Decimal(131750)
    assert finding.values["grant"] == Decimal(131751)


def test_the_shares_of_2019_are_said_to_lack_six_euros_sixty():
    (finding,) = check(from_json(json.dumps(broken(BROKEN["shares that lack 6.60"][0]))))
    assert (finding.values["sum"], finding.values["difference"]) == (Decimal("23243.40"), Decimal("6.60"))


def test_findings_stand_in_the_order_of_the_form():
    content = broken(
        together(put("answers.30", ""), put("answers.6", ""), put("answers.24.f", "1"), put("answers.26.a", None))
    )
    assert [question for question, _code in findings(content)] == ["6", "24f", "26a", "30"]


def test_empty_and_repeated_rows_of_financing_count_as_they_are():
    rows = together(put("answers.26.b", ["11625", None, "11625", None]), put("answers.26.c", []))
    assert findings(broken(rows)) == []


def test_a_risk_may_stand_in_several_classes():
    both = put("answers.29.risks.0.classes", ["organisation", "schedule", "culture", "resources", "technical"])
    assert findings(broken(both)) == []


def test_a_call_without_days_sets_no_limit_of_time():
    late = together(put("call", "any"), put("period.end", "2024-11-30"), put("answers.22.3.date", "2020-12-21"))
    assert findings(broken(late)) == []


def test_the_target_of_a_flat_rate_may_stand_in_the_plan():
    assert findings(broken(eu_line("e", "flat"))) == []


def test_an_empty_application_asks_for_everything_once():
    found = findings({"programme": "incentive", "call": "incentive-2019"})
    questions = [question for question, code in found if code not in (Code.TOO_FEW_MUNICIPALITIES, Code.PERIOD_MISSING)]
    assert questions == [str(number) for number in range(1, 40) if number != 5]


@given(
    amounts=st.lists(st.integers(0, 10**7), min_size=5, max_size=5),
    percent=st.integers(1, 85),
)
def test_costs_that_add_up_and_a_grant_below_the_ceiling_have_no_finding(amounts, percent):
    costs = sum(amounts)
    grant = costs * percent // 100
    if not grant or grant == costs:
        return
    letters = dict(zip("abcde", map(Decimal, amounts), strict=True), f=Decimal(costs))
    money = Financing(Decimal(grant), (Decimal(costs - grant),), (), Decimal(costs))
    sample = from_json(json.dumps(broken(no_shares)))
    assert check(replace(sample, costs=Costs(letters), financing=money)) == []


@given(st.sampled_from(list(BROKEN)))
def test_a_broken_copy_is_written_and_read_back_with_the_same_findings(name):
    application = from_json(json.dumps(broken(BROKEN[name][0])))
    assert check(from_json(to_json(application))) == check(application)


def test_the_sample_is_written_as_it_was_read():
    assert json.loads(to_json(from_json(json.dumps(EXAMPLE)))) == EXAMPLE
