"""The whole page of a roadmap: summary, filters, heads of the columns, rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core.progress import Kind, Status, Timeliness
from viitta.doors.portal.roadmap.filters import NO_OWNER, SITUATIONS, Filters
from viitta.doors.portal.roadmap.pages.contents import Contents, chosen, situation_words
from viitta.doors.portal.roadmap.pages.matrix import MatrixPart, matrix_of
from viitta.doors.portal.roadmap.pages.menu import menu_of
from viitta.doors.portal.roadmap.pages.rows import Drawer, Group
from viitta.doors.portal.roadmap.pages.summary import Summary, summary_of
from viitta.doors.portal.selects import Select
from viitta.parts.followup.words import OUTCOME, TIMELINESS
from viitta.parts.roadmaps.models import Origin
from viitta.parts.roadmaps.words import KIND, ORIGIN, STATUS
from viitta.render.svg import quarter_head

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Head:
    """Head of a column that sorts."""

    word: str
    address: str
    direction: str
    kind: str = ""
    extra: str = ""  # class that hides the column where there is no room


@dataclass(frozen=True, slots=True)
class RoadmapPage:
    summary: Summary
    view: str
    views: tuple[tuple[str, str, bool], ...]
    hidden: Choices  # what the filter form keeps of the address
    selects: tuple[Select, ...]
    more: tuple[Select, ...]
    more_open: bool
    q: str
    clear_address: str
    said: str  # "Showing 3 of 12 measures."
    heads: Mapping[str, Head]
    years: SafeString
    groups: tuple[Group, ...]
    matrix: MatrixPart | None
    is_empty: bool  # the roadmap has no measures at all
    can_edit: bool
    addresses: Mapping[str, str]
    menu: tuple[tuple[str, str], ...]
    all_word: str  # the button that edits every row shown


def roadmap_page(contents: Contents, filters: Filters, language: str) -> RoadmapPage:
    """A roadmap in ready strings."""
    lines = chosen(contents, filters)
    drawer = Drawer(contents, filters, language)
    view = filters.view if contents.can_edit or filters.view != "select" else ""
    view = view or "table"
    clean = Filters(view=filters.view, quarter=filters.quarter)
    hidden = {"view": filters.view, "quarter": filters.quarter, "sort": filters.sort}
    selects, more = _selects(contents, filters)
    return RoadmapPage(
        summary=summary_of(contents, filters, language),
        view=view,
        views=_views(filters, view, can_edit=contents.can_edit),
        hidden=tuple((name, value) for name, value in hidden.items() if value),
        selects=selects,
        more=more,
        more_open=filters.more,
        q=filters.q,
        clear_address=clean.address() if filters.narrows else "",
        said=_said(len(lines), len(contents.lines)) if filters.narrows else "",
        heads=_heads(filters),
        years=mark_safe(quarter_head(drawer.scale, quarters=drawer.is_timeline)),
        groups=drawer.groups(lines) if view != "matrix" else (),
        matrix=matrix_of(contents, lines, drawer.measure, language) if view == "matrix" else None,
        is_empty=not contents.lines,
        can_edit=contents.can_edit,
        addresses=_addresses(contents, filters),
        menu=menu_of(contents.roadmap.pk, can_edit=contents.can_edit),
        all_word=_all_word(len(lines)),
    )


def _views(filters: Filters, view: str, *, can_edit: bool) -> tuple[tuple[str, str, bool], ...]:
    """The same rows in other shapes; choosing them is for who may edit."""
    words = {"": _("Table"), "timeline": _("Timeline"), "matrix": _("Matrix")}
    found = [(name, word, view == (name or "table")) for name, word in words.items()]
    found += [("select", _("Edit many"), view == "select")] if can_edit else []
    return tuple((filters.address(view=name), word, is_now) for name, word, is_now in found)


def _all_word(count: int) -> str:
    said = ngettext("Edit the %(count)s measure shown", "Edit all %(count)s measures shown", count)
    return said % {"count": count}


def _said(shown: int, count: int) -> str:
    said = ngettext("Showing %(shown)s of %(count)s measure.", "Showing %(shown)s of %(count)s measures.", count)
    return said % {"shown": shown, "count": count}


def _addresses(contents: Contents, filters: Filters) -> dict[str, str]:
    args = [contents.roadmap.pk]
    query = filters.address().removeprefix("?")

    def file(kind: str) -> str:
        return "?" + "&".join(filter(None, [query, urlencode({"format": kind})]))

    return {
        "self": reverse("roadmap", args=args),
        "edit": reverse("roadmap_edit", args=args),
        "lists": reverse("roadmap_lists", args=args),
        "approval": reverse("roadmap_approval", args=args),
        "new": reverse("measure_new", args=args),
        "bulk": reverse("bulk", args=args) + filters.address(),
        "csv": file("csv"),
        "xlsx": file("xlsx"),
        "take_out": reverse("export_xlsx", args=args),
        "bring_in": f"{reverse('imports')}?roadmap={contents.roadmap.pk}",
    }


def _select(name: str, label: str, everything: str, choices: Iterable[tuple[object, object]], value: object) -> Select:
    rows = tuple((str(key), str(word)) for key, word in choices)
    return Select(name, label, (("", everything), *rows), str(value or ""))


def _selects(contents: Contents, filters: Filters) -> tuple[tuple[Select, ...], tuple[Select, ...]]:
    """Filters in sight and those behind "more"; each offers only what the roadmap has."""
    every = _("All")
    facts = [line.facts for line in contents.lines]
    words = situation_words(contents.lines)
    owners = {line.owner: line.owner_title for line in contents.lines if line.owner != NO_OWNER}
    people = [(NO_OWNER, _("without an owner")), *sorted(owners.items(), key=lambda pair: pair[1].casefold())]
    situations = [(kind, words[kind]) for kind in SITUATIONS if kind in words]
    kinds = {one.kind for one in facts}
    statuses, timely, origins = ({getattr(one, name) for one in facts} for name in ("status", "timeliness", "origin"))
    units = {one.unit for one in facts}
    first = (
        _select("situation", _("Situation"), every, situations, filters.situation),
        _select("theme", _("Theme"), every, contents.themes.items(), filters.theme),
        _select("owner", _("Owner"), every, people, filters.owner),
    )
    more = (
        _select("kind", _("Kind"), every, [(k, KIND[k]) for k in Kind if k in kinds], filters.kind),
        _select("status", _("Status"), every, [(s, STATUS[s]) for s in Status if s in statuses], filters.status),
        _select(
            "timeliness", _("Timeliness"), every, [(t, TIMELINESS[t]) for t in Timeliness if t in timely],
            filters.timeliness,
        ),
        _select("goal", _("Goal"), every, contents.goals.items(), filters.goal),
        _select("unit", _("Unit"), every, [row for row in contents.units.items() if row[0] in units], filters.unit),
        _select("origin", _("Origin"), every, [(o, ORIGIN[o]) for o in Origin if o in origins], filters.origin),
        _select("outcome", _("Outcome of the schedule"), every, OUTCOME.items(), filters.outcome),
    )  # fmt: skip
    return first, more


def _heads(filters: Filters) -> dict[str, Head]:
    words = {
        "title": (_("Measure"), "", ""),
        "owner": (_("Owner"), "", ""),
        "start": (_("Schedule"), "", "wide"),
        "end": (_("Ends"), "", "wide"),
        "reported": (_("Reported"), "n", ""),
        "expected": (_("Expected"), "n", ""),
        "situation": (_("Situation"), "", ""),
        "slip": (_("Slip"), "n", "wide"),
        "updated": (_("Updated"), "", "wide"),
    }
    return {name: _head(name, *said, filters) for name, said in words.items()}


def _head(name: str, word: str, kind: str, extra: str, filters: Filters) -> Head:
    """First press sorts upwards, the second downwards, the third goes back to the order of the plan."""
    if filters.sorted_by != name:
        return Head(word, filters.address(sort=name), "", kind, extra)
    following = "" if filters.is_descending else f"-{name}"
    return Head(
        word, filters.address(sort=following), "descending" if filters.is_descending else "ascending", kind, extra
    )
