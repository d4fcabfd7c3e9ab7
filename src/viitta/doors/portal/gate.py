"""Getting what an address names: what one may not see does not exist."""

from django.forms import Form
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from viitta.parts.roadmaps import queries
from viitta.parts.roadmaps.models import Measure, Roadmap
from viitta.parts.ui.requests import ActorRequest


def get_roadmap(request: ActorRequest, pk: int) -> Roadmap:
    """A roadmap that the signed-in person may see, else 404."""
    try:
        return queries.get_roadmap(request.actor, pk, on=timezone.localdate())
    except Roadmap.DoesNotExist:
        raise Http404 from None


def get_measure(request: ActorRequest, pk: int) -> Measure:
    """A measure that the signed-in person may see, else 404."""
    try:
        return queries.get_measure(request.actor, pk, on=timezone.localdate())
    except Measure.DoesNotExist:
        raise Http404 from None


def language() -> str:
    """The language of the answer, as our formats know it."""
    return get_language() or "fi"


def posted(request: ActorRequest) -> QueryDict | None:
    """What was sent; None when the page is only opened, so that an empty sending is refused like any other."""
    return request.POST if request.method == "POST" else None


def show_form(
    request: ActorRequest,
    form: Form,
    title: str,
    *,
    back: str,
    lead: str = "",
    button: str = "",
    template: str = "ui/form.html",
    **more: object,
) -> HttpResponse:
    """A page that is one form; 422 when it comes back with errors."""
    page = {
        "title": title,
        "lead": lead,
        "action": request.get_full_path(),
        "button": button or _("Save"),
        "back": back,
    }
    context = {"page": page, "form": form, **more}
    return render(request, template, context, status=422 if form.errors else 200)
