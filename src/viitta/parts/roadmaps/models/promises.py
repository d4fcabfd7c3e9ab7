"""What others promised: external parties, their promises, and how the promised days moved."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from viitta.core.progress import Cause
from viitta.parts.audit.models import Signed
from viitta.parts.roadmaps.models.measures import Measure
from viitta.parts.roadmaps.models.plan import Roadmap, one_of


class PartyKind(models.TextChoices):
    SUPPLIER = "supplier"
    AUTHORITY = "authority"
    PROJECT = "project"
    OTHER = "other"


class ExternalParty(models.Model):
    """A supplier, authority or other project outside (ulkoinen toimija), with a contact by title."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="external_parties"
    )
    kind = models.CharField(max_length=10, choices=PartyKind)
    name = models.CharField(max_length=200)
    contact_title = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        verbose_name = _("external party")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="roadmaps_external_party_name"),
            models.CheckConstraint(condition=~Q(name=""), name="roadmaps_external_party_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Promise(models.Model):
    """What a party promised by a day (lupaus), and the measures that wait for it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    party = models.ForeignKey(ExternalParty, on_delete=models.PROTECT, related_name="promises")
    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="promises")
    what = models.CharField(max_length=300)
    promised_on = models.DateField()  # when it was promised
    first_due_on = models.DateField()  # the day first promised; never moves
    due_on = models.DateField()
    kept_on = models.DateField(null=True, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    measures = models.ManyToManyField(Measure, blank=True, related_name="promises")
    reminded_of = models.DateField(null=True)  # the due day that the convenor has been reminded of

    class Meta:
        verbose_name = _("promise")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="roadmaps_promise_has_text"),
            models.CheckConstraint(
                condition=Q(kept_on__isnull=True) | Q(cancelled_on__isnull=True), name="roadmaps_promise_one_end"
            ),
        ]


class PromiseMove(Signed):
    """A change of a promised day, kept for ever."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="moves")
    old_due_on = models.DateField()
    new_due_on = models.DateField()
    told_on = models.DateField()
    reason = models.TextField(blank=True)
    cause = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("change of a promise")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(new_due_on=models.F("old_due_on")), name="roadmaps_promise_move_moves"),
            models.CheckConstraint(condition=Q(cause="") | one_of("cause", Cause), name="roadmaps_promise_move_cause"),
        ]
