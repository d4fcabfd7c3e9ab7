"""Goals of a roadmap: look, choose the indicators of one, give the verdict."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from viitta.doors.portal.gate import get_roadmap, language, posted, show_form
from viitta.doors.portal.goals.contents import GoalContents, gather
from viitta.doors.portal.goals.forms import GoalIndicatorsForm, VerdictForm
from viitta.doors.portal.goals.pages import goals_page, preselected, reading_words
from viitta.parts.indicators.queries import indicators_of
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps import actions, queries
from viitta.parts.roadmaps.models import Goal, Roadmap
from viitta.parts.roadmaps.permissions import can_edit_roadmap
from viitta.parts.roadmaps.queries import strategy
from viitta.parts.ui.requests import ActorRequest


@login_required
@require_safe
def goals(request: ActorRequest, pk: int) -> HttpResponse:
    """Every goal with its measures, readings and verdict."""
    roadmap = get_roadmap(request, pk)
    contents = gather(roadmap, request.actor, today=timezone.localdate())
    return render(request, "portal/goals/goals.html", {"page": goals_page(contents, language())})


def _get(request: ActorRequest, pk: int, goal: int) -> tuple[Roadmap, Goal]:
    roadmap = get_roadmap(request, pk)
    require(can_edit_roadmap(request.actor, roadmap))
    try:
        return roadmap, strategy.get_goal(roadmap, goal)
    except Goal.DoesNotExist:
        raise Http404 from None


def _initial(contents: GoalContents, goal: Goal, readings: list[Any]) -> dict[str, Any]:
    """The verdict that there is; else the goal's measures and the newest readings, as a start."""
    there = contents.verdicts.get(goal.pk)
    if there is None:
        serving = [str(one.id) for one in contents.measures[goal.pk]]
        return {"measures": serving, "readings": preselected(readings)}
    return {
        "reached": there.reached,
        "grounds": there.grounds,
        "measures": [str(row.pk) for row in there.measures.all()],
        "readings": [str(row.pk) for row in there.readings.all()],
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def goal_verdict(request: ActorRequest, pk: int, goal: int) -> HttpResponse:
    """Say whether a goal was reached, and why."""
    roadmap, row = _get(request, pk, goal)
    at = timezone.now()
    contents = gather(roadmap, request.actor, today=timezone.localdate(at))
    readings = list(strategy.readings_for(row, [one.pk for one in contents.indicators[row.pk]]))
    measures = {one.pk: one for one in queries.measures_of(roadmap)}
    form = VerdictForm(
        posted(request),
        initial=_initial(contents, row, readings),
        measures=[(one.id, one.title) for one in contents.measures[row.pk]],
        readings=[(one.pk, reading_words(one, language())) for one in readings],
    )
    back = reverse("goals", args=[pk])
    if request.method == "POST" and form.is_valid():
        data, chosen = form.cleaned_data, {str(one.pk): one for one in readings}
        verdict = actions.NewVerdict(
            row, data["reached"], data["grounds"],
            tuple(measures[int(key)] for key in data.get("measures", ())),
            tuple(chosen[key] for key in data.get("readings", ())),
        )  # fmt: skip
        actions.record_verdicts(verdicts=[verdict], on=timezone.localdate(at), by=request.actor, at=at)
        messages.success(request, _("The verdict is saved."))
        return redirect(f"{back}#g{row.pk}")
    return show_form(request, form, _("Verdict on a goal"), back=back, lead=row.title)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def goal_indicators(request: ActorRequest, pk: int, goal: int) -> HttpResponse:
    """Choose by what a goal is measured."""
    roadmap, row = _get(request, pk, goal)
    rows = {str(one.pk): one for one in indicators_of(request.actor, roadmap.organisation_id)}
    if not rows:
        return redirect(f"{reverse('indicator_new')}?organisation={roadmap.organisation_id}&goal={row.pk}")
    chosen = [str(one.pk) for one in strategy.indicators_of_goal(row)]
    offered = [(one.pk, f"{one.name} ({one.unit})") for one in rows.values()]
    form = GoalIndicatorsForm(posted(request), initial={"indicators": chosen}, indicators=offered)
    back = reverse("goals", args=[pk])
    if request.method == "POST" and form.is_valid():
        wanted = [rows[key] for key in form.cleaned_data["indicators"]]
        actions.set_goal_indicators(goal=row, indicators=wanted, by=request.actor, at=timezone.now())
        return redirect(f"{back}#g{row.pk}")
    return show_form(request, form, _("Indicators of a goal"), back=back, lead=row.title)
