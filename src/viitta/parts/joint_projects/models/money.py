"""Plan of the money: versions of the budget, financing; claims and what partners are invoiced."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from viitta.parts.audit.models import Signed
from viitta.parts.joint_projects.models.projects import JointProject, Partner
from viitta.parts.roadmaps.models import one_of


class BudgetVersion(Signed):
    """A version of the plan (talousarvio): original, then amended by decisions; a locked one never changes."""

    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="budgets")
    number = models.PositiveIntegerField()  # 1 is the original
    reason = models.CharField(max_length=300, blank=True)
    decision = models.ForeignKey(
        "decisions.Decision", null=True, blank=True, on_delete=models.SET_NULL, related_name="project_budgets"
    )
    decided_on = models.DateField(null=True, blank=True)
    locked_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("version of a budget")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="joint_projects_budget_number"),
            models.UniqueConstraint(
                fields=["project"], condition=Q(locked_at__isnull=True), name="joint_projects_one_open_budget"
            ),
        ]


class BudgetLine(models.Model):
    """Planned costs of a cost type in a year, of one partner or common to all (partner empty), without VAT."""

    version = models.ForeignKey(BudgetVersion, on_delete=models.CASCADE, related_name="lines")
    cost_type = models.CharField(max_length=30)  # key of a cost type of the programme
    year = models.PositiveSmallIntegerField()
    partner = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.PROTECT, related_name="budget_lines")
    amount = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("line of a budget")
        constraints = [
            models.UniqueConstraint(
                fields=["version", "cost_type", "year", "partner"], name="joint_projects_budget_line_once"
            ),
            models.UniqueConstraint(
                fields=["version", "cost_type", "year"],
                condition=Q(partner__isnull=True),
                name="joint_projects_common_budget_line_once",
            ),
            models.CheckConstraint(condition=~Q(cost_type=""), name="joint_projects_budget_line_type"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="joint_projects_budget_line_not_negative"),
        ]


class FinancingKind(models.TextChoices):
    GRANT = "grant"  # haettava avustus (S1 q26 a)
    PARTNER = "partner"  # osallistujatahojen rahoitusosuus (b)
    OTHER = "other"  # muu rahoitus, mikä? (c)


class FinancingRow(models.Model):
    """Where the money of a version comes from; the form has empty and repeated rows, the data has not."""

    version = models.ForeignKey(BudgetVersion, on_delete=models.CASCADE, related_name="financing")
    kind = models.CharField(max_length=10, choices=FinancingKind)
    name = models.CharField(max_length=200, blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("financing row")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=one_of("kind", FinancingKind.values), name="joint_projects_financing_kind"
            ),
            models.CheckConstraint(condition=Q(amount__gte=0), name="joint_projects_financing_not_negative"),
        ]


class Forecast(Signed):
    """What is still expected to be spent of a cost type in a month, when it differs from the rest of the plan."""

    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="forecasts")
    cost_type = models.CharField(max_length=30)
    partner = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.CASCADE, related_name="forecasts")
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("forecast of costs")


class ClaimState(models.TextChoices):
    DRAFT = "draft"
    SENT = "sent"  # its figures are frozen
    PAID = "paid"


class Claim(Signed):
    """A payment claim (maksatushakemus): costs of a period, both days included, and what of them the grant pays."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="claims")
    number = models.PositiveIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    state = models.CharField(max_length=10, choices=ClaimState, default=ClaimState.DRAFT)
    is_last = models.BooleanField(default=False)
    income = models.DecimalField(max_digits=14, decimal_places=2, default=0)  # deducted from eligible costs
    advance = models.DecimalField(
        max_digits=14, decimal_places=2, default=0
    )  # paid before costs, deducted from what is due
    eligible = models.DecimalField(max_digits=14, decimal_places=2, null=True)  # frozen when sent
    cumulative = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    grant_cumulative = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    due = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    sent_on = models.DateField(null=True, blank=True)
    paid_on = models.DateField(null=True, blank=True)
    paid = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("payment claim")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="joint_projects_claim_number"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="joint_projects_claim_period"),
            models.CheckConstraint(condition=one_of("state", ClaimState.values), name="joint_projects_claim_state"),
            models.CheckConstraint(
                condition=Q(state=ClaimState.DRAFT) | Q(eligible__isnull=False, due__isnull=False),
                name="joint_projects_claim_frozen_when_sent",
            ),
        ]


class ClaimLine(models.Model):
    """Costs of one type in a sent claim: this period and cumulative, of one partner or common."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="lines")
    cost_type = models.CharField(max_length=30)
    partner = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.PROTECT, related_name="claim_lines")
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    cumulative = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        verbose_name = _("line of a claim")


class PartnerInvoice(Signed):
    """What the applicant invoices a partner for its share (laskutus osakkailta); invoices of a claim add up to the cent."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="invoices")
    claim = models.ForeignKey(Claim, null=True, blank=True, on_delete=models.PROTECT, related_name="invoices")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="invoices")
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    number = models.CharField(max_length=60, blank=True)
    invoiced_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    paid_on = models.DateField(null=True, blank=True)
    reason = models.JSONField(default=dict)  # how the cents came about
    removed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("invoice to a partner")
        ordering = ["pk"]
