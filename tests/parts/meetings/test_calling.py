"""Calling meetings: who is called by the seats, what changes, what is told."""

from datetime import date, datetime, timedelta

import pytest

from tests.cast import AT
from tests.parts.meetings.conftest import BY, STARTS
from viitta.parts.audit.actions import Stale
from viitta.parts.meetings import tasks
from viitta.parts.meetings.actions import calling, finding, inviting
from viitta.parts.meetings.models import Meeting, Participant, ProposedTime, Series
from viitta.parts.meetings.queries.calling import participants_of
from viitta.parts.meetings.queries.links import find_link, unreachable
from viitta.parts.messages.models import Message
from viitta.parts.organisations.actions import erase_people
from viitta.parts.organisations.permissions import Forbidden

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def titles(meeting) -> list[str]:
    return [row.title for row in participants_of(meeting)]


def token_of(message: Message) -> str:
    return message.text.split("/meetings/answer/")[1].split("/")[0]


def test_those_whose_seats_are_in_force_on_the_day_are_called(call):
    meeting = call()
    assert titles(meeting) == ["tietohallintopäällikkö", "viestintäpäällikkö", "rehtori"]
    assert participants_of(meeting)[0].role == "chair"
    later = datetime(2024, 10, 3, 6, 0, tzinfo=STARTS.tzinfo)
    assert "rehtori" not in titles(call(starts_at=later, ends_at=later + HOUR))


def test_a_moved_meeting_calls_those_who_have_come_and_lets_go_of_those_who_left(call):
    meeting = call()
    later = datetime(2024, 10, 3, 6, 0, tzinfo=STARTS.tzinfo)
    change = calling.change_meeting(meeting=meeting, values={"starts_at": later, "ends_at": later + HOUR}, **BY)
    assert titles(meeting) == ["tietohallintopäällikkö", "viestintäpäällikkö"]
    assert [row.title for row in change.removed] == ["rehtori"]
    assert change.is_news


def test_whom_somebody_took_off_by_hand_does_not_come_back_when_the_meeting_moves(call):
    meeting = call()
    calling.remove_participants(participants=participants_of(meeting)[1:2], **BY)
    values = {"starts_at": STARTS + DAY, "ends_at": STARTS + DAY + HOUR}
    calling.change_meeting(meeting=meeting, values=values, **BY)
    assert titles(meeting) == ["tietohallintopäällikkö", "rehtori"]


@pytest.mark.parametrize("length", [timedelta(0), -HOUR, timedelta(hours=25)])
def test_a_meeting_that_ends_before_it_begins_is_refused(call, length):
    with pytest.raises(ValueError, match="meeting"):
        call(ends_at=STARTS + length)
    assert not Meeting.objects.exists()


def test_another_organisations_person_is_not_called(call, neighbour):
    meeting = call()
    stranger = neighbour[2]["rehtori"]
    with pytest.raises(ValueError, match="organisation"):
        calling.add_participants(meeting=meeting, new=[calling.NewParticipant("rehtori", person=stranger)], **BY)
    assert len(titles(meeting)) == 3


def test_a_visitor_is_called_by_title_and_organisation_and_gets_no_mail(call):
    meeting = call()
    calling.add_participants(meeting=meeting, new=[calling.NewParticipant("asiantuntija", "Yliopisto")], **BY)
    told = tasks.send_invitations(meeting=meeting, **BY)
    assert told.mails == 3
    assert [row.title for row in unreachable(meeting, AT.date())] == ["asiantuntija"]


def test_two_people_who_change_the_same_meeting_are_told(call):
    meeting = call()
    calling.change_meeting(meeting=meeting, values={"place": "Kirjasto"}, seen=1, **BY)
    with pytest.raises(Stale):
        calling.change_meeting(meeting=meeting, values={"place": "Koulu"}, seen=1, **BY)
    assert Meeting.objects.get().place == "Kirjasto"


def test_a_member_calls_nobody(call, town):
    meeting = call()
    for deed in (tasks.send_invitations, tasks.cancel_and_tell, tasks.ask_for_times):
        with pytest.raises(Forbidden):
            deed(meeting=meeting, by=town.actor("member"), at=AT)


def test_a_series_is_one_with_its_meetings(town, seats):
    new = [
        calling.NewMeeting(town.group, f"Kokous {n}", STARTS + n * DAY, STARTS + n * DAY + HOUR, roadmap=town.roadmap)
        for n in range(3)
    ]
    made = calling.add_meetings(new=new, series="Seurantakokoukset", **BY)
    assert {row.series_id for row in made} == {Series.objects.get().pk}


def test_a_meeting_in_the_past_is_written_down_but_calls_nobody(call):
    meeting = call(starts_at=AT - 30 * DAY, ends_at=AT - 30 * DAY + HOUR)
    with pytest.raises(ValueError, match="over"):
        tasks.send_invitations(meeting=meeting, **BY)
    assert not Message.objects.exists()


def test_a_change_to_the_past_tells_nobody(call):
    meeting = call()
    tasks.send_invitations(meeting=meeting, **BY)
    values = {"starts_at": AT - 2 * DAY, "ends_at": AT - 2 * DAY + HOUR}
    assert tasks.change_and_tell(meeting=meeting, values=values, **BY).mails == 0


def test_the_number_grows_with_every_change_that_is_sent_and_only_then(call):
    meeting = call()
    tasks.change_and_tell(meeting=meeting, values={"place": "Kirjasto"}, **BY)
    assert Meeting.objects.get().sequence == 0
    tasks.send_invitations(meeting=meeting, **BY)
    tasks.change_and_tell(meeting=meeting, values={"place": "Kirjasto"}, **BY)
    assert Meeting.objects.get().sequence == 0
    tasks.change_and_tell(meeting=meeting, values={"place": "Koulu"}, **BY)
    tasks.change_and_tell(meeting=meeting, values={"title": "Uusi nimi"}, **BY)
    assert Meeting.objects.get().sequence == 2
    tasks.cancel_and_tell(meeting=meeting, **BY)
    assert Meeting.objects.get().sequence == 3


def test_a_new_time_asks_again_who_comes_and_a_new_place_does_not(call):
    meeting = call()
    tasks.send_invitations(meeting=meeting, **BY)
    one = participants_of(meeting)[0]
    inviting.answer_invitation(participant=one, reply="yes", **BY)
    tasks.change_and_tell(meeting=meeting, values={"place": "Koulu"}, **BY)
    assert participants_of(meeting)[0].reply == "yes"
    tasks.change_and_tell(meeting=meeting, values={"ends_at": STARTS + 3 * HOUR}, **BY)
    assert participants_of(meeting)[0].reply == ""


def test_who_is_added_after_the_invitation_gets_it_and_nobody_gets_it_twice(call, town):
    meeting = call()
    tasks.send_invitations(meeting=meeting, **BY)
    deputy = town.people["hallintosihteeri"]
    calling.add_participants(meeting=meeting, new=[calling.NewParticipant(deputy.label, person=deputy)], **BY)
    assert tasks.send_invitations(meeting=meeting, **BY).mails == 1
    assert tasks.send_invitations(meeting=meeting, **BY).mails == 0


def test_who_is_taken_off_after_the_invitation_gets_a_cancellation(call):
    meeting = call()
    tasks.send_invitations(meeting=meeting, **BY)
    told = tasks.remove_and_tell(participant=participants_of(meeting)[2], **BY)
    last = Message.objects.latest("pk")
    assert told.mails == 1
    assert (last.calendar_method, "METHOD:CANCEL" in last.calendar) == ("CANCEL", True)


def test_cancelling_twice_tells_once(call):
    meeting = call()
    tasks.send_invitations(meeting=meeting, **BY)
    assert tasks.cancel_and_tell(meeting=meeting, **BY).mails == 3
    assert tasks.cancel_and_tell(meeting=meeting, **BY).mails == 0


def test_a_held_meeting_is_neither_changed_nor_cancelled(call):
    meeting = call()
    Meeting.objects.update(state="held")
    with pytest.raises(ValueError, match="held"):
        tasks.change_and_tell(meeting=meeting, values={"place": "x"}, **BY)
    with pytest.raises(ValueError, match="held"):
        tasks.cancel_and_tell(meeting=Meeting.objects.get(), **BY)


@pytest.fixture
def find(call):
    """A meeting whose time is being found, its two times and the mails that ask."""

    def make():
        meeting = call(times=((STARTS, STARTS + HOUR), (STARTS + DAY, STARTS + DAY + HOUR)))
        tasks.ask_for_times(meeting=meeting, **BY)
        return meeting, list(ProposedTime.objects.order_by("starts_at"))

    return make


def test_those_who_have_not_answered_are_asked_and_only_they(find):
    meeting, times = find()
    assert Message.objects.count() == 3
    one = participants_of(meeting)[0]
    finding.answer_times(participant=one, answers={time.pk: "yes" for time in times}, **BY)
    assert tasks.ask_for_times(meeting=meeting, **BY).mails == 2


def test_the_link_answers_for_its_own_person_alone(find):
    _meeting, times = find()
    found = find_link(token_of(Message.objects.earliest("pk")))
    assert found is not None
    finding.answer_times(participant=found.participant, answers={times[0].pk: "maybe"}, by=found.actor, at=AT)
    other = Participant.objects.exclude(pk=found.participant.pk).first()
    with pytest.raises(Forbidden):
        finding.answer_times(participant=other, answers={times[0].pk: "no"}, by=found.actor, at=AT)


def test_choosing_a_time_ends_the_links_and_sends_the_invitation(find):
    meeting, times = find()
    token = token_of(Message.objects.earliest("pk"))
    one = participants_of(meeting)[0]
    finding.answer_times(participant=one, answers={times[1].pk: "yes"}, **BY)
    told = tasks.choose_and_invite(time=times[1], **BY)
    assert (told.mails, told.meeting.state, told.meeting.starts_at) == (3, "planned", STARTS + DAY)
    assert find_link(token).why_closed(AT) == "fixed"
    assert participants_of(meeting)[0].reply == "yes"
    assert find_link(token_of(Message.objects.latest("pk"))).why_closed(AT) == ""


def test_who_answers_after_the_time_is_fixed_is_told(find):
    meeting, times = find()
    tasks.choose_and_invite(time=times[0], **BY)
    with pytest.raises(finding.TooLate):
        finding.answer_times(participant=participants_of(meeting)[0], answers={times[0].pk: "yes"}, **BY)


def test_another_meetings_time_is_not_answered(find, call):
    meeting, _times = find()
    other = call(times=((STARTS + 5 * DAY, STARTS + 5 * DAY + HOUR),))
    stray = ProposedTime.objects.get(meeting=other)
    with pytest.raises(ValueError, match="proposed"):
        finding.answer_times(participant=participants_of(meeting)[0], answers={stray.pk: "yes"}, **BY)


def test_the_last_time_to_choose_is_not_taken_back(find):
    _meeting, times = find()
    finding.drop_times(times=times[:1], **BY)
    with pytest.raises(ValueError, match="left"):
        finding.drop_times(times=times[1:], **BY)


def test_tokens_are_stored_hashed_only(find):
    find()
    token = token_of(Message.objects.earliest("pk"))
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM meetings_meetinglink WHERE token_hash = %s", [token])
        assert cursor.fetchone() == (0,)
    assert find_link(token) is not None
    assert find_link("x" * 43) is None


def test_an_erased_person_is_called_by_title_only(call, town):
    meeting = call()
    person = town.people["rehtori"]
    erase_people(people=[person], **BY)
    row = participants_of(meeting)[2]
    assert (row.title, row.person.name) == ("rehtori", "")


def test_a_hundred_thousand_characters_of_a_note_are_kept_whole(call):
    meeting = call(note="å" * 100_000)
    tasks.send_invitations(meeting=meeting, **BY)
    assert len(Meeting.objects.get().note) == 100_000
    assert date(2024, 6, 6).strftime("%Y%m%d") in Message.objects.latest("pk").calendar


@pytest.mark.parametrize("state", ["held", "cancelled"])
def test_nobody_is_called_to_a_meeting_that_is_over(call, state):
    meeting = call()
    Meeting.objects.update(state=state)
    with pytest.raises(ValueError, match="over"):
        calling.add_participants(meeting=meeting, new=[calling.NewParticipant("asiantuntija")], **BY)
    assert len(titles(meeting)) == 3
