"""Closing a project: whether a follow-up is needed, and drafting it from what was left open."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.doors.portal.gate import posted, show_form
from viitta.doors.portal.projects.gate import accepted, coordinated, get_project
from viitta.doors.portal.projects.menu import frame_of
from viitta.doors.portal.projects.running.forms import ClosingForm
from viitta.doors.portal.projects.words import sentence_of
from viitta.doors.portal.register.deeds import saved, seen_of
from viitta.parts.joint_projects import queries
from viitta.parts.joint_projects.actions.base import Refused
from viitta.parts.joint_projects.actions.closing import draft_follow_up
from viitta.parts.joint_projects.actions.results import tell_closing
from viitta.parts.joint_projects.models import JointProject, UseState
from viitta.parts.joint_projects.permissions import can_coordinate, can_found_project
from viitta.parts.joint_projects.queries import running
from viitta.parts.joint_projects.queries.running import uses_of
from viitta.parts.risks.models import RiskState
from viitta.parts.risks.queries import risks_of
from viitta.parts.ui.requests import ActorRequest

FIELDS = {"closing_without_grounds": "grounds"}


@dataclass(frozen=True, slots=True)
class Left:
    """What a project leaves open, by title."""

    results: tuple[str, ...]
    risks: tuple[tuple[str, str], ...]  # address, title
    phases: tuple[str, ...]


def left_of(project: JointProject) -> Left:
    """Results that are not in use everywhere, open risks, phases that have not ended."""
    columns, uses = running.users_of(queries.partners_of(project)), uses_of(project)
    used = {(row.result_id, row.partner_id) for row in uses if row.state == UseState.IN_USE}
    results = running.results_by_id(project)
    risks = risks_of(project.roadmap).exclude(state=RiskState.CLOSED) if project.roadmap else []
    today = timezone.localdate()
    return Left(
        tuple(one.title for pk, one in results.items() if any((pk, row.pk) not in used for row in columns)),
        tuple((reverse("risk", args=[row.pk]), row.title) for row in risks),
        tuple(row.title for row in queries.phases_of(project) if row.ends_on >= today),
    )


@login_required
@require_safe
def closing(request: ActorRequest, pk: int) -> HttpResponse:
    """What was said of a follow-up project, and what is left open."""
    row = get_project(request, pk)
    told, may = running.closing_of(row), can_coordinate(request.actor, row)
    words = {
        True: _("A follow-up project is needed."),
        False: _("No follow-up project is needed."),
        None: _("It has not been decided whether a follow-up project is needed."),
    }
    drafts = bool(
        told.follow_up_needed and told.follow_up_id is None and can_found_project(request.actor, row.organisation_id)
    )
    page = {
        "title": _("Closing the project"), "lead": _("Whether a follow-up project is needed, why, and who decides."),
        "sentence": words[told.follow_up_needed], "grounds": told.grounds, "body": told.deciding_body, "left": left_of(row),
        "edit_address": reverse("project_closing_edit", args=[pk]) if may else "",
        "draft_address": reverse("project_follow_up", args=[pk]) if drafts else "",
        "follow_up": (reverse("project", args=[told.follow_up.pk]), told.follow_up.name) if told.follow_up else None,
    }  # fmt: skip
    context = {"page": page, "frame": frame_of(row, "project_closing")}
    return render(request, "portal/projects/running/closing.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def closing_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Write whether a follow-up project is needed."""
    row = coordinated(request, pk)
    told = running.closing_of(row)
    words = {True: "yes", False: "no", None: ""}
    initial = {"needed": words[told.follow_up_needed], "grounds": told.grounds, "deciding_body": told.deciding_body}
    form = ClosingForm(posted(request), initial={**initial, "seen": told.revision})
    back = reverse("project_closing", args=[pk])
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        said = {"grounds": data["grounds"], "deciding_body": data["deciding_body"]}
        needed, seen = form.is_needed(), seen_of(form)
        act = lambda: tell_closing(project=row, needed=needed, seen=seen, **said, by=request.actor, at=timezone.now())  # noqa: E731
        if accepted(form, lambda: saved(form, act), FIELDS) and not form.errors:
            return redirect(back)
    return show_form(request, form, _("Is a follow-up project needed?"), back=back, lead=row.name)


@login_required
@require_POST
def follow_up(request: ActorRequest, pk: int) -> HttpResponse:
    """Draft the next project from what is open."""
    row = coordinated(request, pk)
    told, left = running.closing_of(row), left_of(row)
    opened = {"results": left.results, "risks": [title for _address, title in left.risks], "phases": left.phases}
    try:
        made = draft_follow_up(
            closing=told, programme=queries.programme_of(row), **opened, by=request.actor, at=timezone.now()
        )
    except Refused as why:
        messages.warning(request, sentence_of(why))
        return redirect("project_closing", pk)
    messages.success(request, _("The follow-up project has been drafted. Check its time, programme and partners."))
    return redirect("project", made.pk)
