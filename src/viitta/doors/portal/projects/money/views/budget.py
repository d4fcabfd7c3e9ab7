"""The budget: the page and its files, writing the plan, its decision, amendments, a forecast."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.doors.portal.gate import posted, show_form
from viitta.doors.portal.projects.gate import coordinated, get_project
from viitta.doors.portal.projects.money.deeds import done, show
from viitta.doors.portal.projects.money.forms.budget import AmendForm, BudgetForm, ForecastForm, LockForm, initial_of
from viitta.doors.portal.projects.money.pages.budget import budget_page
from viitta.doors.portal.register.deeds import seen_of
from viitta.doors.portal.which import number_of
from viitta.doors.reports.money.words import paid_types
from viitta.parts.joint_projects.actions import budgets as actions
from viitta.parts.joint_projects.models import JointProject, Partner
from viitta.parts.joint_projects.permissions import can_coordinate
from viitta.parts.joint_projects.queries.money import Money, money_of
from viitta.parts.ui.requests import ActorRequest

FIELDS = {"share_above_maximum": "grant", "no_own_financing": "own"}


@login_required
@require_safe
def project_budget(request: ActorRequest, pk: int) -> HttpResponse:
    """The money of a project as it stands."""
    project = get_project(request, pk)
    page = budget_page(money_of(project), can_edit=can_coordinate(request.actor, project))
    return show(request, project, page, "project_budget")


def _wanted(request: ActorRequest, found: Money) -> Partner | None:
    """The partner whose costs are written: of ?partner=, else common to all."""
    asked = number_of(request.GET.get("partner", ""))
    partner = next((one for one in found.partners if one.pk == asked), None)
    if asked and partner is None:
        raise Http404
    return partner


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def budget_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Write the plan: the costs of one partner or common ones, and the financing of all."""
    project = coordinated(request, pk)
    found = money_of(project)
    version = next((one for one in found.versions if one.locked_at is None), None)
    if version is None and found.versions:
        messages.info(request, _("The budget has been decided. Begin an amendment to change it."))
        return redirect("project_budget", pk)
    partner = _wanted(request, found)
    lines = [one for one in found.lines_of(version) if one.partner_id == (partner.pk if partner else None)]
    initial = {**initial_of(lines, found.financing_of(version)), "seen": version.revision if version else ""}
    years = range(project.starts_on.year, project.ends_on.year + 1)
    form = BudgetForm(posted(request), types=paid_types(found.programme), years=years, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = {"project": project, "partner": partner, "cells": form.cells(), "financing": form.financing()}
        if done(request, form, actions.save_budget, FIELDS, **given, seen=seen_of(form)):
            messages.success(request, _("The plan is saved."))
            return redirect("project_budget", pk)
    tabs = _tabs(project, found, partner)
    return show_form(
        request, form, _("Write the plan"), back=reverse("project_budget", args=[pk]), lead=project.name,
        template="portal/projects/money/budget_edit.html", tabs=tabs, types_word=_("Cost type"),
    )  # fmt: skip


def _tabs(project: JointProject, found: Money, partner: Partner | None) -> tuple[tuple[str, str, bool], ...]:
    address = reverse("budget_edit", args=[project.pk])
    common = (address, _("Common to all"), partner is None)
    return (common, *((f"{address}?partner={one.pk}", one.name, one == partner) for one in found.partners))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def budget_lock(request: ActorRequest, pk: int) -> HttpResponse:
    """Write the decision by which the open version holds."""
    project = coordinated(request, pk)
    version = next((one for one in money_of(project).versions if one.locked_at is None), None)
    if version is None:
        raise Http404
    form = LockForm(posted(request), initial={"seen": version.revision, "reason": version.reason})
    if request.method == "POST" and form.is_valid():
        given = {"decided_on": form.cleaned_data["decided_on"], "reason": form.cleaned_data["reason"]}
        if done(request, form, actions.lock_budget, project=project, **given, seen=seen_of(form)):
            messages.success(request, _("The budget holds now. It is changed by an amendment."))
            return redirect("project_budget", pk)
    lead = _("After this the version never changes any more; what changes is written as an amendment.")
    back = reverse("project_budget", args=[pk])
    return show_form(request, form, _("The budget has been decided"), back=back, lead=lead, button=_("Make it final"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def budget_amend(request: ActorRequest, pk: int) -> HttpResponse:
    """Begin an amendment: a copy of what holds, to be changed and decided."""
    project = coordinated(request, pk)
    form = AmendForm(posted(request))
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if done(request, form, actions.amend_budget, {"no_reason": "reason"}, project=project, reason=reason):
            return redirect("budget_edit", pk)
    back = reverse("project_budget", args=[pk])
    return show_form(
        request, form, _("Amend the budget"), back=back, lead=project.name, button=_("Begin the amendment")
    )


@login_required
@require_POST
def budget_drop(request: ActorRequest, pk: int) -> HttpResponse:
    """Give up the amendment that is being written."""
    project = coordinated(request, pk)
    if not any(one.locked_at is None and one.number > 1 for one in money_of(project).versions):
        raise Http404
    actions.drop_amendment(project=project, by=request.actor, at=timezone.now())
    messages.success(request, _("The amendment was given up. The version before it holds."))
    return redirect("project_budget", pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def budget_forecast(request: ActorRequest, pk: int) -> HttpResponse:
    """Write what is still expected to be spent by cost type."""
    project = coordinated(request, pk)
    found = money_of(project)
    types = paid_types(found.programme)
    initial = {key: sums.expected for key, sums in found.by_type.items() if sums.expected is not None}
    form = ForecastForm(posted(request), types=types, initial=initial)
    if request.method == "POST" and form.is_valid():
        amounts = {key: form.cleaned_data[key] for key in types}
        if done(request, form, actions.save_forecasts, project=project, amounts=amounts):
            return redirect("project_budget", pk)
    lead = _("How much is still to be spent of each type. Empty means the rest of the plan.")
    return show_form(request, form, _("Forecast of costs"), back=reverse("project_budget", args=[pk]), lead=lead)
