"""What the views of organisations share: gates that answer 404, and the page that is one form."""

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from viitta.parts.organisations import queries
from viitta.parts.organisations.models import Organisation
from viitta.parts.organisations.permissions import can_manage_people, require
from viitta.parts.ui.requests import ActorRequest

Row = TypeVar("Row")
SHOWS, ASKS = ["GET", "HEAD"], ["GET", "HEAD", "POST"]


def or_404(get: Callable[[], Row]) -> Row:
    """What a query gives; 404 when it finds nothing that the actor may see."""
    try:
        return get()
    except ObjectDoesNotExist:
        raise Http404 from None


def managed(request: ActorRequest, pk: int) -> Organisation:
    """An organisation whose people the actor may change, else 404."""
    organisation = or_404(lambda: queries.get_organisation(request.actor, pk))
    require(can_manage_people(request.actor, organisation.pk))
    return organisation


def back_to(organisation: int) -> str:
    """The page of an organisation's people."""
    return f"{reverse('people')}?organisation={organisation}"


def form_page(
    request: ActorRequest, form: forms.Form, *, title: str, button: str, back: str, lead: str = ""
) -> HttpResponse:
    """The page that is one form; 422 when it comes back with errors."""
    page = {"title": title, "lead": lead, "action": request.get_full_path(), "button": button, "back": back}
    return render(request, "ui/form.html", {"page": page, "form": form}, status=422 if form.errors else 200)
