"""Access to an organisation, and the organisation itself: the administrator's work."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from viitta.core.actors import Role
from viitta.parts.organisations import actions, queries
from viitta.parts.organisations.forms import people as forms
from viitta.parts.organisations.models import Organisation
from viitta.parts.organisations.permissions import can_administer, require
from viitta.parts.organisations.views.gates import ASKS, back_to, form_page, or_404
from viitta.parts.ui.requests import ActorRequest


def _administered(request: ActorRequest, pk: int) -> Organisation:
    organisation = or_404(lambda: queries.get_organisation(request.actor, pk))
    require(can_administer(request.actor, organisation.pk))
    return organisation


@login_required
@require_http_methods(ASKS)
def access_new(request: ActorRequest, organisation: int) -> HttpResponse:
    """Give an address a role; its account is made when there is none."""
    owner = _administered(request, organisation)
    form = forms.AccessForm(request.POST or None, people=queries.people_of(request.actor, owner.pk))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        actions.let_in(
            organisation=owner,
            email=data["email"],
            name=data["name"],
            role=Role(data["role"]),
            person=data["person"],
            until_date=data["until_date"],
            by=request.actor,
            at=timezone.now(),
        )
        messages.success(request, _("Access given. They sign in by a link sent to their e-mail."))
        return redirect(back_to(owner.pk))
    return form_page(request, form, title=_("Give access"), button=_("Give access"), back=back_to(owner.pk))


@login_required
@require_http_methods(ASKS)
def access_end(request: ActorRequest, pk: int) -> HttpResponse:
    """End a role from a day on."""
    grant = or_404(lambda: queries.get_grant(request.actor, pk))
    require(can_administer(request.actor, grant.organisation_id))
    form = forms.DayForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_grants(grants=[grant], on=form.cleaned_data["on"], by=request.actor, at=timezone.now())
        except actions.LastAdministrator:
            form.add_error("on", _("The organisation would be left without an administrator."))
        else:
            return redirect(back_to(grant.organisation_id))
    back = back_to(grant.organisation_id)
    return form_page(request, form, title=_("End the access"), button=_("End"), back=back, lead=grant.account.email)


@login_required
@require_http_methods(ASKS)
def organisation_edit(request: ActorRequest, organisation: int) -> HttpResponse:
    """Change the organisation's names, number, kind, language status or validity."""
    owner = _administered(request, organisation)
    names = ("name", "kind", "code", "name_sv", "name_en", "language_status", "valid_from", "valid_until")
    initial = {name: getattr(owner, name) for name in names}
    form = forms.OrganisationForm(request.POST or None, initial=initial, taken=queries.codes_taken(besides=owner.pk))
    if request.method == "POST" and form.is_valid():
        actions.change_organisation(organisation=owner, values=form.cleaned_data, by=request.actor, at=timezone.now())
        messages.success(request, _("Saved."))
        return redirect(back_to(owner.pk))
    return form_page(request, form, title=_("The organisation"), button=_("Save"), back=back_to(owner.pk))


@login_required
@require_http_methods(ASKS)
def population_new(request: ActorRequest, organisation: int) -> HttpResponse:
    """Write the number of residents at a day."""
    owner = _administered(request, organisation)
    form = forms.PopulationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.record_population(organisation=owner, by=request.actor, at=timezone.now(), **form.cleaned_data)
        return redirect(back_to(owner.pk))
    return form_page(request, form, title=_("Number of residents"), button=_("Save"), back=back_to(owner.pk))


@login_required
@require_http_methods(ASKS)
def organisation_new(request: ActorRequest) -> HttpResponse:
    """Bring another organisation into the register: a partner, a supplier, a school."""
    require(any(can_administer(request.actor, pk) for pk in request.actor.organisations))
    form = forms.OrganisationForm(request.POST or None, taken=queries.codes_taken())
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        made = actions.found_organisations(new=[actions.NewOrganisation(**form.cleaned_data)], by=request.actor, at=at)[
            0
        ]
        messages.success(request, _("The organisation was added, and you are its administrator."))
        return redirect(back_to(made.pk))
    return form_page(request, form, title=_("Add an organisation"), button=_("Add"), back="/people/")


@login_required
@require_http_methods(ASKS)
def succession_new(request: ActorRequest, organisation: int) -> HttpResponse:
    """Write that an organisation goes on as another one that the actor administers too."""
    owner = _administered(request, organisation)
    others = queries.administered_by(request.actor).exclude(pk=owner.pk)
    form = forms.SuccessionForm(request.POST or None, organisations=others)
    if request.method == "POST" and form.is_valid():
        successor, on = form.cleaned_data["successor"], form.cleaned_data["on"]
        if queries.heir_of(owner.pk) is not None:
            form.add_error("successor", _("The organisation has a successor already."))
        elif queries.heir_of(successor.pk) == owner.pk:
            form.add_error("successor", _("That organisation goes on as this one."))
        else:
            actions.record_succession(
                predecessor=owner, successor=successor, on=on, by=request.actor, at=timezone.now()
            )
            messages.success(request, _("Saved."))
            return redirect(back_to(owner.pk))
    return form_page(request, form, title=_("Merger"), button=_("Save"), back=back_to(owner.pk))
