"""Finnish working days: Monday to Friday without public holidays, Midsummer Eve and Christmas Eve."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

ONE_DAY = timedelta(days=1)


@cache
def _is_holiday() -> Callable[[date], bool]:
    from holidays.countries import Finland

    return Finland().__contains__  # its public days hold the two eves on which offices are closed


def is_workday(day: date) -> bool:
    """Whether offices are open on a day."""
    return day.weekday() < 5 and not _is_holiday()(day)


def add_workdays(day: date, count: int) -> date:
    """The working day that is `count` working days after a day; with 0 the day itself or the next working one."""
    if count < 0:
        raise ValueError("working days are counted forward")
    while not is_workday(day):
        day += ONE_DAY
    for _step in range(count):
        day += ONE_DAY
        while not is_workday(day):
            day += ONE_DAY
    return day


def first_workday_after(day: date, number: int = 1) -> date:
    """The first (or the given) working day after a day, such as the last day of a quarter."""
    return add_workdays(day + ONE_DAY, number - 1)
