"""Working time: the page, staff, months and their approvals, days of officials."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.core.budgets import months_of
from viitta.core.periods import quarters_between
from viitta.core.programmes import unit_cost_per_hour
from viitta.doors.portal.gate import posted, show_form
from viitta.doors.portal.projects.gate import found, get_project
from viitta.doors.portal.projects.money.deeds import did, done, sent, show
from viitta.doors.portal.projects.money.forms.work import DaysForm, MonthForm, WorkerForm
from viitta.doors.portal.projects.money.pages.work import work_page
from viitta.doors.portal.register.deeds import seen_of
from viitta.parts.joint_projects import queries as projects
from viitta.parts.joint_projects.actions import work as actions
from viitta.parts.joint_projects.models import JointProject, Partner, PartnerRole, Worker, WorkMonth
from viitta.parts.joint_projects.permissions import can_coordinate, can_speak_for
from viitta.parts.joint_projects.queries import money as queries
from viitta.parts.joint_projects.queries.projects import partners_of, phases_of, programme_of
from viitta.parts.organisations.permissions import require
from viitta.parts.ui.requests import ActorRequest

TOLD = ("title", "model", "share", "yearly_cost", "unit_cost", "monthly_salary", "side_cost_percent", "from_date",
        "until_date", "has_job_description")  # fmt: skip
FIELDS = {"no_unit_cost": "unit_cost", "no_salary_or_share": "monthly_salary", "share_too_small": "share"}
MONTH = {"no_hours": "hours", "hours_above_limit": "hours", "month_booked": "month", "month_outside_project": "month"}


@login_required
@require_safe
def project_work(request: ActorRequest, pk: int) -> HttpResponse:
    """Staff, months, approvals; days of officials."""
    project = get_project(request, pk)
    people = (partners_of(project), phases_of(project))
    booked = frozenset(queries.known_vouchers(project))
    workers, days = queries.workers_of(request.actor, project), queries.official_days_of(project)
    return show(request, project, work_page(project, workers, booked, days, people, request.actor), "project_work")


def _speaking(request: ActorRequest, project: JointProject) -> dict[int, Partner]:
    """The partners for which the visitor may write."""
    rows = [
        one for one in partners_of(project) if one.role != PartnerRole.OUTSIDER and can_speak_for(request.actor, one)
    ]
    require(bool(rows))
    return {one.pk: one for one in rows}


def _terms(project: JointProject, partners: dict[int, Partner], data: dict[str, Any]) -> dict[str, Any]:
    """Clean values with the price of an hour, which follows from the yearly cost when it is not told."""
    values = {**{name: data[name] for name in TOLD}, "partner": partners[int(data["partner"])]}
    if values["unit_cost"] is None and values["yearly_cost"] is not None:
        values["unit_cost"] = unit_cost_per_hour(values["yearly_cost"], programme_of(project).hours_a_year)
    return values


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def worker_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Write who is paid by the project."""
    project = get_project(request, pk)
    partners = _speaking(request, project)
    form = WorkerForm(posted(request), partners={key: one.name for key, one in partners.items()})
    back = reverse("project_work", args=[pk])
    if request.method == "POST" and form.is_valid():
        new = actions.NewWorker(**_terms(project, partners, form.cleaned_data))
        if done(request, form, actions.add_workers, FIELDS, project=project, new=[new]):
            return redirect(back)
    return show_form(request, form, _("Staff of the project"), back=back, lead=project.name)


def _worker(request: ActorRequest, pk: int) -> Worker:
    row: Worker = found(queries.get_worker, request, pk)
    require(can_speak_for(request.actor, row.partner))
    return row


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def worker_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change the terms of somebody paid by the project."""
    row = _worker(request, pk)
    partners = _speaking(request, row.project)
    initial = {**{name: getattr(row, name) for name in TOLD}, "partner": row.partner_id, "seen": row.revision}
    form = WorkerForm(posted(request), partners={key: one.name for key, one in partners.items()}, initial=initial)
    back = reverse("project_work", args=[row.project_id])
    if request.method == "POST" and form.is_valid():
        values = _terms(row.project, partners, form.cleaned_data)
        if done(request, form, actions.change_worker, FIELDS, worker=row, values=values, seen=seen_of(form)):
            return redirect(back)
    return show_form(request, form, _("Terms of the work"), back=back, lead=row.title)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def month_write(request: ActorRequest, pk: int) -> HttpResponse:
    """Write the working time of a month."""
    row = _worker(request, pk)
    form = MonthForm(posted(request), months=months_of(row.project.starts_on, row.project.ends_on))
    back = reverse("project_work", args=[row.project_id])
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if done(request, form, actions.write_month, MONTH, worker=row, **given):
            return redirect(f"{back}#w{row.pk}")
    return show_form(request, form, _("Working time of a month"), back=back, lead=row.title)


@login_required
@require_POST
def month_approve(request: ActorRequest, pk: int, who: str) -> HttpResponse:
    """Approve a month as its worker or as the employer."""
    if who not in ("worker", "employer"):
        raise Http404
    row: WorkMonth = found(queries.get_month, request, pk)
    require(can_speak_for(request.actor, row.worker.partner))
    did(request, actions.approve_month, _("Approved."), month=row, as_employer=who == "employer")
    return redirect("project_work", row.worker.project_id)


@login_required
@require_POST
def month_book(request: ActorRequest, pk: int) -> HttpResponse:
    """Take a month that both have approved into the accounts."""
    row: WorkMonth = found(queries.get_month, request, pk)
    require(can_coordinate(request.actor, row.worker.project))
    did(request, actions.book_month, _("The month is in the accounts."), month=row)
    return redirect("project_work", row.worker.project_id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def official_days(request: ActorRequest, pk: int) -> HttpResponse:
    """Write the days of a municipality's own officials."""
    partner: Partner = found(projects.get_partner, request, pk)
    require(can_speak_for(request.actor, partner))
    project = partner.project
    phases, quarters = phases_of(project), list(quarters_between(project.starts_on, project.ends_on))
    own = [one for one in queries.official_days_of(project) if one.partner_id == pk]
    initial = {f"days_{one.phase_id}_{one.quarter}": one.days for one in own}
    form = DaysForm(posted(request), phases=phases, quarters=quarters, initial=initial)
    back = reverse("project_work", args=[project.pk])
    if sent(request, form) and done(request, form, actions.save_official_days, partner=partner, cells=form.cells()):
        return redirect(back)
    lead = _("%(name)s: days that were promised for each phase, and given in each quarter.") % {"name": partner.name}
    return show_form(
        request, form, _("Days of officials"), back=back, lead=lead, template="portal/projects/money/days.html"
    )
