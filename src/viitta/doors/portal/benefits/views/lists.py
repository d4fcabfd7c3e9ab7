"""The list of benefits, and planned retirements."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from viitta.doors.portal.benefits.forms import RetirementForm
from viitta.doors.portal.benefits.pages.listing import Choice, benefits_page, choice_of, is_shown, sheets_of
from viitta.doors.portal.benefits.pages.retirements import retirements_page
from viitta.doors.portal.gate import language, posted, show_form
from viitta.doors.portal.register.deeds import gone_of
from viitta.doors.portal.which import MIME, as_file, number_of
from viitta.parts.benefits import actions, queries
from viitta.parts.benefits.models import Benefit, Retirement
from viitta.parts.benefits.permissions import can_keep, can_keep_benefits
from viitta.parts.organisations.models import Organisation
from viitta.parts.organisations.permissions import require
from viitta.parts.organisations.queries import organisations_of, unit_names
from viitta.parts.roadmaps.queries import get_roadmap, seen_roadmaps
from viitta.parts.ui.requests import ActorRequest


def keeping(request: ActorRequest) -> list[Organisation]:
    """Organisations whose benefits the visitor keeps."""
    return [row for row in organisations_of(request.actor) if can_keep_benefits(request.actor, row.pk)]


def _add_address(request: ActorRequest, choice: Choice) -> str:
    """Where a benefit is added: to the roadmap that is shown, else to the visitor's own organisation."""
    if choice.roadmap:
        roadmap = get_roadmap(request.actor, choice.roadmap, on=timezone.localdate())
        may = can_keep_benefits(request.actor, roadmap.organisation_id, roadmap.pk)
        return f"{reverse('benefit_new')}?roadmap={roadmap.pk}" if may else ""
    return reverse("benefit_new") if keeping(request) else ""


def _gone(request: ActorRequest) -> tuple[str, str] | None:
    """The benefit that was taken away just now, with the way back."""
    try:
        row = queries.get_benefit(request.actor, gone_of(request), on=timezone.localdate())
    except Benefit.DoesNotExist:
        return None
    return (row.title, reverse("benefit_remove", args=[row.pk])) if row.removed_at and can_keep(request.actor, row) else None  # fmt: skip


@login_required
@require_safe
def benefits(request: ActorRequest) -> HttpResponse:
    """Benefits with plan against what was realised, narrowed by the address, also as a file."""
    today = timezone.localdate()
    names = seen_roadmaps(request.actor, on=today)
    asked = number_of(request.GET.get("roadmap", ""))
    choice = choice_of(request.GET, asked if asked in names else 0)
    rows = list(queries.benefits_of(request.actor, on=today, roadmap=choice.roadmap or None))
    shown, kind = [row for row in rows if is_shown(row, choice, request.actor)], request.GET.get("format", "")
    if kind in MIME:
        return as_file(kind, sheets_of(shown, today), names.get(choice.roadmap, _("all roadmaps")))
    page = benefits_page(
        rows, shown, choice, names, add_address=_add_address(request, choice), gone=_gone(request), today=today,
        retirements_address=reverse("retirements") if request.actor.organisations else "", language=language(),
    )  # fmt: skip
    return render(request, "portal/benefits/benefits.html", {"page": page})


def _organisation(request: ActorRequest) -> tuple[Organisation, list[Organisation]]:
    """The organisation of ?organisation=, else the first of the visitor's own; 404 for who has none."""
    own = list(organisations_of(request.actor))
    asked = number_of(request.GET.get("organisation", ""))
    chosen = next((row for row in own if row.pk == asked), own[0] if own else None)
    if chosen is None:
        raise Http404
    return chosen, own


@login_required
@require_safe
def retirements(request: ActorRequest) -> HttpResponse:
    """Planned retirements of an organisation, for its own people."""
    row, own = _organisation(request)
    tabs = tuple((f"{reverse('retirements')}?organisation={one.pk}", one.name, one == row) for one in own)
    rows = queries.retirements_of(request.actor, row.pk)
    may = can_keep_benefits(request.actor, row.pk)
    page = retirements_page(
        row.name, tabs, rows, queries.leaning_on(rows), language=language(),
        add_address=f"{reverse('retirement_new')}?organisation={row.pk}" if may else "",
    )  # fmt: skip
    return render(request, "portal/benefits/retirements.html", {"page": page})


def _keep(request: ActorRequest, organisation: Organisation, form: RetirementForm, before: Retirement | None) -> HttpResponse:  # fmt: skip
    """Save a number; a row whose unit or year was changed on its form moves there."""
    data = form.cleaned_data
    units = {row.pk: row for row in organisation.units.all()}
    unit = units.get(number_of(data["unit"]))
    given = {"unit": unit, "year": data["year"], "count": data["count"]}
    try:
        actions.keep_retirements(organisation=organisation, **given, before=before, by=request.actor, at=timezone.now())
    except actions.LeanedOn:
        form.add_error("year", _("The number of this unit and year is there already. Change that one."))
        return _show(request, organisation, form)
    messages.success(request, _("The number is saved."))
    return redirect(f"{reverse('retirements')}?organisation={organisation.pk}")


def _show(request: ActorRequest, organisation: Organisation, form: RetirementForm) -> HttpResponse:
    back = f"{reverse('retirements')}?organisation={organisation.pk}"
    return show_form(request, form, _("Planned retirements"), back=back, lead=organisation.name)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def retirement_new(request: ActorRequest) -> HttpResponse:
    """Add the number of a unit and a year."""
    organisation, _own = _organisation(request)
    require(can_keep_benefits(request.actor, organisation.pk))
    initial = {"year": timezone.localdate().year}
    form = RetirementForm(posted(request), initial=initial, units=unit_names(request.actor, organisation.pk))
    if request.method == "POST" and form.is_valid():
        return _keep(request, organisation, form, None)
    return _show(request, organisation, form)


def _get(request: ActorRequest, pk: int) -> Retirement:
    try:
        row = queries.get_retirement(request.actor, pk)
    except (Retirement.DoesNotExist, OverflowError):
        raise Http404 from None
    require(can_keep_benefits(request.actor, row.organisation_id))
    return row


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def retirement_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a number."""
    row = _get(request, pk)
    initial = {"unit": row.unit_id or "", "year": row.year, "count": row.count}
    units = unit_names(request.actor, row.organisation_id)
    form = RetirementForm(posted(request), initial=initial, units=units)
    if request.method == "POST" and form.is_valid():
        return _keep(request, row.organisation, form, row)
    return _show(request, row.organisation, form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def retirement_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Say which benefits lose their leaving, then remove the number."""
    row = _get(request, pk)
    back = f"{reverse('retirements')}?organisation={row.organisation_id}"
    if request.method == "POST":
        try:
            actions.remove_retirements(retirement=row, by=request.actor, at=timezone.now())
        except actions.LeanedOn:
            messages.warning(request, _("A realised benefit names these retirements, so they stay."))
        else:
            messages.success(request, _("The number was removed."))
        return redirect(back)
    leaning = queries.leaning_on([row]).get(row.pk, [])
    page = {
        "title": _("Remove the retirements of %(year)s?") % {"year": row.year},
        "question": _("It is a number only. These benefits name it and would name none:") if leaning else _("It is a number only, and no benefit names it."),
        "consequences": [one.title for one in leaning], "action": request.path, "button": _("Remove"),
        "is_dangerous": True, "back": back,
    }  # fmt: skip
    return render(request, "ui/confirm.html", {"page": page})
