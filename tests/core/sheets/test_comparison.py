"""What a sheet changes in the measures that are there."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from viitta.core.periods import Quarter
from viitta.core.progress import Kind, Status
from viitta.core.sheets.comparison import Decision, Frame, Known, compare
from viitta.core.sheets.grid import Book, Grid
from viitta.core.sheets.reading import read_book
from viitta.core.sheets.stamps import Stamp, as_text

UIDS = ("5f0c2f2e-7a41-4c0b-9f0e-1d2a3b4c5d6e", "6f0c2f2e-7a41-4c0b-9f0e-1d2a3b4c5d6e")
FRAME = Frame(date(2023, 1, 1), date(2025, 12, 31), date(2024, 7, 10))
HEADS = ["Tunniste", "Pääkohta", "Toimenpide", "Q1/2023", "Q2/2023"]


def known(title="Digituki", uid=UIDS[0], kind=Kind.ONE_OFF, status=Status.RUNNING, source="owner", **values):
    texts = {"theme": "Palvelut", "title": title, "kind": kind.value}
    texts |= {f"quarter:{key}": as_text(Decimal(value)) for key, value in values.items()}
    stamp = Stamp(uid, 1, texts, {f"quarter:{key}": source for key in values})
    return Known(UIDS.index(uid) + 1, stamp, status, kind, date(2023, 1, 1), date(2025, 12, 31))


def compared(rows, measures, *, exported=(), decision=None, heads=HEADS):
    grid = Grid.of([heads, *rows])
    stamps = {one.stamp.uid: one.stamp for one in exported}
    return compare(read_book(Book((grid,), stamps)), measures, frame=FRAME, decision=decision)


def test_a_row_is_found_by_its_identifier_whatever_it_is_called_now():
    found = compared([[UIDS[0], "Palvelut", "Uusi nimi", 10, None]], [known(**{"2023Q1": 10})])
    assert [(plan.known.id, plan.taken) for plan in found.rows] == [(1, {"title": "Uusi nimi"})]


def test_without_an_identifier_a_row_is_found_by_theme_and_title_whatever_the_case():
    found = compared([[None, "PALVELUT", "digituki", 10, 20]], [known(**{"2023Q1": 10})])
    assert found.rows[0].taken == {"quarter:2023Q2": "20.00"}


def test_a_title_that_an_identifier_has_claimed_is_a_new_measure():
    rows = [[UIDS[0], "Palvelut", "Uusi nimi", 10, None], [None, "Palvelut", "Digituki", 5, None]]
    found = compared(rows, [known(**{"2023Q1": 10})])
    assert [plan.outcome for plan in found.rows] == ["updated", "created"]


def test_whole_per_cents_of_a_computed_step_are_no_correction():
    steps = known(kind=Kind.CONTINUOUS, source="computed", **{"2023Q1": "8.33", "2023Q2": "16.67"})
    assert compared([[None, "Palvelut", "Digituki", 8, 17]], [steps]).rows[0].outcome == "unchanged"
    assert compared([[None, "Palvelut", "Digituki", 8, 20]], [steps]).rows[0].values == {Quarter(2023, 2): Decimal(20)}


def test_an_owners_correction_that_was_taken_back_to_the_step_counts():
    corrected = known(kind=Kind.CONTINUOUS, source="corrected", **{"2023Q1": "20.00"})
    assert compared([[None, "Palvelut", "Digituki", 8, None]], [corrected]).rows[0].values == {
        Quarter(2023, 1): Decimal(8)
    }


def test_done_is_proposed_only_when_the_hundred_is_new_and_nothing_later_was_told():
    rows = [[None, "Palvelut", "Digituki", 100, None]]
    assert compared(rows, [known(**{"2023Q1": 90})]).rows[0].proposes_done
    assert not compared(rows, [known(**{"2023Q1": 100})]).rows[0].proposes_done
    assert not compared(rows, [known(**{"2023Q1": 90, "2023Q2": 95})]).rows[0].proposes_done
    assert not compared(rows, [known(status=Status.DROPPED, **{"2023Q1": 90})]).rows[0].proposes_done


def test_a_first_value_begins_a_planned_measure_and_a_zero_does_not():
    planned = known(status=Status.PLANNED)
    assert compared([[None, "Palvelut", "Digituki", 5, None]], [planned]).rows[0].starts
    assert not compared([[None, "Palvelut", "Digituki", 0, None]], [planned]).rows[0].starts


def test_a_copied_row_without_its_identifier_is_told_at_its_title():
    rows = [[UIDS[0], "Palvelut", "Digituki", 10, None], [UIDS[1], "Palvelut", "Digituki", 10, None]]
    found = compared(rows, [known(), known("Toinen", UIDS[1])])
    assert not found.has_errors  # the reading tells of twins within the sheet
    renamed = compared([[UIDS[1], "Palvelut", "DIGITUKI", None, None]], [known(), known("Toinen", UIDS[1])])
    assert [problem.cell for problem in renamed.problems] == ["C2"]


PERCENTS = st.decimals(0, 100, places=2)


@given(PERCENTS, PERCENTS, PERCENTS, st.booleans())
def test_of_three_values_a_conflict_is_exactly_when_both_sides_left_the_exported_one(was, here, there, take):
    exported, now = known(**{"2023Q1": was}), known(**{"2023Q1": here})
    row = [UIDS[0], "Palvelut", "Digituki", float(there), None]
    plan = compared([row], [now], exported=[exported], decision=Decision(take_sheet=take)).rows[0]
    both = there not in (was, here) and here != was
    assert bool(plan.conflicts) == both
    changed = there not in (was, here) and (take or not both)
    assert plan.values == ({Quarter(2023, 1): there} if changed else {})


@given(st.lists(PERCENTS, min_size=2, max_size=2))
def test_what_comes_back_as_it_went_changes_nothing(values):
    measure = known(**{"2023Q1": values[0], "2023Q2": values[1]})
    row = [UIDS[0], "Palvelut", "Digituki", *map(float, values)]
    for exported in ([], [measure]):
        found = compared([row], [measure], exported=exported)
        fractions_may_be_read = not exported and max(values) <= 1
        assert fractions_may_be_read or found.count("unchanged") == 1
