"""Readiness of measures that have not started, and the rules that are asked."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from viitta.core.readiness import EVERYTHING
from viitta.doors.portal.gate import get_roadmap, posted, show_form
from viitta.doors.portal.readiness.forms import RulesForm
from viitta.doors.portal.readiness.pages import readiness_page
from viitta.parts.organisations.permissions import require
from viitta.parts.organisations.queries import unit_names
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.permissions import can_edit_roadmap
from viitta.parts.roadmaps.queries.readiness import asked_rules, readiness_in
from viitta.parts.ui.requests import ActorRequest


@login_required
@require_safe
def readiness(request: ActorRequest, pk: int) -> HttpResponse:
    """Each measure that has not started, and what it lacks."""
    roadmap = get_roadmap(request, pk)
    rule = request.GET.get("rule", "")
    page = readiness_page(
        roadmap,
        readiness_in(roadmap, on=timezone.localdate()),
        asked_rules(roadmap),
        unit_names(request.actor, roadmap.organisation_id),
        only=request.GET.get("only") == "1",
        rule=rule if rule in [one.value for one in EVERYTHING] else "",
        can_edit=can_edit_roadmap(request.actor, roadmap),
    )
    return render(request, "portal/readiness/readiness.html", {"page": page})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def readiness_rules(request: ActorRequest, pk: int) -> HttpResponse:
    """Choose which rules a roadmap asks."""
    roadmap = get_roadmap(request, pk)
    require(can_edit_roadmap(request.actor, roadmap))
    form = RulesForm(posted(request), initial={"asked": [rule.value for rule in asked_rules(roadmap)]})
    back = reverse("readiness", args=[pk])
    if request.method == "POST" and form.is_valid():
        values = {"readiness_waived": form.waived()}
        actions.change_roadmap(roadmap=roadmap, values=values, by=request.actor, at=timezone.now())
        return redirect(back)
    lead = _("What is missing is shown. Nothing is blocked: a measure may start without it.")
    return show_form(request, form, _("Rules of readiness"), back=back, lead=lead)
