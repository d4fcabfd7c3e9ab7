"""The living document: frozen editions, changes of the plan with their reasons, and what undoing needs."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from viitta.parts.audit.models import Signed
from viitta.parts.roadmaps.models.measures import Measure
from viitta.parts.roadmaps.models.plan import Roadmap


class Edition(Signed):
    """A roadmap as it was on a day, under a name (laitos); its rows never change."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="editions")
    name = models.CharField(max_length=200)
    on = models.DateField()
    note = models.TextField(blank=True)
    frozen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("edition")
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["roadmap", "name"], name="roadmaps_edition_name"),
            models.CheckConstraint(condition=~Q(name=""), name="roadmaps_edition_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class EditionRow(models.Model):
    """A measure as an edition keeps it, in words and dates of the day. The person is a reference: a name can be erased."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="rows")
    measure = models.ForeignKey(Measure, null=True, on_delete=models.SET_NULL, related_name="edition_rows")
    uid = models.UUIDField()  # of the measure, which may have been removed since
    position = models.PositiveIntegerField()
    theme = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    scope = models.TextField(blank=True)
    kind = models.CharField(max_length=20)
    status = models.CharField(max_length=20)
    goals = models.JSONField(default=list)  # titles
    owner = models.ForeignKey("organisations.Person", null=True, on_delete=models.SET_NULL, related_name="edition_rows")
    owner_title = models.CharField(max_length=200, blank=True)
    unit_name = models.CharField(max_length=200, blank=True)
    start = models.DateField(null=True)
    end = models.DateField(null=True)

    class Meta:
        verbose_name = _("row of an edition")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["edition", "uid"], name="roadmaps_edition_row_once")]


class PlanChangeKind(models.TextChoices):
    ADDED = "added"
    DROPPED = "dropped"
    MERGED = "merged"
    SPLIT = "split"
    SUPERSEDED = "superseded"
    CARRIED_OVER = "carried_over"
    RESCOPED = "rescoped"
    OWNER_CHANGED = "owner_changed"
    RESTORED = "restored"


class PlanChange(Signed):
    """A change of the plan with its reason: the trail of a measure. Changes of dates are `ScheduleChange`.

    `measure` is what was changed; `other` is what it went into (merged, superseded), a part that came of it (split) or
    the measure of the next roadmap (carried over). Labels stay when the measures go.
    """

    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="plan_changes")
    kind = models.CharField(max_length=20, choices=PlanChangeKind)
    measure = models.ForeignKey(Measure, null=True, on_delete=models.SET_NULL, related_name="plan_changes")
    measure_uid = models.UUIDField()
    measure_label = models.CharField(max_length=200)
    other = models.ForeignKey(Measure, null=True, on_delete=models.SET_NULL, related_name="plan_changes_into")
    other_uid = models.UUIDField(null=True)
    other_label = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("change of the plan")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(other_uid__isnull=True) | ~Q(other_uid=models.F("measure_uid")),
                name="roadmaps_plan_change_not_itself",
            )
        ]


class ChangeSet(Signed):
    """What one deed did to measures, with the values before it, so that it can be undone once."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="change_sets")
    kind = models.CharField(max_length=20)  # single, bulk
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("set of changes")
        ordering = ["-at", "-pk"]


class ChangedMeasure(models.Model):
    """One measure of a set of changes: its values before and after, and the revision that the change made."""

    change_set = models.ForeignKey(ChangeSet, on_delete=models.CASCADE, related_name="measures")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="changed")
    revision = models.PositiveIntegerField()  # of the measure after the change
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        verbose_name = _("changed measure")
        constraints = [models.UniqueConstraint(fields=["change_set", "measure"], name="roadmaps_changed_measure_once")]
