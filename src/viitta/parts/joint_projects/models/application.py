"""The application (hakemus): an answer per question of the form, with its history and who is writing it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from viitta.parts.audit.models import Signed
from viitta.parts.joint_projects.models.projects import JointProject, Partner
from viitta.parts.roadmaps.models import one_of


class AnswerState(models.TextChoices):
    DRAFT = "draft"
    READY = "ready"


class Answer(Signed):
    """The answer to one question. `values` are choices, rows or a contact, as core.application reads them."""

    project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=4)  # "6", "24"
    text = models.TextField(blank=True)
    values = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=AnswerState, default=AnswerState.DRAFT)
    partner = models.ForeignKey(
        Partner, null=True, blank=True, on_delete=models.SET_NULL, related_name="answers"
    )  # whose task it is
    writer = models.ForeignKey(
        "organisations.Account", null=True, on_delete=models.SET_NULL, related_name="written_answers"
    )  # who has it open now
    writer_until = models.DateTimeField(null=True)
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("answer of an application")
        constraints = [
            models.UniqueConstraint(fields=["project", "question"], name="joint_projects_answer_once"),
            models.CheckConstraint(condition=~Q(question=""), name="joint_projects_answer_has_question"),
            models.CheckConstraint(condition=one_of("state", AnswerState.values), name="joint_projects_answer_state"),
        ]

    def __str__(self) -> str:
        return self.question


class AnswerRevision(Signed):
    """Every version of an answer, the newest too."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="revisions")
    revision = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    values = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("revision of an answer")
        ordering = ["revision"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "revision"], name="joint_projects_answer_revision_once")
        ]


class SentApplication(Signed):
    """The application as it was sent (lähetetty hakemus), as core.application writes it: what changes later leaves it."""

    project = models.OneToOneField(JointProject, on_delete=models.CASCADE, related_name="sent_application")
    content = models.JSONField()
    sent_on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("sent application")
