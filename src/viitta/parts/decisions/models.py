"""Decisions of bodies and office-holders (päätökset): data that others point to."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Appeal(models.TextChoices):
    """Whether a decision has become final (lainvoima)."""

    UNKNOWN = ""
    PENDING = "pending"  # the time to appeal runs
    FINAL = "final"  # lainvoimainen
    APPEALED = "appealed"
    ANNULLED = "annulled"


class Decision(models.Model):
    """Who decided, when (to the day or to the month), under which §, and where to read it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="decisions")
    body = models.CharField(max_length=200)  # kaupunginvaltuusto, or the title of an office-holder
    is_office_holder = models.BooleanField(default=False)
    decided_on = models.DateField()
    to_the_month = models.BooleanField(default=False)
    section = models.CharField(max_length=20, blank=True)  # the § number, without the sign
    case_number = models.CharField(max_length=60, blank=True)
    link = models.URLField(max_length=500, blank=True)
    subject = models.CharField(max_length=300, blank=True)  # what was decided
    appeal = models.CharField(max_length=10, choices=Appeal, blank=True)
    roadmap = models.BigIntegerField(null=True, blank=True)  # parts above point by id
    removed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("decision")
        constraints = [models.CheckConstraint(condition=~Q(body=""), name="decisions_decision_has_body")]

    def __str__(self) -> str:
        return self.subject or self.body
