"""Working groups and their seats."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from viitta.parts.organisations import actions, queries
from viitta.parts.organisations.forms import people as forms
from viitta.parts.organisations.models import Seat, WorkingGroup
from viitta.parts.organisations.pages.people import group_page
from viitta.parts.organisations.permissions import can_manage_people, require
from viitta.parts.organisations.views.gates import ASKS, SHOWS, back_to, form_page, managed, or_404
from viitta.parts.ui.requests import ActorRequest


@login_required
@require_http_methods(ASKS)
def group_new(request: ActorRequest, organisation: int) -> HttpResponse:
    """Add a working group."""
    owner = managed(request, organisation)
    taken = queries.names_of_groups(request.actor, owner.pk, on=timezone.localdate())
    form = forms.GroupForm(request.POST or None, taken=taken)
    if request.method == "POST" and form.is_valid():
        made = actions.add_group(
            organisation=owner, name=form.cleaned_data["name"], by=request.actor, at=timezone.now()
        )
        return redirect("group", made.pk)
    return form_page(request, form, title=_("Add a group"), button=_("Add"), back=back_to(owner.pk))


def _get_group(request: ActorRequest, pk: int) -> WorkingGroup:
    return or_404(lambda: queries.get_group(request.actor, pk, on=timezone.localdate()))


@login_required
@require_http_methods(SHOWS)
def group(request: ActorRequest, pk: int) -> HttpResponse:
    """A group with its seats."""
    row = _get_group(request, pk)
    page = group_page(
        row,
        queries.seats_of(row),
        can_manage=can_manage_people(request.actor, row.organisation_id),
        today=timezone.localdate(),
        language=get_language() or "fi",
        silent=queries.sectors_without_seat(row, on=timezone.localdate()),
    )
    return render(request, "organisations/group.html", {"page": page})


@login_required
@require_http_methods(ASKS)
def seat_new(request: ActorRequest, group: int) -> HttpResponse:
    """Give a person a seat."""
    row = _get_group(request, group)
    require(can_manage_people(request.actor, row.organisation_id))
    form = forms.SeatForm(request.POST or None, people=queries.people_of(request.actor, row.organisation_id))
    if request.method == "POST" and form.is_valid():
        new = actions.NewSeat(**form.cleaned_data)
        actions.add_seats(group=row, new=[new], by=request.actor, at=timezone.now())
        return redirect("group", row.pk)
    return form_page(request, form, title=_("Add a seat"), button=_("Add"), back=reverse("group", args=[row.pk]))


def _get_seat(request: ActorRequest, pk: int) -> Seat:
    row = or_404(lambda: queries.get_seat(request.actor, pk))
    require(can_manage_people(request.actor, row.group.organisation_id))
    return row


@login_required
@require_http_methods(ASKS)
def seat_replace(request: ActorRequest, pk: int) -> HttpResponse:
    """Let another person take a seat."""
    row = _get_seat(request, pk)
    people = queries.people_of(request.actor, row.group.organisation_id)
    form = forms.SuccessorForm(request.POST or None, people=people, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        successor, on = form.cleaned_data["person"], form.cleaned_data["on"]
        if row.from_date and on <= row.from_date:
            form.add_error("on", _("The seat cannot end before it begins."))
        else:
            actions.replace_seat(seat=row, successor=successor, on=on, by=request.actor, at=timezone.now())
            messages.success(request, _("The seat has a new holder."))
            return redirect("group", row.group_id)
    return form_page(
        request,
        form,
        title=_("Somebody else takes the seat"),
        button=_("Save"),
        back=reverse("group", args=[row.group_id]),
        lead=f"{row.title}: {row.sector}" if row.sector else row.title,
    )


@login_required
@require_http_methods(ASKS)
def seat_end(request: ActorRequest, pk: int) -> HttpResponse:
    """End a seat; asks who takes it."""
    row = _get_seat(request, pk)
    people = queries.people_of(request.actor, row.group.organisation_id)
    form = forms.EndSeatForm(request.POST or None, people=people, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        on = form.cleaned_data["on"]
        if row.from_date and on <= row.from_date:
            form.add_error("on", _("The seat cannot end before it begins."))
        else:
            end = {"on": on, "by": request.actor, "at": timezone.now()}
            if form.cleaned_data["person"]:
                actions.replace_seat(seat=row, successor=form.cleaned_data["person"], **end)
            else:
                actions.end_seats(seats=[row], **end)
            return redirect("group", row.group_id)
    back = reverse("group", args=[row.group_id])
    return form_page(request, form, title=_("End the seat"), button=_("End"), back=back, lead=row.title)
