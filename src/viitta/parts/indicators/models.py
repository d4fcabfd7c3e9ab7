"""Indicators (mittari) and their readings: what shows the effect of measures and goals. They know nothing of either."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from viitta.parts.audit.models import Signed


class Direction(models.TextChoices):
    UP = "up"  # more is better
    DOWN = "down"


class Indicator(models.Model):
    """What is measured, in which unit, from where and to where."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="indicators")
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)  # how it is measured, and from where the figures come
    unit = models.CharField(max_length=40)  # "%", "kpl", "h", "€"
    direction = models.CharField(max_length=4, choices=Direction, default=Direction.UP)
    baseline = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    baseline_on = models.DateField(null=True, blank=True)
    target = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)
    owner = models.ForeignKey(
        "organisations.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="indicators"
    )
    ended_on = models.DateField(null=True, blank=True)  # no longer asked
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("indicator")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="indicators_indicator_name"),
            models.CheckConstraint(condition=~Q(name=""), name="indicators_indicator_has_name"),
            models.CheckConstraint(condition=~Q(unit=""), name="indicators_indicator_has_unit"),
            models.CheckConstraint(
                condition=Q(baseline_on__isnull=True) | Q(target_on__isnull=True) | Q(target_on__gte=F("baseline_on")),
                name="indicators_indicator_dates",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Reading(Signed):
    """A value of an indicator for a quarter, or why there is none (lukema)."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="readings")
    quarter = models.CharField(max_length=6)  # 2023Q1
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    not_measured_because = models.TextField(blank=True)
    note = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("reading")
        ordering = ["quarter"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "quarter"], name="indicators_reading_once_a_quarter"),
            models.CheckConstraint(
                condition=Q(value__isnull=False) | ~Q(not_measured_because=""), name="indicators_reading_or_why_not"
            ),
            models.CheckConstraint(condition=Q(quarter__regex=r"^\d{4}Q[1-4]$"), name="indicators_reading_quarter"),
        ]


class ReadingRevision(Signed):
    """Every version of a reading, the newest too, so that a correction shows what was corrected."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="revisions")
    revision = models.PositiveIntegerField()
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    not_measured_because = models.TextField(blank=True)
    note = models.TextField(blank=True)
    after_closing = models.BooleanField(default=False)  # told after the round of its quarter had closed
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("revision of a reading")
        ordering = ["revision"]
        constraints = [models.UniqueConstraint(fields=["reading", "revision"], name="indicators_reading_revision_once")]
