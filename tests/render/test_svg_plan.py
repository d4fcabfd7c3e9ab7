"""The wide rows of a timeline and the calendar above them."""

import re
from datetime import date
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from viitta.render.svg import Scale, plan_bar, quarter_head

SCALE = Scale(date(2023, 1, 1), date(2025, 12, 31), date(2024, 5, 15), 504)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def test_the_calendar_names_years_and_quarters():
    words = re.findall(r">([^<]+)</text>", quarter_head(SCALE, quarters=True))
    assert words[:3] == ["2023", "2024", "2025"]
    assert words[3:7] == ["Q1", "Q2", "Q3", "Q4"]


def test_quarters_without_room_are_not_named():
    assert "Q1" not in quarter_head(Scale(date(2023, 1, 1), date(2032, 12, 31), None, 300), quarters=True)
    assert "Q1" not in quarter_head(SCALE, quarters=False)


def test_the_first_approved_span_is_a_thin_line_of_its_own():
    plain = plan_bar(SCALE, date(2024, 1, 1), date(2024, 12, 31), 50, "a")
    moved = plan_bar(
        SCALE, date(2024, 1, 1), date(2025, 6, 30), 50, "a", approved=(date(2024, 1, 1), date(2024, 12, 31))
    )
    assert 'class="approved"' not in plain
    assert moved.count('class="approved"') == 1


def test_computed_progress_is_hatched():
    assert "url(#hatch)" in plan_bar(SCALE, date(2024, 1, 1), date(2024, 12, 31), 50, "a", computed=True)


@given(DAYS, DAYS, st.one_of(st.none(), st.floats(0, 100)), st.text(max_size=200))
def test_any_span_is_well_formed_and_stays_within_the_drawing(start, end, percent, label):
    drawn = plan_bar(SCALE, min(start, end), max(start, end), percent, label, expected=percent)
    root = ElementTree.fromstring(drawn)
    for rect in root.iter("rect"):
        assert float(rect.get("x")) >= 0
        assert float(rect.get("x")) + float(rect.get("width")) <= 504 + 1
