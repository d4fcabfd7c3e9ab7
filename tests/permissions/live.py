"""What a meeting that is going on adds to the world of the permission table."""

from datetime import datetime, timedelta

from tests.cast import AT, Town
from viitta.core.actors import COMMAND_LINE
from viitta.parts.meetings import actions
from viitta.parts.meetings.models import Meeting, MeetingState, Participant
from viitta.parts.meetings.queries.agenda import items_of

BY = {"by": COMMAND_LINE, "at": AT}
BEGINS = AT + timedelta(days=1)


def planned_meeting(town: Town, starts: datetime = BEGINS) -> Meeting:
    """A planned meeting of the town's group, with the convenor and the owner called."""
    meeting = Meeting.objects.create(
        organisation=town.organisation, group=town.group, roadmap=town.roadmap, title="Seurantakokous Q1/2024",
        quarter="2024Q1", state=MeetingState.PLANNED, starts_at=starts, ends_at=starts + timedelta(minutes=90),
    )  # fmt: skip
    for title, role in (("tietohallintopäällikkö", "convenor"), ("viestintäpäällikkö", "member")):
        Participant.objects.create(meeting=meeting, person=town.people[title], title=title, role=role)
    return meeting


def build_live(town: Town) -> dict[str, int]:
    """Ids by name."""
    meeting = planned_meeting(town)
    actions.draft_agenda(meeting=meeting, **BY)
    meeting = actions.begin_meeting(meeting=meeting, **BY)
    item = items_of(meeting).select_related("meeting").get(kind="progress")
    line = actions.write_lines(item=item, texts=["Tilanne käytiin läpi."], **BY)[0]
    new = [actions.NewAction("Kysy tarjous", item, town.people["viestintäpäällikkö"], due_on=AT.date())]
    action = actions.add_action_points(meeting=meeting, new=new, **BY)[0]
    resolution = actions.add_resolutions(meeting=meeting, new=[actions.NewResolution("Jatketaan.", item)], **BY)[0]
    return {
        "running_meeting": meeting.pk,
        "agenda_item": item.pk,
        "note_line": line.pk,
        "action_point": action.pk,
        "resolution": resolution.pk,
    }
