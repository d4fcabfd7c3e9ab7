"""What was spent and promised: rows of the accounts, working time, orders; days of the municipalities' own officials."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from viitta.parts.audit.models import Signed
from viitta.parts.joint_projects.models.money import Claim
from viitta.parts.joint_projects.models.projects import JointProject, Partner, Phase
from viitta.parts.roadmaps.models import one_of


class LedgerFile(Signed):
    """A file of the accounts (pääkirjan ote); the hash tells when the same file comes again.

    Its bytes are kept until it has been read in or put aside.
    """

    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="ledger_files")
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    content = models.BinaryField(default=bytes)
    at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)  # None: waits for a decision

    class Meta:
        verbose_name = _("file of the accounts")
        ordering = ["-at", "-pk"]


class LedgerMapping(models.Model):
    """What an account, alone or with a cost centre, means in the project; remembered for the next file."""

    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="ledger_mappings")
    account = models.CharField(max_length=30)
    cost_centre = models.CharField(max_length=60, blank=True)  # empty: whatever the cost centre
    cost_type = models.CharField(max_length=30, blank=True)  # empty: not a cost of the project
    partner = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.PROTECT, related_name="mappings")
    is_eligible = models.BooleanField(default=True)
    reason = models.CharField(max_length=300, blank=True)  # why not eligible

    class Meta:
        verbose_name = _("mapping of an account")
        constraints = [
            models.UniqueConstraint(fields=["project", "account", "cost_centre"], name="joint_projects_mapping_once")
        ]


class LedgerRow(models.Model):
    """A row of the accounts. A correction is a row of its own that points to what it corrects."""

    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="ledger")
    file = models.ForeignKey(LedgerFile, null=True, on_delete=models.PROTECT, related_name="ledger")
    number = models.PositiveIntegerField()  # its row in the file
    voucher = models.CharField(max_length=60)
    on = models.DateField()
    account = models.CharField(max_length=30)
    cost_centre = models.CharField(max_length=60, blank=True)
    text = models.CharField(max_length=300, blank=True)
    net = models.DecimalField(max_digits=14, decimal_places=2)
    vat = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    cost_type = models.CharField(max_length=30, blank=True)
    partner = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.PROTECT, related_name="ledger")
    phase = models.ForeignKey(Phase, null=True, blank=True, on_delete=models.SET_NULL, related_name="ledger")
    order = models.ForeignKey(
        "joint_projects.Order", null=True, blank=True, on_delete=models.SET_NULL, related_name="ledger"
    )  # the order that it pays
    is_eligible = models.BooleanField(default=True)
    reason = models.CharField(max_length=300, blank=True)
    claim = models.ForeignKey(Claim, null=True, blank=True, on_delete=models.PROTECT, related_name="ledger")
    corrects = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrections")
    digest = models.CharField(max_length=64)  # of what the row says: tells a duplicate
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("row of the accounts")
        ordering = ["on", "pk"]
        indexes = [models.Index(fields=["project", "on"], name="joint_projects_ledger_day")]
        constraints = [models.UniqueConstraint(fields=["project", "digest"], name="joint_projects_ledger_row_once")]


class HoursModel(models.TextChoices):
    HOURS = "hours"  # hours worked x unit cost
    SHARE = "share"  # a fixed share of the month's salary


class Worker(models.Model):
    """Somebody paid by the project (hanketyöntekijä): by hours or by a fixed share, with side costs."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="workers")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="workers")
    person = models.ForeignKey(
        "organisations.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="project_work"
    )
    title = models.CharField(max_length=200)
    model = models.CharField(max_length=10, choices=HoursModel, default=HoursModel.HOURS)
    share = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)  # per cent of the working time
    yearly_cost = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    unit_cost = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)  # € an hour
    monthly_salary = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    side_cost_percent = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    from_date = models.DateField(null=True, blank=True)
    until_date = models.DateField(null=True, blank=True)
    has_job_description = models.BooleanField(default=False)
    removed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("worker of a project")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="joint_projects_worker_has_title"),
            models.CheckConstraint(condition=one_of("model", HoursModel.values), name="joint_projects_worker_model"),
        ]

    def __str__(self) -> str:
        return self.title


class WorkMonth(Signed):
    """Working time of a month, approved by the worker and by the employer."""

    worker = models.ForeignKey(Worker, on_delete=models.CASCADE, related_name="months")
    month = models.CharField(max_length=7)  # 2020-01
    hours = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    own_approval_at = models.DateTimeField(null=True)
    own_approval_by = models.CharField(max_length=200, blank=True)
    employer_approval_at = models.DateTimeField(null=True)
    employer_approval_by = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("working month")
        ordering = ["month"]
        constraints = [
            models.UniqueConstraint(fields=["worker", "month"], name="joint_projects_work_month_once"),
            models.CheckConstraint(condition=Q(month__regex=r"^\d{4}-\d{2}$"), name="joint_projects_work_month"),
        ]


class OfficialDays(Signed):
    """Days of a municipality's own officials: promised for a phase (quarter empty), given in a quarter. Never a cost."""

    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="official_days")
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="official_days")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="official_days")
    quarter = models.CharField(max_length=6, blank=True)  # 2020Q1; empty: the promise
    days = models.DecimalField(max_digits=7, decimal_places=1)
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("days of officials")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "partner", "phase", "quarter"], name="joint_projects_official_days_once"
            ),
            models.CheckConstraint(condition=Q(days__gte=0), name="joint_projects_official_days_not_negative"),
            models.CheckConstraint(
                condition=Q(quarter="") | Q(quarter__regex=r"^\d{4}Q[1-4]$"), name="joint_projects_official_quarter"
            ),
        ]


class OrderKind(models.TextChoices):
    ORDER = "order"
    CONTRACT = "contract"
    TRIAL = "trial"  # koekäyttö: ends, and asks for a decision before


class TrialOutcome(models.TextChoices):
    OPEN = ""
    KEPT = "kept"
    ENDED = "ended"


class Order(Signed):
    """An order, contract or trial: money that is committed before it is spent (sidottu)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="orders")
    partner = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.PROTECT, related_name="orders")
    kind = models.CharField(max_length=10, choices=OrderKind, default=OrderKind.ORDER)
    supplier = models.CharField(max_length=200)
    subject = models.CharField(max_length=300)
    net = models.DecimalField(max_digits=14, decimal_places=2)
    cost_type = models.CharField(max_length=30)
    ordered_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)  # a trial's end, a contract's end
    notice_by = models.DateField(null=True, blank=True)
    yearly_cost = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)  # that stays for good
    benefit = models.BigIntegerField(null=True, blank=True)  # what it is shown against
    outcome = models.CharField(max_length=10, choices=TrialOutcome, blank=True)
    outcome_reason = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField(null=True)  # when the decision on a trial was asked for
    is_closed = models.BooleanField(default=False)  # nothing more comes to be paid
    removed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("order")
        ordering = ["-ordered_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(supplier="") & ~Q(subject=""), name="joint_projects_order_named"),
            models.CheckConstraint(condition=one_of("kind", OrderKind.values), name="joint_projects_order_kind"),
            models.CheckConstraint(
                condition=one_of("outcome", TrialOutcome.values), name="joint_projects_order_outcome"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("ordered_on")), name="joint_projects_order_dates"
            ),
        ]

    def __str__(self) -> str:
        return self.subject
