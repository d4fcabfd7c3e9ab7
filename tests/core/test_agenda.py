"""Minutes of an agenda are shared by weight and always sum to the meeting's length when they can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.agenda import ORDER, STANDING, by_weight, place_of, share_minutes, standing_missing

ITEM = st.tuples(st.sampled_from(ORDER), st.none() | st.integers(1, 60))
FOUR = [("actions", None), ("progress", None), ("challenges", None), ("results", None)]


def test_the_worked_example_of_an_hour_and_a_half():
    items = [*FOUR, ("presentation", None), ("discussion", None)]
    shared = share_minutes(90, items)
    assert shared.minutes == (10, 24, 14, 14, 19, 9)
    assert shared.begins() == (0, 10, 34, 48, 62, 81)


def test_minutes_by_hand_stand_and_the_rest_is_shared():
    assert share_minutes(60, [("progress", 40), ("results", None), ("discussion", None)]).minutes == (40, 12, 8)


def test_minutes_by_hand_that_exceed_the_meeting_are_told():
    shared = share_minutes(60, [("progress", 55), ("results", 10), ("discussion", None)])
    assert (shared.minutes, shared.over) == ((55, 10, 1), 6)


def test_minutes_that_nobody_takes_are_told():
    assert share_minutes(60, [("progress", 40)]).left == 20
    assert share_minutes(60, []).left == 60


def test_a_small_weight_gets_a_minute_and_the_others_share_what_is_left():
    assert by_weight(4, [50, 1, 1]) == [2, 1, 1]


@pytest.mark.parametrize(("length", "items"), [(0, []), (10, [("progress", 0)]), (10, [("unknown", None)])])
def test_what_cannot_be_is_refused(length, items):
    with pytest.raises(ValueError, match=r"minutes are whole|unknown kind"):
        share_minutes(length, items)


@given(st.integers(1, 600), st.lists(ITEM, max_size=12))
def test_minutes_sum_to_the_length_when_they_can(length, items):
    shared = share_minutes(length, items)
    by_hand = sum(minutes or 0 for _kind, minutes in items)
    free = sum(minutes is None for _kind, minutes in items)
    assert sum(shared.minutes) == length + shared.over - shared.left
    assert all(minutes >= 1 for minutes in shared.minutes)
    assert [one for one, (_kind, own) in zip(shared.minutes, items, strict=True) if own] == [own for _k, own in items if own]  # fmt: skip
    if free and by_hand + free <= length:
        assert sum(shared.minutes) == length


@given(st.lists(st.integers(1, 9), min_size=1, max_size=9), st.integers(0, 300))
def test_a_greater_weight_never_gets_less(weights, more):
    given_minutes = by_weight(len(weights) + more, weights)
    pairs = sorted(zip(weights, given_minutes, strict=True))
    assert all(a[1] <= b[1] for a in pairs for b in pairs if a[0] < b[0])


@given(st.lists(st.sampled_from(ORDER), max_size=8), st.sampled_from(ORDER))
def test_a_new_item_keeps_an_agenda_in_order(there, kind):
    there = sorted(there, key=ORDER.index)
    made = [*there]
    made.insert(place_of(kind, there), kind)
    assert made == sorted(made, key=ORDER.index)


def test_standing_items_come_once_each():
    assert standing_missing([], recommendations=True) == list(STANDING)
    assert standing_missing(["progress", "discussion"], recommendations=False) == ["actions", "challenges", "results"]
    assert standing_missing(list(STANDING), recommendations=True) == []
