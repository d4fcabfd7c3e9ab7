"""Visits and good practices: lists with their files, add, change, take away and back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.doors.portal.documents.pages import part_of
from viitta.doors.portal.gate import language, posted, show_form
from viitta.doors.portal.learning.forms import PracticeForm, VisitForm
from viitta.doors.portal.learning.pages import facts_of, practices_page, visits_page
from viitta.doors.portal.register.deeds import gone_of, put_away, saved, seen_of
from viitta.doors.portal.register.pages import sheet_of
from viitta.doors.portal.which import MIME, as_file, wanted_roadmap, which_roadmap
from viitta.parts.files.permissions import can_attach
from viitta.parts.files.queries import documents_on
from viitta.parts.meetings.actions import learning as actions
from viitta.parts.meetings.models import GoodPractice, Visit
from viitta.parts.meetings.permissions import can_take_part
from viitta.parts.meetings.queries import learning as queries
from viitta.parts.meetings.queries.meetings import meetings_of
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.roadmaps.queries import measures_of
from viitta.parts.ui.requests import ActorRequest


def _may(request: ActorRequest, roadmap: Roadmap) -> bool:
    return can_take_part(request.actor, roadmap.organisation_id, roadmap.pk)


def _list(request: ActorRequest, of_roadmap: Any, draw: Any, get: Any, name: str) -> HttpResponse:
    roadmap, names = which_roadmap(request)
    if roadmap is None:
        return render(request, "portal/promises/none.html")
    gone = None
    if pk := gone_of(request):
        row = get(request, pk)
        gone = (str(row), reverse(f"{name}_remove", args=[pk])) if row.removed_at and _may(request, roadmap) else None
    page = draw(roadmap, names, list(of_roadmap(roadmap)), can_edit=_may(request, roadmap), gone=gone)
    kind = request.GET.get("format", "")
    if kind in MIME:
        return as_file(kind, [sheet_of(page)], roadmap.name)
    return render(request, "portal/register/list.html", {"page": page})


@login_required
@require_safe
def visits(request: ActorRequest) -> HttpResponse:
    """The visits and presentations of a roadmap, also as a file."""
    return _list(request, queries.visits_of, visits_page, _visit, "visit")


@login_required
@require_safe
def good_practices(request: ActorRequest) -> HttpResponse:
    """Good practices of others that were seen during a roadmap, also as a file."""
    return _list(request, queries.practices_of, practices_page, _practice, "good_practice")


def _visit(request: ActorRequest, pk: int) -> Visit:
    try:
        return queries.get_visit(request.actor, pk, on=timezone.localdate())
    except (Visit.DoesNotExist, OverflowError):
        raise Http404 from None


def _practice(request: ActorRequest, pk: int) -> GoodPractice:
    try:
        return queries.get_practice(request.actor, pk, on=timezone.localdate())
    except (GoodPractice.DoesNotExist, OverflowError):
        raise Http404 from None


def _of(request: ActorRequest, row: Visit | GoodPractice) -> Roadmap:
    """The roadmap of a row that the visitor may change; 404 else."""
    if row.roadmap is None or not _may(request, row.roadmap):
        raise Http404
    return row.roadmap


@dataclass(frozen=True)
class _Kind:
    """What differs between the two registers."""

    list: str
    form: Any
    offers: tuple[str, ...]
    day: str  # the field that begins with today
    new: Any
    add: Callable[..., object]
    change: Callable[..., object]
    remove: Callable[..., object]


VISITS = _Kind(
    "visits", VisitForm, ("measures", "meetings"), "on", actions.NewVisit, actions.add_visits,
    lambda row, **given: actions.change_visit(visit=row, **given),
    lambda rows, **given: actions.remove_visits(visits=rows, **given),
)  # fmt: skip
PRACTICES = _Kind(
    "good_practices", PracticeForm, ("measures",), "seen_on", actions.NewPractice, actions.add_practices,
    lambda row, **given: actions.change_practice(practice=row, **given),
    lambda rows, **given: actions.remove_practices(practices=rows, **given),
)  # fmt: skip


class _Offered:
    """Measures and meetings that a row of a roadmap may point at."""

    def __init__(self, request: ActorRequest, roadmap: Roadmap) -> None:
        self.measures = {row.pk: row for row in measures_of(roadmap)}
        rows = meetings_of(request.actor, on=timezone.localdate()).filter(organisation=roadmap.organisation_id)
        self.meetings = {row.pk: row for row in rows}

    def names(self, *kinds: str) -> dict[str, dict[int, str]]:
        """The same for a form."""
        return {kind: {pk: row.title for pk, row in getattr(self, kind).items()} for kind in kinds}

    def values(self, data: dict[str, Any]) -> dict[str, Any]:
        """Clean values with ids turned into rows."""
        found = {name: value for name, value in data.items() if name != "seen"}
        for name, rows in (("measure", self.measures), ("meeting", self.meetings)):
            if name in found:
                found[name] = rows[int(data[name])] if data[name] else None
        return found


def _initial(row: Any, form: type) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in form.base_fields if name != "seen"}  # type: ignore[attr-defined]
    pointed = {name: values[name].pk for name in ("measure", "meeting") if values.get(name) is not None}
    return {**values, **pointed, "seen": row.revision}


def _show(request: ActorRequest, form: Any, title: str, back: str, roadmap: Roadmap) -> HttpResponse:
    return show_form(
        request, form, title, back=back, lead=roadmap.name
    )  # fmt: skip


@login_required
@require_safe
def visit(request: ActorRequest, pk: int) -> HttpResponse:
    """One visit with its documents."""
    row = _visit(request, pk)
    add_to = f"visit:{pk}" if can_attach(request.actor, row.organisation_id, row.roadmap_id) else ""
    documents = part_of(documents_on("visit", pk), request.actor, language(), add_to=add_to)
    edit = reverse("visit_edit", args=[pk]) if row.roadmap and _may(request, row.roadmap) else ""
    back = f"{reverse('visits')}?roadmap={row.roadmap_id}"
    context = {"visit": row, "facts": facts_of(row), "documents": documents, "edit_address": edit, "back": back}
    return render(request, "portal/learning/visit.html", context)


def _new(request: ActorRequest, kind: _Kind, title: str) -> HttpResponse:
    roadmap = wanted_roadmap(request)
    require(_may(request, roadmap))
    offered = _Offered(request, roadmap)
    form = kind.form(posted(request), initial={kind.day: timezone.localdate()}, **offered.names(*kind.offers))
    back = f"{reverse(kind.list)}?roadmap={roadmap.pk}"
    if request.method == "POST" and form.is_valid():
        new = kind.new(**offered.values(form.cleaned_data))
        kind.add(roadmap=roadmap, new=[new], by=request.actor, at=timezone.now())
        return redirect(back)
    return _show(request, form, title, back, roadmap)


def _edit(request: ActorRequest, kind: _Kind, row: Visit | GoodPractice, title: str) -> HttpResponse:
    roadmap = _of(request, row)
    offered = _Offered(request, roadmap)
    form = kind.form(posted(request), initial=_initial(row, kind.form), **offered.names(*kind.offers))
    back = f"{reverse(kind.list)}?roadmap={roadmap.pk}"
    if request.method == "POST" and form.is_valid():
        said: dict[str, Any] = {"values": offered.values(form.cleaned_data), "seen": seen_of(form)}
        if saved(form, lambda: kind.change(row, by=request.actor, at=timezone.now(), **said)):
            return redirect(back)
    return _show(request, form, title, back, roadmap)


def _remove(request: ActorRequest, kind: _Kind, row: Visit | GoodPractice) -> HttpResponse:
    given: dict[str, Any] = {"by": request.actor, "at": timezone.now()}
    address = f"{reverse(kind.list)}?roadmap={row.roadmap_id}"
    return put_away(request, lambda gone: kind.remove([row], removed=gone, **given), address, row.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def visit_new(request: ActorRequest) -> HttpResponse:
    """Write down a visit."""
    return _new(request, VISITS, _("New visit"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def visit_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a visit."""
    return _edit(request, VISITS, _visit(request, pk), _("Edit the visit"))


@login_required
@require_POST
def visit_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Take a visit out of the list, or bring it back."""
    return _remove(request, VISITS, _visit(request, pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def good_practice_new(request: ActorRequest) -> HttpResponse:
    """Write down a good practice of others."""
    return _new(request, PRACTICES, _("New good practice"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def good_practice_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a good practice."""
    return _edit(request, PRACTICES, _practice(request, pk), _("Edit the good practice"))


@login_required
@require_POST
def good_practice_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Take a good practice out of the list, or bring it back."""
    return _remove(request, PRACTICES, _practice(request, pk))
