"""The memo of a meeting: comments until it is approved, and the document that is frozen then."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from viitta.parts.audit.models import Signed
from viitta.parts.meetings.models.meetings import Meeting
from viitta.parts.roadmaps.models import one_of


class MemoState(models.TextChoices):
    DRAFT = "draft"
    CHECKING = "checking"  # sent to be checked and approved
    APPROVED = "approved"


class Publicity(models.TextChoices):
    """Publicity class (julkisuusluokka) of the record, as case management asks for it."""

    PUBLIC = "public"  # julkinen
    PARTLY_SECRET = "partly_secret"  # osittain salassa pidettävä
    SECRET = "secret"  # salassa pidettävä


class ApprovalRole(models.TextChoices):
    CHECKER = "checker"  # tarkastaja
    APPROVER = "approver"  # hyväksyjä


class Memo(models.Model):
    """The memo (muistio). It is drawn from the meeting until it is approved; then `document` is what it says."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="memo")
    state = models.CharField(max_length=10, choices=MemoState, default=MemoState.DRAFT)
    shows_names = models.BooleanField(default=False)  # title only, unless somebody chose otherwise
    diary_number = models.CharField(max_length=60, blank=True)
    publicity = models.CharField(max_length=15, choices=Publicity, default=Publicity.PUBLIC)
    retention = models.CharField(max_length=60, blank=True)  # säilytysaika in words: 10 v, pysyvästi
    text = models.TextField(blank=True)  # what the secretary adds at the end
    document = models.JSONField(null=True)  # core.document as stored, when approved
    approved_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("memo")
        constraints = [
            models.CheckConstraint(condition=one_of("state", MemoState.values), name="meetings_memo_state"),
            models.CheckConstraint(condition=one_of("publicity", Publicity.values), name="meetings_memo_publicity"),
        ]


class MemoFile(models.Model):
    """A file of an approved memo, kept so that it is the same whenever it is asked for."""

    memo = models.ForeignKey(Memo, on_delete=models.CASCADE, related_name="files")
    form = models.CharField(max_length=10)  # pdf, docx, html
    content = models.ForeignKey("files.Content", on_delete=models.PROTECT, related_name="memo_files")

    class Meta:
        verbose_name = _("file of a memo")
        constraints = [models.UniqueConstraint(fields=["memo", "form"], name="meetings_memo_file_once")]


class MemoComment(Signed):
    """What somebody says of a memo before it is approved."""

    memo = models.ForeignKey(Memo, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField()
    at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("comment on a memo")
        ordering = ["at", "pk"]


class MemoApproval(models.Model):
    """Who is asked to check or approve a memo. The link opens it; what was seen is what is approved."""

    memo = models.ForeignKey(Memo, on_delete=models.CASCADE, related_name="approvals")
    person = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.SET_NULL, related_name="memo_approvals"
    )
    title = models.CharField(max_length=200)  # as it was
    role = models.CharField(max_length=10, choices=ApprovalRole)
    token_hash = models.CharField(max_length=64, unique=True)
    seal = models.CharField(max_length=64)  # fingerprint of the memo that was sent
    sent_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("approval of a memo")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=one_of("role", ApprovalRole.values), name="meetings_approval_role")
        ]
