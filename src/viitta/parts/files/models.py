"""Documents: files and links that hang on things of other parts, by kind and id. Whoever sees the thing sees them."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from viitta.parts.audit.models import Signed


class DocumentKind(models.TextChoices):
    PLAN = "plan"
    MEMO = "memo"
    DECISION = "decision"
    OFFER = "offer"
    GUIDE = "guide"
    REPORT = "report"
    PICTURE = "picture"
    OTHER = "other"


class Content(models.Model):
    """The bytes of a file, kept once however often it is attached. In the database, so that a copy of it is whole."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()  # bytes
    media_type = models.CharField(max_length=100)  # by what is in it, not by its name

    class Meta:
        verbose_name = _("content of a file")


class Chunk(models.Model):
    """A piece of a content: files are read and written piece by piece, so that memory stays bounded."""

    content = models.ForeignKey(Content, on_delete=models.CASCADE, related_name="chunks")
    position = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        verbose_name = _("piece of a file")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["content", "position"], name="files_chunk_once")]


class Document(Signed):
    """A file or a link with a title, a kind and a day (asiakirja), on a roadmap, measure, entry, risk, ..."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.BigIntegerField(db_index=True)
    roadmap = models.BigIntegerField(null=True, db_index=True)  # of the thing it hangs on, for lists
    target_kind = models.CharField(max_length=40)
    target = models.BigIntegerField()
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=DocumentKind, default=DocumentKind.OTHER)
    on = models.DateField()
    link = models.URLField(max_length=1000, blank=True)
    content = models.ForeignKey(Content, null=True, blank=True, on_delete=models.PROTECT, related_name="documents")
    file_name = models.CharField(max_length=200, blank=True)  # without folders and control characters
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("document")
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["target_kind", "target"], name="files_document_target")]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="files_document_has_title"),
            models.CheckConstraint(
                condition=(Q(link="") & Q(content__isnull=False)) | (~Q(link="") & Q(content__isnull=True)),
                name="files_document_file_or_link",
            ),
        ]
