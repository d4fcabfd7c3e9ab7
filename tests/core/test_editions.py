"""Comparing two editions of a plan: what differs is decided by the rows, why is told by the trail."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from viitta.core.editions import Change, Row, Step, closes_circle, compare, successors_of

AT = datetime(2024, 2, 13, 9, tzinfo=UTC)


def uid(number: int) -> UUID:
    return UUID(int=number)


def row(number: int, **values) -> Row:
    return Row(uid(number), values.pop("title", f"Toimenpide {number}"), **values)


def step(kind: str, number: int, other: int | None = None, reason: str = "", days: int = 0) -> Step:
    at = AT + timedelta(days=days)
    return Step(kind, uid(number), at, at.date(), reason, other=None if other is None else uid(other))


def told(found):
    return [(one.kind.value, one.row.uid.int) for one in found]


def test_a_new_row_is_added_with_the_reason_of_the_trail():
    (one,) = compare([row(1)], [row(1), row(2)], [step("added", 2, reason="Uusi laki")])
    assert (one.kind, one.row.uid, one.reason, one.before) == (Change.ADDED, uid(2), "Uusi laki", None)


def test_a_row_that_is_gone_without_a_trail_is_removed():
    assert told(compare([row(1), row(2)], [row(1)])) == [("removed", 2)]


def test_a_row_that_is_gone_after_it_was_dropped_is_dropped():
    assert told(compare([row(1), row(2)], [row(1)], [step("dropped", 2)])) == [("dropped", 2)]


def test_a_status_that_nobody_explained_is_told_with_an_empty_reason():
    (one,) = compare([row(1)], [row(1, status="dropped")])
    assert (one.kind, one.reason, one.on) == (Change.DROPPED, "", None)


def test_merged_measures_name_what_they_went_into_and_it_is_not_added_again():
    trail = [step("merged", 1, 3, "Sama työ"), step("merged", 2, 3, "Sama työ")]
    found = compare([row(1), row(2)], [row(1, status="merged"), row(2, status="merged"), row(3)], trail)
    assert told(found) == [("merged", 1), ("merged", 2)]
    assert [other.uid for other in found[0].others] == [uid(3)]


def test_a_split_measure_names_its_parts():
    trail = [step("split", 1, 2, "Liian laaja"), step("split", 1, 3, "Liian laaja")]
    (one,) = compare([row(1)], [row(1, status="dropped"), row(2), row(3)], trail)
    assert (one.kind, [other.title for other in one.others]) == (Change.SPLIT, ["Toimenpide 2", "Toimenpide 3"])


def test_a_split_whose_original_goes_on_as_one_part_is_told_too():
    (one,) = compare([row(1)], [row(1), row(2)], [step("split", 1, 2, "Liian laaja")])
    assert (one.kind, one.row.uid) == (Change.SPLIT, uid(1))


def test_superseded_is_told_apart_from_dropped_by_the_trail():
    trail = [step("superseded", 1, 2, "Uusi ratkaisu")]
    assert told(compare([row(1), row(2)], [row(1, status="dropped"), row(2)], trail)) == [("superseded", 1)]


def test_a_move_tells_the_days_of_both_ends_and_the_last_reason_given():
    old = row(1, start=date(2023, 10, 1), end=date(2025, 6, 30))
    new = replace(old, end=date(2026, 3, 31))
    trail = [
        step("moved", 1, reason="Ensin"),
        step("moved", 1, reason="Toinen vaihe", days=9),
        step("moved", 1, days=12),
    ]
    (one,) = compare([old], [new], trail)
    assert (one.start_days, one.end_days, one.reason, one.fields) == (0, 274, "Toinen vaihe", ("end",))


def test_a_date_that_was_missing_has_no_days():
    (one,) = compare([row(1)], [row(1, end=date(2025, 1, 1))])
    assert (one.kind, one.end_days) == (Change.MOVED, None)


def test_a_rescoped_measure_names_the_fields_that_changed():
    (one,) = compare([row(1, goals=("a", "b"))], [row(1, title="Uusi", goals=("b", "a"), scope="Vain talous")])
    assert (one.kind, one.fields) == (Change.RESCOPED, ("title", "scope"))


def test_a_successor_with_the_same_title_is_another_owner():
    found = compare([row(1, owner="sihteeri", owner_id=1)], [row(1, owner="sihteeri", owner_id=2)])
    assert told(found) == [("owner_changed", 1)]


def test_the_same_owner_with_a_new_title_is_no_change_of_owner():
    assert compare([row(1, owner="johtaja", owner_id=1)], [row(1, owner="päällikkö", owner_id=1)]) == ()


def test_an_owner_whose_person_is_erased_is_known_by_the_title():
    assert compare([row(1, owner="johtaja", owner_id=1)], [row(1, owner="johtaja")]) == ()


def test_a_measure_left_without_an_owner_is_a_change_of_owner():
    (one,) = compare([row(1, owner="johtaja", owner_id=1)], [row(1)])
    assert one.kind is Change.OWNER_CHANGED


def test_what_was_taken_back_is_restored():
    assert told(compare([row(1, status="dropped")], [row(1)], [step("restored", 1, reason="Rahoitus")])) == [
        ("restored", 1)
    ]


def test_dropped_and_restored_between_the_two_is_no_difference():
    assert compare([row(1)], [row(1)], [step("dropped", 1), step("restored", 1, days=1)]) == ()


def test_a_measure_added_and_dropped_between_the_two_is_told_as_both():
    found = compare([], [row(1, status="dropped")], [step("added", 1), step("dropped", 1, days=1)])
    assert told(found) == [("added", 1), ("dropped", 1)]


def test_differences_come_by_kind_and_then_in_the_order_of_the_plan():
    before = [row(1, end=date(2024, 1, 1)), row(2, end=date(2024, 1, 1))]
    after = [row(2, end=date(2024, 2, 1)), row(1, end=date(2024, 3, 1)), row(3)]
    assert told(compare(before, after)) == [("added", 3), ("moved", 2), ("moved", 1)]


days = st.none() | st.dates(date(2023, 1, 1), date(2026, 12, 31))
words = st.sampled_from(["", "a", "b"])
rows = st.builds(
    Row, st.integers(1, 6).map(uid), st.sampled_from(["X", "Y"]), words, words, words, st.sampled_from(["one_off", "study"]),
    st.sampled_from(["planned", "running", "done", "paused", "dropped", "merged"]), days, days, words,
    st.none() | st.integers(1, 2), words, st.lists(words, unique=True, max_size=2).map(tuple),
)  # fmt: skip
editions = st.lists(rows, max_size=6, unique_by=lambda one: one.uid)
trails = st.lists(
    st.builds(
        step, st.sampled_from([*Change, "carried_over"]), st.integers(1, 7), st.none() | st.integers(1, 7), words,
        st.integers(0, 9),
    ),
    max_size=12,
)  # fmt: skip


@given(editions, trails)
def test_an_edition_does_not_differ_from_itself_whatever_the_trail(edition, trail):
    assert compare(edition, edition, trail) == ()


@given(editions, editions, trails)
def test_every_difference_is_of_a_row_of_one_of_the_two_and_told_once(before, after, trail):
    found = compare(before, after, trail)
    known = {one.uid for one in (*before, *after)}
    assert all(one.row.uid in known for one in found)
    assert len(set(told(found))) == len(found)


@given(editions, editions, trails)
def test_every_row_that_came_or_went_is_named(before, after, trail):
    found = compare(before, after, trail)
    named = {one.row.uid for one in found} | {other.uid for one in found for other in one.others}
    assert {one.uid for one in before} ^ {one.uid for one in after} <= named


@given(editions, editions)
def test_backwards_the_added_are_the_removed_and_days_change_sign(before, after):
    there, back = compare(before, after), compare(after, before)

    def of(found, kind):
        return {one.row.uid: one.end_days for one in found if one.kind is kind}

    assert of(there, Change.ADDED).keys() == of(back, Change.REMOVED).keys()
    moved = of(back, Change.MOVED)
    assert {uid: days and -days for uid, days in of(there, Change.MOVED).items()} == moved


@given(editions, editions, trails)
def test_reasons_come_from_the_trail_alone(before, after, trail):
    given_reasons = {(one.kind, one.uid, one.reason) for one in trail} | {
        (one.kind, one.row.uid, "") for one in compare(before, after, trail)
    }
    assert all((one.kind, one.row.uid, one.reason) in given_reasons for one in compare(before, after, trail))


def test_putting_a_measure_in_the_place_of_what_replaced_it_closes_a_circle():
    gone = successors_of([step("superseded", 1, 2), step("superseded", 2, 3, days=1)])
    assert closes_circle(gone, [uid(3)], uid(1))
    assert not closes_circle(gone, [uid(1)], uid(4))


def test_a_restored_measure_has_gone_into_nothing():
    assert successors_of([step("superseded", 1, 2), step("restored", 1, days=1)]) == {}


@given(trails)
def test_a_measure_never_takes_its_own_place(trail):
    assert closes_circle(successors_of(trail), [uid(1)], uid(1))
