"""Editions of a roadmap as ready strings: the list, one edition, the changes between two."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.core.document import Document
from viitta.core.editions import Change
from viitta.parts.roadmaps.models import Edition, Roadmap
from viitta.parts.roadmaps.queries.editions import Comparison
from viitta.parts.roadmaps.words import CHANGES
from viitta.render.html import fragment

TODAY = "today"
FILES = (("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel"))
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An edition in the list."""

    name: str
    day: str
    count: str
    note: str
    who: str
    address: str
    edit_address: str
    changes_address: str
    since_last: str  # address of the changes since the edition before it


@dataclass(frozen=True, slots=True)
class EditionsPage:
    title: str
    roadmap: str
    roadmap_address: str
    lines: tuple[Line, ...]
    freeze_address: str
    merge_address: str
    changes_address: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report in a frame: what to choose, the same as files, the report itself."""

    title: str
    sub: str
    roadmap: str
    roadmap_address: str
    editions_address: str
    address: str
    sides: Choices
    older: str
    newer: str
    kinds: Choices
    kind: str
    files: Choices
    edit_address: str
    changes_address: str
    content: str


def editions_page(roadmap: Roadmap, editions: Sequence[Edition], language: str, *, can_edit: bool) -> EditionsPage:
    """The editions of a roadmap, the newest first."""
    args = [roadmap.pk]
    changes = reverse("changes", args=args)
    return EditionsPage(
        title=_("Editions"),
        roadmap=roadmap.name,
        roadmap_address=reverse("roadmap", args=args),
        lines=tuple(
            _line(one, editions[place - 1] if place else None, language, can_edit=can_edit)
            for place, one in reversed(list(enumerate(editions)))
        ),
        freeze_address=reverse("edition_freeze", args=args) if can_edit else "",
        merge_address=reverse("measures_merge", args=args) if can_edit else "",
        changes_address=changes if editions else "",
    )


def _line(one: Edition, before: Edition | None, language: str, *, can_edit: bool) -> Line:
    args, changes = [one.roadmap_id, one.pk], reverse("changes", args=[one.roadmap_id])
    count: int = one.row_count  # type: ignore[attr-defined]
    return Line(
        name=one.name,
        day=formats.day(one.on, language),
        count=ngettext("%(count)s measure", "%(count)s measures", count) % {"count": count},
        note=one.note,
        who=one.by_label,
        address=reverse("edition", args=args),
        edit_address=reverse("edition_edit", args=args) if can_edit else "",
        changes_address=f"{changes}?{urlencode({'from': one.pk, 'to': TODAY})}",
        since_last=f"{changes}?{urlencode({'from': before.pk, 'to': one.pk})}" if before else "",
    )


def edition_page(edition: Edition, document: Document, *, can_edit: bool) -> ReportPage:
    """One edition."""
    args = [edition.roadmap_id, edition.pk]
    here = reverse("edition", args=args)
    changes = reverse("changes", args=args[:1])
    return ReportPage(
        title=edition.name,
        sub=document.subtitle,
        roadmap=edition.roadmap.name,
        roadmap_address=reverse("roadmap", args=args[:1]),
        editions_address=reverse("editions", args=args[:1]),
        address=here,
        sides=(),
        older="",
        newer="",
        kinds=(),
        kind="",
        files=tuple((f"{here}?format={kind}", word) for kind, word in FILES),
        edit_address=reverse("edition_edit", args=args) if can_edit else "",
        changes_address=f"{changes}?{urlencode({'from': edition.pk, 'to': TODAY})}",
        content=fragment(document),
    )


def _dated(edition: Edition, language: str) -> str:
    """The name with its day, unless the name says it."""
    day = formats.day(edition.on, language)
    return edition.name if day in edition.name else f"{edition.name} ({day})"


def changes_page(
    found: Comparison, document: Document, editions: Sequence[Edition], kind: str, language: str
) -> ReportPage:
    """What changed between two editions."""
    roadmap, here = found.roadmap, reverse("changes", args=[found.roadmap.pk])
    older, newer = (str(side.edition.pk) if side.edition else TODAY for side in (found.older, found.newer))
    sides = [(str(one.pk), _dated(one, language)) for one in editions]
    chosen = {"from": older, "to": newer, **({"kind": kind} if kind else {})}
    there = {one.kind for one in found.differences} | ({kind} if kind else set())
    return ReportPage(
        title=document.title,
        sub=f"{document.organisation} · {roadmap.name}",
        roadmap=roadmap.name,
        roadmap_address=reverse("roadmap", args=[roadmap.pk]),
        editions_address=reverse("editions", args=[roadmap.pk]),
        address=here,
        sides=(*sides, (TODAY, _("today"))),
        older=older,
        newer=newer,
        kinds=(("", _("All")), *((one.value, str(CHANGES[one])) for one in Change if one in there)),
        kind=kind,
        files=tuple((f"{here}?{urlencode({**chosen, 'format': name})}", word) for name, word in (*FILES, ("json", "JSON"))),
        edit_address="",
        changes_address="",
        content=fragment(document),
    )  # fmt: skip
