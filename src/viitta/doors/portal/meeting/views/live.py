"""The live page of a meeting and its pieces; beginning and ending, the pen, lines of notes."""

import secrets
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from viitta.doors.portal.gate import language
from viitta.doors.portal.meeting.filling import contents_of, forms_of, item_wanted, notes_of
from viitta.doors.portal.meeting.finding import get_meeting
from viitta.doors.portal.meeting.forms import read_note
from viitta.doors.portal.meeting.pages.live import LiveForms, live_page
from viitta.parts.audit.queries import version_of
from viitta.parts.meetings import actions
from viitta.parts.meetings.models import AgendaItem, Meeting
from viitta.parts.meetings.permissions import can_run
from viitta.parts.meetings.queries.agenda import get_item_of, pen_now
from viitta.parts.organisations.permissions import require
from viitta.parts.ui.fresh import FreshRequest, fresh_by
from viitta.parts.ui.requests import ActorRequest

PIECES = ("state", "agenda", "data", "notes", "left")
TOLD: dict[type[Exception], Callable[[Any], str]] = {
    actions.Busy: lambda error: _("%(who)s is writing now. Your text is kept: try again when they have finished, at the latest half a minute after their last line.") % {"who": error.writer},
    actions.Frozen: lambda _error: _("The memo of the meeting has been approved, so its notes change no more."),
    actions.Stale: lambda _error: _("Somebody changed the same thing after you had opened it. Look at it and try again."),
}  # fmt: skip


def sentence_of(error: Exception) -> str:
    """Why something could not be saved."""
    return TOLD[type(error)](error) if type(error) in TOLD else str(error)


def draw(
    request: ActorRequest, meeting: Meeting, *, problem: str = "", typed: str = "", forms: LiveForms | None = None, status: int = 200
) -> HttpResponse:  # fmt: skip
    """The live page; with a problem it says so on top and keeps what was typed."""
    item = item_wanted(request, meeting)
    contents = contents_of(request, meeting, item)
    page = live_page(contents, request.actor, language())
    forms = forms or forms_of(request, meeting, contents)
    context = {"page": page, "forms": forms, "problem": problem, "typed": typed, "key": secrets.token_urlsafe(12)}
    return render(request, "portal/meeting/live.html", context, status=status)


@login_required
@require_safe
def live(request: ActorRequest, pk: int) -> HttpResponse:
    """Agenda at the left, the item's data in the middle, notes at the right; `?item=` chooses."""
    return draw(request, get_meeting(request, pk))


@login_required
@require_safe
@fresh_by(lambda _request, pk: pen_now(pk, at=timezone.now(), version=version_of))
def live_pieces(request: FreshRequest, pk: int) -> HttpResponse:
    """The pieces of the live page as they are now; 304 while nothing has changed."""
    meeting = get_meeting(request, pk)
    contents = contents_of(request, meeting, item_wanted(request, meeting))
    context = {"page": live_page(contents, request.actor, language())}
    return JsonResponse(
        {name: render_to_string(f"portal/meeting/live/{name}.html", context, request) for name in PIECES}
    )


def back_to(meeting: Meeting, item: AgendaItem | None, anchor: str = "") -> HttpResponse:
    """To the live page at an item."""
    address = f"{reverse('live', args=[meeting.pk])}?item={item.pk}" if item else reverse("live", args=[meeting.pk])
    return redirect(f"{address}#{anchor}" if anchor else address)


DEEDS = {"begin": actions.begin_meeting, "end": actions.end_meeting, "take": actions.take_pen, "lay": actions.lay_pen}


@login_required
@require_POST
def live_do(request: ActorRequest, pk: int) -> HttpResponse:
    """Begin, end or go on with a meeting; take the pen or lay it down; mark an item as gone through."""
    meeting, do, at = get_meeting(request, pk), request.POST.get("do", ""), timezone.now()
    require(can_run(request.actor, meeting))
    item = item_wanted(request, meeting)
    try:
        if do in ("handled", "not_handled") and item is not None:
            actions.mark_handled(item=item, handled=do == "handled", by=request.actor, at=at)
        elif do in DEEDS:
            DEEDS[do](meeting=meeting, by=request.actor, at=at)
        else:
            raise Http404
    except (actions.Busy, actions.Frozen) as error:
        messages.warning(request, sentence_of(error))
    except ValueError:
        messages.info(request, _("The meeting has changed meanwhile. This is how it is now."))
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({})
    return redirect("meeting", pk) if do == "end" else back_to(meeting, item)


@login_required
@require_POST
def live_lines(request: ActorRequest, pk: int) -> HttpResponse:
    """Save a line of notes at once. A script gets the notes of the item, a form the page."""
    meeting, typed = get_meeting(request, pk), request.POST.get("text", "")
    require(can_run(request.actor, meeting))
    item = get_item_of(meeting, request.POST.get("item", ""))
    if item is None:
        raise Http404
    wants = "application/json" in request.headers.get("Accept", "")
    try:
        key = request.POST.get("key", "")[:40]
        actions.write_lines(item=item, texts=[read_note(typed)], key=key, by=request.actor, at=timezone.now())
    except (actions.Busy, actions.Frozen, ValueError) as error:
        status = 422 if isinstance(error, ValueError) else 409
        if wants:
            return JsonResponse({"problem": sentence_of(error)}, status=status)
        return draw(request, meeting, problem=sentence_of(error), typed=typed, status=status)
    if wants:
        context = {"page": notes_of(request, meeting, item)}
        return JsonResponse({"notes": render_to_string("portal/meeting/live/notes.html", context, request)})
    return back_to(meeting, item, "note")
