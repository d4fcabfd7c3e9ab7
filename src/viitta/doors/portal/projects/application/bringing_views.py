"""Bringing answers in from a JSON file: the file is looked at first, and then all of it is saved or nothing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from viitta.doors.portal.gate import posted, show_form
from viitta.doors.portal.projects.application.bringing import BringForm, SaveForm, bring_page, save_form
from viitta.doors.portal.projects.gate import accepted, coordinated
from viitta.doors.portal.projects.menu import frame_of
from viitta.doors.portal.register.deeds import saved
from viitta.parts.joint_projects.actions import application as actions
from viitta.parts.joint_projects.queries.application import Material, material_of
from viitta.parts.joint_projects.queries.brought import brought
from viitta.parts.organisations.permissions import require
from viitta.parts.ui.requests import ActorRequest

HERE = "project_application"


def _open(request: ActorRequest, pk: int) -> Material:
    """An application that is being written, for whoever coordinates it; else 404."""
    found = material_of(coordinated(request, pk))
    require(found.is_open)
    return found


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def application_bring(request: ActorRequest, pk: int) -> HttpResponse:
    """Choose a file; what it would change is shown, and nothing is saved yet."""
    found = _open(request, pk)
    form = BringForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        seen = brought(found, form.application)
        context = {"page": bring_page(found, seen), "form": save_form(form.application, seen)}
        context["frame"] = frame_of(found.project, HERE)
        return render(request, "portal/projects/application/bring.html", context)
    return show_form(
        request, form, _("Bring answers from a file"), back=reverse(HERE, args=[pk]), lead=found.project.name,
        button=_("Look at the file"),
    )  # fmt: skip


@login_required
@require_POST
def application_bring_save(request: ActorRequest, pk: int) -> HttpResponse:
    """Save every answer of the file that was looked at, or none when something has changed meanwhile."""
    found = _open(request, pk)
    form = SaveForm(request.POST)
    if form.is_valid():
        given = {"project": found.project, "application": form.application, "seen": form.cleaned_data["seen"]}
        act = lambda: actions.bring_answers(**given, by=request.actor, at=timezone.now())  # noqa: E731
        if accepted(form, lambda: saved(form, act)) and not form.errors:
            count = form.cleaned_data["seen"].count(":")
            told = ngettext("%(count)s answer was saved.", "%(count)s answers were saved.", count) % {"count": count}
            messages.success(request, told)
            return redirect(HERE, pk)
    messages.error(
        request, _("Nothing was saved: answers have changed since the file was looked at. Bring the file again.")
    )
    return redirect("project_application_bring", pk)
