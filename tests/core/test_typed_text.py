"""Text as it is typed."""

from hypothesis import given
from hypothesis import strategies as st

from viitta.core.typed_text import clean_line, clean_text


def test_control_and_direction_marks_are_left_out():
    assert clean_text(" a\u202eb\x07c\u2066\x00 ") == "abc"


def test_line_ends_become_alike():
    assert clean_text("a\r\nb\rc\n") == "a\nb\nc"


def test_a_line_has_single_spaces():
    assert clean_line(" Kirjaston\n\t digituki ") == "Kirjaston digituki"


@given(st.text())
def test_what_is_clean_stays_as_it_is(text):
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)
