"""The page behind the link of a mail: opening shows, the button answers. No sign-in."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from viitta.doors.portal.gate import language
from viitta.doors.portal.meetings.moments import span_words
from viitta.parts.meetings.actions import finding, inviting
from viitta.parts.meetings.models import MeetingState, Reply
from viitta.parts.meetings.queries.calling import times_of
from viitta.parts.meetings.queries.links import FoundLink, find_link
from viitta.parts.meetings.words import COMING, REPLY


@dataclass(frozen=True, slots=True)
class TimeChoice:
    name: str
    when: str
    answer: str


@dataclass(frozen=True, slots=True)
class AnswerPage:
    title: str
    who: str
    group: str
    when: str
    place: str
    note: str
    action: str
    times: tuple[TimeChoice, ...]
    words: tuple[tuple[str, str], ...]  # value and word of each answer
    answer: str
    answered: str  # what has been answered, in a sentence
    problem: str


def _page(found: FoundLink, token: str, problem: str) -> AnswerPage:
    meeting, participant = found.meeting, found.participant
    is_finding = meeting.state == MeetingState.FINDING
    said = {row.time_id: row.answer for row in participant.time_answers.all()} if is_finding else {}
    times = times_of(meeting) if is_finding else []
    answered = ""
    if is_finding and said:
        answered = _("You have answered. You can change your answers until the time is fixed.")
    elif participant.reply and not is_finding:
        answered = _("Your answer: %(answer)s. You can change it until the meeting.") % {"answer": COMING[Reply(participant.reply)]}  # fmt: skip
    words = REPLY if is_finding else COMING
    return AnswerPage(
        title=meeting.title, who=participant.title, group=f"{meeting.group.organisation.name} · {meeting.group.name}",
        when=span_words(meeting.starts_at, meeting.ends_at, language()), place=meeting.place, note=meeting.note,
        action=reverse("meeting_link", args=[token]),
        times=tuple(
            TimeChoice(f"t{row.pk}", span_words(row.starts_at, row.ends_at, language()), said.get(row.pk, ""))
            for row in times
        ),
        words=tuple((key.value, str(word)) for key, word in words.items()), answer=participant.reply,
        answered=answered, problem=problem,
    )  # fmt: skip


def _closed(request: HttpRequest, found: FoundLink, why: str) -> HttpResponse:
    """Says why the link answers nothing any more, and what is known."""
    reasons = {
        "cancelled": _("The meeting is cancelled. Nothing is asked of you."),
        "held": _("The meeting has been held. Nothing is asked of you."),
        "over": _("The time of the meeting has gone by. Nothing is asked of you."),
        "fixed": _("The time of the meeting has been fixed. Answer by the link of the invitation, which is a mail of its own."),
    }  # fmt: skip
    meeting = found.meeting
    when = span_words(meeting.starts_at, meeting.ends_at, language()) if meeting.starts_at else ""
    page = {"title": meeting.title, "reason": reasons[why], "when": when}
    return render(request, "portal/meetings/closed.html", {"page": page}, status=410)


def _answer(request: HttpRequest, found: FoundLink, at: datetime) -> str:
    """Take what was answered; returns the sentence of what is wrong, or nothing."""
    if found.meeting.state == MeetingState.FINDING:
        times = times_of(found.meeting)
        given = {row.pk: request.POST.get(f"t{row.pk}", "") for row in times}
        given = {key: answer for key, answer in given.items() if answer in Reply.values}
        if not given:
            return _("Answer at least one time before saving.")
        finding.answer_times(participant=found.participant, answers=given, by=found.actor, at=at)
        return ""
    reply = request.POST.get("reply", "")
    if reply not in Reply.values:
        return _("Choose one of the answers.")
    inviting.answer_invitation(participant=found.participant, reply=reply, by=found.actor, at=at)
    return ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_link(request: HttpRequest, token: str) -> HttpResponse:
    """Proposed times or the invitation of one participant."""
    found, at, problem = find_link(token), timezone.now(), ""
    if found is None:
        raise Http404
    if why := found.why_closed(at):
        return _closed(request, found, why)
    if request.method == "POST":
        try:
            problem = _answer(request, found, at)
        except finding.TooLate:
            return _closed(request, found, "fixed")
        if not problem:
            return redirect(reverse("meeting_link", args=[token]) + "?saved=1")
    context = {"page": _page(found, token, problem), "saved": "saved" in request.GET and not problem}
    response = render(request, "portal/meetings/answer.html", context, status=422 if problem else 200)
    response["Referrer-Policy"] = "strict-origin"
    return response
