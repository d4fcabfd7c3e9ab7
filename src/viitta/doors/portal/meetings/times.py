"""Finding a time: the table of answers, the suggestion in words, more times, and the choice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.core.meetings import Standing, best_time
from viitta.doors.portal.gate import language, posted, show_form
from viitta.doors.portal.meetings.called import SHAPES
from viitta.doors.portal.meetings.forms import ExactDay, Minutes, TimeOfDay, moment_of
from viitta.doors.portal.meetings.moments import span_words
from viitta.doors.portal.meetings.views import get_meeting, get_own_meeting, mails_words
from viitta.parts.meetings import tasks
from viitta.parts.meetings.actions import finding
from viitta.parts.meetings.models import Meeting, MeetingState, Participant, ProposedTime
from viitta.parts.meetings.permissions import can_run
from viitta.parts.meetings.queries.calling import participants_of, standings_of, times_of
from viitta.parts.meetings.queries.links import reachable, with_link
from viitta.parts.meetings.words import REPLY
from viitta.parts.ui.requests import ActorRequest


@dataclass(frozen=True, slots=True)
class TimeHead:
    when: str
    is_best: bool
    counts: str
    choose_address: str
    drop_address: str


@dataclass(frozen=True, slots=True)
class TimesPage:
    title: str
    back: str
    suggestion: str
    times: tuple[TimeHead, ...]
    rows: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]  # title; shape and word for each time
    asked: str
    ask_address: str
    add_address: str


def _suggestion(best: Standing | None, times: dict[int, ProposedTime], people: int) -> str:
    """The best time in words, or why there is none."""
    if best is None:
        return _("No time can be suggested yet: nobody has said that they can come.")
    row = times[best.key]
    words = {
        "when": span_words(row.starts_at, row.ends_at, language()), "can": best.can, "people": people, "yes": best.yes
    }  # fmt: skip
    said = _("Most can come %(when)s: %(can)s of %(people)s, %(yes)s of them with a plain yes.") % words
    if best.silent:
        silent = ngettext("%(count)s has not answered.", "%(count)s have not answered.", best.silent)
        said += " " + silent % {"count": best.silent}
    return said


def _counts(one: Standing) -> str:
    return _("yes %(yes)s · if need be %(maybe)s · no %(no)s") % {"yes": one.yes, "maybe": one.maybe, "no": one.no}


def times_page(
    row: Meeting, times: Sequence[ProposedTime], people: Sequence[Participant], asked: int, *, runs: bool
) -> TimesPage:
    """Proposed times with what everybody answered."""
    ranked = standings_of(times, people)
    standing, best = {one.key: one for one in ranked}, best_time(ranked)
    persons = [one for one in people if one.person_id is not None]
    heads = tuple(
        TimeHead(
            span_words(time.starts_at, time.ends_at, language()), best is not None and best.key == time.pk,
            _counts(standing[time.pk]),
            reverse("meeting_time_choose", args=[row.pk, time.pk]) if runs else "",
            reverse("meeting_time_drop", args=[row.pk, time.pk]) if runs and len(times) > 1 else "",
        )
        for time in times
    )  # fmt: skip
    rows = []
    for one in persons:
        said = {answer.time_id: answer.answer for answer in one.time_answers.all()}
        cells = [(SHAPES[said.get(time.pk, "")], str(REPLY[said[time.pk]]) if time.pk in said else _("no answer yet")) for time in times]  # type: ignore[index]  # fmt: skip
        rows.append((one.title, tuple(cells)))
    mailed = ngettext("%(count)s has been asked by mail.", "%(count)s have been asked by mail.", asked)
    return TimesPage(
        title=row.title,
        back=reverse("meeting", args=[row.pk]),
        suggestion=_suggestion(best, {time.pk: time for time in times}, len(persons)),
        times=heads,
        rows=tuple(rows),
        asked=mailed % {"count": asked} if asked else _("Nobody has been asked by mail yet."),
        ask_address=reverse("meeting_times_ask", args=[row.pk]) if runs else "",
        add_address=reverse("meeting_time_new", args=[row.pk]) if runs else "",
    )


@login_required
@require_safe
def meeting_times(request: ActorRequest, pk: int) -> HttpResponse:
    """Proposed times and answers; once the time is fixed, the meeting's own page."""
    row = get_meeting(request, pk)
    if row.state != MeetingState.FINDING:
        return redirect("meeting", pk)
    people = participants_of(row)
    page = times_page(row, times_of(row), people, len(with_link(people)), runs=can_run(request.actor, row))
    return render(request, "portal/meetings/times.html", {"page": page})


def _own_finding(request: ActorRequest, pk: int) -> Meeting:
    row = get_own_meeting(request, pk)
    if row.state != MeetingState.FINDING:
        raise Http404
    return row


@login_required
@require_POST
def meeting_times_ask(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask by mail those who have not answered every time."""
    row = _own_finding(request, pk)
    told = tasks.ask_for_times(meeting=row, by=request.actor, at=timezone.now())
    if told.mails:
        messages.success(request, mails_words(told.mails))
    elif reachable(row, timezone.localdate()):
        messages.info(request, _("Everybody has answered every time."))
    else:
        messages.warning(request, _("Nobody who is called has an address: add the addresses to the people first."))
    return redirect("meeting_times", pk)


class TimeForm(forms.Form):
    """One more time to choose from."""

    day = ExactDay(label=gettext_lazy("Day"))
    begins = TimeOfDay(label=pgettext_lazy("time of day", "Begins"))
    length = Minutes()


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_time_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Propose one more time."""
    row = _own_finding(request, pk)
    form = TimeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        starts_at = moment_of(data["day"], data["begins"])
        pair = (starts_at, starts_at + timedelta(minutes=data["length"]))
        try:
            finding.propose_times(meeting=row, times=[pair], by=request.actor, at=timezone.now())
        except ValueError:
            form.add_error("begins", _("This time is proposed already, or there are twenty times."))
        else:
            messages.success(request, _("The time is proposed. Ask for answers again: only those who lack one are asked."))  # fmt: skip
            return redirect("meeting_times", pk)
    return show_form(request, form, _("Propose a time"), back=reverse("meeting_times", args=[pk]), lead=row.title)


def _time(request: ActorRequest, meeting: int, pk: int) -> ProposedTime:
    row = _own_finding(request, meeting)
    found = next((time for time in times_of(row) if time.pk == pk), None)
    if found is None:
        raise Http404
    return found


@login_required
@require_POST
def meeting_time_drop(request: ActorRequest, pk: int, time: int) -> HttpResponse:
    """Take a proposed time back."""
    row = _time(request, pk, time)
    try:
        finding.drop_times(times=[row], by=request.actor, at=timezone.now())
    except ValueError:
        messages.warning(request, _("A time to choose must be left: propose another one first."))
    else:
        messages.success(request, _("The time is not proposed any more."))
    return redirect("meeting_times", pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_time_choose(request: ActorRequest, pk: int, time: int) -> HttpResponse:
    """Fix the time and send the invitation."""
    row = _time(request, pk, time)
    if request.method == "POST":
        told = tasks.choose_and_invite(time=row, by=request.actor, at=timezone.now())
        said = _("The time is fixed.")
        messages.success(request, f"{said} {mails_words(told.mails)}".strip())
        return redirect("meeting", pk)
    when = span_words(row.starts_at, row.ends_at, language())
    page = {
        "title": _("Choose this time?"), "question": when, "action": request.get_full_path(),
        "consequences": [
            _("The links that asked for a time stop working."), _("The invitation goes out at once to those who have an address."),
        ],
        "button": _("Choose and send the invitation"), "is_dangerous": False,
        "back": reverse("meeting_times", args=[pk]),
    }  # fmt: skip
    return render(request, "ui/confirm.html", {"page": page})
