"""Roadmaps (tiekartta) and their lists: goals, themes, provenances, wholes."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


def one_of(field: str, values: object) -> Q:
    """The database refuses what is not in a closed list."""
    return Q(**{f"{field}__in": [str(value) for value in values]})  # type: ignore[attr-defined]


class Roadmap(models.Model):
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="roadmaps")
    circle = models.ForeignKey(
        "organisations.Circle", null=True, blank=True, on_delete=models.PROTECT, related_name="roadmaps"
    )
    group = models.ForeignKey(
        "organisations.WorkingGroup", null=True, blank=True, on_delete=models.SET_NULL, related_name="roadmaps"
    )
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    language = models.CharField(max_length=2, default="fi")
    starts_on = models.DateField()
    ends_on = models.DateField()
    approval = models.ForeignKey(
        "decisions.Decision", null=True, blank=True, on_delete=models.SET_NULL, related_name="roadmaps"
    )
    previous = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="next_ones")
    readiness_waived = models.JSONField(default=list)  # rules of core.readiness that are not asked here
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("roadmap")
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="roadmaps_roadmap_period"),
            models.CheckConstraint(condition=~Q(name=""), name="roadmaps_roadmap_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Listed(models.Model):
    """A titled row of a roadmap in an order given by hand."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title


class Goal(Listed):
    """What the roadmap is for (tavoite); another classification than themes."""

    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="goals")
    indicators = models.ManyToManyField("indicators.Indicator", blank=True, related_name="goals")

    class Meta:
        verbose_name = _("goal")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["roadmap", "title"], name="roadmaps_goal_title")]


class Theme(Listed):
    """A main heading of the roadmap (pääkohta)."""

    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="themes")

    class Meta:
        verbose_name = _("theme")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["roadmap", "title"], name="roadmaps_theme_title")]


class ProvenanceKind(models.TextChoices):
    EARLIER_PROJECT = "earlier_project"
    IDEA_DAY = "idea_day"
    STRATEGY = "strategy"
    WORKSHOP = "workshop"


class Provenance(Listed):
    """Source material that the roadmap was put together from (lähtötieto)."""

    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="provenances")
    kind = models.CharField(max_length=20, choices=ProvenanceKind)

    class Meta:
        verbose_name = _("provenance")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["roadmap", "title"], name="roadmaps_provenance_title")]


class Whole(Listed):
    """A larger whole above single measures (kokonaisuus)."""

    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="wholes")

    class Meta:
        verbose_name = _("whole")
        ordering = ["position", "pk"]
