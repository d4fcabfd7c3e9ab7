"""Partners: the list, one of them, taking one in, terms, decision, seat, leaving and merger."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from viitta.doors.portal.gate import posted, show_form
from viitta.doors.portal.projects.forms.partners import (
    CoordinatorForm,
    LeaveForm,
    NewPartnerForm,
    OwnTermsForm,
    PartnerDecisionForm,
    SeatForm,
    TermsForm,
)
from viitta.doors.portal.projects.gate import accepted, address_of, coordinated, found, get_project
from viitta.doors.portal.projects.menu import frame_of
from viitta.doors.portal.projects.pages.partners import partner_page, partners_page
from viitta.doors.portal.register.deeds import saved, seen_of
from viitta.doors.portal.register.pages import sheet_of
from viitta.doors.portal.which import MIME, as_file
from viitta.parts.joint_projects import queries
from viitta.parts.joint_projects.actions import partners as actions
from viitta.parts.joint_projects.actions.seats import name_coordinator, seat_partner
from viitta.parts.joint_projects.models import Partner, PartnerRole
from viitta.parts.joint_projects.permissions import can_coordinate, can_speak_for
from viitta.parts.joint_projects.queries.projects import (
    municipalities,
    people_of_partner,
    people_with_account,
    seats_of,
)
from viitta.parts.organisations.permissions import require
from viitta.parts.ui.requests import ActorRequest

FIELDS = {
    "partner_without_name": "organisation", "partner_already": "organisation", "partner_not_organisation": "organisation",
    "new_municipality_code": "code", "not_a_successor": "successor", "applicant_stays": "successor",
    "ends_before_start": "on", "decision_without_body": "body",
}  # fmt: skip


def _partner(request: ActorRequest, pk: int) -> Partner:
    row: Partner = found(queries.get_partner, request, pk)
    return row


def _address(row: Partner) -> str:
    return reverse("partner", args=[row.pk])


@login_required
@require_safe
def project_partners(request: ActorRequest, pk: int) -> HttpResponse:
    """The partners of a project, also as a file."""
    row = get_project(request, pk)
    seats = seats_of(row, on=timezone.localdate())
    page = partners_page(row, queries.partners_of(row), seats, can_coordinate(request.actor, row))
    kind = request.GET.get("format", "")
    if kind in MIME:
        return as_file(kind, [sheet_of(page)], row.name)
    return render(request, "portal/projects/register.html", {"page": page, "frame": frame_of(row, "project_partners")})


@login_required
@require_safe
def partner(request: ActorRequest, pk: int) -> HttpResponse:
    """One partner with its terms, decision, shares and seat."""
    row = _partner(request, pk)
    shares, seats = queries.shares_of(row.project), seats_of(row.project)
    page = partner_page(row, shares, seats, request.actor, timezone.localdate())
    return render(
        request, "portal/projects/partner.html", {"page": page, "frame": frame_of(row.project, "project_partners")}
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def partner_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Take a partner into a project: one that Viitta knows, or a new one."""
    row = coordinated(request, pk)
    known, back = municipalities(), reverse("project_partners", args=[row.pk])
    form = NewPartnerForm(posted(request), organisations={one.pk: one.name for one in known.values()})
    if request.method == "POST" and form.is_valid():
        data, code = dict(form.cleaned_data), form.cleaned_data["code"]
        chosen = known.get(int(data.pop("organisation") or 0))
        data.pop("code")
        given: dict[str, Any] = {"by": request.actor, "at": timezone.now()}
        act = lambda: actions.take_in(project=row, new=actions.NewPartner(chosen, **data), code=code, **given)  # noqa: E731
        if accepted(form, act, FIELDS):
            return redirect(back)
    return show_form(request, form, _("Add a partner"), back=back, lead=row.name)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def partner_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a partner's terms; its own people change what it tells of itself."""
    row = _partner(request, pk)
    require(can_speak_for(request.actor, row))
    coordinates = can_coordinate(request.actor, row.project)
    kind, told = (TermsForm, actions.TERMS) if coordinates else (OwnTermsForm, actions.OWN_TERMS)
    people = {one.pk: one for one in people_of_partner(row)}
    initial = {**{name: getattr(row, name) for name in told}, "contact": row.contact_id, "seen": row.revision}
    form = kind(posted(request), initial=initial, people={pk: one.label for pk, one in people.items()})
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in told}
        values["contact"] = people.get(int(values["contact"] or 0))
        given: dict[str, Any] = {"seen": seen_of(form), "by": request.actor, "at": timezone.now()}
        if saved(form, lambda: actions.change_partner(partner=row, values=values, **given)):
            return redirect(_address(row))
    return show_form(request, form, _("Terms of the partner"), back=_address(row), lead=row.name)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def partner_decision(request: ActorRequest, pk: int) -> HttpResponse:
    """Write a partner's decision to take part."""
    row = _partner(request, pk)
    require(can_speak_for(request.actor, row) and row.role != PartnerRole.OUTSIDER)
    names = ("body", "is_office_holder", "decided_on", "section", "case_number", "appeal", "link")
    initial = {name: getattr(row.decision, name) for name in names} if row.decision else {}
    form = PartnerDecisionForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        new = actions.PartnerDecision(**form.cleaned_data)
        act = lambda: actions.record_decision(partner=row, new=new, by=request.actor, at=timezone.now())  # noqa: E731
        if accepted(form, act, FIELDS):
            return redirect(_address(row))
    return show_form(request, form, _("Decision to take part"), back=_address(row), lead=row.name)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def partner_seat(request: ActorRequest, pk: int) -> HttpResponse:
    """Give a municipality's seat in the steering group to somebody."""
    row = _partner(request, pk)
    require(can_coordinate(request.actor, row.project) and row.organisation_id is not None)
    people = {one.pk: one for one in people_of_partner(row)}
    form = SeatForm(
        posted(request), initial={"on": row.project.starts_on}, people={pk: one.label for pk, one in people.items()}
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        given: dict[str, Any] = {"on": data["on"], "by": request.actor, "at": timezone.now()}
        person, deputy = people[int(data["person"])], people.get(int(data["deputy"] or 0))
        act = lambda: seat_partner(project=row.project, partner=row, person=person, deputy=deputy, **given)  # noqa: E731
        if accepted(form, act, FIELDS):
            return redirect(_address(row))
    return show_form(request, form, _("Seat in the steering group"), back=_address(row), lead=row.name)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def project_coordinator(request: ActorRequest, pk: int) -> HttpResponse:
    """Name the coordinator of a project."""
    row = coordinated(request, pk)
    people = {one.pk: one for one in people_with_account(row)}
    initial = {"on": timezone.localdate()}
    form = CoordinatorForm(posted(request), initial=initial, people={pk: one.label for pk, one in people.items()})
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {"on": form.cleaned_data["on"], "by": request.actor, "at": timezone.now()}
        act = partial(name_coordinator, project=row, person=people[int(form.cleaned_data["person"])], **given)
        if accepted(form, act, FIELDS):
            return redirect(address_of(row))
    return show_form(request, form, _("Coordinator"), back=address_of(row), lead=row.name)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def partner_end(request: ActorRequest, pk: int) -> HttpResponse:
    """A partner leaves, or goes on as another after a merger."""
    row = _partner(request, pk)
    require(can_coordinate(request.actor, row.project) and row.role != PartnerRole.APPLICANT and row.until_date is None)
    others = {
        one.pk: one
        for one in queries.partners_of(row.project)
        if one.pk != row.pk and one.until_date is None and one.role != PartnerRole.OUTSIDER
    }
    merges = {pk: _("It merges into %(name)s") % {"name": one.name} for pk, one in others.items()}
    form = LeaveForm(posted(request), successors=merges)
    if request.method == "POST" and form.is_valid():
        successor = others.get(int(form.cleaned_data["successor"] or 0))
        given: dict[str, Any] = {
            "partner": row,
            "on": form.cleaned_data["on"],
            "by": request.actor,
            "at": timezone.now(),
        }
        end = partial(actions.merge_partner, successor=successor) if successor else actions.leave_project
        act = partial(end, **given)
        if accepted(form, act, FIELDS):
            return redirect(_address(successor or row))
    return show_form(request, form, _("Leaving or merger"), back=_address(row), lead=row.name)
