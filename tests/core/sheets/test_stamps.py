"""What an exported sheet remembers of itself."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from viitta.core.sheets.grid import Book, Grid
from viitta.core.sheets.reading import read_book
from viitta.core.sheets.rows import changed_fields
from viitta.core.sheets.stamps import FORMAT, Stamp, as_text, pack, unpack

UID = "5f0c2f2e-7a41-4c0b-9f0e-1d2a3b4c5d6e"
TEXTS = st.dictionaries(st.text(max_size=10), st.text(max_size=200))


@given(st.integers(0, 10**9), TEXTS, TEXTS)
def test_a_stamp_comes_back_as_it_went(version, texts, sources):
    stamp = Stamp(UID, version, texts, sources)

    assert unpack([[FORMAT], pack(stamp)]) == {UID: stamp}


def test_a_long_stamp_is_cut_into_cells_that_excel_can_hold():
    cells = pack(Stamp(UID, 1, {"description": "ä" * 20_000}))

    assert max(map(len, cells)) <= 32_767
    assert unpack([[FORMAT], cells])[UID].texts["description"] == "ä" * 20_000


@given(st.lists(st.lists(st.one_of(st.none(), st.text(), st.integers(), st.just(FORMAT)), max_size=4), max_size=4))
def test_a_broken_hidden_sheet_is_left_out(rows):
    assert unpack([[FORMAT], *rows]) == {}


def returned(percent, **stamped):
    grid = Grid.of([["Tunniste", "Toimenpide", "Q1/2023"], [UID, "Digituki", percent]])
    stamp = Stamp(
        UID, 3, {"title": "Digituki", "quarter:2023Q1": as_text(Decimal("8.33"))}, {"quarter:2023Q1": "computed"}
    )
    reading = read_book(Book((grid,), {UID: stamp}))
    return changed_fields(reading.rows[0], reading.stamps[UID])


def test_a_computed_value_that_comes_back_untouched_is_no_change():
    assert returned(8.33) == frozenset()


def test_a_value_typed_over_a_computed_one_is_a_change():
    assert returned(20) == {"quarter:2023Q1"}


def test_an_emptied_cell_is_no_change():
    assert returned(None) == frozenset()


def test_numbers_of_an_exported_sheet_are_per_cent_even_when_all_are_small():
    assert returned(0.75) == {"quarter:2023Q1"}
    grid = Grid.of([["Toimenpide", "Q1/2023"], ["Digituki", 0.75]])
    assert list(read_book(Book((grid,), {UID: Stamp(UID, 1)})).rows[0].values.values()) == [Decimal("0.75")]
