"""Claims: the chain, one claim, drafting, sending, payment, invoices to partners; the settlement and its pack."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from viitta.doors.portal.gate import posted, show_form
from viitta.doors.portal.projects.gate import coordinated, found, get_project
from viitta.doors.portal.projects.money.deeds import done, show
from viitta.doors.portal.projects.money.forms.claims import ClaimForm, InvoiceForm, InvoicesForm, PaidForm, SendForm
from viitta.doors.portal.projects.money.pages.claims import (
    Attached,
    Seen,
    claim_page,
    claims_page,
    settlement_page,
)
from viitta.doors.portal.register.deeds import seen_of
from viitta.doors.reports.money.claims import partner_costs
from viitta.doors.reports.money.words import days_between
from viitta.parts.files.permissions import can_attach
from viitta.parts.files.queries import documents_on
from viitta.parts.joint_projects.actions import claims as actions
from viitta.parts.joint_projects.models import Claim, ClaimState, JointProject, PartnerInvoice
from viitta.parts.joint_projects.permissions import can_coordinate, own_partners
from viitta.parts.joint_projects.queries import claims as queries
from viitta.parts.joint_projects.queries.money import get_invoice
from viitta.parts.joint_projects.queries.projects import partners_of
from viitta.parts.organisations.permissions import require
from viitta.parts.ui.requests import ActorRequest

PERIOD = {"claim_ends_before_start": "ends_on", "claim_after_project": "ends_on", "claim_not_from_start": "starts_on",
          "claim_gap": "starts_on", "claim_overlap": "starts_on"}  # fmt: skip
TOLD = ("starts_on", "ends_on", "income", "advance", "is_last", "note")


def _get(request: ActorRequest, pk: int) -> Claim:
    """A claim that the visitor coordinates, else 404."""
    row: Claim = found(queries.get_claim, request, pk)
    require(can_coordinate(request.actor, row.project))
    return row


def _figures(claim: Claim) -> queries.ClaimFigures:
    every = queries.figures_of(claim.project, queries.claims_of(claim.project))
    return next(one for one in every if one.claim.pk == claim.pk)


@login_required
@require_safe
def project_claims(request: ActorRequest, pk: int) -> HttpResponse:
    """The chain of claims."""
    project = get_project(request, pk)
    rows = queries.figures_of(project, queries.claims_of(project))
    page = claims_page(project, rows, queries.maximum_of(project), can_coordinate(request.actor, project))
    return show(request, project, page, "project_claims")


@login_required
@require_safe
def claim(request: ActorRequest, pk: int) -> HttpResponse:
    """One claim. Of another partner's costs one sees only what they are by type."""
    row: Claim = found(queries.get_claim, request, pk)
    project, can_edit = row.project, can_coordinate(request.actor, row.project)
    own = frozenset(one.pk for one in own_partners(request.actor, partners_of(project)))
    invoices = [one for one in queries.invoices_of(project) if one.claim_id == row.pk]
    page = claim_page(_figures(row), invoices, partner_costs(row), Seen(can_edit, own))
    return show(request, project, page, "project_claims")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def claim_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Begin the next claim: its period starts where the one before ended."""
    project = coordinated(request, pk)
    before = queries.claims_of(project)
    last = before[-1] if before else None
    form = ClaimForm(posted(request), initial={"starts_on": actions.next_start(project, last)})
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in TOLD}
        if done(request, form, actions.draft_claim, PERIOD, project=project, **given):
            messages.success(request, _("The claim is a draft now. Check its costs, then write down that it was sent."))
            return redirect("project_claims", pk)
    back = reverse("project_claims", args=[pk])
    return show_form(request, form, _("New claim"), back=back, lead=project.name, button=_("Make a draft"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def claim_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    row = _get(request, pk)
    require(row.state == ClaimState.DRAFT)
    form = ClaimForm(posted(request), initial={**{name: getattr(row, name) for name in TOLD}, "seen": row.revision})
    if request.method == "POST" and form.is_valid():
        values: dict[str, Any] = {name: form.cleaned_data[name] for name in TOLD}
        if done(request, form, actions.change_claim, PERIOD, claim=row, values=values, seen=seen_of(form)):
            return redirect("claim", pk)
    return show_form(request, form, _("Edit the claim"), back=reverse("claim", args=[pk]), lead=row.project.name)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def claim_send(request: ActorRequest, pk: int) -> HttpResponse:
    """Write down that a claim was sent: its figures and rows are frozen."""
    row = _get(request, pk)
    require(row.state == ClaimState.DRAFT)
    form = SendForm(posted(request), initial={"sent_on": timezone.localdate(), "seen": row.revision})
    if request.method == "POST" and form.is_valid():
        given = {"claim": row, "sent_on": form.cleaned_data["sent_on"], "seen": seen_of(form)}
        if done(request, form, actions.send_claim, {"sent_before_end": "sent_on"}, **given):
            messages.success(request, _("Sent. The figures and the rows of the accounts are frozen."))
            return redirect("claim", pk)
    lead = _("%(period)s. After this the figures, the costs by type and the rows of the accounts never change; what changes later goes to the next claim as a correction.") % {"period": days_between(row.starts_on, row.ends_on)}  # fmt: skip
    back = reverse("claim", args=[pk])
    return show_form(request, form, _("The claim was sent"), back=back, lead=lead, button=_("Freeze it as sent"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def claim_paid(request: ActorRequest, pk: int) -> HttpResponse:
    """Write down what was paid."""
    row = _get(request, pk)
    require(row.state != ClaimState.DRAFT)
    form = PaidForm(posted(request), initial={"paid_on": row.paid_on or timezone.localdate(), "paid": row.due})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if done(request, form, actions.mark_paid, {"paid_before_sent": "paid_on"}, claim=row, **given):
            return redirect("claim", pk)
    return show_form(request, form, _("What was paid"), back=reverse("claim", args=[pk]), lead=row.project.name)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def claim_drop(request: ActorRequest, pk: int) -> HttpResponse:
    """Give up a draft, when one is sure."""
    row = _get(request, pk)
    require(row.state == ClaimState.DRAFT)
    if request.method == "POST":
        actions.drop_claim(claim=row, by=request.actor, at=timezone.now())
        messages.success(request, _("The draft was given up. Its rows of the accounts wait for the next claim."))
        return redirect("project_claims", row.project_id)
    return _sure(request, row)


def _sure(request: ActorRequest, row: Claim) -> HttpResponse:
    page = {
        "title": _("Give up the draft"),
        "question": _("Give up the claim of %(period)s?") % {"period": days_between(row.starts_on, row.ends_on)},
        "consequences": [_("Its rows of the accounts stay, and wait for the next claim.")],
        "action": request.get_full_path(),
        "button": _("Give up the draft"),
        "is_dangerous": True,
        "back": reverse("claim", args=[row.pk]),
    }
    return render(request, "ui/confirm.html", {"page": page})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def claim_invoices(request: ActorRequest, pk: int) -> HttpResponse:
    """Invoice the partners their own shares of a claim."""
    row = _get(request, pk)
    form = InvoicesForm(posted(request), initial={"invoiced_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if done(request, form, actions.invoice_partners, claim=row, **given):
            messages.success(request, _("The invoices are written. They sum to the own share, to the cent."))
            return redirect("claim", pk)
    lead = _("What all have been invoiced is the own share of the costs so far, split as the shares were agreed.")
    back = reverse("claim", args=[pk])
    return show_form(request, form, _("Invoice the partners"), back=back, lead=lead, button=_("Write the invoices"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def invoice_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Write an invoice's number and days."""
    row: PartnerInvoice = found(get_invoice, request, pk)
    require(can_coordinate(request.actor, row.project))
    names = ("number", "invoiced_on", "due_on", "paid_on")
    form = InvoiceForm(posted(request), initial={**{name: getattr(row, name) for name in names}, "seen": row.revision})
    back = reverse("claim", args=[row.claim_id]) if row.claim_id else reverse("project_claims", args=[row.project_id])
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in names}
        if done(request, form, actions.change_invoice, invoice=row, values=values, seen=seen_of(form)):
            return redirect(back)
    return show_form(request, form, _("Invoice to a partner"), back=back, lead=row.partner.name)


def _attached(request: ActorRequest, project: JointProject) -> Attached:
    rows = tuple(
        (one.title, one.on, one.link or reverse("document_file", args=[one.pk]))
        for one in documents_on("joint_project", project.pk)
    )
    may = can_attach(request.actor, project.organisation_id, project.roadmap_id)
    return Attached(rows, f"{reverse('document_new')}?on=joint_project:{project.pk}" if may else "")


@login_required
@require_safe
def project_settlement(request: ActorRequest, pk: int) -> HttpResponse:
    """What the grant became, and what the funder is sent."""
    project = get_project(request, pk)
    rows = queries.figures_of(project, queries.claims_of(project))
    documents = _attached(request, project)
    settled, can_edit = queries.settlement_of(project, rows), can_coordinate(request.actor, project)
    return show(request, project, settlement_page(project, rows, settled, documents, can_edit), "project_claims")
