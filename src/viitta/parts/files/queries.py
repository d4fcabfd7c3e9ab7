"""Getting documents. Whoever may see the thing may see its documents: the asker says which roadmaps they see."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from viitta.parts.files.models import Chunk, Content, Document

KEPT_AFTER_REMOVAL = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of documents is narrowed to; empty takes everything."""

    text: str = ""
    kind: str = ""
    thing: str = ""  # kind of the thing it hangs on
    roadmap: int | None = None
    sort: str = ""


SORTS = {
    "": ("-on", "-pk"), "on": ("on", "pk"), "-on": ("-on", "-pk"), "title": ("title", "pk"), "-title": ("-title", "-pk"),
    "kind": ("kind", "-on", "-pk"), "-kind": ("-kind", "-on", "-pk"),
}  # fmt: skip


def documents_on(kind: str, pk: int) -> QuerySet[Document]:
    """Documents of one thing, newest first."""
    return Document.objects.filter(target_kind=kind, target=pk, removed_at=None).select_related("content")


def documents_on_all(kind: str, ids: Iterable[int]) -> dict[int, list[Document]]:
    """Documents of several things of a kind, by thing."""
    found: dict[int, list[Document]] = {}
    rows = Document.objects.filter(target_kind=kind, target__in=list(ids), removed_at=None).select_related("content")
    for row in rows:
        found.setdefault(row.target, []).append(row)
    return found


def documents_of(roadmaps: Collection[int], wanted: Wanted) -> QuerySet[Document]:
    """Documents of the roadmaps that the asker sees, narrowed and sorted."""
    rows = Document.objects.filter(roadmap__in=roadmaps, removed_at=None).select_related("content")
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.thing:
        rows = rows.filter(target_kind=wanted.thing)
    if wanted.roadmap is not None:
        rows = rows.filter(roadmap=wanted.roadmap)
    for word in wanted.text.split():
        rows = rows.filter(Q(title__icontains=word) | Q(file_name__icontains=word) | Q(link__icontains=word))
    return rows.order_by(*SORTS.get(wanted.sort, SORTS[""]))


def get_document(roadmaps: Collection[int], pk: int, *, removed: bool = False) -> Document:
    """One document of the roadmaps that the asker sees; Document.DoesNotExist for strangers too."""
    rows = Document.objects.filter(roadmap__in=roadmaps, removed_at__isnull=not removed)
    return rows.select_related("content").get(pk=pk)


def pieces_of(content: Content) -> Iterator[bytes]:
    """The bytes of a file, piece by piece."""
    positions = Chunk.objects.filter(content=content).order_by("position").values_list("pk", flat=True)
    for pk in list(positions):
        yield bytes(Chunk.objects.values_list("data", flat=True).get(pk=pk))


def forgettable(at: datetime) -> QuerySet[Document]:
    """Documents that were removed so long ago that their files may go."""
    return Document.objects.filter(removed_at__lt=at - KEPT_AFTER_REMOVAL)
