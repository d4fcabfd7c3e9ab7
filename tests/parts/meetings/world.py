"""Meetings of the tests: a group with a roadmap, meetings made straight from their rows."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.cast import Town
from viitta.parts.meetings.models import Meeting, MeetingState, Participant

NINE = datetime(2024, 5, 16, 6, 0, tzinfo=UTC)  # 9.00 in Finland


def build_meeting(town: Town, *, starts: datetime = NINE, minutes: int = 90, **values: Any) -> Meeting:
    """A planned meeting of the town's group about its roadmap, with the convenor and a member called."""
    values = {"title": "Seurantakokous Q1/2024", "quarter": "2024Q1", "state": MeetingState.PLANNED, **values}
    meeting = Meeting.objects.create(
        organisation=town.organisation, group=town.group, roadmap=town.roadmap, starts_at=starts,
        ends_at=starts + timedelta(minutes=minutes), **values,
    )  # fmt: skip
    for title, role in (
        ("tietohallintopäällikkö", "convenor"),
        ("rehtori", "member"),
        ("viestintäpäällikkö", "member"),
    ):
        Participant.objects.create(meeting=meeting, person=town.people[title], title=title, role=role)
    return meeting
