"""The change log (muutosloki): what was done, by whom, when. Lowest part: plain identifiers, no foreign keys to others."""

import hashlib
import json
from datetime import UTC

from django.db import models
from django.utils.translation import gettext_lazy as _


class Signed(models.Model):
    """A row that tells who wrote it: what they were called then, and by whom that name is found when it is erased."""

    by_label = models.CharField(max_length=200)
    by_person = models.BigIntegerField(null=True)
    by_account = models.BigIntegerField(null=True)

    class Meta:
        abstract = True


class CacheVersion(models.Model):
    """One number per organisation, raised by every deed in it: what ETags and cached bodies hang on."""

    organisation = models.BigIntegerField(primary_key=True)
    version = models.BigIntegerField(default=1)

    class Meta:
        verbose_name = _("cache version")


class Seal(models.Model):
    """A link of the hash chain over events, so that later tampering shows."""

    digest = models.CharField(max_length=64)
    events = models.PositiveIntegerField()
    sealed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("seal")


class Event(models.Model):
    """One deed. Holds identifiers only: names live in `Label`, which can be erased without breaking the chain."""

    kind = models.CharField(max_length=80)
    at = models.DateTimeField(db_index=True)
    organisation = models.BigIntegerField(null=True, db_index=True)
    actor_kind = models.CharField(max_length=20)
    account = models.BigIntegerField(null=True)
    person = models.BigIntegerField(null=True)
    target_kind = models.CharField(max_length=40, blank=True)
    target = models.BigIntegerField(null=True)
    data = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    seal = models.ForeignKey(Seal, null=True, on_delete=models.PROTECT, related_name="sealed")

    class Meta:
        verbose_name = _("event")
        indexes = [models.Index(fields=["target_kind", "target"], name="audit_event_target")]

    def compute_digest(self) -> str:
        """Hash of what the event says, over its canonical JSON: databases reorder the keys of stored JSON."""
        said = {
            "kind": self.kind,
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "organisation": self.organisation,
            "actor": [self.actor_kind, self.account, self.person],
            "target": [self.target_kind, self.target],
            "data": self.data,
        }
        text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


class Label(models.Model):
    """What an identifier of an event was called at the time; erasable."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="labels")
    role = models.CharField(max_length=20)  # actor, target
    text = models.CharField(max_length=300)

    class Meta:
        verbose_name = _("label")
