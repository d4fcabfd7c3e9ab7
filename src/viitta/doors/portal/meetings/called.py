"""Those who are called to a meeting, its invitation and their answers: a panel that the meeting's page draws."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.core.actors import Actor
from viitta.doors.portal.gate import language
from viitta.parts.meetings.models import Meeting, MeetingState, Participant, ParticipantRole, Reply
from viitta.parts.meetings.permissions import can_run
from viitta.parts.meetings.queries.calling import deputies_of, participants_of
from viitta.parts.meetings.queries.links import with_link
from viitta.parts.meetings.words import COMING, REPLY, ROLE
from viitta.parts.organisations.models import Seat
from viitta.parts.organisations.permissions import can_see_names

SHAPES = {Reply.YES: "on_time", Reply.MAYBE: "behind", Reply.NO: "dropped", "": "not_reported"}


@dataclass(frozen=True, slots=True)
class CalledLine:
    """One of those who are called."""

    title: str
    name: str
    under: str  # role and sector, or a visitor's organisation
    deputy: str
    deputy_address: str  # calls the deputy too, or empty
    badge: tuple[str, str]
    remove_address: str


@dataclass(frozen=True, slots=True)
class Called:
    """What the panel draws."""

    said: str  # how many come
    invitation: str  # whether and when the invitation went out
    lines: tuple[CalledLine, ...]
    invite_address: str
    invite_word: str
    add_address: str
    edit_address: str
    times_address: str
    cancel_address: str
    answer_address: str  # answers for oneself, or empty
    answer: str
    answers: tuple[tuple[str, str], ...]


def count_words(rows: Sequence[Participant]) -> str:
    """`3 coming, 1 if need be, 2 not coming, 4 have not answered`."""
    counts = Counter(row.reply for row in rows if row.person_id is not None)
    said = [
        ngettext("%(count)s is coming", "%(count)s are coming", counts[Reply.YES]) % {"count": counts[Reply.YES]},
        _("%(count)s if need be") % {"count": counts[Reply.MAYBE]} if counts[Reply.MAYBE] else "",
        ngettext("%(count)s is not coming", "%(count)s are not coming", counts[Reply.NO]) % {"count": counts[Reply.NO]}
        if counts[Reply.NO]
        else "",
        ngettext("%(count)s has not answered", "%(count)s have not answered", counts[""]) % {"count": counts[""]}
        if counts[""]
        else "",
    ]
    return ", ".join(one for one in said if one) + "."


def _invitation(meeting: Meeting) -> str:
    """Where the invitation stands, in a sentence."""
    if meeting.state == MeetingState.CANCELLED:
        return _("The meeting is cancelled.")
    if meeting.invited_at is not None:
        sent = formats.day(timezone.localdate(meeting.invited_at), language())
        if meeting.sequence:
            changes = ngettext("changed %(count)s time since", "changed %(count)s times since", meeting.sequence)
            return _("The invitation went out on %(day)s, %(changes)s.") % {
                "day": sent, "changes": changes % {"count": meeting.sequence}
            }  # fmt: skip
        return _("The invitation went out on %(day)s.") % {"day": sent}
    if meeting.state == MeetingState.FINDING:
        return _("The time is being found: the invitation can be sent when it is fixed.")
    if meeting.state == MeetingState.HELD:
        return _("No invitation went out from here.")
    return _("The invitation has not been sent yet.")


def _line(row: Participant, seat: Seat | None, called: Mapping[int, object], names: bool, runs: bool) -> CalledLine:
    under = [str(ROLE[row.role]) if row.role != ParticipantRole.MEMBER else "", row.sector]  # type: ignore[index]
    deputy = seat.deputy if seat is not None else None
    pair = {"meeting": row.meeting_id, "pk": row.pk}
    answered = str(REPLY[row.reply]) if row.reply else _("no answer yet")  # type: ignore[index]
    return CalledLine(
        title=row.title,
        name=row.person.name if names and row.person is not None and row.person.name != row.title else "",
        under=" · ".join(one for one in under if one),
        deputy=deputy.label if deputy else "",
        deputy_address=reverse("participant_deputy", kwargs=pair)
        if runs and deputy and deputy.pk not in called
        else "",
        badge=(SHAPES[row.reply], answered) if row.person_id is not None else ("", ""),  # type: ignore[index]
        remove_address=reverse("participant_remove", kwargs=pair) if runs else "",
    )


def called_panel(meeting: Meeting, actor: Actor, today: date) -> Called:
    """The panel of a meeting as an actor sees it on a day."""
    rows = participants_of(meeting)
    over = meeting.state in (MeetingState.HELD, MeetingState.CANCELLED)
    runs = can_run(actor, meeting) and not over
    day = timezone.localdate(meeting.starts_at) if meeting.starts_at else today
    seats, there = deputies_of(meeting, day), {row.person_id: row for row in rows if row.person_id is not None}
    names = can_see_names(actor, meeting.organisation_id)
    own = next((row for row in rows if row.person_id is not None and row.person_id in actor.person_ids), None)
    ahead = meeting.ends_at is not None and timezone.localdate(meeting.ends_at) >= today
    planned, finding = meeting.state == MeetingState.PLANNED, meeting.state == MeetingState.FINDING

    def address(name: str, shown: bool) -> str:
        return reverse(name, args=[meeting.pk]) if shown else ""

    invited = meeting.invited_at is not None
    have = with_link(rows) if invited else set()
    all_have = all(row.pk in have for row in rows if row.person is not None and row.person.email)
    return Called(
        said=count_words(rows),
        invitation=_invitation(meeting),
        lines=tuple(_line(row, seats.get(row.person_id or 0), there, names, runs) for row in rows),
        invite_address=address("meeting_invite", runs and planned and ahead and not (invited and all_have)),
        invite_word=_("Send the invitation to those who lack it") if invited else _("Send the invitation"),
        add_address=address("participant_new", runs),
        edit_address=address("meeting_edit", runs and not finding),
        times_address=address("meeting_times", finding),
        cancel_address=address("meeting_cancel", runs and (planned or finding)),
        answer_address=address("meeting_answer", own is not None and planned and ahead),
        answer=own.reply if own is not None else "",
        answers=tuple((one.value, str(word)) for one, word in COMING.items()),
    )
