"""Joint projects (yhteishanke): the programme that funds them, their partners with their terms, their phases."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from viitta.parts.audit.models import Signed
from viitta.parts.organisations.models import DatedQuerySet, ordered
from viitta.parts.roadmaps.models import one_of


class ProgrammeCopy(models.Model):
    """A funding programme of an organisation's own (rahoitusohjelma), as rules; shipped ones are data of core."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="funding_programmes"
    )
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=200)
    rules = models.JSONField(default=dict)  # as core.programmes writes them
    removed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("funding programme")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "key"], name="joint_projects_programme_key"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(key=""), name="joint_projects_programme_named"),
        ]

    def __str__(self) -> str:
        return self.name


class ProjectState(models.TextChoices):
    DRAFTING = "drafting"  # the application is being written
    SUBMITTED = "submitted"
    REJECTED = "rejected"
    RUNNING = "running"  # the grant decision has been made
    ENDED = "ended"  # the project time is over, the settlement is being made
    SETTLED = "settled"


class SplitKey(models.TextChoices):
    """By what the own financing is split between the partners (jakoperuste)."""

    POPULATION = "population"
    EQUAL = "equal"
    PERCENT = "percent"
    FIXED = "fixed"


class JointProject(models.Model):
    """A project of several municipalities with a grant. One to one with a circle; the applicant's organisation owns it.

    `rules` are those of the programme when the project was made: they hold for the whole project time.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="joint_projects"
    )
    circle = models.OneToOneField("organisations.Circle", on_delete=models.PROTECT, related_name="joint_project")
    roadmap = models.ForeignKey(
        "roadmaps.Roadmap", null=True, blank=True, on_delete=models.SET_NULL, related_name="joint_projects"
    )
    group = models.ForeignKey(
        "organisations.WorkingGroup", null=True, blank=True, on_delete=models.SET_NULL, related_name="joint_projects"
    )  # ohjausryhmä
    name = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    language = models.CharField(max_length=2, default="fi")
    programme = models.CharField(max_length=60)
    rules = models.JSONField(default=dict)
    call = models.JSONField(default=dict)  # choice lists and length limits of the call, where they differ from shipped
    call_closes_on = models.DateField(null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    state = models.CharField(max_length=10, choices=ProjectState, default=ProjectState.DRAFTING)
    split_key = models.CharField(max_length=10, choices=SplitKey, default=SplitKey.POPULATION)
    split_on = models.DateField(null=True, blank=True)  # the day whose population is used
    case_number = models.CharField(max_length=60, blank=True)  # of the funder, as it is written there
    grant_decision = models.ForeignKey(
        "decisions.Decision", null=True, blank=True, on_delete=models.SET_NULL, related_name="granted_projects"
    )
    grant_maximum = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    conditions = models.TextField(blank=True)  # conditions of the decision, one on a line
    report_due_on = models.DateField(null=True, blank=True)
    previous = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="next_ones")
    is_sample = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("joint project")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="joint_projects_project_has_name"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="joint_projects_project_period"),
            models.CheckConstraint(condition=one_of("state", ProjectState.values), name="joint_projects_project_state"),
            models.CheckConstraint(condition=one_of("split_key", SplitKey.values), name="joint_projects_project_key"),
        ]

    def __str__(self) -> str:
        return self.name


class PartnerRole(models.TextChoices):
    APPLICANT = "applicant"  # hakija, hankehallinnoija
    PARTNER = "partner"  # osatoteuttaja
    OUTSIDER = "outsider"  # muu sitoutunut taho (S1 q5): no share, no seat


class Partner(models.Model):
    """Who takes part in a project for a time, on which terms. `contact` is private by default."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="partnerships"
    )  # an outsider may be no organisation of the database
    name = models.CharField(max_length=200)  # as it was called when it joined
    code = models.CharField(max_length=10, blank=True)
    role = models.CharField(max_length=10, choices=PartnerRole, default=PartnerRole.PARTNER)
    from_date = models.DateField(null=True, blank=True)
    until_date = models.DateField(null=True, blank=True)
    successor = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="predecessors")
    population = models.PositiveIntegerField(null=True, blank=True)
    population_on = models.DateField(null=True, blank=True)
    population_source = models.CharField(max_length=200, blank=True)
    percent = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    fixed = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    contact = models.ForeignKey(
        "organisations.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="partner_contacts"
    )
    contact_is_public = models.BooleanField(default=False)
    strategy = models.TextField(blank=True)  # how the project is tied to the municipality's strategy (S1 q21)
    strategy_link = models.URLField(max_length=500, blank=True)
    decision = models.ForeignKey(
        "decisions.Decision", null=True, blank=True, on_delete=models.SET_NULL, related_name="joined_projects"
    )
    agreed_on = models.DateField(null=True, blank=True)  # the cooperation agreement was signed
    agreement_link = models.URLField(max_length=500, blank=True)
    note = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)
    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="joint_projects_partner_has_name"),
            models.CheckConstraint(condition=one_of("role", PartnerRole.values), name="joint_projects_partner_role"),
            models.CheckConstraint(condition=ordered("from_date", "until_date"), name="joint_projects_partner_dates"),
            models.UniqueConstraint(
                fields=["project", "organisation"],
                condition=Q(until_date__isnull=True, organisation__isnull=False),
                name="joint_projects_partner_once",
            ),
            models.UniqueConstraint(
                fields=["project"],
                condition=Q(until_date__isnull=True, role=PartnerRole.APPLICANT),
                name="joint_projects_one_applicant",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ShareCause(models.TextChoices):
    SPLIT = "split"  # computed by the key
    MERGER = "merger"  # added from predecessors, never recomputed
    LEAVING = "leaving"
    AGREED = "agreed"  # written by hand, by agreement


class Share(models.Model):
    """A partner's share of the own financing from a day until another, exact to the cent (omarahoitusosuus)."""

    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="shares")
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="shares")
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    cause = models.CharField(max_length=10, choices=ShareCause, default=ShareCause.SPLIT)
    reason = models.JSONField(default=dict)  # how the cents came about, as core.shares tells it
    from_date = models.DateField(null=True, blank=True)
    until_date = models.DateField(null=True, blank=True)
    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("share")
        ordering = ["from_date", "partner__position", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="joint_projects_share_not_negative"),
            models.CheckConstraint(condition=ordered("from_date", "until_date"), name="joint_projects_share_dates"),
            models.CheckConstraint(condition=one_of("cause", ShareCause.values), name="joint_projects_share_cause"),
            models.UniqueConstraint(
                fields=["partner"], condition=Q(until_date__isnull=True), name="joint_projects_share_once"
            ),
        ]


class Phase(models.Model):
    """A phase of a project (vaihe); phases may overlap (S1 q10, q12)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="phases")
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    position = models.PositiveIntegerField(default=0)
    removed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("phase")
        ordering = ["position", "starts_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="joint_projects_phase_has_title"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="joint_projects_phase_dates"),
        ]

    def __str__(self) -> str:
        return self.title


class NoticeKind(models.TextChoices):
    """What a change application changes (muutoshakemus)."""

    CONTENT = "content"
    TIME = "time"
    COSTS = "costs"
    PARTNERS = "partners"


class ChangeNotice(Signed):
    """A change told to the funder, with its dates (muutosilmoitus, muutoshakemus; 688/2001 § 14, 757/2021 § 22)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=10, choices=NoticeKind)
    title = models.CharField(max_length=200)
    grounds = models.TextField(blank=True)
    effects = models.TextField(blank=True)  # on goals, time, costs, partners
    noticed_on = models.DateField()  # when the change was known: the notice is due without delay
    sent_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    is_accepted = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    case_number = models.CharField(max_length=60, blank=True)
    partner = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.SET_NULL, related_name="notices")
    removed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("change notice")
        ordering = ["-noticed_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="joint_projects_notice_has_title"),
            models.CheckConstraint(condition=one_of("kind", NoticeKind.values), name="joint_projects_notice_kind"),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(sent_on__isnull=False, answered_on__gte=F("sent_on")),
                name="joint_projects_notice_answer_after_sending",
            ),
        ]

    def __str__(self) -> str:
        return self.title
