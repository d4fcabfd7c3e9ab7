"""Attaching documents, changing what is told of them, taking them away and bringing them back."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from django.db import transaction

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.files.models import Chunk, Content, Document
from viitta.parts.files.permissions import can_attach, can_change, require
from viitta.parts.files.queries import forgettable

PIECE = 256 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Thing:
    """What a document hangs on: a kind such as "measure", its id, and whose it is."""

    kind: str
    id: int
    organisation: int
    roadmap: int | None


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A link, or an open file with its name and media type."""

    title: str
    kind: str
    on: date
    link: str = ""
    stream: BinaryIO | None = None
    file_name: str = ""
    media_type: str = ""


def target_of(document: Document) -> audit.Target:
    """A document as the change log names it."""
    return audit.Target("document", document.pk, document.title)


def keep_content(stream: BinaryIO, media_type: str) -> Content:
    """Keep the bytes of a file, once however often they come; memory holds a piece at a time."""
    digest, size = hashlib.sha256(), 0
    stream.seek(0)
    while piece := stream.read(PIECE):
        digest.update(piece)
        size += len(piece)
    key = digest.hexdigest()
    content, is_new = Content.objects.get_or_create(sha256=key, defaults={"size": size, "media_type": media_type})
    if is_new:
        stream.seek(0)
        position = 0
        while piece := stream.read(PIECE):
            Chunk.objects.create(content=content, position=position, data=piece)
            position += 1
    return content


@transaction.atomic
def attach_documents(*, thing: Thing, new: Sequence[NewDocument], by: Actor, at: datetime) -> list[Document]:
    """Hang files and links on a thing that the actor sees. ValueError when one is neither or both."""
    require(can_attach(by, thing.organisation, thing.roadmap))
    audit.lock([thing.organisation])
    made = []
    for one in new:
        if bool(one.link) == bool(one.stream):
            raise ValueError("a document is a file or a link")
        document = Document.objects.create(
            organisation=thing.organisation,
            roadmap=thing.roadmap,
            target_kind=thing.kind,
            target=thing.id,
            title=one.title,
            kind=one.kind,
            on=one.on,
            link=one.link,
            content=keep_content(one.stream, one.media_type) if one.stream else None,
            file_name=one.file_name,
            at=at,
            **by.signature(thing.organisation)._asdict(),
        )
        made.append(document)
    audit.record(
        "files.documents.attached",
        by=by,
        at=at,
        organisation=thing.organisation,
        target=target_of(made[0]) if len(made) == 1 else audit.NOTHING,
        data={"documents": [row.pk for row in made], "thing": [thing.kind, thing.id]},
    )
    return made


@transaction.atomic
def change_document(*, document: Document, title: str, kind: str, on: date, by: Actor, at: datetime) -> Document:
    """Change what is told of a document; the file or link itself never changes."""
    require(can_change(by, document))
    audit.lock([document.organisation])
    document.title, document.kind, document.on = title, kind, on
    document.save(update_fields=["title", "kind", "on"])
    audit.record("files.document.changed", by=by, at=at, organisation=document.organisation, target=target_of(document))
    return document


@transaction.atomic
def remove_documents(*, documents: Sequence[Document], restore: bool = False, by: Actor, at: datetime) -> None:
    """Take documents off the pages, or bring them back while their files are still kept."""
    require(all(can_change(by, row) for row in documents))
    audit.lock({row.organisation for row in documents})
    for row in documents:
        row.removed_at = None if restore else at
        row.save(update_fields=["removed_at"])
        kind = "files.document.restored" if restore else "files.document.removed"
        audit.record(kind, by=by, at=at, organisation=row.organisation, target=target_of(row))


@transaction.atomic
def forget_removed(*, by: Actor, at: datetime) -> int:
    """Let go of documents that were removed long ago, with files that nothing else uses; returns how many."""
    require(by.is_unlimited)
    gone = list(forgettable(at))
    if not gone:
        return 0
    audit.lock({row.organisation for row in gone})
    for organisation in sorted({row.organisation for row in gone}):
        data = {"documents": [row.pk for row in gone if row.organisation == organisation]}
        audit.record("files.documents.forgotten", by=by, at=at, organisation=organisation, data=data)
    Document.objects.filter(pk__in=[row.pk for row in gone]).delete()
    unused = {relation.name: None for relation in Content._meta.related_objects if relation.name != "chunks"}
    Content.objects.filter(**unused).delete()
    return len(gone)
