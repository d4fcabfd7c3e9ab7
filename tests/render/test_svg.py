"""Drawings: well-formed, named, told by shape."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render.example import bars, series, timeline
from tests.render.hostile import ALL
from viitta.core.document import BADGES, Badge, Bar
from viitta.render import svg
from viitta.render.svg.frame import wrap
from viitta.render.svg.icons import SHAPES

SVG = "{http://www.w3.org/2000/svg}"
DRAWINGS = {"bars": bars, "series": series, "timeline": timeline}
SCALE = svg.Scale(date(2023, 1, 1), date(2025, 12, 31), date(2024, 6, 30))
percents = st.none() | st.floats(0, 100)


@pytest.mark.parametrize("make", DRAWINGS.values(), ids=DRAWINGS)
@pytest.mark.parametrize("palette", [svg.PAGE, svg.PRINT], ids=["page", "print"])
def test_a_chart_has_a_name_and_a_description(make, palette):
    tree = ElementTree.fromstring(svg.chart(make(), "Nimi", "Kuvaus", svg.Frame(palette=palette, name="kuva-1")))
    ids = {part.get("id"): part.text for part in tree.iter() if part.get("id")}
    assert tree.get("role") == "img"
    assert [ids[name] for name in tree.get("aria-labelledby").split()] == ["Nimi", "Kuvaus"]


@pytest.mark.parametrize("make", DRAWINGS.values(), ids=DRAWINGS)
def test_a_drawing_for_print_needs_no_style_sheet(make):
    drawn = svg.chart(make(), "Nimi", "Kuvaus", svg.Frame(palette=svg.PRINT))
    assert "currentColor" not in drawn
    assert re.findall(r'class="(?!chart)', drawn) == []


@pytest.mark.parametrize("make", DRAWINGS.values(), ids=DRAWINGS)
def test_a_drawing_for_a_page_has_no_colour_of_its_own(make):
    assert re.findall(r'"#[0-9A-Fa-f]{3,6}"|style=', svg.chart(make(), "Nimi", "Kuvaus")) == []


def test_every_badge_has_a_shape_and_no_two_look_the_same():
    assert set(SHAPES) == set(BADGES)
    assert len(set(SHAPES.values())) == len(SHAPES)


def test_a_badge_says_its_word_and_its_shape_is_silent():
    made = svg.badge(Badge("late", "myöhässä"))
    assert made.startswith('<span class="badge late"><svg')
    assert made.endswith("</svg>myöhässä</span>")
    assert 'aria-hidden="true"' in made


def test_a_trend_is_broken_where_nothing_was_reported():
    drawn = svg.sparkline(
        (
            0,
            50,
            None,
            100,
        ),
        "Kehitys",
    )
    path = re.search(r'<path d="([^"]*)" class="line"', drawn).group(1)
    assert path == "M4 21L13 12M31 3h0"


def test_a_trend_without_values_draws_no_line():
    assert 'class="line"' not in svg.sparkline(
        (
            None,
            None,
        ),
        "Ei ilmoitettu",
    )


def test_a_computed_trend_ends_in_a_hollow_dot():
    assert 'class="hollow"' in svg.sparkline(
        (
            8,
            17,
        ),
        "Laskettu",
        computed=True,
    )
    assert 'class="dot"' in svg.sparkline(
        (
            8,
            17,
        ),
        "Ilmoitettu",
    )


def test_a_computed_span_is_hatched():
    span = (SCALE, date(2023, 1, 1), date(2025, 12, 31), 50, "Jatkuva")
    assert 'fill="url(#hatch)"' in svg.span_bar(*span, computed=True)
    assert "url(#hatch)" not in svg.span_bar(*span)


def test_a_span_of_the_whole_period_fills_the_drawing():
    drawn = svg.span_bar(SCALE, date(2023, 1, 1), date(2025, 12, 31), 0, "Koko kausi")
    assert '<rect x="0.5" y="6" width="239"' in drawn


def test_half_done_fills_half_of_the_span():
    drawn = svg.span_bar(SCALE, date(2023, 1, 1), date(2025, 12, 31), 50, "Puolet")
    assert 'width="119.5" height="12" rx="2" class="fill"' in drawn


def test_today_is_drawn_only_inside_the_period():
    late = svg.Scale(date(2023, 1, 1), date(2025, 12, 31), date(2026, 1, 1))
    assert 'class="today"' in SCALE.today_line
    assert late.today_line == ""


def test_a_measure_without_dates_has_no_span():
    assert 'class="span"' not in svg.span_bar(SCALE, None, None, 30, "Aikataulu puuttuu")


def test_nothing_reported_is_not_drawn_as_zero():
    missing, zero = svg.bar(Bar(None, 20, "Ei ilmoitettu")), svg.bar(Bar(0, 20, "0 %"))
    assert 'class="missing"' in missing
    assert 'class="missing"' not in zero


@given(st.lists(percents, max_size=30), st.text(max_size=50), percents, percents, st.booleans())
def test_rows_are_well_formed_whatever_they_show(values, text, percent, expected, computed):
    span = svg.span_bar(SCALE, date(2022, 5, 1), date(2027, 5, 1), percent, text, computed=computed, expected=expected)
    for drawn in (svg.sparkline(tuple(values), text, computed=computed), span):
        assert ElementTree.fromstring(drawn).get("role") == "img"


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_hostile_words_stay_words(text):
    tree = ElementTree.fromstring(
        svg.sparkline((1,), text).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    )
    assert {part.tag for part in tree.iter()} <= {f"{SVG}svg", f"{SVG}path", f"{SVG}circle"}


def test_a_long_label_takes_two_lines_and_ends_in_an_ellipsis():
    assert wrap("Asianhallinnan kehittäminen ja sähköisen arkistoinnin käyttöönotto", 30) == [
        "Asianhallinnan kehittäminen ja",
        "sähköisen arkistoinnin…",
    ]
