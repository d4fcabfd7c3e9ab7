"""Rounds: the list, one round, and what the convenor does in it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.parts.audit.views import fresh
from viitta.parts.followup import actions, queries, tasks
from viitta.parts.followup.forms import RoundDaysForm
from viitta.parts.followup.models import FollowUp, ReminderKind, RoundState
from viitta.parts.followup.pages.cards import gather_round
from viitta.parts.followup.pages.rounds import gather_round_page, round_page, rounds_page
from viitta.parts.followup.permissions import answerable, can_run_rounds
from viitta.parts.followup.views.update import AskedNow, answer, show
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps import queries as roadmap_queries
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.ui.fresh import FreshRequest
from viitta.parts.ui.requests import ActorRequest


def get_round(request: ActorRequest, pk: int) -> FollowUp:
    """A round that the signed-in person may see, else 404."""
    try:
        return queries.get_round(request.actor, pk, on=timezone.localdate())
    except FollowUp.DoesNotExist:
        raise Http404 from None


def get_roadmap(request: ActorRequest, pk: int) -> Roadmap:
    try:
        return roadmap_queries.get_roadmap(request.actor, pk, on=timezone.localdate())
    except Roadmap.DoesNotExist:
        raise Http404 from None


def _language() -> str:
    return get_language() or "fi"


@login_required
@require_safe
@fresh(lambda request: roadmap_queries.organisations_of_roadmaps(request.actor, on=timezone.localdate()))
def rounds(request: FreshRequest) -> HttpResponse:
    """All rounds that one sees, and those that the convenor may open."""
    today, actor = timezone.localdate(), request.actor
    rows = list(queries.rounds_of(actor, on=today))
    own = [r for r in roadmap_queries.roadmaps_of(actor, on=today) if can_run_rounds(actor, r)]
    page = rounds_page(rows, queries.answer_counts(rows), queries.openable_rounds(own, today), _language())
    return render(request, "followup/rounds.html", {"page": page})


@login_required
@require_safe
@fresh(lambda _request, pk: queries.organisation_of_round(pk))
def round_(request: FreshRequest, pk: int) -> HttpResponse:
    """Who answered, response rate, open ones, nudge, corridor answers, closing."""
    follow_up = get_round(request, pk)
    can_run = can_run_rounds(request.actor, follow_up.roadmap)
    contents = gather_round_page(follow_up, today=timezone.localdate(), can_run=can_run)
    page = round_page(contents, language=_language())
    return render(request, "followup/round.html", {"page": page})


@login_required
@require_POST
def round_open(request: ActorRequest, roadmap: int) -> HttpResponse:
    """Open the newest ended quarter's round of a roadmap by hand, with its letters."""
    row, today = get_roadmap(request, roadmap), timezone.localdate()
    require(can_run_rounds(request.actor, row))
    due = queries.openable_rounds([row], today)
    if not due:
        messages.info(request, _("The round is open already."))
        return redirect("rounds")
    opened = tasks.open_and_ask(roadmaps=due, opens=today, by=request.actor, at=timezone.now())
    messages.success(request, _("The round is open and the owners have been asked."))
    return redirect("round", opened[0].pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def round_close(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask, then close: values and names are kept as they are."""
    follow_up = get_round(request, pk)
    require(can_run_rounds(request.actor, follow_up.roadmap))
    if request.method == "POST":
        actions.close_rounds(rounds=[follow_up], by=request.actor, at=timezone.now())
        messages.success(request, _("The round is closed and its values are kept."))
        return redirect("round", pk)
    answered, asked = queries.answer_counts([follow_up])[follow_up.pk]
    open_ones = ngettext(
        "%(count)s measure stays not reported.", "%(count)s measures stay not reported.", asked - answered
    )
    page = {
        "title": _("Close the round?"),
        "question": _("Values, titles and names of organisations are kept as they are now."),
        "consequences": [
            open_ones % {"count": asked - answered},
            _("The links in the mails stop working."),
            _("You can still correct a value; the correction stays visible as one."),
        ],
        "action": reverse("round_close", args=[pk]),
        "button": _("Close the round"),
        "is_dangerous": False,
        "back": reverse("round", args=[pk]),
    }
    return render(request, "ui/confirm.html", {"page": page})


@login_required
@require_POST
def round_nudge(request: ActorRequest, pk: int) -> HttpResponse:
    """Send a reminder to one person, or to everybody who has answers open."""
    follow_up = get_round(request, pk)
    require(can_run_rounds(request.actor, follow_up.roadmap))
    chosen = request.POST.get("person", "")
    people = {row.person_id: row.person for row in queries.asked_in(follow_up)}
    people |= {row.person_id: row.person for row in queries.readings_asked_in(follow_up)}
    wanted = [person for key, person in people.items() if not chosen or str(key) == chosen]
    sent = []
    if follow_up.state == RoundState.OPEN and follow_up.opened_on:
        sent = tasks.write_to(
            kind=ReminderKind.NUDGE, people=wanted, opened_on=follow_up.opened_on, by=request.actor, at=timezone.now()
        )
    said = ngettext("%(count)s reminder is on its way.", "%(count)s reminders are on their way.", len(sent))
    messages.success(request, said % {"count": len(sent)})
    return redirect("round", pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def round_days(request: ActorRequest, pk: int) -> HttpResponse:
    """Give an open round another due day and closing day."""
    follow_up = get_round(request, pk)
    require(can_run_rounds(request.actor, follow_up.roadmap))
    if follow_up.state != RoundState.OPEN:
        raise Http404
    initial = {"due_on": follow_up.due_on, "closes_on": follow_up.closes_on}
    form = RoundDaysForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.move_round(follow_up=follow_up, by=request.actor, at=timezone.now(), **form.cleaned_data)
        except ValueError:
            form.add_error("due_on", _("The answers cannot be due before the round opened."))
        else:
            return redirect("round", pk)
    return _form(request, form, _("Days of the round"), reverse("round_days", args=[pk]), reverse("round", args=[pk]))


def _form(request: ActorRequest, form: object, title: str, action: str, back: str) -> HttpResponse:
    page = {"title": title, "lead": "", "action": action, "button": _("Save"), "back": back}
    bad = bool(getattr(form, "errors", None))
    return render(request, "ui/form.html", {"page": page, "form": form}, status=422 if bad else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def round_answer(request: ActorRequest, pk: int, measure: int) -> HttpResponse:
    """An answer given in the corridor, one's own when signed in, or the correction of a closed round."""
    follow_up, at = get_round(request, pk), timezone.now()
    rows = queries.measure_in(follow_up, measure)
    if not rows or follow_up.state == RoundState.NOT_HELD:
        raise Http404
    actor = request.actor
    own = follow_up.state == RoundState.OPEN and answerable(actor, follow_up, rows)
    require(can_run_rounds(actor, follow_up.roadmap) or bool(own))
    asked = AskedNow(gather_round(follow_up, rows, timezone.localdate(at)))
    back = reverse("round", args=[pk])
    place: dict[str, Any] = {"action": request.path, "back": back, "draft_key": f"round-{pk}-{measure}"}
    if request.method == "POST":
        return answer(request, asked, by=actor, at=at, template="followup/answer.html", done=back, **place)
    return show(request, asked, "followup/answer.html", **place)
