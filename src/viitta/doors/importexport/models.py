"""Imports of spreadsheets: each file with what was done of it, and what a heading has come to mean."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class BatchState(models.TextChoices):
    PREVIEWED = "previewed"
    APPLIED = "applied"
    UNDONE = "undone"


class ImportBatch(models.Model):
    """One file on its way into a roadmap (tuonti). The bytes stay until it is applied or put aside.

    `done` is what it changed, as ids, revisions and earlier values: enough to take it back.
    """

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="import_batches"
    )
    roadmap = models.ForeignKey(
        "roadmaps.Roadmap", null=True, on_delete=models.CASCADE, related_name="import_batches"
    )  # none until a new one is founded
    roadmap_name = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    file_name = models.CharField(max_length=200)
    content = models.BinaryField(default=bytes)
    choice = models.JSONField(null=True)  # a person's word on sheet, heading and columns
    state = models.CharField(max_length=10, choices=BatchState, default=BatchState.PREVIEWED)
    by_label = models.CharField(max_length=200)
    by_account = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    done = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("import")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[str(state) for state in BatchState]), name="importexport_batch_state"
            )
        ]

    def __str__(self) -> str:
        return self.file_name


class ColumnHabit(models.Model):
    """What a column of this heading means in the sheets of an organisation; empty leaves it out."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="column_habits"
    )
    heading = models.CharField(max_length=200)  # bare: no case, no punctuation
    field = models.CharField(max_length=20, blank=True)

    class Meta:
        verbose_name = _("meaning of a column")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "heading"], name="importexport_habit_once_a_heading")
        ]
