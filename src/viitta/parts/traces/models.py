"""Where a thing came from and what came of it: conversions between parts, without foreign keys."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Trace(models.Model):
    """One step from a thing to the thing made of it, with the labels that both had at the time."""

    organisation = models.BigIntegerField(db_index=True)
    from_kind = models.CharField(max_length=40)
    from_id = models.BigIntegerField()
    from_label = models.CharField(max_length=300)
    to_kind = models.CharField(max_length=40)
    to_id = models.BigIntegerField()
    to_label = models.CharField(max_length=300)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=300)
    by_account = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = _("trace")
        constraints = [
            models.UniqueConstraint(fields=["from_kind", "from_id", "to_kind", "to_id"], name="traces_trace_once")
        ]
        indexes = [models.Index(fields=["to_kind", "to_id"], name="traces_trace_to")]
