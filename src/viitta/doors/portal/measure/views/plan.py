"""Adding a measure and changing one."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from viitta.core.progress import Kind, Status
from viitta.doors.portal.gate import get_measure, get_roadmap, posted, show_form
from viitta.doors.portal.measure.forms import MeasureForm
from viitta.doors.portal.measure.offered import Rows, rows_of
from viitta.doors.portal.measure.pages.conflict import differences
from viitta.doors.portal.readiness.pages import missing_words
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps import actions, queries
from viitta.parts.roadmaps.models import Measure
from viitta.parts.roadmaps.permissions import can_edit_measure, can_edit_roadmap
from viitta.parts.roadmaps.queries import strategy
from viitta.parts.roadmaps.queries.editions import editions_of
from viitta.parts.roadmaps.queries.readiness import practices_of, readiness_in
from viitta.parts.ui.requests import ActorRequest

PLAIN = (
    "title", "description", "scope", "kind", "status", "origin", "start", "end", "summary", "not_measured_because",
    "ends_no_practice",
)  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def measure_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Add a measure to a roadmap."""
    roadmap = get_roadmap(request, pk)
    require(can_edit_roadmap(request.actor, roadmap))
    rows = rows_of(request.actor, roadmap)
    if not rows.themes:
        messages.info(request, _("Every measure belongs to a theme. Write the first theme, then add measures."))
        return redirect("roadmap_lists", pk)
    form = MeasureForm(
        posted(request),
        offered=rows.offered(),
        tells_why_added=editions_of(roadmap).exists(),
        initial={"kind": Kind.ONE_OFF, "status": Status.PLANNED},
    )
    if request.method == "POST" and form.is_valid():
        new = actions.NewMeasure(**rows.values(form.cleaned_data))
        try:
            reason = form.cleaned_data.get("plan_reason", "")
            made = actions.add_measures(roadmap=roadmap, new=[new], reason=reason, by=request.actor, at=timezone.now())[
                0
            ]
        except IntegrityError:
            form.add_error("title", _("The theme has a measure of this title already."))
        else:
            messages.success(request, _("The measure is there. Name its owner next."))
            return redirect("measure_owner", made.pk)
    return show_form(request, form, _("New measure"), back=reverse("roadmap", args=[pk]), lead=roadmap.name)


def _initial(row: Measure) -> dict[str, Any]:
    picked = {"theme": row.theme_id, "provenance": row.provenance_id, "unit": row.unit_id, "seen": row.revision}
    return {**{name: getattr(row, name) for name in PLAIN}, **picked}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def measure_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a measure. Who saves over somebody's fresh change is shown both and asked to choose."""
    row = get_measure(request, pk)
    require(can_edit_measure(request.actor, row))
    offered = rows_of(request.actor, row.roadmap, but=pk)
    # Who has not seen the present dates is first shown them, and only then asked why they change.
    has_seen = request.method != "POST" or request.POST.get("seen") == str(row.revision)
    form = MeasureForm(
        posted(request),
        offered=offered.offered(),
        dates=(row.start, row.end),
        asks_reason=has_seen and row.roadmap.approval_id is not None,
        has_practices=practices_of(row).exists(),
        initial={**_initial(row), **{name: [str(one.pk) for one in rows] for name, rows in _sets(row).items()}},
    )
    if request.method == "POST" and form.is_valid():
        return _save(request, row, form, offered)
    return _show(request, row, form)


def _sets(row: Measure) -> dict[str, Sequence[Any]]:
    """What a measure is linked to, by field."""
    return {
        "goals": queries.goals_of(row),
        "strategy_goals": strategy.strategy_goals_served(row),
        "indicators": strategy.indicators_of_measure(row),
    }


def _show(request: ActorRequest, row: Measure, form: MeasureForm, **more: Any) -> HttpResponse:
    back = reverse("measure", args=[row.pk])
    context = {"differences": (), "conflict": "", **more}
    title = _("Edit the measure")
    return show_form(request, form, title, back=back, lead=row.title, template="portal/measure/edit.html", **context)


def _save(request: ActorRequest, row: Measure, form: MeasureForm, rows: Rows) -> HttpResponse:
    data = form.cleaned_data
    change = actions.MeasureChange(
        row,
        rows.values(data),
        seen=data.get("seen") or 0,
        reason=data["reason"],
        cause=data["cause"],
        plan_reason=data["plan_reason"],
    )
    try:
        actions.change_measures(changes=[change], by=request.actor, at=timezone.now())
    except IntegrityError:
        form.add_error("title", _("The theme has a measure of this title already."))
        return _show(request, row, form)
    except Measure.DoesNotExist:  # removed while the form was open
        raise Http404 from None
    except actions.Stale as stale:
        return _conflict(request, stale.measures[0], form, rows)
    messages.success(request, _("The measure is saved."))
    if row.status == Status.PLANNED and data["status"] == Status.RUNNING:
        _tell_missing(request, row)
    return redirect("measure", row.pk)


def _tell_missing(request: ActorRequest, row: Measure) -> None:
    """A measure may start whatever it lacks; what that is, is said."""
    for one in readiness_in(row.roadmap, on=timezone.localdate(), measures=[row.pk]):
        if one.missing:
            said = _("The measure started without these: %(missing)s. They can still be given.")
            messages.warning(request, said % {"missing": missing_words(one)})


def _conflict(request: ActorRequest, fresh: Measure, form: MeasureForm, rows: Rows) -> HttpResponse:
    """The form again with what was typed, beside what is saved now; saving once more takes what was typed."""
    found = differences(fresh, _sets(fresh), rows.values(form.cleaned_data))
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data["seen"] = str(fresh.revision)  # type: ignore[index]
    response = _show(
        request, fresh, form, differences=found,
        conflict=_("Somebody changed this measure after you had opened it. Nothing of yours has been saved yet."),
    )  # fmt: skip
    response.status_code = 409
    return response
