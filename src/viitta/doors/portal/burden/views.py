"""The burden meter of a round, and which questions a roadmap asks."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from viitta.core.burden import DROPPABLE, summed
from viitta.doors.portal.burden.pages import QUESTION, burden_page, own_page, unused_words, use_lines
from viitta.doors.portal.burden.uses import PLACES, lines_by_place, standing_in, uses_of
from viitta.doors.portal.gate import get_roadmap, language, posted, show_form
from viitta.parts.audit.views import fresh
from viitta.parts.followup import actions, queries
from viitta.parts.followup.models import FollowUp
from viitta.parts.followup.permissions import can_run_rounds
from viitta.parts.followup.queries import burden as read
from viitta.parts.organisations.permissions import require
from viitta.parts.ui.fresh import FreshRequest
from viitta.parts.ui.requests import ActorRequest

ROUNDS_READ = 4


@login_required
@require_safe
@fresh(lambda _request, pk: queries.organisation_of_round(pk))
def burden(request: FreshRequest, pk: int) -> HttpResponse:
    """What was asked of whom in a round, how long it took, and where each answer was used."""
    try:
        follow_up = queries.get_round(request.actor, pk, on=timezone.localdate())
    except FollowUp.DoesNotExist:
        raise Http404 from None
    require(can_run_rounds(request.actor, follow_up.roadmap))
    body = request.fresh.body(lambda: _draw(follow_up), is_own=True)
    return render(request, "portal/page.html", {"title": _("What a round asked and gave"), "body": body})


def _draw(follow_up: FollowUp) -> str:
    today = timezone.localdate()
    rounds = read.last_rounds(follow_up.roadmap, until=follow_up, most=ROUNDS_READ)
    page = burden_page(
        follow_up,
        uses=uses_of(follow_up, today=today, language=language()),
        earlier=[uses_of(row, today=today, language=language()) for row in rounds if row.pk != follow_up.pk],
        people=read.asked_counts(follow_up),
        seconds=read.sitting_seconds(follow_up),
        dropped=read.dropped_questions([follow_up.roadmap_id]).get(follow_up.roadmap_id, frozenset()),
        language=language(),
    )
    return render_to_string("portal/burden/burden.html", {"page": page})


@login_required
@require_safe
def own_uses(request: ActorRequest, pk: int) -> HttpResponse:
    """Where one's own answers of a round can be read."""
    today = timezone.localdate()
    try:
        follow_up = queries.get_round(request.actor, pk, on=today)
    except FollowUp.DoesNotExist:
        raise Http404 from None
    entries = read.own_answers(follow_up, request.actor.person_ids)
    lines = lines_by_place(follow_up, today=today, language=language()) if entries else {}
    places = {row.pk: standing_in(row, lines, language()) for row in entries}
    page = own_page(follow_up, entries, places, language())
    return render(request, "portal/burden/own.html", {"page": page})


class QuestionsForm(forms.Form):
    """Which questions are asked."""

    asked = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.fields["asked"].label = _("Asked of owners in each round")
        self.fields["asked"].choices = [(one.value, QUESTION[one]) for one in DROPPABLE]  # type: ignore[attr-defined]
        self.fields["asked"].help_text = _(
            "The percent is always asked, and readings as long as an indicator is followed. What is dropped can be asked again later; earlier answers stay."
        )  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: ActorRequest, pk: int) -> HttpResponse:
    """Drop a question that gives nothing, or ask it again."""
    row, today = get_roadmap(request, pk), timezone.localdate()
    require(can_run_rounds(request.actor, row))
    dropped = read.dropped_questions([pk]).get(pk, frozenset())
    initial = {"asked": [one.value for one in DROPPABLE if one.value not in dropped]}
    form = QuestionsForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        gone = {one.value for one in DROPPABLE} - set(form.cleaned_data["asked"])
        actions.choose_questions(roadmap=row, dropped=gone, by=request.actor, at=timezone.now())
        messages.success(request, _("Saved. The update page follows it at once."))
        return redirect("questions", pk)
    rounds = [uses_of(one, today=today, language=language()) for one in read.last_rounds(row, most=ROUNDS_READ)]
    lines = use_lines(summed(rounds), dropped, language())
    return show_form(
        request, form, _("What is asked in a round"), back=reverse("roadmap", args=[pk]), lead=row.name,
        template="portal/burden/questions.html", lines=lines, heads=list(PLACES.values()), rounds=len(rounds),
        unused=unused_words(rounds),
    )  # fmt: skip
