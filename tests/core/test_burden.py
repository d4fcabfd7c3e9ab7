"""What asking costs and gives."""

from hypothesis import given
from hypothesis import strategies as st

from viitta.core.burden import Question, Use, middle, summed, unused

counts = st.integers(0, 50)
uses = st.builds(
    Use, st.sampled_from(Question), counts, counts, st.dictionaries(st.sampled_from(["picture", "annex"]), counts)
)
rounds = st.lists(st.lists(uses, max_size=7), max_size=4)


def test_a_question_answered_and_used_nowhere_is_unused():
    assert unused([[Use(Question.CAUSE, 10, 4, {"picture": 0})]]) == (Question.CAUSE,)


def test_one_use_in_one_round_is_enough():
    silent, used = Use(Question.CAUSE, 10, 4, {"picture": 0}), Use(Question.CAUSE, 10, 1, {"picture": 0, "annex": 1})
    assert unused([[silent], [used]]) == ()


def test_a_question_that_nobody_answered_is_not_called_unused():
    assert unused([[Use(Question.END, 10, 0, {})]]) == ()


@given(rounds)
def test_what_is_unused_was_answered_somewhere_and_used_nowhere(rows):
    everything = [use for row in rows for use in row]
    for question in unused(rows):
        mine = [use for use in everything if use.question is question]
        assert any(use.answered for use in mine)
        assert all(not use.used for use in mine)


@given(rounds)
def test_summing_keeps_every_answer(rows):
    everything = [use for row in rows for use in row]
    total = summed(rows)
    assert sum(use.answered for use in total) == sum(use.answered for use in everything)
    assert len({use.question for use in total}) == len(total)


@given(st.lists(st.integers(0, 10_000), min_size=1))
def test_at_least_half_of_the_times_are_at_most_the_middle(seconds):
    assert 2 * sum(1 for one in seconds if one <= middle(seconds)) >= len(seconds)


def test_no_times_have_no_middle():
    assert middle([]) is None
