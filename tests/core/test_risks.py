"""Risks: the score is likelihood times impact, and its limits make four levels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.risks import LIMITS, SCALE, Level, Place, by_place, level_of, place_after

ONE_TO_FIVE = st.sampled_from(SCALE)
PLACES = st.builds(Place, ONE_TO_FIVE, ONE_TO_FIVE)


def test_the_worked_example_of_the_rule():
    before = Place(4, 5)
    after = place_after(2, 4, before=before)
    assert (before.score, before.level, after.score, after.level) == (20, Level.SEVERE, 8, Level.MODERATE)


@pytest.mark.parametrize(
    ("score", "level"),
    [(1, "low"), (4, "low"), (5, "moderate"), (9, "moderate"), (10, "high"), (14, "high"), (15, "severe"), (25, "severe")],
)  # fmt: skip
def test_the_limits_of_the_levels(score, level):
    assert level_of(score) == level


@pytest.mark.parametrize("pair", [(0, 1), (6, 1), (1, 0), (1, 6), (-1, 3)])
def test_what_is_off_the_scale_is_refused(pair):
    with pytest.raises(ValueError, match="between 1 and 5"):
        Place(*pair)


@pytest.mark.parametrize("score", [0, 26, -4])
def test_a_score_that_no_place_has_is_refused(score):
    with pytest.raises(ValueError, match="between 1 and 25"):
        level_of(score)


def test_a_countermeasure_is_judged_by_both_figures_or_by_neither():
    assert place_after(None, None, before=Place(3, 3)) is None
    for half in ((2, None), (None, 2)):
        with pytest.raises(ValueError, match="both"):
            place_after(*half, before=Place(3, 3))


def test_a_countermeasure_cannot_make_a_risk_greater():
    with pytest.raises(ValueError, match="greater"):
        place_after(4, 3, before=Place(3, 3))
    assert place_after(1, 5, before=Place(3, 3)) == Place(1, 5)


@given(PLACES, PLACES)
def test_a_greater_score_is_never_of_a_lower_level(one, other):
    order = list(LIMITS)
    if one.score <= other.score:
        assert order.index(one.level) <= order.index(other.level)


@given(st.lists(st.tuples(st.integers(), PLACES)))
def test_every_risk_stands_in_one_place_of_the_matrix(risks):
    found = by_place(risks)
    assert sorted(key for keys in found.values() for key in keys) == sorted(key for key, _place in risks)
