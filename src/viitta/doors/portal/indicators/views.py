"""Indicators: the list, one with its series, adding, changing, telling a reading, removing."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from viitta.core.periods import Quarter
from viitta.doors.portal.gate import language, posted, show_form
from viitta.doors.portal.indicators.forms import IndicatorForm, ReadingForm, quarter_of
from viitta.doors.portal.indicators.linking import Links, link, links_of
from viitta.doors.portal.indicators.pages import IndicatorContents, IndicatorsPage, indicator_line, indicator_page
from viitta.parts.followup.queries import is_after_closing
from viitta.parts.indicators import actions, queries
from viitta.parts.indicators.models import Indicator
from viitta.parts.indicators.permissions import can_edit_indicators, can_tell_reading
from viitta.parts.organisations.models import Organisation
from viitta.parts.organisations.permissions import require
from viitta.parts.organisations.queries import organisations_of
from viitta.parts.roadmaps.queries import strategy as linked
from viitta.parts.ui.requests import ActorRequest


def _get(request: ActorRequest, pk: int) -> Indicator:
    try:
        return queries.get_indicator(request.actor, pk)
    except Indicator.DoesNotExist:
        raise Http404 from None


def _own(request: ActorRequest) -> list[Organisation]:
    """Organisations whose indicators the signed-in person may add."""
    return [row for row in organisations_of(request.actor) if can_edit_indicators(request.actor, row.pk)]


@login_required
@require_safe
def indicators(request: ActorRequest) -> HttpResponse:
    """Everything that is measured, with how it stands."""
    rows = list(queries.indicators_of(request.actor))
    pks = [row.pk for row in rows]
    last = queries.last_readings(pks)
    measures, goals = linked.measures_measured_by(pks), linked.goals_measured_by(pks)
    lines = []
    for row in rows:
        of = [*(one.title for one in goals.get(row.pk, ())), *(one.title for one in measures.get(row.pk, ()))]
        lines.append(indicator_line(row, last.get(row.pk), of, language()))
    own = _own(request)
    page = IndicatorsPage(tuple(lines), f"{reverse('indicator_new')}?organisation={own[0].pk}" if own else "")
    return render(request, "portal/indicators/indicators.html", {"page": page})


@login_required
@require_safe
def indicator(request: ActorRequest, pk: int) -> HttpResponse:
    """One indicator with its readings."""
    row = _get(request, pk)
    contents = IndicatorContents(
        indicator=row,
        readings=queries.readings_of([pk]).get(pk, []),
        revisions=list(queries.corrections_of(row)),
        measures=linked.measures_measured_by([pk]).get(pk, []),
        goals=linked.goals_measured_by([pk]).get(pk, []),
        can_edit=can_edit_indicators(request.actor, row.organisation_id),
        can_tell=can_tell_reading(request.actor, row),
    )
    page = indicator_page(contents, language())
    return render(request, "portal/indicators/indicator.html", {"page": page})


def _values(data: dict[str, Any], links: Links) -> dict[str, Any]:
    names = ("name", "description", "unit", "direction", "baseline", "baseline_on", "target", "target_on")
    values = {name: data[name] for name in names}
    values["owner"] = links.people.get(int(data["owner"] or 0))
    if "ended_on" in data:
        values["ended_on"] = data["ended_on"]
    return values


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def indicator_new(request: ActorRequest) -> HttpResponse:
    """Add an indicator; the address may name the measure or the goal that it is for."""
    own = {str(row.pk): row for row in _own(request)}
    if not own:
        raise Http404
    organisation = own.get(request.GET.get("organisation", ""), next(iter(own.values())))
    links = links_of(request.actor, organisation.pk, today=timezone.localdate())
    chosen = {name: request.GET.getlist(name[:-1]) for name in ("measures", "goals")}
    taken = queries.taken_names(organisation.pk)
    form = IndicatorForm(posted(request), initial=chosen, is_new=True, taken=taken, **links.offered())
    if request.method == "POST" and form.is_valid():
        new = actions.NewIndicator(**_values(form.cleaned_data, links))
        try:
            at = timezone.now()
            made = actions.add_indicators(organisation=organisation, new=[new], by=request.actor, at=at)[0]
        except IntegrityError:
            form.add_error("name", _("There is an indicator of this name already."))
        else:
            link(made, links, form.cleaned_data, by=request.actor, at=at)
            messages.success(request, _("The indicator is there. Its readings are asked in the rounds."))
            return redirect("indicator", made.pk)
    return show_form(request, form, _("New indicator"), back=reverse("indicators"), lead=organisation.name)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def indicator_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change an indicator and what it belongs to."""
    row = _get(request, pk)
    require(can_edit_indicators(request.actor, row.organisation_id))
    links = links_of(request.actor, row.organisation_id, today=timezone.localdate(), indicator=row)
    taken = queries.taken_names(row.organisation_id, but=pk)
    names = ("name", "description", "unit", "direction", "baseline", "baseline_on", "target", "target_on", "ended_on")
    initial = {name: getattr(row, name) for name in names}
    initial |= {"owner": row.owner_id or "", "seen": row.revision, **links.chosen()}
    form = IndicatorForm(posted(request), initial=initial, taken=taken, **links.offered())
    if request.method == "POST" and form.is_valid():
        response = _change(request, row, form, links)
        if response is not None:
            return response
    back = reverse("indicator", args=[pk])
    return show_form(request, form, _("Edit the indicator"), back=back, lead=row.name)


def _change(request: ActorRequest, row: Indicator, form: IndicatorForm, links: Links) -> HttpResponse | None:
    """Save a changed indicator; None, with the reason on the form, when it cannot be saved."""
    data, at = form.cleaned_data, timezone.now()
    values, seen = _values(data, links), data.get("seen")
    try:
        actions.change_indicator(indicator=row, values=values, seen=seen, by=request.actor, at=at)
    except IntegrityError:
        form.add_error("name", _("There is an indicator of this name already."))
        return None
    except actions.StaleIndicator:
        said = _("Somebody changed this indicator after you had opened it. Open it again to see what is saved now.")
        form.add_error(None, said)
        return None
    link(row, links, data, by=request.actor, at=at)
    messages.success(request, _("The indicator is saved."))
    return redirect("indicator", row.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def indicator_reading(request: ActorRequest, pk: int) -> HttpResponse:
    """Tell a reading outside the rounds, or for somebody else."""
    row, at = _get(request, pk), timezone.now()
    require(can_tell_reading(request.actor, row))
    today = timezone.localdate(at)
    quarters = quarter_of(today)
    wanted = request.GET.get("quarter", "")
    quarter = next((one for one in quarters if one.key == wanted), Quarter.of(today).previous())
    there = {one.quarter: one for one in queries.readings_of([pk]).get(pk, [])}
    told = there.get(quarter.key)
    initial: dict[str, Any] = {"quarter": quarter.key, "seen": told.revision if told else 0}
    if told is not None:
        initial |= {"value": told.value, "because": told.not_measured_because, "note": told.note}
    form = ReadingForm(posted(request), quarters=quarters, unit=row.unit, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        chosen = Quarter.parse(data["quarter"])
        now = there.get(chosen.key)
        # A quarter chosen on the form itself was not seen before: what is there is then taken as seen.
        seen = data.get("seen") or 0 if chosen == quarter else (now.revision if now else 0)
        taken = actions.TakenReading(row, data["value"], data["because"], data["note"], seen)
        is_late = is_after_closing(row, chosen)
        try:
            actions.record_readings(quarter=chosen, readings=[taken], after_closing=is_late, by=request.actor, at=at)
        except actions.StaleReadings:
            form.add_error("value", _("Somebody told this reading after you had opened the page. Open it again."))
        else:
            messages.success(request, _("The reading is saved."))
            return redirect("indicator", pk)
    return show_form(request, form, _("Tell a reading"), back=reverse("indicator", args=[pk]), lead=row.name)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def indicator_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Say what goes with an indicator, then remove it."""
    row = _get(request, pk)
    require(can_edit_indicators(request.actor, row.organisation_id))
    if request.method == "POST":
        actions.remove_indicators(indicators=[row], by=request.actor, at=timezone.now())
        messages.success(request, _("Removed: %(title)s") % {"title": row.name})
        return redirect("indicators")
    count = len(queries.readings_of([pk]).get(pk, []))
    readings = ngettext("%(count)s reading", "%(count)s readings", count) % {"count": count}
    page = {
        "title": _("Remove %(title)s?") % {"title": row.name},
        "question": _(
            "Removing is for mistakes. An indicator that is no longer measured is better ended: then its readings stay. "
            "These go for good:"
        ),
        "consequences": [readings, _("its links to measures, goals and verdicts")],
        "action": request.path,
        "button": _("Remove"),
        "is_dangerous": True,
        "back": reverse("indicator", args=[pk]),
    }
    return render(request, "ui/confirm.html", {"page": page})
