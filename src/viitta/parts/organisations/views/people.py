"""The people of an organisation: the page, persons and units."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from viitta.parts.organisations import actions, queries
from viitta.parts.organisations.forms import people as forms
from viitta.parts.organisations.models import Organisation
from viitta.parts.organisations.pages.people import PeopleContents, people_page
from viitta.parts.organisations.permissions import can_administer, can_manage_people, require
from viitta.parts.organisations.views.gates import ASKS, SHOWS, back_to, form_page, managed, or_404
from viitta.parts.ui.requests import ActorRequest


@login_required
@require_http_methods(SHOWS)
def people(request: ActorRequest) -> HttpResponse:
    """Everybody of an organisation; `?organisation=` chooses among one's own."""
    every = list(queries.organisations_of(request.actor))
    wanted = request.GET.get("organisation", "")
    chosen = next((one for one in every if str(one.pk) == wanted), None) if wanted else (every[0] if every else None)
    if wanted and chosen is None:
        raise Http404
    if chosen is None:
        return render(request, "organisations/nowhere.html")
    today = timezone.localdate()
    page = people_page(_contents(request, chosen, every), today=today, language=get_language() or "fi")
    return render(request, "organisations/people.html", {"page": page})


def _contents(request: ActorRequest, organisation: Organisation, every: list[Organisation]) -> PeopleContents:
    actor, today, pk = request.actor, timezone.localdate(), organisation.pk
    administers = can_administer(actor, pk)
    groups = list(queries.groups_of(actor, pk, on=today))
    return PeopleContents(
        organisation=organisation,
        all=every,
        people=list(queries.people_of(actor, pk)),
        sitting=queries.seats_by_person(pk, on=today),
        groups=groups,
        seat_counts=queries.seat_counts([group.pk for group in groups], on=today),
        units=list(queries.units_of(actor, pk)),
        grants=list(queries.grants_in(pk)) if administers else [],
        populations=list(queries.populations_of(pk)),
        can_manage=can_manage_people(actor, pk),
        can_administer=administers,
    )


@login_required
@require_http_methods(ASKS)
def person_new(request: ActorRequest, organisation: int) -> HttpResponse:
    """Add a person."""
    owner = managed(request, organisation)
    form = forms.PersonForm(request.POST or None, units=queries.units_of(request.actor, owner.pk))
    if request.method == "POST" and form.is_valid():
        new = actions.NewPerson(**form.cleaned_data)
        actions.add_people(organisation=owner, new=[new], by=request.actor, at=timezone.now())
        messages.success(request, _("The person was added."))
        return redirect(back_to(owner.pk))
    return form_page(request, form, title=_("Add a person"), button=_("Add"), back=back_to(owner.pk))


@login_required
@require_http_methods(ASKS)
def person(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a person."""
    row = or_404(lambda: queries.get_person(request.actor, pk))
    require(can_manage_people(request.actor, row.organisation_id))
    units = queries.units_of(request.actor, row.organisation_id)
    form = forms.PersonForm(request.POST or None, units=units, initial=forms.person_values(row))
    if request.method == "POST" and form.is_valid():
        actions.change_person(person=row, values=form.cleaned_data, by=request.actor, at=timezone.now())
        messages.success(request, _("Saved."))
        return redirect(back_to(row.organisation_id))
    page = {"person": row.label, "left": row.left_on, "pk": row.pk, "back": back_to(row.organisation_id)}
    page["can_erase"] = can_administer(request.actor, row.organisation_id)
    status = 422 if form.errors else 200
    return render(request, "organisations/person.html", {"page": page, "form": form}, status=status)


@login_required
@require_http_methods(ASKS)
def person_left(request: ActorRequest, pk: int) -> HttpResponse:
    """Write that a person left."""
    row = or_404(lambda: queries.get_person(request.actor, pk))
    require(can_manage_people(request.actor, row.organisation_id))
    form = forms.DayForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        actions.mark_left(person=row, on=form.cleaned_data["on"], by=request.actor, at=timezone.now())
        messages.success(request, _("Written down. Name here who goes on with what the person answered for."))
        return redirect("handover", row.pk)
    lead = _("From that day %(person)s is asked nothing. Their history stays.") % {"person": row.label}
    return form_page(
        request, form, title=_("The person leaves"), button=_("Save"), back=back_to(row.organisation_id), lead=lead
    )


@login_required
@require_http_methods(ASKS)
def person_erase(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask, then erase what tells who a person is."""
    row = or_404(lambda: queries.get_person(request.actor, pk))
    require(can_administer(request.actor, row.organisation_id))
    if request.method == "POST":
        try:
            actions.erase_people(people=[row], by=request.actor, at=timezone.now())
        except actions.LastAdministrator:
            messages.error(request, _("The person is the only administrator. Give the role to somebody else first."))
            return redirect("person", pk)
        messages.success(request, _("The personal data was erased."))
        return redirect(back_to(row.organisation_id))
    page = {
        "title": _("Erase the personal data?"),
        "question": _("What %(person)s has written and done stays; only the title tells whose it is.")
        % {"person": row.label},
        "consequences": [
            _("The name and the e-mail address are taken out of the register, the log, the answers and the mails."),
            _("The person leaves, and their access to this organisation ends."),
            _("Names that somebody has written in a text stay there: change them where they stand."),
            _("This cannot be undone."),
        ],
        "action": reverse("person_erase", args=[pk]),
        "button": _("Erase the personal data"),
        "is_dangerous": True,
        "back": reverse("person", args=[pk]),
    }
    return render(request, "ui/confirm.html", {"page": page})


@login_required
@require_http_methods(ASKS)
def unit_new(request: ActorRequest, organisation: int) -> HttpResponse:
    """Add a unit."""
    owner = managed(request, organisation)
    form = _unit_form(request, owner.pk, None)
    if request.method == "POST" and form.is_valid():
        data, at = form.cleaned_data, timezone.now()
        made = actions.add_units(organisation=owner, names=[data["name"]], by=request.actor, at=at)[0]
        actions.change_unit(unit=made, by=request.actor, at=at, **data)
        return redirect(back_to(owner.pk))
    return form_page(request, form, title=_("Add a unit"), button=_("Add"), back=back_to(owner.pk))


def _unit_form(request: ActorRequest, organisation: int, own: int | None, **initial: object) -> forms.UnitForm:
    names = queries.unit_names(request.actor, organisation)
    return forms.UnitForm(
        request.POST or None,
        units=queries.units_of(request.actor, organisation),
        people=queries.people_of(request.actor, organisation),
        taken=[name for pk, name in names.items() if pk != own],
        initial=initial,
    )


@login_required
@require_http_methods(ASKS)
def unit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a unit."""
    row = or_404(lambda: queries.get_unit(request.actor, pk))
    require(can_manage_people(request.actor, row.organisation_id))
    form = _unit_form(request, row.organisation_id, row.pk, **forms.unit_values(row))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_unit(unit=row, by=request.actor, at=timezone.now(), **form.cleaned_data)
        except ValueError:
            form.add_error("parent", _("A unit cannot belong to itself."))
        except IntegrityError:  # somebody gave the name to another one just now
            form.add_error("name", _("The organisation has a unit of this name already."))
        else:
            return redirect(back_to(row.organisation_id))
    return form_page(request, form, title=_("Change the unit"), button=_("Save"), back=back_to(row.organisation_id))
