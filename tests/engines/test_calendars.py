"""Calendar entries, read back by a second, independent library."""

from datetime import UTC, date, datetime, timedelta

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.document import clean
from viitta.engines.calendars import CANCEL, PUBLISH, REQUEST, Entry, Party, cancellation, invitation, subscription

AT = datetime(2026, 4, 1, 12, 0, 30, 123, tzinfo=UTC)
MEETING = Entry(
    uid="4b1c@viitta.example", title="Seurantakokous Q1/2026", stamp=AT, starts=datetime(2026, 4, 23, 6, tzinfo=UTC),
    ends=datetime(2026, 4, 23, 7, 30, tzinfo=UTC), place="Kaupungintalo; kokoushuone, 2. krs", text="Tervetuloa!\n\nÄlä myöhästy.",
    organizer=Party("viitta@example.fi", "Viitala"),
    attendees=(Party("rehtori@example.fi", "Rehtori"), Party("johtaja@example.fi", 'Johtaja "ÄÖ"', "yes")),
)  # fmt: skip


def read(text: str):
    return vobject.readOne(text)


def test_an_invitation_is_what_mail_programs_take_for_a_meeting():
    calendar = read(invitation(MEETING))
    event = calendar.vevent
    assert calendar.method.value == REQUEST
    assert (event.uid.value, event.sequence.value) == ("4b1c@viitta.example", "0")
    assert event.dtstamp.value == AT.replace(microsecond=0)
    assert event.dtstart.value == MEETING.starts
    assert event.dtend.value - event.dtstart.value == timedelta(minutes=90)
    assert event.location.value == MEETING.place
    assert event.description.value == MEETING.text
    assert event.organizer.value == "mailto:viitta@example.fi"


def test_those_who_are_called_are_asked_to_answer():
    first, second = read(invitation(MEETING)).vevent.attendee_list
    assert first.value == "mailto:rehtori@example.fi"
    assert (first.params["RSVP"], first.params["PARTSTAT"]) == (["TRUE"], ["NEEDS-ACTION"])
    assert second.params["PARTSTAT"] == ["ACCEPTED"]
    assert second.params["CN"] == ["Johtaja 'ÄÖ'"]


def test_the_time_is_told_in_finnish_time_with_its_rule():
    text = invitation(MEETING)
    assert "DTSTART;TZID=Europe/Helsinki:20260423T090000" in text
    assert text.count("BEGIN:VTIMEZONE") == 1
    assert "TZID:Europe/Helsinki" in text
    assert "BYDAY=-1SU" in text


@pytest.mark.parametrize(
    ("starts", "local"),
    [(datetime(2026, 3, 29, 0, 30, tzinfo=UTC), 2), (datetime(2026, 3, 29, 1, 30, tzinfo=UTC), 4)],
)
def test_the_hour_is_right_on_both_sides_of_summer_time(starts, local):
    entry = Entry("a@b", "x", AT, starts, starts + timedelta(hours=1))
    event = read(invitation(entry)).vevent
    assert event.dtstart.value.hour == local
    assert event.dtstart.value == starts


def test_a_cancellation_takes_the_same_entry_away():
    calendar = read(cancellation(Entry("4b1c@viitta.example", "x", AT, MEETING.starts, MEETING.ends, sequence=2)))
    assert calendar.method.value == CANCEL
    assert (calendar.vevent.uid.value, calendar.vevent.sequence.value) == ("4b1c@viitta.example", "2")
    assert calendar.vevent.status.value == "CANCELLED"


def test_lines_are_folded_so_that_no_mail_server_breaks_them():
    text = invitation(Entry("a@b", "ä" * 200, AT, MEETING.starts, MEETING.ends))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert read(text).vevent.summary.value == "ä" * 200


def test_a_line_break_in_a_title_makes_no_line_of_its_own():
    text = invitation(Entry("a@b", "x\r\nATTENDEE:mailto:evil@example.org", AT, MEETING.starts, MEETING.ends))
    assert "\r\nATTENDEE" not in text


@given(st.text(), st.text(), st.text())
def test_any_text_makes_an_entry_that_others_can_read(title, place, text):
    entry = Entry("a@b", title, AT, MEETING.starts, MEETING.ends, place=place, text=text, organizer=Party("a@b", title))
    event = read(invitation(entry)).vevent
    assert event.summary.value == " ".join(clean(title).replace('"', "'").split())
    assert event.uid.value == "a@b"
    assert len(event.contents.get("attendee", [])) == 0


def test_a_subscription_holds_moments_and_whole_days():
    deadline = Entry("d@b", "Toimenpide päättyy", AT, date(2026, 6, 30))
    calendar = read(subscription([MEETING, deadline], "Viitta: Viitala").decode())
    assert calendar.method.value == PUBLISH
    assert calendar.x_wr_calname.value == "Viitta: Viitala"
    days = {one.uid.value: one.dtstart.value for one in calendar.vevent_list}
    assert days["d@b"] == date(2026, 6, 30)
    assert "TRANSP:TRANSPARENT" in subscription([deadline], "x").decode()


def test_an_empty_subscription_is_still_a_calendar():
    assert subscription([], "Viitta").startswith(b"BEGIN:VCALENDAR")
