"""What a group learns from others: visits and presentations, good practices of other municipalities."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from viitta.parts.audit.models import Signed
from viitta.parts.meetings.models.meetings import Meeting
from viitta.parts.roadmaps.models import one_of


class VisitKind(models.TextChoices):
    TALK = "talk"  # asiantuntijaesitys
    THESIS = "thesis"  # opinnäytetyön esittely
    DEMONSTRATION = "demonstration"  # järjestelmän tai palvelun esittely


class Visit(Signed):
    """A visit or presentation (vierailu, esitys), of our own people or of others (S2 §4.3)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="visits")
    roadmap = models.ForeignKey("roadmaps.Roadmap", null=True, on_delete=models.CASCADE, related_name="visits")
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="visits")
    kind = models.CharField(max_length=15, choices=VisitKind, default=VisitKind.TALK)
    is_own = models.BooleanField(default=False)
    by_title = models.CharField(max_length=200)  # who, by title
    from_organisation = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=300)
    on = models.DateField()
    what_followed = models.TextField(blank=True)
    measure = models.ForeignKey(
        "roadmaps.Measure", null=True, blank=True, on_delete=models.SET_NULL, related_name="visits"
    )  # what it led to
    removed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("visit")
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(subject=""), name="meetings_visit_has_subject"),
            models.CheckConstraint(condition=one_of("kind", VisitKind.values), name="meetings_visit_kind"),
        ]

    def __str__(self) -> str:
        return self.subject


class GoodPractice(Signed):
    """A good practice of another municipality (hyvä käytäntö muualta): what we saw and what we take of it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="good_practices"
    )
    roadmap = models.ForeignKey("roadmaps.Roadmap", null=True, on_delete=models.CASCADE, related_name="good_practices")
    municipality = models.CharField(max_length=200)  # where: any organisation, as text
    what = models.TextField()
    link = models.URLField(max_length=1000, blank=True)
    seen_on = models.DateField()
    taken = models.TextField(blank=True)  # what we take of it
    measure = models.ForeignKey(
        "roadmaps.Measure", null=True, blank=True, on_delete=models.SET_NULL, related_name="good_practices"
    )  # into which measure
    removed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("good practice of others")
        ordering = ["-seen_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(municipality="") & ~Q(what=""), name="meetings_good_practice_has_words")
        ]

    def __str__(self) -> str:
        return f"{self.municipality}: {self.what[:80]}"
