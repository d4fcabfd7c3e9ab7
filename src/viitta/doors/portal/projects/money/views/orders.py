"""Orders, contracts and trials: list, add, change, decide on a trial, remove and bring back."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.doors.portal.gate import posted, show_form
from viitta.doors.portal.projects.gate import coordinated, found, get_project
from viitta.doors.portal.projects.money.deeds import done, show
from viitta.doors.portal.projects.money.forms.orders import OrderForm, TrialForm
from viitta.doors.portal.projects.money.pages.orders import orders_page
from viitta.doors.portal.register.deeds import gone_of, put_away, seen_of
from viitta.doors.reports.money.words import paid_types
from viitta.parts.benefits.models import Benefit
from viitta.parts.benefits.queries import benefits_of
from viitta.parts.joint_projects.actions import orders as actions
from viitta.parts.joint_projects.models import JointProject, Order, OrderKind
from viitta.parts.joint_projects.permissions import can_coordinate
from viitta.parts.joint_projects.queries import money as queries
from viitta.parts.joint_projects.queries.projects import partners_of, programme_of
from viitta.parts.organisations.permissions import require
from viitta.parts.ui.requests import ActorRequest

TOLD = ("kind", "supplier", "subject", "net", "cost_type", "ordered_on", "ends_on", "notice_by", "yearly_cost")
FIELDS = {"order_ends_before": "ends_on", "trial_without_end": "ends_on", "notice_after_end": "notice_by"}


@login_required
@require_safe
def project_orders(request: ActorRequest, pk: int) -> HttpResponse:
    """Orders, contracts and trials of a project."""
    project, gone = get_project(request, pk), None
    can_edit = can_coordinate(request.actor, project)
    if can_edit and gone_of(request):
        taken: Order = found(queries.get_order, request, gone_of(request))
        gone = (taken.subject, reverse("order_remove", args=[taken.pk])) if taken.removed_at is not None else None
    rows, benefits = queries.orders_of(project), _benefits(request)
    page = orders_page(project, rows, timezone.localdate(), benefits=benefits, can_edit=can_edit, gone=gone)
    return show(request, project, page, "project_orders")


def _benefits(request: ActorRequest) -> dict[int, Benefit]:
    """Benefits that the visitor sees, by id."""
    return {row.pk: row for row in benefits_of(request.actor, on=timezone.localdate())}


def _form(request: ActorRequest, project: JointProject, initial: dict[str, Any]) -> OrderForm:
    names = {one.pk: one.name for one in partners_of(project)}
    types, benefits = paid_types(programme_of(project)), {pk: row.title for pk, row in _benefits(request).items()}
    return OrderForm(posted(request), types=types, partners=names, benefits=benefits, initial=initial)


def _values(project: JointProject, data: dict[str, Any]) -> dict[str, Any]:
    partner = next((one for one in partners_of(project) if str(one.pk) == data["partner"]), None)
    benefit = int(data["benefit"]) if data["benefit"] else None
    return {**{name: data[name] for name in TOLD}, "partner": partner, "benefit": benefit}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def order_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Write an order."""
    project = coordinated(request, pk)
    form = _form(request, project, {"ordered_on": timezone.localdate()})
    back = reverse("project_orders", args=[pk])
    if request.method == "POST" and form.is_valid():
        new = actions.NewOrder(**_values(project, form.cleaned_data))
        if done(request, form, actions.add_orders, FIELDS, project=project, new=[new]):
            return redirect(back)
    return show_form(request, form, _("New order"), back=back, lead=project.name)


def _own(request: ActorRequest, pk: int) -> Order:
    row: Order = found(queries.get_order, request, pk)
    require(can_coordinate(request.actor, row.project))
    return row


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def order_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change an order; closed it commits nothing more."""
    row = _own(request, pk)
    initial = {
        **{name: getattr(row, name) for name in (*TOLD, "is_closed")},
        "partner": row.partner_id,
        "benefit": row.benefit,
        "seen": row.revision,
    }
    form, back = _form(request, row.project, initial), reverse("project_orders", args=[row.project_id])
    if request.method == "POST" and form.is_valid():
        values = {**_values(row.project, form.cleaned_data), "is_closed": form.cleaned_data["is_closed"]}
        if done(request, form, actions.change_order, FIELDS, order=row, values=values, seen=seen_of(form)):
            return redirect(back)
    return show_form(request, form, _("Edit the order"), back=back, lead=row.project.name)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def trial_decide(request: ActorRequest, pk: int) -> HttpResponse:
    """Decide on a trial: taken into use or ended, with the reason."""
    row = _own(request, pk)
    require(row.kind == OrderKind.TRIAL)
    form = TrialForm(posted(request), initial={"outcome": row.outcome, "reason": row.outcome_reason})
    back = reverse("project_orders", args=[row.project_id])
    if request.method == "POST" and form.is_valid():
        outcome, reason = form.cleaned_data["outcome"], form.cleaned_data["reason"]
        if done(request, form, actions.decide_trial, order=row, outcome=outcome, reason=reason):
            return redirect(back)
    return show_form(request, form, _("Decide on the trial"), back=back, lead=row.subject)


@login_required
@require_POST
def order_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Take an order out of the list, or bring it back."""
    row = _own(request, pk)
    given: dict[str, Any] = {"by": request.actor, "at": timezone.now()}
    act = lambda gone: actions.remove_orders(orders=[row], removed=gone, **given)  # noqa: E731
    return put_away(request, act, reverse("project_orders", args=[row.project_id]), pk)
