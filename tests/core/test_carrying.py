"""Carrying over to the next roadmap: the rule."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.carrying import GOES, Days, Going, Span, carried_days, falls_after, going
from viitta.core.progress import Kind, Status

NEXT = Span(date(2026, 1, 1), date(2028, 12, 31))
DAYS = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize("status", [Status.PLANNED, Status.RUNNING, Status.PAUSED])
def test_what_is_not_finished_goes_on(status):
    assert going(Kind.ONE_OFF, status, is_there=False) is Going.UNFINISHED
    assert going(Kind.STUDY, status, is_there=False) is Going.UNFINISHED
    assert going(Kind.CONTINUOUS, status, is_there=False) is Going.CONTINUOUS


@pytest.mark.parametrize("status", [Status.DONE, Status.DROPPED, Status.MERGED])
def test_what_is_over_stays_continuous_too(status):
    for kind in Kind:
        assert going(kind, status, is_there=False) not in GOES


def test_nothing_goes_twice():
    assert going(Kind.ONE_OFF, Status.RUNNING, is_there=True) is Going.ALREADY


def test_kept_days_are_as_they_were():
    span = Span(date(2024, 4, 1), date(2025, 6, 30))
    assert carried_days(span, Kind.ONE_OFF, Days.KEPT, NEXT) == span


def test_a_cut_schedule_begins_with_the_period():
    span = Span(date(2024, 4, 1), date(2026, 6, 30))
    assert carried_days(span, Kind.ONE_OFF, Days.CUT, NEXT) == Span(date(2026, 1, 1), date(2026, 6, 30))


def test_an_end_that_is_over_is_left_open():
    span = Span(date(2024, 4, 1), date(2025, 6, 30))
    assert carried_days(span, Kind.ONE_OFF, Days.CUT, NEXT) == Span(date(2026, 1, 1), None)


def test_a_continuous_measure_goes_on_to_the_end_of_the_period():
    span = Span(date(2023, 1, 1), date(2025, 12, 31))
    assert carried_days(span, Kind.CONTINUOUS, Days.CUT, NEXT) == NEXT


def test_a_milestone_after_the_period_goes_on_unless_it_is_reached():
    end = date(2025, 12, 31)
    assert falls_after(date(2026, 1, 1), None, end)
    assert not falls_after(end, None, end)
    assert not falls_after(date(2026, 1, 1), date(2025, 11, 1), end)


@given(DAYS, DAYS, st.sampled_from(Kind))
def test_a_cut_schedule_never_ends_before_it_starts_nor_begins_before_the_period(one, other, kind):
    days = sorted(day for day in (one, other) if day)
    span = Span(one, other) if len(days) < 2 else Span(*days)
    cut = carried_days(span, kind, Days.CUT, NEXT)
    assert cut.start is None or cut.start >= NEXT.start
    assert cut.start is None or cut.end is None or cut.start <= cut.end
    assert (cut.start is None) == (span.start is None)
