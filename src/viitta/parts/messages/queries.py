"""Mails of the actor's organisations, and what the sender has to do."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from viitta.core.actors import Actor
from viitta.parts.messages.models import Message, MessageState
from viitta.parts.messages.permissions import readable_organisations

COLUMNS = ("pk", "kind", "recipient", "recipient_name", "subject", "state", "queued_at", "sent_at", "attempts", "error")


def messages_of(actor: Actor) -> QuerySet[Message]:
    """Mails that the actor may read, the newest first."""
    rows = Message.objects.order_by("-queued_at", "-pk")
    return rows if actor.is_unlimited else rows.filter(organisation__in=readable_organisations(actor))


def listing(actor: Actor, *, state: str = "", start: int = 0, count: int = 100) -> list[dict[str, Any]]:
    """One page of the outbox as plain values."""
    rows = messages_of(actor)
    if state:
        rows = rows.filter(state=state)
    return list(rows.values(*COLUMNS)[start : start + count])


def get_message(actor: Actor, pk: int) -> Message:
    """One mail; Message.DoesNotExist for those who may not read it."""
    return messages_of(actor).get(pk=pk)


def count_unsent(organisation: int) -> int:
    """Mails of an organisation that were given up: what its convenor must see."""
    return Message.objects.filter(organisation=organisation, state=MessageState.FAILED).count()


def due(at: datetime, *, claimed_before: datetime) -> QuerySet[Message]:
    """Mails to send now: queued, their time has come, and nobody has been sending them since `claimed_before`."""
    free = Q(claimed_at=None) | Q(claimed_at__lt=claimed_before)
    return Message.objects.filter(free, state=MessageState.QUEUED, next_try_at__lte=at).order_by("next_try_at", "pk")
