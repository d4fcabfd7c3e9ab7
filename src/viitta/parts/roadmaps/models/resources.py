"""What a measure takes and what it ends: effort, milestones, old practices."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from viitta.parts.roadmaps.models.measures import Measure


class Effort(models.Model):
    """Person-days that a measure takes of a person, or of a role nobody is named for yet, in a quarter (työmäärä)."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="efforts")
    person = models.ForeignKey(
        "organisations.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="efforts"
    )
    role = models.CharField(max_length=200)  # the person's title at the time, or the role
    unit = models.ForeignKey(
        "organisations.Unit", null=True, blank=True, on_delete=models.SET_NULL, related_name="efforts"
    )
    quarter = models.CharField(max_length=6)  # 2023Q1
    days = models.DecimalField(max_digits=6, decimal_places=1)  # person-days

    class Meta:
        verbose_name = _("effort")
        ordering = ["quarter", "role", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(days__gt=0), name="roadmaps_effort_days"),
            models.CheckConstraint(condition=Q(quarter__regex=r"^\d{4}Q[1-4]$"), name="roadmaps_effort_quarter"),
            models.CheckConstraint(condition=~Q(role=""), name="roadmaps_effort_has_role"),
        ]


class Milestone(models.Model):
    """A day by which so much of a measure is to be done (välitavoite); the expected percent follows them."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(max_length=200)
    due_on = models.DateField()
    percent = models.PositiveSmallIntegerField()  # of the measure that is done when it is reached
    reached_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("milestone")
        ordering = ["due_on", "percent", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(percent__range=(1, 100)), name="roadmaps_milestone_percent"),
            models.CheckConstraint(condition=~Q(title=""), name="roadmaps_milestone_has_title"),
            models.UniqueConstraint(fields=["measure", "title"], name="roadmaps_milestone_title"),
        ]


class OldPractice(models.Model):
    """What a measure makes needless (vanha käytäntö): where it is done, when it is to end and when it ended."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="old_practices")
    what = models.CharField(max_length=300)
    unit = models.ForeignKey(
        "organisations.Unit", null=True, blank=True, on_delete=models.SET_NULL, related_name="old_practices"
    )
    ends_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("old practice")
        ordering = ["ends_on", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(what=""), name="roadmaps_old_practice_has_text")]
