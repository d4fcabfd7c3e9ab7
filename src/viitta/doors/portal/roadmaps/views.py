"""The list of roadmaps, and what their convenor does to one as a whole."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.doors.portal.gate import get_roadmap, language, posted, show_form
from viitta.doors.portal.roadmaps.forms import ApprovalForm, RoadmapForm
from viitta.doors.portal.roadmaps.pages import roadmaps_page
from viitta.parts.followup.queries import newest_rounds
from viitta.parts.organisations.models import Organisation
from viitta.parts.organisations.permissions import require
from viitta.parts.organisations.queries import groups_of, organisations_of
from viitta.parts.roadmaps import actions, queries
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.roadmaps.permissions import can_edit_roadmap, can_found_roadmap
from viitta.parts.ui.requests import ActorRequest


def _own(request: ActorRequest) -> list[Organisation]:
    """Organisations for which the signed-in person may begin a roadmap."""
    return [row for row in organisations_of(request.actor) if can_found_roadmap(request.actor, row.pk)]


@login_required
@require_safe
def roadmaps(request: ActorRequest) -> HttpResponse:
    """Roadmaps that one sees; those put away behind a link."""
    is_archive = request.GET.get("archived") == "1"
    found = queries.roadmaps_of(request.actor, on=timezone.localdate(), archived=is_archive)
    rows = list(queries.with_counts(found))
    page = roadmaps_page(
        rows, newest_rounds(rows), is_archive=is_archive, can_found=bool(_own(request)), language=language()
    )
    return render(request, "portal/roadmaps.html", {"page": page})


def _choices(request: ActorRequest, organisations: list[int], but: int | None = None) -> dict[str, Any]:
    """Groups and earlier roadmaps to choose of."""
    today = timezone.localdate()
    groups = [row for pk in organisations for row in groups_of(request.actor, pk, on=today)]
    everything = [
        row for archived in (False, True) for row in queries.roadmaps_of(request.actor, on=today, archived=archived)
    ]
    earlier = [row for row in everything if row.organisation_id in organisations and row.pk != but]
    return {
        "groups": {row.pk: row for row in groups},
        "earlier": {row.pk: row for row in earlier},
    }


def _named(rows: dict[int, Any]) -> list[tuple[int, str]]:
    return [(pk, row.name) for pk, row in rows.items()]


def _values(data: dict[str, Any], chosen: dict[str, Any]) -> dict[str, Any]:
    """Clean values as the actions take them: ids of the choices become rows."""
    picked = {"group": chosen["groups"].get(int(data.get("group") or 0))}
    picked["previous"] = chosen["earlier"].get(int(data.get("previous") or 0))
    names = ("name", "description", "starts_on", "ends_on", "language")
    return {**{name: data[name] for name in names}, **picked}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def roadmap_new(request: ActorRequest) -> HttpResponse:
    """Begin a roadmap."""
    own = {row.pk: row for row in _own(request)}
    require(bool(own))
    chosen = _choices(request, list(own))
    rows = {"organisations": _named(own), "groups": _named(chosen["groups"]), "earlier": _named(chosen["earlier"])}
    form = RoadmapForm(posted(request), initial={"language": "fi"}, **rows)
    if request.method == "POST" and form.is_valid():
        organisation = own[int(form.cleaned_data["organisation"])]
        new = actions.NewRoadmap(organisation=organisation, **_values(form.cleaned_data, chosen))
        made = actions.found_roadmaps(new=[new], by=request.actor, at=timezone.now())[0]
        messages.success(request, _("The roadmap is there. Next come its themes and goals."))
        return redirect("roadmap_lists", made.pk)
    return show_form(request, form, _("New roadmap"), back=reverse("roadmaps"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def roadmap_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Name, description, period, group, language."""
    row = get_roadmap(request, pk)
    require(can_edit_roadmap(request.actor, row))
    chosen = _choices(request, [row.organisation_id], but=pk)
    names = ("name", "description", "starts_on", "ends_on", "language")
    initial = {name: getattr(row, name) for name in names} | {"group": row.group_id, "previous": row.previous_id}
    form = RoadmapForm(
        posted(request), initial=initial, groups=_named(chosen["groups"]), earlier=_named(chosen["earlier"])
    )
    if request.method == "POST" and form.is_valid():
        values = _values(form.cleaned_data, chosen)
        actions.change_roadmap(roadmap=row, values=values, by=request.actor, at=timezone.now())
        messages.success(request, _("The roadmap is saved."))
        return redirect("roadmap", pk)
    return show_form(
        request, form, _("Edit the roadmap"), back=reverse("roadmap", args=[pk]),
        template="portal/roadmap_edit.html", roadmap=row, is_archived=row.archived_at is not None,
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def roadmap_approval(request: ActorRequest, pk: int) -> HttpResponse:
    """Write who approved the roadmap and when."""
    row = get_roadmap(request, pk)
    require(can_edit_roadmap(request.actor, row))
    form = ApprovalForm(posted(request))
    if request.method == "POST" and form.is_valid():
        actions.record_approval(roadmap=row, by=request.actor, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The approval is written down."))
        return redirect("roadmap", pk)
    lead = _("The first approval fixes the schedules that every later slip is counted from.")
    return show_form(request, form, _("Approval of the roadmap"), back=reverse("roadmap_edit", args=[pk]), lead=lead)


@login_required
@require_POST
def roadmap_archive(request: ActorRequest, pk: int) -> HttpResponse:
    """Put a roadmap away from the lists, or take it back."""
    row: Roadmap = get_roadmap(request, pk)
    archived = request.POST.get("archived") == "1"
    actions.archive_roadmaps(roadmaps=[row], archived=archived, by=request.actor, at=timezone.now())
    done = _("The roadmap is put away. It stays readable among the archived ones.")
    messages.success(request, done if archived else _("The roadmap is back on the list."))
    return redirect("roadmaps")
