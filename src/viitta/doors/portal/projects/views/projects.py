"""Joint projects: list, begin one, its overview, its facts, the grant decision."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from viitta.doors.portal.gate import posted, show_form
from viitta.doors.portal.projects.forms.projects import GrantForm, NewProjectForm, ProjectForm
from viitta.doors.portal.projects.gate import accepted, address_of, coordinated, found, get_project
from viitta.doors.portal.projects.menu import frame_of
from viitta.doors.portal.projects.pages.overview import overview
from viitta.doors.portal.projects.pages.projects import projects_page
from viitta.doors.portal.register.deeds import gone_of, saved, seen_of
from viitta.parts.joint_projects import queries
from viitta.parts.joint_projects.actions import projects as actions
from viitta.parts.joint_projects.permissions import can_coordinate, can_found_project
from viitta.parts.joint_projects.queries.programmes import programmes_of
from viitta.parts.organisations.models import Organisation
from viitta.parts.organisations.permissions import require
from viitta.parts.organisations.queries import organisations_of
from viitta.parts.ui.requests import ActorRequest

TOLD = ("name", "summary", "starts_on", "ends_on", "call_closes_on", "state", "split_key", "split_on", "case_number")


def founding(request: ActorRequest) -> dict[int, Organisation]:
    """Organisations for which the visitor may begin a project."""
    return {row.pk: row for row in organisations_of(request.actor) if can_found_project(request.actor, row.pk)}


@login_required
@require_safe
def projects(request: ActorRequest) -> HttpResponse:
    """Joint projects that the visitor's municipalities take part in."""
    rows = list(queries.projects_of(request.actor, on=timezone.localdate()))
    return render(request, "portal/projects/projects.html", {"page": projects_page(rows, bool(founding(request)))})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def project_new(request: ActorRequest) -> HttpResponse:
    """Begin a project."""
    own, programmes = founding(request), programmes_of(request.actor)
    require(bool(own))
    names = {key: one.name for key, one in programmes.items()}
    form = NewProjectForm(posted(request), organisations={pk: row.name for pk, row in own.items()}, programmes=names)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        organisation, programme = own[int(data.pop("organisation"))], programmes[data.pop("programme")]
        new = actions.NewProject(organisation, data.pop("name"), programme, **data)
        made = actions.found_projects(new=[new], by=request.actor, at=timezone.now())[0]
        return redirect(address_of(made))
    return show_form(request, form, _("New joint project"), back=reverse("projects"), button=_("Begin the project"))


@login_required
@require_safe
def project(request: ActorRequest, pk: int) -> HttpResponse:
    """The overview of a project: where it is, its money, its partners and phases, what is due."""
    row, gone = get_project(request, pk), None
    can_edit = can_coordinate(request.actor, row)
    if can_edit and gone_of(request):
        phase = found(queries.get_phase, request, gone_of(request))
        gone = (phase.title, reverse("phase_remove", args=[phase.pk])) if phase.removed_at is not None else None
    page = overview(row, timezone.localdate(), can_edit=can_edit, gone=gone)
    return render(request, "portal/projects/project.html", {"page": page, "frame": frame_of(row, "project")})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def project_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change what is told of a project."""
    row = coordinated(request, pk)
    granted = row.grant_maximum is not None
    initial = {**{name: getattr(row, name) for name in TOLD}, "seen": row.revision, "granted": granted}
    form = ProjectForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {"values": {name: form.cleaned_data[name] for name in TOLD}, "seen": seen_of(form)}
        act = lambda: actions.change_project(project=row, **given, by=request.actor, at=timezone.now())  # noqa: E731
        if saved(form, act):
            return redirect(address_of(row))
    return show_form(request, form, _("Edit the project"), back=address_of(row), lead=row.name)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def project_grant(request: ActorRequest, pk: int) -> HttpResponse:
    """Write the grant decision."""
    row = coordinated(request, pk)
    initial = {
        "maximum": row.grant_maximum,
        "case_number": row.case_number,
        "report_due_on": row.report_due_on,
        "conditions": row.conditions,
        "body": row.grant_decision.body if row.grant_decision else "",
        "decided_on": row.grant_decision.decided_on if row.grant_decision else None,
    }
    form = GrantForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "by": request.actor, "at": timezone.now()}
        if accepted(form, lambda: actions.record_grant(project=row, **given), {"grant_not_above_zero": "maximum"}):
            return redirect(address_of(row))
    return show_form(request, form, _("Grant decision"), back=address_of(row), lead=row.name)
