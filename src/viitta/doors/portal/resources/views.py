"""What a measure takes and gives, its milestones, and what a whole roadmap takes."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.core.periods import Quarter, quarters_between
from viitta.doors.portal.gate import get_measure, get_roadmap, language, posted, show_form
from viitta.doors.portal.resources.forms import NEW_ROWS, MilestoneForm, ResourcesForm, initial_of
from viitta.doors.portal.resources.pages import resources_page
from viitta.doors.portal.resources.sheet import sheets_of
from viitta.doors.portal.which import MIME, as_file
from viitta.parts.organisations.permissions import require
from viitta.parts.organisations.queries import people_of, unit_names
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import Effort, Measure, Milestone
from viitta.parts.roadmaps.permissions import can_edit_measure
from viitta.parts.roadmaps.queries import resources as queries
from viitta.parts.ui.requests import ActorRequest

MOST_QUARTERS = 20
FIGURES = ("benefit", "benefit_reason", "cost_once", "cost_yearly", "financing")


@login_required
@require_safe
def roadmap_resources(request: ActorRequest, pk: int) -> HttpResponse:
    """What the measures of a roadmap take, also as a file."""
    roadmap = get_roadmap(request, pk)
    rows, units = queries.needs_of(roadmap), unit_names(request.actor, roadmap.organisation_id)
    kind = request.GET.get("format", "")
    if kind in MIME:
        return as_file(kind, sheets_of(rows, units), roadmap.name)
    page = resources_page(roadmap, rows, units, language())
    return render(request, "portal/resources/roadmap.html", {"page": page})


def _own(request: ActorRequest, pk: int) -> Measure:
    row = get_measure(request, pk)
    require(can_edit_measure(request.actor, row))
    return row


def _quarters(measure: Measure, efforts: list[Effort]) -> list[Quarter]:
    """Quarters of the measure's span, else of the roadmap's, and those that have days already."""
    start, end = measure.start or measure.roadmap.starts_on, measure.end or measure.roadmap.ends_on
    span = list(quarters_between(start, end))[:MOST_QUARTERS]
    return sorted({*span, *(Quarter.parse(one.quarter) for one in efforts)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def measure_resources(request: ActorRequest, pk: int) -> HttpResponse:
    """Days by person or role and quarter, costs, financing and the expected benefit on one form."""
    row = _own(request, pk)
    efforts = list(queries.efforts_of(row))
    people = {one.pk: one for one in people_of(request.actor, row.organisation_id)}
    initial, used = initial_of(row, efforts)
    named = {key: one.label for key, one in people.items()}
    quarters = _quarters(row, efforts)
    form = ResourcesForm(posted(request), initial=initial, rows=used + NEW_ROWS, quarters=quarters, people=named)
    if request.method == "POST" and form.is_valid():
        given = [
            actions.NewEffort(role or named[person or 0], quarter, days, people.get(person or 0), _unit(people, person))
            for person, role, quarter, days in form.efforts()
        ]
        values = {name: form.cleaned_data[name] for name in FIGURES}
        try:
            actions.record_resources(
                measure=row, values=values, efforts=given, seen=form.cleaned_data["seen"], by=request.actor,
                at=timezone.now(),
            )  # fmt: skip
        except actions.Stale:
            form.add_error(None, _("Somebody changed the measure after you had opened it. Open the page again and make your changes to it."))  # fmt: skip
        except Measure.DoesNotExist:
            raise Http404 from None
        else:
            messages.success(request, _("Effort, costs and benefit are saved."))
            return redirect("measure_resources" if request.POST.get("then") == "more" else "measure", pk)
    return _show(request, row, form, quarters)


def _unit(people: dict[int, Any], person: int | None) -> Any:
    return people[person].unit if person else None


def _show(request: ActorRequest, row: Measure, form: ResourcesForm, quarters: list[Quarter]) -> HttpResponse:
    page = {
        "title": _("Effort, costs and benefit"), "measure": row.title, "back": reverse("measure", args=[row.pk]),
        "action": request.path, "quarters": [one.label for one in quarters],
    }  # fmt: skip
    context = {"page": page, "form": form}
    return render(request, "portal/resources/measure.html", context, status=422 if form.errors else 200)


def _refuse(form: MilestoneForm, problem: ValueError) -> None:
    """Say at the field why milestones do not fit together."""
    code = str(problem).partition(":")[0]
    if code == "start":
        form.add_error("due_on", _("A milestone cannot fall due before the measure starts."))
    elif code == "order":
        form.add_error("percent", _("A later milestone must be of more per cent than an earlier one."))
    else:
        form.add_error("percent", _("Give a whole number from 1 to 100."))


def _milestone_form(request: ActorRequest, row: Measure, but: int | None, initial: dict[str, Any]) -> MilestoneForm:
    taken = frozenset(one.title.casefold() for one in queries.milestones_of(row) if one.pk != but)
    return MilestoneForm(posted(request), taken=taken, today=timezone.localdate(), initial=initial)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def milestone_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Add a milestone: the expected percent follows it from then on."""
    row = _own(request, pk)
    form = _milestone_form(request, row, None, {})
    if request.method == "POST" and form.is_valid():
        new = actions.NewMilestone(**form.cleaned_data)
        try:
            actions.add_milestones(measure=row, new=[new], by=request.actor, at=timezone.now())
        except IntegrityError:
            form.add_error("title", _("The measure has a milestone of this title already."))
        except ValueError as problem:
            _refuse(form, problem)
        else:
            messages.success(request, _("The milestone is there. The expected percent follows it."))
            return redirect("measure", pk)
    lead = _("The expected percent goes in straight lines through the milestones; what owners tell is never changed.")
    return show_form(request, form, _("New milestone"), back=reverse("measure", args=[pk]), lead=lead)


def _milestone(request: ActorRequest, pk: int, milestone: int) -> tuple[Measure, Milestone]:
    row = _own(request, pk)
    try:
        return row, queries.get_milestone(row, milestone)
    except (Milestone.DoesNotExist, OverflowError):
        raise Http404 from None


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def milestone_edit(request: ActorRequest, pk: int, milestone: int) -> HttpResponse:
    """Change a milestone, or write when it was reached."""
    row, one = _milestone(request, pk, milestone)
    initial = {name: getattr(one, name) for name in ("title", "due_on", "percent", "reached_on")}
    form = _milestone_form(request, row, milestone, initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_milestone(milestone=one, values=form.cleaned_data, by=request.actor, at=timezone.now())
        except IntegrityError:
            form.add_error("title", _("The measure has a milestone of this title already."))
        except ValueError as problem:
            _refuse(form, problem)
        else:
            messages.success(request, _("The milestone is saved."))
            return redirect("measure", pk)
    return show_form(
        request, form, _("Edit the milestone"), back=reverse("measure", args=[pk]), lead=row.title,
        template="portal/resources/milestone.html", remove=reverse("milestone_remove", args=[pk, milestone]),
    )  # fmt: skip


@login_required
@require_POST
def milestone_remove(request: ActorRequest, pk: int, milestone: int) -> HttpResponse:
    """Take a milestone away."""
    _row, one = _milestone(request, pk, milestone)
    actions.remove_milestones(milestones=[one], by=request.actor, at=timezone.now())
    messages.success(request, _("Removed: %(title)s") % {"title": one.title})
    return redirect("measure", pk)
