"""Strategy goals, and what became of the goals of a roadmap at the end of its period."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from viitta.parts.audit.models import Signed
from viitta.parts.roadmaps.models.plan import Goal


class StrategyGoal(models.Model):
    """A goal of the municipality's strategy (strateginen tavoite), in a tree, in force for a period."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="strategy_goals"
    )
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("strategy goal")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "parent", "title"], name="roadmaps_strategy_goal_title", nulls_distinct=False
            ),
            models.CheckConstraint(condition=~Q(title=""), name="roadmaps_strategy_goal_has_title"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="roadmaps_strategy_goal_period",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Reached(models.TextChoices):
    REACHED = "reached"
    PARTLY = "partly"
    NOT_REACHED = "not_reached"


class GoalVerdict(Signed):
    """What became of a goal of the roadmap (tavoitteen saavuttaminen): its grounds, and what stands behind them."""

    goal = models.OneToOneField(Goal, on_delete=models.CASCADE, related_name="verdict")
    reached = models.CharField(max_length=12, choices=Reached)
    grounds = models.TextField()
    measures = models.ManyToManyField("roadmaps.Measure", blank=True, related_name="verdicts")
    readings = models.ManyToManyField("indicators.Reading", blank=True, related_name="verdicts")
    on = models.DateField()

    class Meta:
        verbose_name = _("verdict on a goal")
        constraints = [models.CheckConstraint(condition=~Q(grounds=""), name="roadmaps_goal_verdict_has_grounds")]
