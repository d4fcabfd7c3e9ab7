"""Phases of a project: add, change, remove and bring back."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from viitta.doors.portal.gate import posted, show_form
from viitta.doors.portal.projects.forms.projects import PhaseForm
from viitta.doors.portal.projects.gate import accepted, address_of, coordinated, found
from viitta.doors.portal.register.deeds import put_away, saved, seen_of
from viitta.parts.joint_projects import queries
from viitta.parts.joint_projects.actions import projects as actions
from viitta.parts.joint_projects.permissions import can_coordinate
from viitta.parts.organisations.permissions import require
from viitta.parts.ui.requests import ActorRequest

FIELDS = {"ends_before_start": "ends_on", "phase_outside_project": "ends_on"}
TOLD = ("title", "starts_on", "ends_on", "description")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def phase_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Add a phase to a project."""
    row = coordinated(request, pk)
    form = PhaseForm(posted(request))
    if request.method == "POST" and form.is_valid():
        new = actions.NewPhase(**{name: form.cleaned_data[name] for name in TOLD})
        act = lambda: actions.add_phases(project=row, new=[new], by=request.actor, at=timezone.now())  # noqa: E731
        if accepted(form, act, FIELDS):
            return redirect(address_of(row))
    return show_form(request, form, _("New phase"), back=address_of(row), lead=row.name)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def phase_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a phase."""
    row = found(queries.get_phase, request, pk)
    require(can_coordinate(request.actor, row.project))
    form = PhaseForm(posted(request), initial={**{name: getattr(row, name) for name in TOLD}, "seen": row.revision})
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {"values": {name: form.cleaned_data[name] for name in TOLD}, "seen": seen_of(form)}
        act = lambda: actions.change_phase(phase=row, **given, by=request.actor, at=timezone.now())  # noqa: E731
        if accepted(form, lambda: saved(form, act), FIELDS) and not form.errors:
            return redirect(address_of(row.project))
    return show_form(request, form, _("Edit the phase"), back=address_of(row.project), lead=row.project.name)


@login_required
@require_POST
def phase_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Take a phase out of the plan, or bring it back."""
    row = found(queries.get_phase, request, pk)
    given: dict[str, Any] = {"by": request.actor, "at": timezone.now()}
    act = lambda gone: actions.remove_phases(phases=[row], removed=gone, **given)  # noqa: E731
    return put_away(request, act, address_of(row.project), pk)
