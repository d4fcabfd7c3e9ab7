"""Invitation, change and cancellation as they come out of a real mail server, read by a second calendar library."""

import pytest
import vobject

from tests.cast import AT
from tests.parts.meetings.conftest import BY, STARTS
from tests.parts.messages.test_outbox import server as server  # a fixture
from viitta.parts.meetings import tasks
from viitta.parts.messages.models import Message, MessageState
from viitta.parts.messages.tasks import send_outbox

pytestmark = pytest.mark.django_db(transaction=True)


def sent_to(server, address: str) -> list:
    send_outbox(at=AT)
    return [mail for mail in server.mails if mail["To"].addresses[0].addr_spec == address]


def calendar_part(mail):
    return next(part for part in mail.walk() if part.get_content_type() == "text/calendar")


def test_each_is_a_meeting_to_mail_programs_with_the_same_identity_and_a_growing_number(call, server):
    meeting = call(note="Ä" * 300)
    tasks.send_invitations(meeting=meeting, **BY)
    tasks.change_and_tell(meeting=meeting, values={"place": "Kirjasto"}, **BY)
    tasks.cancel_and_tell(meeting=meeting, **BY)
    mails = sent_to(server, "member@viitala.example")
    parts = [calendar_part(mail) for mail in mails]
    read = [vobject.readOne(part.get_content()) for part in parts]
    assert [part["Content-Type"].params["method"] for part in parts] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [part["Content-Type"].params["charset"].lower() for part in parts] == ["utf-8"] * 3
    assert [one.method.value for one in read] == ["REQUEST", "REQUEST", "CANCEL"]
    assert {one.vevent.uid.value for one in read} == {f"{meeting.uid}@127.0.0.1"}
    assert [int(one.vevent.sequence.value) for one in read] == [0, 1, 2]
    assert all(one.vevent.dtstamp.value and one.vevent.organizer.value.startswith("mailto:") for one in read)
    assert [one.vevent.attendee.value for one in read] == ["mailto:member@viitala.example"] * 3
    assert read[0].vevent.dtstart.value == STARTS
    assert read[1].vevent.location.value == "Kirjasto"
    assert read[0].vevent.description.value == "Ä" * 300


def test_text_html_and_calendar_are_alternatives_of_each_other(call, server):
    tasks.send_invitations(meeting=call(), **BY)
    mail = sent_to(server, "member@viitala.example")[0]
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html", "text/calendar"]
    assert "Kokouskutsu: Seurantakokous Q1/2024" in mail["Subject"]
    assert "6.6.2024 klo 9.00–10.30" in mail.get_body(("plain",)).get_content()


def test_the_number_of_organizer_and_sender_is_the_same_over_all_of_them(call, server):
    meeting = call()
    tasks.send_invitations(meeting=meeting, **BY)
    tasks.cancel_and_tell(meeting=meeting, **BY)
    mails = sent_to(server, "member@viitala.example")
    organizers = {vobject.readOne(calendar_part(mail).get_content()).vevent.organizer.value for mail in mails}
    assert organizers == {f"mailto:{mails[0]['From'].addresses[0].addr_spec}"}


def test_a_sent_mail_keeps_no_token_in_any_of_its_parts(call, server):
    tasks.send_invitations(meeting=call(), **BY)
    send_outbox(at=AT)
    sent = Message.objects.filter(state=MessageState.SENT, kind="meeting_invite")
    assert sent.count() == 3
    assert all("/meetings/answer/…/" in row.text for row in sent)
    assert all("/meetings/answer/" not in row.calendar for row in sent)


def test_line_breaks_in_the_title_make_no_header_of_their_own(call, server):
    tasks.send_invitations(meeting=call(title="Kokous\r\nBcc: all@evil.example"), **BY)
    mail = sent_to(server, "member@viitala.example")[0]
    assert mail["Bcc"] is None
    assert "\r\nBcc:" not in calendar_part(mail).get_content().replace("\r\n ", "")
