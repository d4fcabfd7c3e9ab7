"""Times of day as they are typed."""

from datetime import time

import pytest

from viitta.core.typed_times import read_time


@pytest.mark.parametrize(
    ("written", "meant"),
    [("9", time(9)), ("9.30", time(9, 30)), ("09:05", time(9, 5)), (" klo 13 ", time(13)), ("kl. 8.15", time(8, 15))],
)
def test_a_time_is_read_as_people_write_it(written, meant):
    assert read_time(written) == meant


@pytest.mark.parametrize("written", ["", "25", "9.60", "9,30", "iltapäivä", "9.3", "-1", "٣", "9" * 400])
def test_what_is_no_time_of_day_is_refused(written):
    with pytest.raises(ValueError, match=r"hour|minute|time"):
        read_time(written)
