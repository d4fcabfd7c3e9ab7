"""The outbox: a mail is a row of the transaction that wants it sent, and the task worker sends it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MessageState(models.TextChoices):
    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"  # given up after the last try; shown to the convenor
    KEPT = "kept"  # no mail server is set: to be read in the browser


class Message(models.Model):
    """One mail to one person."""

    organisation = models.BigIntegerField(null=True, db_index=True)
    kind = models.CharField(max_length=40)  # sign_in, follow_up, follow_up_repeat, follow_up_deputy, …
    person = models.BigIntegerField(null=True)
    recipient = models.EmailField(max_length=254)
    recipient_name = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    calendar = models.TextField(blank=True)  # iCalendar text: an invitation, its change or cancellation
    calendar_method = models.CharField(max_length=10, blank=True)  # REQUEST, CANCEL
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=10, default=MessageState.QUEUED, choices=MessageState)
    queued_at = models.DateTimeField()
    next_try_at = models.DateTimeField(db_index=True)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)

    class Meta:
        verbose_name = _("message")
        indexes = [models.Index(fields=["state", "next_try_at"], name="outbox_message_due")]
