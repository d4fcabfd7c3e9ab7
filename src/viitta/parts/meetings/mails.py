"""The letters of meetings: plain text, HTML and a calendar entry, to one participant each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from viitta.core import formats
from viitta.engines.calendars import CANCEL, REQUEST, Entry, Party, cancellation, invitation
from viitta.parts.meetings.models import ApprovalRole, Meeting, MemoApproval, Participant, ProposedTime
from viitta.parts.messages.actions import Letter
from viitta.parts.organisations.models import Person


@dataclass(frozen=True, slots=True)
class MeetingLetter:
    """What the templates of a letter draw."""

    opening: str
    facts: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]
    note: str
    link: str
    button: str
    ending: str
    organisation: str
    reason: str


def uid_of(meeting: Meeting) -> str:
    """The identity of a meeting's calendar entry: the same in every mail and in subscribed calendars."""
    return f"{meeting.uid}@{urlsplit(settings.BASE_URL).hostname or 'localhost'}"


def when(starts_at: datetime, ends_at: datetime, language: str) -> str:
    """`23.4.2026 klo 9.00–10.30`."""
    first, last = timezone.localtime(starts_at), timezone.localtime(ends_at)
    pattern = "{0:%H:%M}" if language == "en" else "{0.hour}.{0:%M}"
    end = pattern.format(last)
    if last.date() != first.date():
        end = f"{formats.day(last.date(), language)} {end}"
    words = {"day": formats.day(first.date(), language), "start": pattern.format(first), "end": end}
    return _("%(day)s at %(start)s–%(end)s") % words


def _entry(meeting: Meeting, participant: Participant, at: datetime) -> Entry:
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    page = settings.BASE_URL + reverse("meeting", args=[meeting.pk])
    person = participant.person
    called = Party(person.email, person.name or participant.title, participant.reply) if person else Party("")
    return Entry(
        uid=uid_of(meeting), title=meeting.title, stamp=at, starts=meeting.starts_at or at, ends=meeting.ends_at,
        sequence=meeting.sequence, place=meeting.place, text=meeting.note, address=page,
        organizer=Party(address, meeting.organisation.name or name), attendees=(called,),
    )  # fmt: skip


def _facts(meeting: Meeting, language: str) -> tuple[tuple[str, str], ...]:
    rows = [(_("Group"), meeting.group.name)]
    if meeting.starts_at and meeting.ends_at:
        rows.insert(0, (_("Time"), when(meeting.starts_at, meeting.ends_at, language)))
    if meeting.place:
        rows.append((_("Place or link"), meeting.place))
    return tuple(rows)


def _letter(
    kind: str,
    person: Person | None,
    meeting: Meeting,
    subject: str,
    letter: MeetingLetter,
    calendar: str = "",
    method: str = "",
) -> Letter:
    if person is None:
        raise ValueError("a letter goes to a person")
    context = {"letter": letter}
    return Letter(
        kind=kind, recipient=person.email, recipient_name=person.name, subject=subject,
        text=render_to_string("meetings/mail/letter.txt", context, using="jinja2"),
        html=render_to_string("meetings/mail/letter.html", context, using="jinja2"),
        organisation=meeting.organisation_id, person=person.pk, calendar=calendar, calendar_method=method,
    )  # fmt: skip


def _about(meeting: Meeting, opening: str, language: str, link: str, button: str, ending: str) -> MeetingLetter:
    return MeetingLetter(
        opening=opening, facts=_facts(meeting, language), lines=(), note=meeting.note, link=link, button=button,
        ending=ending, organisation=meeting.organisation.name,
        reason=_("You get this mail because you are called to a meeting of the group %(group)s.")
        % {"group": meeting.group.name},
    )  # fmt: skip


def _answer_address(token: str) -> str:
    return settings.BASE_URL + reverse("meeting_link", args=[token])


def times_letter(
    *, meeting: Meeting, participant: Participant, times: Sequence[ProposedTime], token: str, language: str
) -> Letter:
    """Asks which of the proposed times suit."""
    with override(language):
        opening = _("Which times suit you? %(meeting)s") % {"meeting": meeting.title}
        ending = _("The link is for you alone and works until the time is fixed. Nothing is saved before you press the button.")  # fmt: skip
        letter = _about(meeting, opening, language, _answer_address(token), _("Answer now"), ending)
        lines = tuple(when(row.starts_at, row.ends_at, language) for row in times)
        return _letter("meeting_times", participant.person, meeting, opening, replace(letter, lines=lines))


def invitation_letter(
    *, meeting: Meeting, participant: Participant, token: str, is_change: bool, at: datetime, language: str
) -> Letter:
    """An invitation, or a change of it, that calendar programs take for a meeting."""
    with override(language):
        about = {"meeting": meeting.title}
        if is_change:
            subject = _("Changed: %(meeting)s") % about
            opening = _("The meeting has changed: %(meeting)s") % about
        else:
            subject = pgettext("subject of a mail", "Invitation: %(meeting)s") % about
            opening = _("You are called to a meeting: %(meeting)s") % about
        ending = _("The link is for you alone. Nothing is saved before you press a button. Viitta counts the answers given by the link.")  # fmt: skip
        letter = _about(meeting, opening, language, _answer_address(token), _("Answer whether you come"), ending)
        kind = "meeting_change" if is_change else "meeting_invite"
        text = invitation(_entry(meeting, participant, at))
        return _letter(kind, participant.person, meeting, subject, letter, text, REQUEST)


def cancellation_letter(*, meeting: Meeting, participant: Participant, at: datetime, language: str) -> Letter:
    """Tells that a meeting is not held, or that somebody is called to it no more."""
    with override(language):
        about = {"meeting": meeting.title}
        gone = meeting.state != "cancelled"
        said = _("You are not called any more: %(meeting)s") if gone else _("The meeting is cancelled: %(meeting)s")
        letter = _about(meeting, said % about, language, "", "", "")
        subject = pgettext("subject of a mail", "Cancelled: %(meeting)s") % about
        has_entry = meeting.starts_at is not None and meeting.invited_at is not None
        text = cancellation(_entry(meeting, participant, at)) if has_entry else ""
        return _letter(
            "meeting_cancel", participant.person, meeting, subject, letter, text, CANCEL if has_entry else ""
        )


def memo_letter(*, approval: MemoApproval, meeting: Meeting, token: str, language: str) -> Letter:
    """Asks to check or approve a memo."""
    person = approval.person
    if person is None:
        raise ValueError("a letter goes to a person")
    with override(language):
        about = {"meeting": meeting.title}
        checks = approval.role == ApprovalRole.CHECKER
        opening = _("Please check the memo: %(meeting)s") if checks else _("Please approve the memo: %(meeting)s")
        ending = _("The link is for you alone. Opening it shows the memo, and nothing is approved before you press the button.")  # fmt: skip
        address = settings.BASE_URL + reverse("memo_link", args=[token])
        letter = replace(
            _about(meeting, opening % about, language, address, _("Open the memo"), ending),
            reason=_("You get this mail because you have been asked to check or approve the memo of a meeting."), note="",
        )  # fmt: skip
        return _letter("memo_check", person, meeting, opening % about, letter)
