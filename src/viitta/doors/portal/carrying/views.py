"""Carrying measures over: which ones, a look at each, the deed; and beginning the next roadmap."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from viitta.core.carrying import GOES, Days
from viitta.doors.portal.carrying.forms import CarryForm, NextForm
from viitta.doors.portal.carrying.pages import carry_page, preview_page
from viitta.doors.portal.gate import get_roadmap, posted, show_form
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import Measure, Roadmap
from viitta.parts.roadmaps.permissions import can_edit_roadmap, can_found_roadmap
from viitta.parts.roadmaps.queries.carrying import Candidate, candidates, carriages, luggage_of, next_ones
from viitta.parts.roadmaps.words import CARRY_PROBLEMS
from viitta.parts.ui.requests import ActorRequest


def _get(request: ActorRequest, pk: int) -> Roadmap:
    roadmap = get_roadmap(request, pk)
    require(can_edit_roadmap(request.actor, roadmap))
    return roadmap


def _into(request: ActorRequest, following: list[Roadmap]) -> Roadmap:
    """The roadmap asked for among those that follow; 404 for any other."""
    wanted = request.GET.get("into", "")
    found = [row for row in following if not wanted or str(row.pk) == wanted]
    if not found:
        raise Http404
    return found[0]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def carry_over(request: ActorRequest, pk: int) -> HttpResponse:
    """Choose the measures that go on, look at each, carry them over."""
    roadmap = _get(request, pk)
    following = [row for row in next_ones(roadmap) if can_edit_roadmap(request.actor, row)]
    if not following and "into" not in request.GET:
        return redirect("carry_over_next", pk)
    into = _into(request, following)
    rows = candidates(roadmap, into)
    titles = {one.measure.pk: one.measure.title for one in rows}
    form = CarryForm(
        posted(request), measures=titles, initial={"days": Days.CUT, "adds_goals": not into.goals.exists()}
    )
    if request.method == "POST" and form.is_valid():
        return _preview_or_apply(request, roadmap, into, rows, form)
    chosen = {one.measure.pk for one in rows if one.going in GOES}
    if request.method == "POST":
        chosen = {int(one) for one in request.POST.getlist("measure") if one in map(str, titles)}
    page = carry_page(roadmap, into, following, rows, chosen)
    return render(
        request, "portal/carrying/choose.html", {"page": page, "form": form}, status=422 if form.errors else 200
    )


def _preview_or_apply(
    request: ActorRequest, roadmap: Roadmap, into: Roadmap, rows: list[Candidate], form: CarryForm
) -> HttpResponse:
    data, today, warning = form.cleaned_data, timezone.localdate(), ""
    by_id = {one.measure.pk: one.measure for one in rows}
    measures = [by_id[int(one)] for one in data["measure"]]
    days, adds_goals = Days(data["days"]), data["adds_goals"]
    if request.POST.get("step") == "apply":
        try:
            made = actions.carry_over(
                roadmap=roadmap, into=into, measures=measures, days=days, adds_goals=adds_goals,
                seen={**dict.fromkeys(by_id, 0), **_seen(request)}, on=today, by=request.actor, at=timezone.now(),
            )  # fmt: skip
        except (actions.CarryRefused, actions.Stale, Measure.DoesNotExist) as error:
            warning = _refused(error)
        else:
            return _done(request, into, len(made))
    luggage = luggage_of(roadmap, by_id, on=max(today, into.starts_on))
    ids = [measure.pk for measure in measures]
    found = carriages(roadmap, into, ids, luggage, days=days, adds_goals=adds_goals)
    page = preview_page(roadmap, into, found, luggage, form, warning=warning)
    status = 409 if warning else 422 if page.problems else 200
    return render(request, "portal/carrying/preview.html", {"page": page}, status=status)


def _seen(request: ActorRequest) -> dict[int, int]:
    """Revisions of the measures as the preview showed them."""
    found = {}
    for one in request.POST.getlist("seen"):
        parts = one.split(":")
        if len(parts) == 2 and all(part.isascii() and part.isdecimal() and len(part) < 16 for part in parts):
            found[int(parts[0])] = int(parts[1])
    return found


def _refused(error: Exception) -> str:
    if isinstance(error, actions.CarryRefused):
        return str(CARRY_PROBLEMS[error.code]) % {"titles": ", ".join(error.titles)}
    return _("The measures have changed meanwhile. Nothing has been carried over yet.")


def _done(request: ActorRequest, into: Roadmap, count: int) -> HttpResponse:
    said = ngettext(
        "%(count)s measure was carried over. It tells where it came from.",
        "%(count)s measures were carried over. Each tells where it came from.",
        count,
    )
    messages.success(request, said % {"count": count})
    return redirect("roadmap", into.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def next_roadmap(request: ActorRequest, pk: int) -> HttpResponse:
    """Begin the roadmap that follows this one."""
    roadmap = _get(request, pk)
    require(can_found_roadmap(request.actor, roadmap.organisation_id))
    first = roadmap.ends_on.replace(month=1, day=1, year=min(roadmap.ends_on.year + 1, 9998))
    last = first.replace(month=12, day=31, year=min(first.year + 2, 9999))
    initial = {"name": "", "starts_on": first, "ends_on": last}
    form = NextForm(posted(request), after=roadmap.starts_on, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        new = actions.NewRoadmap(
            roadmap.organisation, data["name"], data["starts_on"], data["ends_on"],
            language=roadmap.language, group=roadmap.group, previous=roadmap,
        )  # fmt: skip
        made = actions.found_roadmaps(new=[new], by=request.actor, at=timezone.now())[0]
        address = reverse("roadmap", args=[made.pk])
        messages.success(request, format_html('{} <a href="{}">{}</a>', _("The roadmap is begun."), address, made.name))
        return redirect(f"{reverse('carry_over', args=[pk])}?into={made.pk}")
    lead = _("Unfinished and continuous measures of %(name)s are carried over to it next.") % {"name": roadmap.name}
    back = reverse("roadmap", args=[pk])
    return show_form(request, form, _("Begin the next roadmap"), back=back, lead=lead, button=_("Begin"))
