"""Recommendations: look at both directions, write, put in order, answer."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.doors.portal.gate import posted, show_form
from viitta.doors.portal.recommendations.forms import AnswerForm, RecommendationForm
from viitta.doors.portal.recommendations.pages import recommendations_page, sheet
from viitta.doors.portal.register.deeds import gone_of, put_away, saved, seen_of
from viitta.doors.portal.which import MIME, as_file, wanted_roadmap, which_roadmap
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.actions import recommendations as actions
from viitta.parts.roadmaps.models import Recommendation, Roadmap
from viitta.parts.roadmaps.permissions import can_edit_roadmap
from viitta.parts.roadmaps.queries import measures_of
from viitta.parts.roadmaps.queries import recommendations as queries
from viitta.parts.ui.requests import ActorRequest


def _address(roadmap: int) -> str:
    return f"{reverse('recommendations')}?roadmap={roadmap}"


def _get(request: ActorRequest, pk: int) -> Recommendation:
    try:
        return queries.get_recommendation(request.actor, pk, on=timezone.localdate())
    except (Recommendation.DoesNotExist, OverflowError):
        raise Http404 from None


def _gone(request: ActorRequest, roadmap: Roadmap) -> tuple[str, str] | None:
    pk = gone_of(request)
    row = _get(request, pk) if pk else None
    if row is None or row.removed_at is None or not can_edit_roadmap(request.actor, roadmap):
        return None
    return str(row), reverse("recommendation_remove", args=[pk])


@login_required
@require_safe
def recommendations(request: ActorRequest) -> HttpResponse:
    """What a roadmap recommends and what it answers to earlier ones, also as a file."""
    roadmap, names = which_roadmap(request)
    if roadmap is None:
        return render(request, "portal/promises/none.html")
    own, earlier = list(queries.recommendations_of(roadmap)), list(queries.to_answer(roadmap))
    may = can_edit_roadmap(request.actor, roadmap)
    page = recommendations_page(roadmap, names, own, earlier, can_edit=may, gone=_gone(request, roadmap))
    kind = request.GET.get("format", "")
    if kind in MIME:
        return as_file(kind, [sheet(page)], roadmap.name)
    return render(request, "portal/recommendations/list.html", {"page": page})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def recommendation_new(request: ActorRequest) -> HttpResponse:
    """Write a recommendation."""
    roadmap = wanted_roadmap(request)
    require(can_edit_roadmap(request.actor, roadmap))
    form = RecommendationForm(posted(request))
    if request.method == "POST" and form.is_valid():
        new = actions.NewRecommendation(form.cleaned_data["text"], form.cleaned_data["grounds"])
        actions.add_recommendations(roadmap=roadmap, new=[new], by=request.actor, at=timezone.now())
        return redirect(_address(roadmap.pk))
    return show_form(
        request, form, _("New recommendation"), back=_address(roadmap.pk), lead=roadmap.name,
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def recommendation_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change the words of a recommendation."""
    row = _get(request, pk)
    require(can_edit_roadmap(request.actor, row.roadmap))
    form = RecommendationForm(posted(request), initial={"text": row.text, "grounds": row.grounds, "seen": row.revision})
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("text", "grounds")}
        given: dict[str, Any] = {"values": values, "seen": seen_of(form), "by": request.actor, "at": timezone.now()}
        if saved(form, lambda: actions.change_recommendation(recommendation=row, **given)):
            return redirect(_address(row.roadmap_id))
    return show_form(request, form, _("Edit the recommendation"), back=_address(row.roadmap_id), lead=row.roadmap.name)


@login_required
@require_POST
def recommendation_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Take a recommendation away, or bring it back."""
    row = _get(request, pk)
    given: dict[str, Any] = {"by": request.actor, "at": timezone.now()}
    act = lambda gone: actions.remove_recommendations(recommendations=[row], removed=gone, **given)  # noqa: E731
    return put_away(request, act, _address(row.roadmap_id), pk)


@login_required
@require_POST
def recommendation_move(request: ActorRequest, pk: int) -> HttpResponse:
    """Move a recommendation one place up or down."""
    row = _get(request, pk)
    require(can_edit_roadmap(request.actor, row.roadmap))
    rows = list(queries.recommendations_of(row.roadmap))
    at = next((place for place, one in enumerate(rows) if one.pk == pk), None)
    to = None if at is None else at + (-1 if request.POST.get("way") == "up" else 1)
    if at is not None and to is not None and 0 <= to < len(rows):
        rows.insert(to, rows.pop(at))
        actions.move_recommendations(recommendations=rows, by=request.actor, at=timezone.now())
    return redirect(f"{_address(row.roadmap_id)}#r{pk}")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def recommendation_answer(request: ActorRequest, pk: int) -> HttpResponse:
    """Answer a recommendation of an earlier roadmap."""
    row, roadmap = _get(request, pk), wanted_roadmap(request)
    require(can_edit_roadmap(request.actor, roadmap))
    if row.pk not in {one.pk for one in queries.to_answer(roadmap)}:
        raise Http404
    measures = {one.pk: one for one in measures_of(roadmap)}
    given = next((one for one in row.answers.all() if one.roadmap_id == roadmap.pk), None)
    initial = {"answer": given.answer, "reason": given.reason, "measure": given.measure_id} if given else {}
    form = AnswerForm(posted(request), initial=initial, measures={pk: one.title for pk, one in measures.items()})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        measure = measures[int(data["measure"])] if data["measure"] else None
        new = actions.NewAnswer(row, data["answer"], data["reason"], measure)
        actions.answer_recommendations(roadmap=roadmap, answers=[new], by=request.actor, at=timezone.now())
        return redirect(_address(roadmap.pk))
    return show_form(
        request, form, _("Answer the recommendation"), back=_address(roadmap.pk), lead=row.text,
    )  # fmt: skip
