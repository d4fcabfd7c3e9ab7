"""What a signed-in person does in follow-up: own answers on one page, and things seen."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from viitta.core.periods import Quarter
from viitta.parts.followup import actions, queries
from viitta.parts.followup.forms import ObservationForm
from viitta.parts.followup.models import Observation
from viitta.parts.followup.pages.cards import gather
from viitta.parts.followup.pages.readings import gather_alone
from viitta.parts.followup.pages.update import done_page
from viitta.parts.followup.permissions import can_observe
from viitta.parts.followup.views.rounds import get_roadmap
from viitta.parts.followup.views.update import AskedNow, answer, show
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps import queries as roadmap_queries
from viitta.parts.ui.requests import ActorRequest


def _mine(request: ActorRequest) -> AskedNow:
    today, people = timezone.localdate(), request.actor.person_ids
    found = gather(queries.asked_now(people, on=today), today)
    beside = [reading for one in found for reading in one.readings]
    return AskedNow(found, gather_alone(queries.readings_asked_of(people, on=today), beside))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def my_answers(request: ActorRequest) -> HttpResponse:
    """Everything that a signed-in person is asked now, on one page."""
    asked = _mine(request)
    place: dict[str, Any] = {"action": reverse("my_answers"), "back": "/", "draft_key": "mine"}
    if not asked.rounds:
        return render(request, "followup/nothing.html")
    if request.method == "POST":
        done = reverse("my_answers_done")
        return answer(
            request, asked, by=request.actor, at=timezone.now(), template="followup/answer.html", done=done, **place
        )
    return show(request, asked, "followup/answer.html", **place)


@login_required
@require_http_methods(["GET", "HEAD"])
def my_answers_done(request: ActorRequest) -> HttpResponse:
    """What was saved and where it will be used."""
    asked = _mine(request)
    page = done_page(asked.measures, asked.alone, again=reverse("my_answers"))
    return render(request, "followup/done.html", {"page": page})


def _quarter(request: ActorRequest) -> Quarter:
    """The quarter of the address, else the one that is going on."""
    try:
        return Quarter.parse(request.GET.get("quarter", ""))
    except ValueError:
        return Quarter.of(timezone.localdate())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def observe(request: ActorRequest, roadmap: int) -> HttpResponse:
    """Write down a success, a challenge, a lesson…, of a measure or of none."""
    row, quarter = get_roadmap(request, roadmap), _quarter(request)
    require(can_observe(request.actor, row))
    titles = {measure.pk: measure for measure in roadmap_queries.measures_of(row)}
    initial = {"measure": request.GET.get("measure", "")}
    choices = [(pk, measure.title) for pk, measure in titles.items()]
    form = ObservationForm(request.POST or None, measures=choices, initial=initial)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["measure"]
        measure = titles[int(chosen)] if chosen else None
        new = actions.NewObservation(
            form.cleaned_data["kind"], form.cleaned_data["text"], timezone.localdate(), quarter, measure
        )
        actions.record_observations(roadmap=row, new=[new], by=request.actor, at=timezone.now())
        messages.success(request, _("Written down. It will be in the situation picture."))
        return redirect(f"/measures/{measure.pk}/" if measure else f"/picture/{row.pk}/?quarter={quarter.key}")
    return _observation_form(request, form, _("Tell of a success, a challenge or a lesson"), row.pk)


def _observation_form(request: ActorRequest, form: ObservationForm, title: str, roadmap: int) -> HttpResponse:
    page = {
        "title": title,
        "lead": "",
        "action": request.get_full_path(),
        "button": _("Save"),
        "back": f"/roadmaps/{roadmap}/",
    }
    return render(request, "ui/form.html", {"page": page, "form": form}, status=422 if form.errors else 200)


def _get_observation(request: ActorRequest, pk: int) -> Observation:
    try:
        return queries.get_observation(request.actor, pk, on=timezone.localdate())
    except Observation.DoesNotExist:
        raise Http404 from None


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def observation_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change the words or the kind of something seen."""
    row = _get_observation(request, pk)
    require(actions.may_change(request.actor, row))
    form = ObservationForm(request.POST or None, initial={"kind": row.kind, "text": row.text})
    del form.fields["measure"]
    if request.method == "POST" and form.is_valid():
        actions.change_observation(observation=row, by=request.actor, at=timezone.now(), **form.cleaned_data)
        return redirect(f"/picture/{row.roadmap_id}/?quarter={row.quarter}")
    return _observation_form(request, form, _("Change what was seen"), row.roadmap_id)


@login_required
@require_POST
def observation_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Take something seen off the pages, or bring it back."""
    row = _get_observation(request, pk)
    restore = "restore" in request.POST
    actions.remove_observations(observations=[row], restore=restore, by=request.actor, at=timezone.now())
    messages.success(request, _("Brought back.") if restore else _("Removed. You can bring it back here."))
    return redirect("observation_edit", pk)
