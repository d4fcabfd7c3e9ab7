"""A group with seats, and a meeting of it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cast import AT
from viitta.core.actors import COMMAND_LINE
from viitta.parts.meetings.actions import calling
from viitta.parts.organisations import actions as organisations

STARTS = datetime(2024, 6, 6, 6, 0, tzinfo=UTC)  # three weeks after the day of the tests
BY = {"by": COMMAND_LINE, "at": AT}


@pytest.fixture
def seats(town):
    """Three seats: the convenor chairs, the head of communications and the principal sit."""
    new = [
        organisations.NewSeat(town.people["tietohallintopäällikkö"], sector="tietohallinto", role="chair"),
        organisations.NewSeat(town.people["viestintäpäällikkö"], deputy=town.people["hallintosihteeri"]),
        organisations.NewSeat(town.people["rehtori"], sector="perusopetus", until_date=date(2024, 9, 1)),
    ]
    return organisations.add_seats(group=town.group, new=new, **BY)


@pytest.fixture
def call(town, seats):
    """Calls a meeting of the town's group."""

    def make(**values):
        about = {"group": town.group, "title": "Seurantakokous Q1/2024", "roadmap": town.roadmap, "quarter": "2024Q1"}
        if "times" not in values:
            about |= {"starts_at": STARTS, "ends_at": STARTS + timedelta(minutes=90), "place": "Kaupungintalo"}
        return calling.add_meetings(new=[calling.NewMeeting(**{**about, **values})], **BY)[0]

    return make
