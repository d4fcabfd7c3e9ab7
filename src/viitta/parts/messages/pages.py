"""The outbox and one mail as ready strings."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from viitta.core.actors import Actor
from viitta.parts.messages import queries
from viitta.parts.messages.actions import SECRET_KINDS
from viitta.parts.messages.models import Message, MessageState
from viitta.parts.messages.words import FAILURES, SHAPES, STATES

PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class Line:
    address: str
    subject: str
    recipient: str
    when: str
    kind: str
    word: str
    problem: str


@dataclass(frozen=True, slots=True)
class OutboxPage:
    lines: tuple[Line, ...]
    states: tuple[tuple[str, str], ...]
    state: str
    said: str
    previous: str
    next: str


@dataclass(frozen=True, slots=True)
class MessagePage:
    subject: str
    facts: tuple[tuple[str, str], ...]
    kind: str
    word: str
    problem: str
    text: str  # empty when it is not shown
    html: str  # address of the formatted version, or empty
    calendar: str  # address of its calendar entry, or empty
    again: str  # address that sends it again, or empty


def _moment(at: datetime | None) -> str:
    if at is None:
        return ""
    local = timezone.localtime(at)
    return f"{local.day}.{local.month}.{local.year} {local:%H.%M}"


def _recipient(name: str, address: str) -> str:
    return f"{name} ({address})" if name else address


def _problem(error: str) -> str:
    """The sentence about a failure, with the mail server's own reply after it."""
    code, _bar, detail = error.partition("|")
    sentence = str(FAILURES.get(code, ""))
    return f"{sentence} ({detail})" if sentence and detail else sentence


def _line(row: dict[str, Any]) -> Line:
    return Line(
        address=reverse("outbox_message", args=[row["pk"]]),
        subject=row["subject"],
        recipient=_recipient(row["recipient_name"], row["recipient"]),
        when=_moment(row["sent_at"] or row["queued_at"]),
        kind=SHAPES[row["state"]],
        word=str(STATES[row["state"]]),
        problem=_problem(row["error"]),
    )


def outbox_page(actor: Actor, *, state: str = "", start: int = 0) -> OutboxPage:
    """The newest mails first; `start` counts from 0."""
    state = state if state in STATES else ""
    rows = queries.listing(actor, state=state, start=start, count=PAGE_SIZE + 1)
    more, rows = len(rows) > PAGE_SIZE, rows[:PAGE_SIZE]
    address = reverse("outbox") + "?" + (f"state={state}&" if state else "")
    return OutboxPage(
        lines=tuple(_line(row) for row in rows),
        states=(("", _("All mails")), *((key, str(word)) for key, word in STATES.items())),
        state=state,
        said=_("Mails %(first)s–%(last)s") % {"first": start + 1, "last": start + len(rows)},
        previous=f"{address}start={max(0, start - PAGE_SIZE)}" if start else "",
        next=f"{address}start={start + PAGE_SIZE}" if more else "",
    )


def message_page(message: Message) -> MessagePage:
    """One mail. What signs somebody in is never shown."""
    is_secret = message.kind in SECRET_KINDS
    facts = [
        (pgettext("mail", "To"), _recipient(message.recipient_name, message.recipient)),
        (pgettext("mail", "Written"), _moment(message.queued_at)),
    ]
    if message.sent_at:
        facts.append((pgettext("mail", "Sent"), _moment(message.sent_at)))
    if message.state == MessageState.QUEUED and message.attempts:
        tries = ngettext("%(count)s try so far", "%(count)s tries so far", message.attempts)
        facts.append((_("Next try"), f"{_moment(message.next_try_at)}, " + tries % {"count": message.attempts}))
    return MessagePage(
        subject=message.subject,
        facts=tuple(facts),
        kind=SHAPES[message.state],
        word=str(STATES[message.state]),
        problem=_problem(message.error),
        text="" if is_secret else message.text,
        html=reverse("outbox_html", args=[message.pk]) if message.html and not is_secret else "",
        calendar=reverse("outbox_calendar", args=[message.pk]) if message.calendar else "",
        again=reverse("outbox_again", args=[message.pk]) if message.state == MessageState.FAILED else "",
    )
