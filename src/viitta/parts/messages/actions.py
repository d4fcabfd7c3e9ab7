"""Putting mails in the outbox and writing down what became of them. Sending itself is a task."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import make_msgid
from enum import StrEnum
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.messages.models import Message, MessageState
from viitta.parts.messages.permissions import can_read
from viitta.parts.messages.queries import due

WAITS = (1, 5, 15, 60, 240, 720, 1440)  # minutes after the first, second, … failure; then the mail is given up
CLAIM = timedelta(minutes=10)  # a sender that has not told within this is taken for dead
SECRET_KINDS = frozenset({"sign_in", "password_reset"})
_TOKEN = re.compile(r"[A-Za-z0-9_-]{40,}")


class NotAllowed(Exception):
    """The actor may not do this to a mail."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail to one person, as its writer gives it. `html` may be empty; `text` never is.

    `calendar` is the text of a calendar entry and `calendar_method` what it does: REQUEST or CANCEL.
    """

    kind: str
    recipient: str
    subject: str
    text: str
    html: str = ""
    recipient_name: str = ""
    organisation: int | None = None
    person: int | None = None
    calendar: str = ""
    calendar_method: str = ""


class Failure(StrEnum):
    """Why a mail did not go."""

    REFUSED = "refused"  # the receiving side says no for good
    POSTPONED = "postponed"  # it says: later
    UNREACHABLE = "unreachable"  # no mail server answers
    SIGN_IN = "sign_in"  # our mail server does not take our name and password
    MALFORMED = "malformed"  # the address or the text cannot be sent


_FOR_GOOD = frozenset({Failure.REFUSED, Failure.MALFORMED})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one try: `failure` is None when the mail went; `detail` is the server's own reply."""

    failure: Failure | None = None
    detail: str = ""


def _one_line(text: str, limit: int) -> str:
    return " ".join(text.split())[:limit]


def _without_secrets(message: Message) -> tuple[str, str]:
    """Text and HTML as they are kept after sending: tokens are stored nowhere in clear."""
    if message.kind in SECRET_KINDS:
        return "", ""
    return _TOKEN.sub("…", message.text), _TOKEN.sub("…", message.html)


def _note(kind: str, messages: Sequence[Message], *, by: Actor, at: datetime) -> None:
    """One event per organisation that the mails belong to."""
    for organisation in sorted({m.organisation for m in messages if m.organisation is not None}):
        ids = [m.pk for m in messages if m.organisation == organisation]
        audit.record(kind, by=by, at=at, organisation=organisation, data={"messages": ids})


def _lock(messages: Sequence[Message | Letter]) -> None:
    audit.lock({m.organisation for m in messages if m.organisation is not None})


@transaction.atomic
def queue(*, letters: Sequence[Letter], by: Actor, at: datetime) -> list[Message]:
    """Put mails in the outbox within the caller's transaction: they exist only if the deed does.

    Where no mail server is set they are kept to be read in the browser; what signs in is not even kept.
    """
    _lock(letters)
    state = MessageState.KEPT if settings.MAIL_IS_KEPT else MessageState.QUEUED
    domain = urlsplit(settings.BASE_URL).hostname or "localhost"
    made = []
    for letter in letters:
        message = Message(
            organisation=letter.organisation,
            kind=letter.kind,
            person=letter.person,
            recipient=letter.recipient,
            recipient_name=_one_line(letter.recipient_name, 200),
            subject=_one_line(letter.subject, 250),
            text=letter.text,
            html=letter.html,
            calendar=letter.calendar,
            calendar_method=letter.calendar_method,
            message_id=make_msgid(domain=domain),
            state=state,
            queued_at=at,
            next_try_at=at,
        )
        if state == MessageState.KEPT and letter.kind in SECRET_KINDS:
            message.text = message.html = ""
        made.append(message)
    made = Message.objects.bulk_create(made)
    _note("messages.queued", made, by=by, at=at)
    return made


def erase_mails(*, people: Iterable[int] = (), addresses: Iterable[str] = ()) -> None:
    """Take the mails to people, and to addresses, out of the outbox; inside the transaction of an erasure."""
    Message.objects.filter(Q(person__in=list(people)) | Q(recipient__in=list(addresses))).delete()


@transaction.atomic
def claim(*, by: Actor, at: datetime, most: int = 50) -> list[Message]:
    """Take mails to send, so that no other worker sends them too."""
    if not by.is_unlimited:
        raise NotAllowed
    found = list(due(at, claimed_before=at - CLAIM).select_for_update()[:most])
    Message.objects.filter(pk__in=[message.pk for message in found]).update(claimed_at=at, attempts=F("attempts") + 1)
    for message in found:
        message.claimed_at, message.attempts = at, message.attempts + 1
    return found


@transaction.atomic
def settle(*, message: Message, outcome: Outcome, by: Actor, at: datetime) -> Message:
    """Write down what became of a claimed mail: sent, to be tried again after a growing wait, or given up."""
    if not by.is_unlimited:
        raise NotAllowed
    _lock([message])
    message.claimed_at = None
    message.error = ""
    if outcome.failure is None:
        message.state, message.sent_at = MessageState.SENT, at
        message.text, message.html = _without_secrets(message)
    else:
        message.error = f"{outcome.failure}|{_one_line(outcome.detail, 500)}"
        if outcome.failure in _FOR_GOOD or message.attempts > len(WAITS):
            message.state = MessageState.FAILED
        else:
            message.next_try_at = at + timedelta(minutes=WAITS[message.attempts - 1])
    message.save(update_fields=["state", "sent_at", "claimed_at", "next_try_at", "error", "text", "html"])
    if message.state != MessageState.QUEUED:
        _note(f"messages.{message.state}", [message], by=by, at=at)
    return message


@transaction.atomic
def try_again(*, messages: Sequence[Message], by: Actor, at: datetime) -> int:
    """Queue given-up mails once more; returns how many there were."""
    if not all(can_read(by, message.organisation) for message in messages):
        raise NotAllowed
    _lock(messages)
    chosen = [message for message in messages if message.state == MessageState.FAILED]
    Message.objects.filter(pk__in=[message.pk for message in chosen]).update(
        state=MessageState.QUEUED, attempts=0, next_try_at=at, claimed_at=None
    )
    _note("messages.queued_again", chosen, by=by, at=at)
    return len(chosen)
