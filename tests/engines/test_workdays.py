"""Finnish working days."""

from datetime import date

import pytest

from viitta.engines.workdays import add_workdays, first_workday_after, is_workday


@pytest.mark.parametrize(
    "day",
    [date(2025, 1, 1), date(2025, 1, 6), date(2025, 4, 18), date(2025, 6, 20), date(2025, 12, 24), date(2025, 5, 3)],
)
def test_offices_are_closed_on_holidays_eves_and_weekends(day):
    assert not is_workday(day)


@pytest.mark.parametrize(
    ("quarter_end", "opens"),
    [
        (date(2022, 12, 31), date(2023, 1, 2)),
        (date(2023, 3, 31), date(2023, 4, 3)),
        (date(2023, 12, 31), date(2024, 1, 2)),
        (date(2024, 3, 31), date(2024, 4, 2)),  # Easter Monday is 1 April 2024
        (date(2025, 9, 30), date(2025, 10, 1)),
    ],
)
def test_a_round_opens_on_the_first_working_day_after_the_quarter(quarter_end, opens):
    assert first_workday_after(quarter_end) == opens


def test_ten_working_days_pass_easter():
    assert add_workdays(date(2024, 3, 25), 10) == date(2024, 4, 10)


def test_no_working_days_on_a_day_off_lead_to_the_next_working_day():
    assert add_workdays(date(2024, 3, 30), 0) == date(2024, 4, 2)


def test_working_days_are_counted_forward_only():
    with pytest.raises(ValueError, match="forward"):
        add_workdays(date(2024, 1, 2), -1)
