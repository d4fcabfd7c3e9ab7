"""What is missing before a start: the rules of docs/explanation/rules/readiness.md."""

from hypothesis import given
from hypothesis import strategies as st

from viitta.core.readiness import EVERYTHING, Rule, missing

RULES = st.sets(st.sampled_from(EVERYTHING))


def test_what_is_asked_and_not_there_is_missing_in_the_order_of_the_rules():
    assert missing({Rule.GOAL}, {Rule.OWNER, Rule.SCOPE, Rule.GOAL}) == (Rule.SCOPE, Rule.OWNER)


def test_what_is_not_asked_is_never_missing():
    assert missing(set(), {Rule.PRACTICE}) == (Rule.PRACTICE,)
    assert missing(set(), set()) == ()


@given(RULES, RULES)
def test_what_is_missing_and_what_is_there_make_up_what_is_asked(has, asked):
    lacking = set(missing(has, asked))
    assert lacking | (has & asked) == asked
    assert not lacking & has
