"""Recommendations of a roadmap's final report, and what the next roadmap answered to each."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from viitta.parts.audit.models import Signed
from viitta.parts.roadmaps.models.measures import Measure
from viitta.parts.roadmaps.models.plan import Roadmap, one_of


class Answer(models.TextChoices):
    TAKEN = "taken"  # taken in, as a measure or otherwise
    LATER = "later"
    NO = "no"  # not taken, because


class Recommendation(Signed):
    """What a roadmap that ends recommends to what comes after it (suositus, S2 §7)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="recommendations")
    text = models.TextField()
    grounds = models.TextField(blank=True)
    position = models.PositiveIntegerField()
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("recommendation")
        ordering = ["position", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="roadmaps_recommendation_has_text")]

    def __str__(self) -> str:
        return self.text[:200]


class RecommendationAnswer(Signed):
    """What another roadmap answered to a recommendation."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="answers")
    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="recommendation_answers")
    answer = models.CharField(max_length=5, choices=Answer)
    reason = models.TextField(blank=True)
    measure = models.ForeignKey(
        Measure, null=True, blank=True, on_delete=models.SET_NULL, related_name="recommendation_answers"
    )
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("answer to a recommendation")
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "roadmap"], name="roadmaps_recommendation_answer_once"),
            models.CheckConstraint(condition=one_of("answer", Answer.values), name="roadmaps_recommendation_answer"),
            models.CheckConstraint(
                condition=~Q(answer=Answer.NO) | ~Q(reason=""), name="roadmaps_recommendation_no_has_reason"
            ),
        ]
