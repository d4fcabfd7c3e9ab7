"""Running a project: outputs and effects, communication, stakeholders, other projects, results by municipality."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from viitta.parts.audit.models import Signed
from viitta.parts.joint_projects.models.projects import JointProject, Partner
from viitta.parts.roadmaps.models import one_of


class Kept(models.Model):
    """A row of a small register of a project: it can be put away and brought back."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    removed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class OutputKind(models.TextChoices):
    OUTPUT = "output"  # tuotos (S1 q13)
    EFFECT = "effect"  # vaikutus (S1 q7, q8): `choice` is the form's


class Output(Kept):
    """An output or an effect of the project, with its evidence."""

    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="outputs")
    kind = models.CharField(max_length=10, choices=OutputKind, default=OutputKind.OUTPUT)
    choice = models.CharField(max_length=40, blank=True)  # key of a choice of q7 or q8
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    link = models.URLField(max_length=500, blank=True)
    ready_on = models.DateField(null=True, blank=True)
    is_reusable = models.BooleanField(default=False)  # worth taking into use elsewhere (S1 q31)

    class Meta:
        verbose_name = _("output of a project")
        ordering = ["kind", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="joint_projects_output_has_title"),
            models.CheckConstraint(condition=one_of("kind", OutputKind.values), name="joint_projects_output_kind"),
        ]

    def __str__(self) -> str:
        return self.title


class Communication(Kept):
    """A line of the communication plan (viestintäsuunnitelma): to whom, why, how, when, by whom, whether done."""

    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="communications")
    partner = models.ForeignKey(
        Partner, null=True, blank=True, on_delete=models.SET_NULL, related_name="communications"
    )
    audience = models.CharField(max_length=200)
    goal = models.CharField(max_length=300, blank=True)
    channel = models.CharField(max_length=200)
    planned_on = models.DateField(null=True, blank=True)
    doer = models.CharField(max_length=200, blank=True)  # a title
    done_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    link = models.URLField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("line of a communication plan")
        ordering = ["planned_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(audience="") & ~Q(channel=""), name="joint_projects_communication_says")
        ]

    def __str__(self) -> str:
        return self.audience


class Stakeholder(Kept):
    """Somebody outside whom the project concerns (sidosryhmä, yhteistyöverkosto; S1 q33, q35)."""

    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="stakeholders")
    name = models.CharField(max_length=200)
    interest = models.TextField(blank=True)  # why it concerns them
    how = models.TextField(blank=True)  # how they are involved

    class Meta:
        verbose_name = _("stakeholder")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="joint_projects_stakeholder_has_name")]

    def __str__(self) -> str:
        return self.name


class RelatedProject(Kept):
    """Another project that this one builds on or waits for (S1 q27, q28)."""

    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="related_projects")
    name = models.CharField(max_length=200)
    owner = models.CharField(max_length=200, blank=True)  # whose project
    relation = models.TextField(blank=True)  # what is taken from it, what is given to it
    is_dependency = models.BooleanField(default=False)  # this project waits for it
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    link = models.URLField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("related project")
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="joint_projects_related_has_name"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="joint_projects_related_dates",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ResultKind(models.TextChoices):
    EXPERIMENT = "experiment"
    PRACTICE = "practice"
    SYSTEM = "system"


class Result(Kept):
    """An experiment, practice or system of the project, which each municipality may take into use."""

    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="results")
    kind = models.CharField(max_length=10, choices=ResultKind)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("result of a project")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="joint_projects_result_has_title"),
            models.CheckConstraint(condition=one_of("kind", ResultKind.values), name="joint_projects_result_kind"),
        ]

    def __str__(self) -> str:
        return self.title


class UseState(models.TextChoices):
    IN_USE = "in_use"
    TAKING = "taking"  # on its way into use
    NOT = "not"  # and why not


class ResultRound(models.Model):
    """Asking every municipality for its column: during the project, and 6, 12 and 24 months after its end."""

    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="result_rounds")
    months_after = models.PositiveSmallIntegerField(null=True)  # None: during the project
    due_on = models.DateField()
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("round of results")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "months_after"], name="joint_projects_result_round_once")
        ]


class ResultUse(Signed):
    """Whether a municipality uses a result: the newest answer; the history is in its revisions."""

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="uses")
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="uses")
    state = models.CharField(max_length=10, choices=UseState)
    on = models.DateField(null=True, blank=True)  # taken into use, or decided
    why_not = models.TextField(blank=True)
    changed = models.TextField(blank=True)  # what changed in the way of working
    yearly_cost = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)  # that stays
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("use of a result")
        constraints = [
            models.UniqueConstraint(fields=["result", "partner"], name="joint_projects_use_once"),
            models.CheckConstraint(condition=one_of("state", UseState.values), name="joint_projects_use_state"),
            models.CheckConstraint(
                condition=~Q(state=UseState.NOT) | ~Q(why_not=""), name="joint_projects_use_says_why_not"
            ),
        ]


class ResultUseRevision(Signed):
    """Every version of a municipality's answer, with the round it was given in."""

    use = models.ForeignKey(ResultUse, on_delete=models.CASCADE, related_name="revisions")
    round = models.ForeignKey(ResultRound, null=True, on_delete=models.SET_NULL, related_name="answers")
    revision = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=UseState)
    on = models.DateField(null=True)
    why_not = models.TextField(blank=True)
    changed = models.TextField(blank=True)
    yearly_cost = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("revision of the use of a result")
        ordering = ["revision"]
        constraints = [models.UniqueConstraint(fields=["use", "revision"], name="joint_projects_use_revision_once")]


class ResultLink(models.Model):
    """The mail link by which a person fills the column of one municipality. Only the hash of its token is stored."""

    round = models.ForeignKey(ResultRound, on_delete=models.CASCADE, related_name="links")
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="result_links")
    person = models.ForeignKey("organisations.Person", on_delete=models.CASCADE, related_name="result_links")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("link to a column of results")


class Closing(Signed):
    """Closing a project: whether a follow-up project is needed, why, and which body decides (S1 q10)."""

    project = models.OneToOneField(JointProject, on_delete=models.CASCADE, related_name="closing")
    follow_up_needed = models.BooleanField(null=True)
    grounds = models.TextField(blank=True)
    deciding_body = models.CharField(max_length=200, blank=True)
    follow_up = models.ForeignKey(
        JointProject, null=True, blank=True, on_delete=models.SET_NULL, related_name="follow_up_of"
    )
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("closing of a project")
