"""Sending the outbox through the mail server of the settings."""

import logging
import smtplib
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from typing import Any

from django.core.mail import EmailMultiAlternatives, get_connection

from viitta.core.actors import SYSTEM
from viitta.parts.messages import actions
from viitta.parts.messages.actions import Failure, Outcome
from viitta.parts.messages.models import Message

log = logging.getLogger("viitta.mail")


@dataclass(frozen=True, slots=True)
class Sent:
    """How a round of sending went, in mails."""

    sent: int = 0
    waiting: int = 0
    failed: int = 0


def _recipient(message: Message) -> str:
    if not message.recipient_name:
        return message.recipient
    return str(Address(display_name=message.recipient_name, addr_spec=message.recipient))


def _compose(message: Message, connection: Any) -> EmailMultiAlternatives:
    """The mail as it goes out: plain text first, HTML and a calendar entry beside it, the same Message-ID at every try."""
    headers = {"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"}
    mail = EmailMultiAlternatives(
        message.subject, message.text, to=[_recipient(message)], headers=headers, connection=connection
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    if message.calendar:  # the last alternative, as mail programs expect of an invitation
        mail.attach_alternative(message.calendar, f"text/calendar; method={message.calendar_method}; charset=utf-8")
    return mail


def _reply(code: int, text: bytes | str) -> Outcome:
    """Meaning of a mail server's refusal: 5xx is for good, 4xx for now."""
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
    return Outcome(Failure.REFUSED if code >= 500 else Failure.POSTPONED, f"{code} {words}")


def _meaning(error: Exception) -> Outcome:
    """What an exception of sending means for the mail."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _reply(*next(iter(error.recipients.values())))
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return Outcome(Failure.SIGN_IN, f"{error.smtp_code}")
    if isinstance(error, smtplib.SMTPResponseException) and not isinstance(error, smtplib.SMTPConnectError):
        return _reply(error.smtp_code, error.smtp_error)
    if isinstance(error, smtplib.SMTPException | OSError):
        return Outcome(Failure.UNREACHABLE, str(error))
    return Outcome(Failure.MALFORMED, str(error))


def _send(message: Message, connection: Any) -> Outcome:
    try:
        _compose(message, connection).send()
    except (smtplib.SMTPException, OSError, ValueError, UnicodeError) as error:
        connection.close()
        return _meaning(error)
    return Outcome()


def send_outbox(*, at: datetime, most: int = 50) -> Sent:
    """Send what is due at a moment, at most so many mails. One that fails does not hold the others back."""
    claimed = actions.claim(by=SYSTEM, at=at, most=most)
    if not claimed:
        return Sent()
    connection = get_connection()
    broken: Outcome | None = None
    settled = []
    for message in claimed:
        outcome = broken or _send(message, connection)
        if outcome.failure in (Failure.UNREACHABLE, Failure.SIGN_IN):
            broken = outcome  # the server is down for all: waiting once is enough
        if outcome.failure:
            log.warning("mail %s was not sent: %s %s", message.pk, outcome.failure, outcome.detail)
        settled.append(actions.settle(message=message, outcome=outcome, by=SYSTEM, at=at))
    connection.close()
    states = [message.state for message in settled]
    return Sent(states.count("sent"), states.count("queued"), states.count("failed"))
