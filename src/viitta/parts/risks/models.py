"""The risk register (riskirekisteri): what may go wrong, what is done about it, how it is seen round by round."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from viitta.parts.audit.models import Signed
from viitta.parts.roadmaps.models import one_of


class RiskClass(models.TextChoices):
    """The five classes of the grant application (S1 q29)."""

    ORGANISATION = "organisation"  # organisoituminen ja prosessi
    SCHEDULE = "schedule"  # aikataulu
    CULTURE = "culture"  # päätöksenteko ja toimintakulttuuri
    RESOURCES = "resources"  # resursointi, osaaminen, kustannusarvio
    TECHNICAL = "technical"  # tekniset riskit


class RiskState(models.TextChoices):
    OPEN = "open"
    REALISED = "realised"
    CLOSED = "closed"


def _one_to_five(field: str) -> Q:
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__range": (1, 5)})


class Risk(models.Model):
    """A risk with its likelihood and impact before and, when one is planned, after the countermeasure."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="risks")
    roadmap = models.ForeignKey("roadmaps.Roadmap", on_delete=models.CASCADE, related_name="risks")
    measures = models.ManyToManyField("roadmaps.Measure", blank=True, related_name="risks")
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    saves_nothing = models.BooleanField(default=False)  # toiminnan tehostumishyötyä ei saavuteta
    adds_permanent_costs = models.BooleanField(default=False)  # luo pysyviä kustannuksia, jotka eivät tehosta
    likelihood = models.PositiveSmallIntegerField()  # 1 to 5
    impact = models.PositiveSmallIntegerField()  # 1 to 5
    countermeasure = models.TextField(blank=True)
    likelihood_after = models.PositiveSmallIntegerField(null=True, blank=True)
    impact_after = models.PositiveSmallIntegerField(null=True, blank=True)
    owner = models.ForeignKey(
        "organisations.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="risks"
    )
    state = models.CharField(max_length=10, choices=RiskState, default=RiskState.OPEN)
    seen_on = models.DateField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("risk")
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="risks_risk_has_title"),
            models.CheckConstraint(
                condition=Q(likelihood__range=(1, 5), impact__range=(1, 5)), name="risks_risk_one_to_five"
            ),
            models.CheckConstraint(
                condition=_one_to_five("likelihood_after") & _one_to_five("impact_after"),
                name="risks_risk_after_one_to_five",
            ),
            models.CheckConstraint(condition=one_of("state", RiskState.values), name="risks_risk_state"),
        ]

    def __str__(self) -> str:
        return self.title


class RiskClassing(models.Model):
    """A class that a risk stands in; one risk may stand in several."""

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="classes")
    risk_class = models.CharField(max_length=20, choices=RiskClass)

    class Meta:
        verbose_name = _("class of a risk")
        constraints = [
            models.UniqueConstraint(fields=["risk", "risk_class"], name="risks_classing_once"),
            models.CheckConstraint(condition=one_of("risk_class", RiskClass.values), name="risks_classing_class"),
        ]


class RiskReview(Signed):
    """A risk as it was seen in a round (riskin katselmus): the history; the newest is what the risk says."""

    risk = models.ForeignKey(Risk, on_delete=models.CASCADE, related_name="reviews")
    quarter = models.CharField(max_length=6)  # 2023Q1
    likelihood = models.PositiveSmallIntegerField()
    impact = models.PositiveSmallIntegerField()
    likelihood_after = models.PositiveSmallIntegerField(null=True)
    impact_after = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=10, choices=RiskState)
    note = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("review of a risk")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(quarter__regex=r"^\d{4}Q[1-4]$"), name="risks_review_quarter"),
            models.CheckConstraint(
                condition=Q(likelihood__range=(1, 5), impact__range=(1, 5)), name="risks_review_one_to_five"
            ),
        ]
