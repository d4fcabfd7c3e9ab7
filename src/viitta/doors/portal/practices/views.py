"""Old practices of a measure: add, change or end, remove."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from viitta.doors.portal.gate import get_measure, posted, show_form
from viitta.doors.portal.practices.forms import PracticeForm
from viitta.parts.organisations.permissions import require
from viitta.parts.organisations.queries import units_of
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import Measure, OldPractice
from viitta.parts.roadmaps.permissions import can_edit_measure
from viitta.parts.roadmaps.queries.readiness import get_practice
from viitta.parts.ui.requests import ActorRequest


def _get(request: ActorRequest, pk: int) -> Measure:
    row = get_measure(request, pk)
    require(can_edit_measure(request.actor, row))
    return row


def _practice(measure: Measure, pk: int) -> OldPractice:
    try:
        return get_practice(measure, pk)
    except OldPractice.DoesNotExist:
        raise Http404 from None


def _form(request: ActorRequest, measure: Measure, **initial: Any) -> tuple[PracticeForm, dict[int, Any]]:
    units = {row.pk: row for row in units_of(request.actor, measure.organisation_id)}
    offered = [(pk, row.name) for pk, row in units.items()]
    form = PracticeForm(posted(request), units=offered, today=timezone.localdate(), initial=initial)
    return form, units


def _values(data: dict[str, Any], units: dict[int, Any]) -> dict[str, Any]:
    return {**data, "unit": units.get(int(data.get("unit") or 0))}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def practice_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Write an old practice that ends with a measure."""
    measure = _get(request, pk)
    form, units = _form(request, measure)
    if request.method == "POST" and form.is_valid():
        new = actions.NewPractice(**_values(form.cleaned_data, units))
        actions.add_old_practices(measure=measure, new=[new], by=request.actor, at=timezone.now())
        return redirect(f"{reverse('measure', args=[pk])}#practices")
    return show_form(request, form, _("Old practice that ends"), back=reverse("measure", args=[pk]), lead=measure.title)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def practice_edit(request: ActorRequest, pk: int, row: int) -> HttpResponse:
    """Change an old practice, or write when it ended."""
    measure = _get(request, pk)
    practice = _practice(measure, row)
    named = ("what", "ends_on", "ended_on")
    initial = {**{name: getattr(practice, name) for name in named}, "unit": practice.unit_id or ""}
    form, units = _form(request, measure, **initial)
    if request.method == "POST" and form.is_valid():
        values = _values(form.cleaned_data, units)
        practice.measure = measure
        actions.change_old_practice(practice=practice, values=values, by=request.actor, at=timezone.now())
        return redirect(f"{reverse('measure', args=[pk])}#practices")
    back, remove = reverse("measure", args=[pk]), reverse("practice_remove", args=[pk, row])
    title, template = _("Old practice that ends"), "portal/practices/edit.html"
    return show_form(request, form, title, back=back, lead=measure.title, template=template, remove=remove)


@login_required
@require_POST
def practice_remove(request: ActorRequest, pk: int, row: int) -> HttpResponse:
    """Remove an old practice that was written by mistake."""
    measure = _get(request, pk)
    practice = _practice(measure, row)
    practice.measure = measure
    actions.remove_old_practices(practices=[practice], by=request.actor, at=timezone.now())
    messages.success(request, _("Removed: %(title)s") % {"title": practice.what})
    return redirect(f"{reverse('measure', args=[pk])}#practices")
