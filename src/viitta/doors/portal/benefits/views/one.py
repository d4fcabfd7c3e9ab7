"""One benefit: look, add, change, tell a year, take away and back."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.doors.portal.benefits.forms import BenefitForm, YearForm
from viitta.doors.portal.benefits.offered import Offered
from viitta.doors.portal.benefits.pages.listing import Choice
from viitta.doors.portal.benefits.pages.one import Told, benefit_page
from viitta.doors.portal.benefits.pages.retirements import retirement_words
from viitta.doors.portal.benefits.views.lists import keeping
from viitta.doors.portal.gate import language, posted, show_form
from viitta.doors.portal.indicators.pages import indicator_line
from viitta.doors.portal.register.deeds import put_away, saved, seen_of
from viitta.doors.portal.which import number_of, wanted_roadmap
from viitta.parts.benefits import actions, queries
from viitta.parts.benefits.models import Benefit
from viitta.parts.benefits.permissions import can_keep, can_keep_benefits, can_see_retirements, can_tell
from viitta.parts.indicators.queries import last_readings
from viitta.parts.organisations.models import Organisation
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.ui.requests import ActorRequest

FORM = "portal/benefits/form.html"
PRICE = Decimal("37.59")  # euros an hour, of the ministry's calculator: a beginning to be corrected


def _get(request: ActorRequest, pk: int) -> Benefit:
    try:
        return queries.get_benefit(request.actor, pk, on=timezone.localdate())
    except (Benefit.DoesNotExist, OverflowError):
        raise Http404 from None


def _leaving(request: ActorRequest, row: Benefit, language: str) -> str:
    """The planned retirements that a benefit names, for the organisation's own people."""
    if row.leaving is None or not can_see_retirements(request.actor, row.organisation_id):
        return ""
    leaning = queries.leaning_on([row.leaving]).get(row.leaving.pk, [])
    return retirement_words(row.leaving, leaning, language)


@login_required
@require_safe
def benefit(request: ActorRequest, pk: int) -> HttpResponse:
    """One benefit with its calculation and its years."""
    row, actor = _get(request, pk), request.actor
    indicator = None
    if row.indicator is not None:
        last = last_readings([row.indicator.pk]).get(row.indicator.pk)
        indicator = indicator_line(row.indicator, last, (), language())
    told = Told(
        queries.versions_of(row), indicator, _leaving(request, row, language()), can_keep=can_keep(actor, row),
        can_tell=can_tell(actor, row),
    )  # fmt: skip
    page = benefit_page(row, told, today=timezone.localdate(), language=language())
    return render(request, "portal/benefits/benefit.html", {"page": page})


def _where(request: ActorRequest) -> tuple[Organisation, Roadmap | None]:
    """Whose benefit is added: that of ?roadmap=, else of an organisation whose benefits the visitor keeps."""
    if request.GET.get("roadmap"):
        roadmap = wanted_roadmap(request)
        require(can_keep_benefits(request.actor, roadmap.organisation_id, roadmap.pk))
        return roadmap.organisation, roadmap
    own = keeping(request)
    asked = number_of(request.GET.get("organisation", ""))
    chosen = next((row for row in own if row.pk == asked), own[0] if own else None)
    if chosen is None:
        raise Http404
    return chosen, None


def _form(request: ActorRequest, offered: Offered, initial: Mapping[str, Any]) -> BenefitForm:
    return BenefitForm(posted(request), initial=initial, offered=offered.names(), today=timezone.localdate())


def _fits(form: BenefitForm, offered: Offered) -> bool:
    """Whether the form can be saved, the rules that need other rows included."""
    if not form.is_valid():
        return False
    leaving = offered.rows["leaving"].get(number_of(form.cleaned_data["leaving"]))
    return form.check_realised(leaving.year if leaving else None)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def benefit_new(request: ActorRequest) -> HttpResponse:
    """Add a benefit."""
    organisation, roadmap = _where(request)
    offered = Offered(request.actor, organisation.pk, roadmap, timezone.localdate())
    waiting = [request.GET["measure"]] if "measure" in request.GET else []
    source = _("Ministry of finance, benefit mapping")
    form = _form(request, offered, {"measures": waiting, "price": PRICE, "price_source": source})
    if request.method == "POST" and _fits(form, offered):
        values, measures, volumes = offered.values(form.cleaned_data)
        new = actions.NewBenefit({**values, "roadmap": roadmap}, measures, volumes)
        made = actions.add_benefits(organisation=organisation, new=[new], by=request.actor, at=timezone.now())[0]
        messages.success(request, _("The benefit is in the list."))
        return redirect("benefit", made.pk)
    lead, back = roadmap.name if roadmap else organisation.name, Choice(roadmap.pk if roadmap else 0).address()
    return show_form(request, form, _("New benefit"), back=back, lead=lead, template=FORM)


def _initial(row: Benefit) -> dict[str, Any]:
    plain = {name: getattr(row, name) for name in actions.TOLD if name not in ("roadmap", *Offered.POINTED)}
    pointed = {name: getattr(row, f"{name}_id") or "" for name in Offered.POINTED}
    volumes = "\n".join(f"{one.name} {one.volume.normalize():f}".replace(".", ",") for one in row.volumes.all())
    measures = [str(one.pk) for one in row.measures.all()]
    return {**plain, **pointed, "volumes": volumes, "measures": measures, "seen": row.revision}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def benefit_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a benefit. Who would save over somebody's fresh change is told, and nothing is saved."""
    row = _get(request, pk)
    require(can_keep(request.actor, row) and row.removed_at is None)
    offered = Offered(request.actor, row.organisation_id, row.roadmap, timezone.localdate(), benefit=row)
    form = _form(request, offered, _initial(row))
    if request.method == "POST" and _fits(form, offered):
        values, measures, volumes = offered.values(form.cleaned_data)
        given = {**values, "measures": measures, "volumes": volumes}
        change = partial(actions.change_benefit, benefit=row, values=given, seen=seen_of(form))
        if saved(form, partial(change, by=request.actor, at=timezone.now())):
            messages.success(request, _("The benefit is saved."))
            return redirect("benefit", pk)
    back = reverse("benefit", args=[pk])
    return show_form(request, form, _("Edit the benefit"), back=back, lead=row.title, template=FORM)


def _year_of(request: ActorRequest, today: date) -> int:
    """The year of ?year=, which has begun, else the one that is over last; 404 for others."""
    year = number_of(request.GET.get("year", str(today.year - 1)))
    if not 2000 <= year <= today.year:
        raise Http404
    return year


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def benefit_year(request: ActorRequest, pk: int) -> HttpResponse:
    """Tell what was realised in a year, or correct it; the earlier version stays to be seen."""
    row, year = _get(request, pk), _year_of(request, timezone.localdate())
    require(can_tell(request.actor, row) and row.removed_at is None)
    there = queries.get_reading(row, year)
    initial: dict[str, Any] = {"seen": there.revision if there else 0}
    if there is not None:
        initial |= {name: getattr(there, name) for name in ("person_years", "hours", "euros", "note")}
    form = YearForm(posted(request), initial=initial, hours_in_year=settings.HOURS_IN_YEAR)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        amounts = (data["person_years"] or Decimal(0), data["euros"] or Decimal(0), data["hours"])
        taken = actions.TakenYear(year, *amounts, data["note"], seen_of(form) or 0)
        tell = partial(actions.tell_years, benefit=row, told=[taken])
        if saved(form, partial(tell, by=request.actor, at=timezone.now())):
            messages.success(request, _("The year %(year)s is told.") % {"year": year})
            return redirect("benefit", pk)
    title = _("What was realised in %(year)s") % {"year": year}
    return show_form(request, form, title, back=reverse("benefit", args=[pk]), lead=row.title)


@login_required
@require_POST
def benefit_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Take a benefit out of the list, or bring it back."""
    row = _get(request, pk)
    given: dict[str, Any] = {"benefits": [row], "by": request.actor, "at": timezone.now()}
    address = Choice(row.roadmap_id or 0).address()
    return put_away(request, lambda gone: actions.remove_benefits(removed=gone, **given), address, pk)
