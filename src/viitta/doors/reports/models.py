"""Reports that are drafted from the data and then edited: own text, comments, published versions."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from viitta.parts.audit.models import Signed
from viitta.parts.roadmaps.models import one_of

# Kinds of reports: of a roadmap, and of a joint project to its funder at the end and in the middle.
FINAL, FUNDER, INTERIM = "final", "funder", "interim"
TO_FUNDER = (FUNDER, INTERIM)


class Placing(models.TextChoices):
    """Where an own text stands: beside the drafted one or in its place."""

    BEFORE = "before"
    AFTER = "after"
    INSTEAD = "instead"


class Report(models.Model):
    """A final report of a roadmap (loppuraportti), or a report of its project to the funder. What it says is drawn from the data until a version is published."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="reports")
    roadmap = models.ForeignKey("roadmaps.Roadmap", on_delete=models.CASCADE, related_name="reports")
    kind = models.CharField(max_length=20, default=FINAL)
    title = models.CharField(max_length=200)
    language = models.CharField(max_length=2, default="fi")
    shows_names = models.BooleanField(default=False)  # title only, unless somebody chose otherwise
    begun_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("report")
        ordering = ["-begun_at", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="reports_report_has_title")]

    def __str__(self) -> str:
        return self.title


class OwnText(Signed):
    """What somebody wrote into a section of a report. `drafted` is what the data said when it was written."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="own_texts")
    section = models.CharField(max_length=40)  # key of the section: schedules, goals, lessons …
    placing = models.CharField(max_length=10, choices=Placing, default=Placing.AFTER)
    text = models.TextField()
    drafted = models.TextField(blank=True)
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("own text of a report")
        constraints = [
            models.UniqueConstraint(fields=["report", "section"], name="reports_own_text_once"),
            models.CheckConstraint(condition=one_of("placing", Placing.values), name="reports_own_text_placing"),
        ]


class ReportComment(Signed):
    """What a member of the group says of a section."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="comments")
    section = models.CharField(max_length=40)
    text = models.TextField()
    at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("comment on a report")
        ordering = ["at", "pk"]


class ReportVersion(Signed):
    """A published version: nothing that changes later changes it. A correction is a new version with its reason."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    reason = models.TextField(blank=True)
    document = models.JSONField()  # core.document as stored
    published_at = models.DateTimeField()

    class Meta:
        verbose_name = _("version of a report")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="reports_version_once")]


class VersionFile(models.Model):
    """A file of a published version, kept so that it is the same whenever it is asked for."""

    version = models.ForeignKey(ReportVersion, on_delete=models.CASCADE, related_name="files")
    form = models.CharField(max_length=10)  # pdf, docx, html, xlsx
    content = models.ForeignKey("files.Content", on_delete=models.PROTECT, related_name="report_files")

    class Meta:
        verbose_name = _("file of a version")
        constraints = [models.UniqueConstraint(fields=["version", "form"], name="reports_version_file_once")]
