"""Shares of the own financing: the page with its reasons, and splitting."""

from decimal import Decimal

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from viitta.doors.portal.gate import posted, show_form
from viitta.doors.portal.projects.gate import coordinated, get_project
from viitta.doors.portal.projects.money.deeds import done, show
from viitta.doors.portal.projects.money.forms.shares import SplitForm
from viitta.doors.portal.projects.money.pages.shares import shares_page
from viitta.parts.joint_projects import queries
from viitta.parts.joint_projects.actions.shares import split_shares
from viitta.parts.joint_projects.models import FinancingKind, JointProject
from viitta.parts.joint_projects.permissions import can_coordinate
from viitta.parts.joint_projects.queries.money import money_of
from viitta.parts.ui.requests import ActorRequest

FIELDS = {"shares_have_history": "from_date", "shares_newer": "from_date", "bad_total": "total"}


@login_required
@require_safe
def project_shares(request: ActorRequest, pk: int) -> HttpResponse:
    """Every share that a partner has had, with the reason line by line."""
    project = get_project(request, pk)
    page = shares_page(project, queries.shares_of(project), can_edit=can_coordinate(request.actor, project))
    return show(request, project, page, "project_shares")


def _own_financing(project: JointProject) -> Decimal:
    """The participants' financing of the budget that holds."""
    found = money_of(project)
    rows = [one.amount for one in found.financing_of(found.current) if one.kind == FinancingKind.PARTNER]
    return sum(rows, Decimal(0))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def shares_split(request: ActorRequest, pk: int) -> HttpResponse:
    """Split the own financing between the partners of a day."""
    project = coordinated(request, pk)
    initial = {"total": _own_financing(project) or None, "key": project.split_key}
    form = SplitForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if done(request, form, split_shares, FIELDS, project=project, **given):
            messages.success(request, _("The own financing is split."))
            return redirect("project_shares", pk)
    lead = _("Each share is rounded down to whole cents; the cents left over go to the largest remainders.")
    back = reverse("project_shares", args=[pk])
    return show_form(request, form, _("Split the own financing"), back=back, lead=lead, button=_("Split"))
