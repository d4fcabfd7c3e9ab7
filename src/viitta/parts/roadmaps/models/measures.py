"""Measures (toimenpide): what is to be done, who owns it when, how its dates moved, what studies led to."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from viitta.core.progress import Cause, Kind, Status
from viitta.parts.audit.models import Signed
from viitta.parts.organisations.models import DatedQuerySet, ordered
from viitta.parts.roadmaps.models.plan import Goal, Provenance, Roadmap, Theme, Whole, one_of


class Origin(models.TextChoices):
    """Why a measure exists (alkuperä)."""

    STRATEGY = "strategy"
    LAW = "law"
    RESIDENT_NEED = "resident_need"
    STAFF_IDEA = "staff_idea"
    EARLIER_PROJECT = "earlier_project"


class Financing(models.TextChoices):
    """Where the money of a measure comes from (rahoitus)."""

    BUDGET = "budget"
    PROJECT = "project"
    NOT_YET = "not_yet"


class Measure(models.Model):
    """What is to be done (toimenpide). Its percents live in followup."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="measures")
    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="measures")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="measures")
    goals = models.ManyToManyField(Goal, blank=True, related_name="measures")
    whole = models.ForeignKey(Whole, null=True, blank=True, on_delete=models.SET_NULL, related_name="measures")
    provenance = models.ForeignKey(
        Provenance, null=True, blank=True, on_delete=models.SET_NULL, related_name="measures"
    )
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    kind = models.CharField(max_length=20, default=Kind.ONE_OFF.value)
    status = models.CharField(max_length=20, default=Status.PLANNED.value)
    origin = models.CharField(max_length=20, choices=Origin, blank=True)
    unit = models.ForeignKey(
        "organisations.Unit", null=True, blank=True, on_delete=models.SET_NULL, related_name="measures"
    )
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    approved_start = models.DateField(null=True, blank=True)  # as in the first approved plan; never moves
    approved_end = models.DateField(null=True, blank=True)
    summary = models.TextField(blank=True)  # toteutuminen sanallisesti
    scope = models.TextField(blank=True)  # rajaus: what belongs to it and what does not
    strategy_goals = models.ManyToManyField("roadmaps.StrategyGoal", blank=True, related_name="measures")
    indicators = models.ManyToManyField("indicators.Indicator", blank=True, related_name="measures")
    not_measured_because = models.TextField(blank=True)  # why it has no indicator
    ends_no_practice = models.BooleanField(default=False)  # said on purpose: no old practice ends with it
    benefit = models.PositiveSmallIntegerField(null=True, blank=True)  # expected, 1 (small) to 5 (great)
    benefit_reason = models.TextField(blank=True)
    cost_once = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)  # euros
    cost_yearly = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)  # euros a year
    financing = models.CharField(max_length=10, choices=Financing, blank=True)
    position = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)  # told to a form, so that two people editing are told
    updated_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("measure")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["theme", "title"], name="roadmaps_measure_title"),
            models.CheckConstraint(condition=~Q(title=""), name="roadmaps_measure_has_title"),
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(start__isnull=True) | Q(end__gte=F("start")),
                name="roadmaps_measure_dates",
            ),
            models.CheckConstraint(condition=one_of("kind", Kind), name="roadmaps_measure_kind"),
            models.CheckConstraint(
                condition=Q(benefit__isnull=True) | Q(benefit__range=(1, 5)), name="roadmaps_measure_benefit"
            ),
            models.CheckConstraint(
                condition=Q(cost_once__isnull=True) | Q(cost_once__gte=0), name="roadmaps_measure_cost_once"
            ),
            models.CheckConstraint(
                condition=Q(cost_yearly__isnull=True) | Q(cost_yearly__gte=0), name="roadmaps_measure_cost_yearly"
            ),
            models.CheckConstraint(condition=one_of("status", Status), name="roadmaps_measure_status"),
        ]

    def __str__(self) -> str:
        return self.title


class OwnershipRole(models.TextChoices):
    LEAD = "lead"
    DEPUTY = "deputy"
    COLLABORATOR = "collaborator"


class Ownership(models.Model):
    """Who answers for a measure from a day until another (vastuutus), with the title and unit of the time."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="ownerships")
    person = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="ownerships")
    role = models.CharField(max_length=20, choices=OwnershipRole, default=OwnershipRole.LEAD)
    title = models.CharField(max_length=200)
    unit = models.CharField(max_length=200, blank=True)
    from_date = models.DateField(null=True, blank=True)
    until_date = models.DateField(null=True, blank=True)
    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("ownership")
        constraints = [
            models.CheckConstraint(condition=ordered("from_date", "until_date"), name="roadmaps_ownership_dates"),
            models.UniqueConstraint(
                fields=["measure"],
                condition=Q(role="lead", until_date__isnull=True),
                name="roadmaps_ownership_one_open_lead",
            ),
        ]


class ScheduleChange(Signed):
    """A change of a measure's dates with its reason; the sum of them is the slip."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="schedule_changes")
    old_start = models.DateField(null=True)
    old_end = models.DateField(null=True)
    new_start = models.DateField(null=True)
    new_end = models.DateField(null=True)
    reason = models.TextField(blank=True)
    cause = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("schedule change")
        constraints = [
            models.CheckConstraint(
                condition=Q(cause="") | one_of("cause", Cause), name="roadmaps_schedule_change_cause"
            )
        ]


class Verdict(models.TextChoices):
    GO_ON = "go_on"
    NOT_NOW = "not_now"
    STOP = "stop"


class StudyOutcome(models.Model):
    """What a study led to (selvityksen lopputulos): a follow-up measure, or why there is none."""

    measure = models.OneToOneField(Measure, on_delete=models.CASCADE, related_name="outcome")
    verdict = models.CharField(max_length=10, choices=Verdict)
    reason = models.TextField(blank=True)
    follow_up = models.ForeignKey(Measure, null=True, blank=True, on_delete=models.SET_NULL, related_name="came_of")
    on = models.DateField()

    class Meta:
        verbose_name = _("outcome of a study")
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="go_on") | ~Q(reason=""), name="roadmaps_study_outcome_says_why_not"
            )
        ]
