"""Lists of documents in ready strings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from viitta.core import formats
from viitta.core.actors import Actor
from viitta.doors.portal.documents.things import NAMES
from viitta.doors.portal.documents.words import KIND
from viitta.doors.portal.selects import Select
from viitta.parts.files.models import Document, DocumentKind
from viitta.parts.files.permissions import can_change
from viitta.parts.files.queries import Wanted

A_PAGE = 100


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document; `about` is the size of a file or the host of a link."""

    title: str
    address: str
    is_link: bool
    kind: str
    day: str
    about: str
    thing: str
    thing_address: str
    edit_address: str


@dataclass(frozen=True, slots=True)
class DocumentsPart:
    """The documents of one thing, for its page."""

    lines: tuple[DocumentLine, ...]
    add_address: str


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    lines: tuple[DocumentLine, ...]
    said: str
    is_narrowed: bool
    text: str
    hidden: tuple[tuple[str, str], ...]
    selects: tuple[Select, ...]
    heads: tuple[tuple[str, str, str], ...]  # word, address, direction
    previous: str
    next: str
    add_address: str


def size_words(size: int, language: str) -> str:
    """A size as people read it."""
    if size < 1_000_000:
        return _("%(size)s kB") % {"size": formats.number(max(1, round(size / 1000)), language)}
    return _("%(size)s MB") % {"size": formats.number(round(size / 1_000_000), language)}


def line_of(row: Document, actor: Actor, language: str, thing: tuple[str, str] = ("", "")) -> DocumentLine:
    """A document in ready strings."""
    if row.content is not None:
        ending = row.file_name.rpartition(".")[2].upper()
        about = f"{ending}, {size_words(row.content.size, language)}"
        address = reverse("document_file", args=[row.pk])
    else:
        about, address = row.link.split("/")[2] if "//" in row.link else row.link, row.link
    return DocumentLine(
        title=row.title,
        address=address,
        is_link=row.content is None,
        kind=str(KIND[DocumentKind(row.kind)]),
        day=formats.day(row.on, language),
        about=about,
        thing=thing[0],
        thing_address=thing[1],
        edit_address=reverse("document_edit", args=[row.pk]) if can_change(actor, row) else "",
    )


def part_of(rows: Iterable[Document], actor: Actor, language: str, *, add_to: str) -> DocumentsPart:
    """The documents of a thing; `add_to` is "kind:id" for those who may attach, else empty."""
    lines = tuple(line_of(row, actor, language) for row in rows)
    return DocumentsPart(lines, f"{reverse('document_new')}?on={add_to}" if add_to else "")


def _address(wanted: Wanted, page: int = 1, **changes: str) -> str:
    values = {
        "q": wanted.text,
        "kind": wanted.kind,
        "thing": wanted.thing,
        "roadmap": wanted.roadmap,
        "sort": wanted.sort,
    }
    values.update(changes, page=page if page > 1 else 0)
    return "?" + urlencode({name: value for name, value in values.items() if value})


def _heads(wanted: Wanted) -> tuple[tuple[str, str, str], ...]:
    """Headings that sort, with the address of the next order and the direction of the present one."""
    found = []
    present = wanted.sort or "-on"
    for key, word in (
        ("title", pgettext("heading", "Title")),
        ("kind", pgettext("document", "Kind")),
        ("on", pgettext("document", "Day")),
    ):
        direction = {key: "ascending", f"-{key}": "descending"}.get(present, "")
        turned = f"-{key}" if present == key else key
        found.append((word, _address(wanted, sort=turned), direction))
    return tuple(found)


def documents_page(
    rows: Sequence[Document],
    count: int,
    number: int,
    wanted: Wanted,
    labels: Mapping[tuple[str, int], tuple[str, str]],
    roadmaps: Mapping[int, str],
    actor: Actor,
    language: str,
) -> DocumentsPage:
    """Page `number` (from 1) of the documents that one sees."""
    every = _("All")
    kinds = (("", every), *((key.value, str(word)) for key, word in KIND.items()))
    things = (("", every), *((key, str(word)) for key, word in NAMES.items()))
    selects = [Select("kind", pgettext("document", "Kind"), kinds, wanted.kind)]
    selects.append(Select("thing", _("Attached to"), things, wanted.thing))
    if len(roadmaps) > 1:
        named = (("", every), *((str(pk), name) for pk, name in roadmaps.items()))
        selects.append(Select("roadmap", _("Roadmap"), named, str(wanted.roadmap or "")))
    said = ngettext("%(count)s document", "%(count)s documents", count) % {"count": formats.number(count, language)}
    here = wanted.roadmap if wanted.roadmap in roadmaps else next(iter(roadmaps), None) if len(roadmaps) == 1 else None
    hidden = (("sort", wanted.sort), ("roadmap", str(wanted.roadmap or "") if len(roadmaps) < 2 else ""))
    return DocumentsPage(
        lines=tuple(line_of(row, actor, language, labels.get((row.target_kind, row.target), ("", ""))) for row in rows),
        said=said,
        is_narrowed=bool(wanted.text or wanted.kind or wanted.thing),
        text=wanted.text,
        hidden=tuple((name, value) for name, value in hidden if value),
        selects=tuple(selects),
        heads=_heads(wanted),
        previous=_address(wanted, number - 1) if number > 1 else "",
        next=_address(wanted, number + 1) if number * A_PAGE < count else "",
        add_address=f"{reverse('document_new')}?on=roadmap:{here}" if here else "",
    )
