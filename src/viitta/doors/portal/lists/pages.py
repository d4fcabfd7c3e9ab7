"""The three lists as ready strings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.roadmaps.words import PROVENANCE

ORDER = ("theme", "goal", "provenance")


@dataclass(frozen=True, slots=True)
class ListedLine:
    id: int
    title: str
    under: str
    count: str
    edit_address: str
    move_address: str
    remove_address: str
    can_rise: bool
    can_sink: bool


@dataclass(frozen=True, slots=True)
class ListedList:
    kind: str
    title: str
    about: str
    empty: str
    add_words: str
    add_address: str
    lines: tuple[ListedLine, ...]


@dataclass(frozen=True, slots=True)
class ListsPage:
    title: str
    roadmap: str
    roadmap_address: str
    new_measure: str
    lists: tuple[ListedList, ...]


def words_of(kind: str) -> dict[str, str]:
    """What the list of a kind is called and says of itself."""
    return {
        "theme": {
            "title": _("Themes"),
            "about": _("Main headings that the measures are grouped under. Every measure has one."),
            "empty": _("No themes yet: write the first one."),
            "add": _("Add a theme"),
            "edit": _("Edit the theme"),
        },
        "goal": {
            "title": _("Goals"),
            "about": _("What the roadmap is for. A measure may serve several goals, or none."),
            "empty": _("No goals yet."),
            "add": _("Add a goal"),
            "edit": _("Edit the goal"),
        },
        "provenance": {
            "title": _("Source materials"),
            "about": _("What the roadmap was put together from: an earlier project, an idea day, a strategy."),
            "empty": _("No source materials yet."),
            "add": _("Add a source material"),
            "edit": _("Edit the source material"),
        },
    }[kind]


def lists_page(roadmap: Roadmap, rows: Mapping[str, Sequence[Any]]) -> ListsPage:
    """`rows` are those of each kind in their order, with `measure_count`."""
    return ListsPage(
        title=_("Themes, goals and sources"),
        roadmap=roadmap.name,
        roadmap_address=reverse("roadmap", args=[roadmap.pk]),
        new_measure=reverse("measure_new", args=[roadmap.pk]) if rows["theme"] else "",
        lists=tuple(_list(roadmap, kind, rows[kind]) for kind in ORDER),
    )


def _list(roadmap: Roadmap, kind: str, rows: Sequence[Any]) -> ListedList:
    words = words_of(kind)
    return ListedList(
        kind=kind,
        title=words["title"],
        about=words["about"],
        empty=words["empty"],
        add_words=words["add"],
        add_address=reverse("listed_add", args=[roadmap.pk, kind]),
        lines=tuple(_line(roadmap, kind, row, place, len(rows)) for place, row in enumerate(rows)),
    )


def _line(roadmap: Roadmap, kind: str, row: Any, place: int, count: int) -> ListedLine:
    args = [roadmap.pk, kind, row.pk]
    said = ngettext("%(count)s measure", "%(count)s measures", row.measure_count) % {"count": row.measure_count}
    source = str(PROVENANCE[row.kind]) if kind == "provenance" else ""
    return ListedLine(
        id=row.pk,
        title=row.title,
        under=" · ".join(filter(None, [source, row.description])),
        count=said,
        edit_address=reverse("listed_edit", args=args),
        move_address=reverse("listed_move", args=args),
        remove_address=reverse("listed_remove", args=args),
        can_rise=place > 0,
        can_sink=place < count - 1,
    )
