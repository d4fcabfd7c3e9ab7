"""What meetings add to the world of the permission table: one invited, one whose time is being found."""

import re
from datetime import timedelta

from django.utils import timezone

from tests.cast import AT, Town
from viitta.core.actors import COMMAND_LINE
from viitta.doors.reports.memo import memo_text
from viitta.parts.meetings import tasks
from viitta.parts.meetings.actions import calling, inviting, memos
from viitta.parts.messages.models import Message
from viitta.parts.organisations import actions as organisations

BY = {"by": COMMAND_LINE, "at": AT}


def build_meetings(town: Town) -> dict[str, int | str]:
    """Ids by name. The meetings are ahead of the clock, since pages compare with today."""
    person = organisations.NewPerson("arkistosihteeri", email="arkisto@viitala.example")
    who = organisations.add_people(organisation=town.organisation, new=[person], **BY)[0]
    group = organisations.add_group(organisation=town.organisation, name="Kokousryhmä", **BY)
    organisations.add_seats(group=group, new=[organisations.NewSeat(who)], **BY)
    starts = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=30)
    span, later = (starts, starts + timedelta(hours=1)), starts + timedelta(days=1)
    about = {"group": group, "title": "Seurantakokous", "roadmap": town.roadmap}
    new = [
        calling.NewMeeting(**about, starts_at=span[0], ends_at=span[1]),
        calling.NewMeeting(**about, times=(span, (later, later + timedelta(hours=1)))),
    ]
    meeting, finding = calling.add_meetings(new=new, **BY)
    tasks.send_invitations(meeting=meeting, **BY)
    message = Message.objects.get(kind="meeting_invite")
    comment = memos.comment_memo(meeting=meeting, text="Lisätään päivä.", **BY)
    asked = [memos.AskedOne(meeting.participants.get(), "approver")]
    tokens = memos.ask_approvals(meeting=meeting, asked=asked, draw=memo_text, **BY)
    return {
        "comment": comment.pk,
        "memo_token": next(iter(tokens.values())),
        "html_form": "html",
        "zip_form": "zip",
        "meeting": meeting.pk,
        "finding": finding.pk,
        "participant": meeting.participants.get().pk,
        "proposed_time": finding.proposed_times.earliest("starts_at").pk,
        "meeting_token": re.search(r"/meetings/answer/([\w-]+)/", message.text)[1],
        "invitation": message.pk,
        "calendar_token": inviting.open_feed(account=town.accounts["owner"], by=town.actor("owner"), at=AT),
    }
