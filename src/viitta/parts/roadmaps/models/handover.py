"""Hand-overs: what a successor is told when a measure changes hands."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from viitta.parts.audit.models import Signed
from viitta.parts.roadmaps.models.measures import Measure


class HandOver(Signed):
    """A measure passed from one lead owner to the next (vastuun siirto), with what is to be done next.

    The successor's first mail after it tells it; `told_at` is when.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="hand_overs")
    person = models.ForeignKey("organisations.Person", null=True, on_delete=models.SET_NULL, related_name="handed_over")
    title = models.CharField(max_length=200)  # of who gave it, at the time
    successor = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="taken_over")
    on = models.DateField()
    next_steps = models.TextField(blank=True)
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("hand-over")
        ordering = ["-at", "-pk"]
