"""Benefits (hyöty): who gains what by which mechanism, how it is counted, what was realised year by year."""

import uuid
from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from viitta.parts.audit.models import Signed
from viitta.parts.roadmaps.models import one_of


class ForWhom(models.TextChoices):
    RESIDENTS = "residents"  # `group` tells which
    STAFF = "staff"
    MUNICIPALITY = "municipality"
    REGION = "region"


class BenefitKind(models.TextChoices):
    """What is gained. Work is told in person-years and realised by a leaving; quality is told by its indicator."""

    WORK = "work"
    MONEY = "money"
    QUALITY = "quality"


class Permanence(models.TextChoices):
    """Whether the effects last (S1 q17)."""

    PERMANENT = "permanent"
    TEMPORARY = "temporary"


class BenefitStatus(models.TextChoices):
    EXPECTED = "expected"
    EMERGING = "emerging"
    REALISED = "realised"
    NOT_REALISED = "not_realised"
    DROPPED = "dropped"


class Retirement(models.Model):
    """How many retire from a unit in a year (eläköityminen): a number, never who."""

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.CASCADE, related_name="retirements")
    unit = models.ForeignKey(
        "organisations.Unit", null=True, blank=True, on_delete=models.CASCADE, related_name="retirements"
    )
    year = models.PositiveSmallIntegerField()
    count = models.PositiveSmallIntegerField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("planned retirements")
        ordering = ["year", "unit__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "unit", "year"], name="benefits_retirement_once"),
            models.UniqueConstraint(
                fields=["organisation", "year"], condition=Q(unit=None), name="benefits_retirement_once_without_unit"
            ),
            models.CheckConstraint(condition=Q(year__range=(2000, 2100)), name="benefits_retirement_year"),
        ]

    def __str__(self) -> str:
        return str(self.year)


def _hours() -> models.DecimalField:
    return models.DecimalField(max_digits=8, decimal_places=3, null=True, blank=True)


class Benefit(models.Model):
    """A benefit with its plan for a full year. The calculation, when it is whole, tells the plan; else what was estimated."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="benefits")
    roadmap = models.ForeignKey(
        "roadmaps.Roadmap", null=True, blank=True, on_delete=models.SET_NULL, related_name="benefits"
    )
    circle = models.ForeignKey(
        "organisations.Circle", null=True, blank=True, on_delete=models.SET_NULL, related_name="benefits"
    )
    measures = models.ManyToManyField("roadmaps.Measure", blank=True, related_name="benefits")
    title = models.CharField(max_length=200)
    for_whom = models.CharField(max_length=15, choices=ForWhom, default=ForWhom.MUNICIPALITY)
    group = models.CharField(max_length=200, blank=True)  # which residents, whose staff
    kind = models.CharField(max_length=10, choices=BenefitKind, default=BenefitKind.WORK)
    description = models.TextField(blank=True)
    harms = models.TextField(blank=True)
    mechanism = models.TextField(blank=True)  # by what the effect arises (S1 q18)
    permanence = models.CharField(max_length=10, choices=Permanence, default=Permanence.PERMANENT)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    followed_until = models.PositiveSmallIntegerField(null=True, blank=True)  # the last year whose reading is asked
    owner = models.ForeignKey(
        "organisations.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="benefits"
    )
    indicator = models.ForeignKey(
        "indicators.Indicator", null=True, blank=True, on_delete=models.SET_NULL, related_name="benefits"
    )
    volume = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)  # transactions a year
    hours_handling = _hours()
    hours_decision = _hours()
    hours_invoicing = _hours()
    hours_archiving = _hours()
    hours_together = _hours()  # when the phases cannot be told apart
    price = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)  # euros an hour
    price_source = models.CharField(max_length=200, blank=True)
    yearly_cost = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    expected_person_years = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    expected_euros = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    practice = models.CharField(max_length=300, blank=True)  # the old one that has to end
    practice_ended_on = models.DateField(null=True, blank=True)
    ends_no_practice = models.BooleanField(default=False)
    leaving = models.ForeignKey(Retirement, null=True, blank=True, on_delete=models.SET_NULL, related_name="benefits")
    status = models.CharField(max_length=15, choices=BenefitStatus, default=BenefitStatus.EXPECTED)
    removed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("benefit")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="benefits_benefit_has_title"),
            models.CheckConstraint(condition=one_of("status", BenefitStatus.values), name="benefits_benefit_status"),
            models.CheckConstraint(condition=one_of("kind", BenefitKind.values), name="benefits_benefit_kind"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="benefits_benefit_dates",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def hours(self) -> list[Decimal]:
        """Hours saved of one transaction, by phase or in one figure."""
        phases = (
            self.hours_handling, self.hours_decision, self.hours_invoicing, self.hours_archiving, self.hours_together
        )  # fmt: skip
        return [one for one in phases if one is not None]


class BenefitVolume(models.Model):
    """Transactions of one municipality a year, where several share the service and its cost."""

    benefit = models.ForeignKey(Benefit, on_delete=models.CASCADE, related_name="volumes")
    name = models.CharField(max_length=200)
    volume = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        verbose_name = _("volume of a municipality")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["benefit", "name"], name="benefits_volume_once"),
            models.CheckConstraint(condition=Q(volume__gte=0), name="benefits_volume_not_negative"),
        ]


class BenefitReading(Signed):
    """What was realised of a benefit in a year, as it is known now."""

    benefit = models.ForeignKey(Benefit, on_delete=models.CASCADE, related_name="readings")
    year = models.PositiveSmallIntegerField()
    hours = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    person_years = models.DecimalField(max_digits=7, decimal_places=2)
    euros = models.DecimalField(max_digits=14, decimal_places=2)
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("yearly reading of a benefit")
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["benefit", "year"], name="benefits_reading_once_a_year"),
            models.CheckConstraint(condition=Q(year__range=(2000, 2100)), name="benefits_reading_year"),
        ]


class BenefitReadingRevision(Signed):
    """Every version of a yearly reading, the newest too, so that a correction shows what was corrected."""

    reading = models.ForeignKey(BenefitReading, on_delete=models.CASCADE, related_name="revisions")
    revision = models.PositiveIntegerField()
    hours = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    person_years = models.DecimalField(max_digits=7, decimal_places=2)
    euros = models.DecimalField(max_digits=14, decimal_places=2)
    note = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("revision of a yearly reading")
        ordering = ["revision"]
        constraints = [models.UniqueConstraint(fields=["reading", "revision"], name="benefits_reading_revision_once")]


class BenefitReminder(models.Model):
    """That the reading of a year was asked for by mail, for the first or the second time."""

    benefit = models.ForeignKey(Benefit, on_delete=models.CASCADE, related_name="reminders")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("reminder of a yearly reading")
        constraints = [
            models.UniqueConstraint(fields=["benefit", "year", "number"], name="benefits_reminder_once"),
        ]
