"""Meetings: their list, one of them, calling, changing and cancelling."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from viitta.doors.portal.gate import language, posted, show_form
from viitta.doors.portal.meetings.forms import FindingForm, MeetingForm
from viitta.doors.portal.meetings.listing import Choice, meetings_page
from viitta.doors.portal.meetings.offered import Offered
from viitta.doors.portal.register.deeds import saved
from viitta.doors.portal.which import number_of
from viitta.parts.meetings import queries, tasks
from viitta.parts.meetings.actions import calling
from viitta.parts.meetings.models import Meeting
from viitta.parts.meetings.permissions import can_run
from viitta.parts.meetings.queries.calling import listed_meetings
from viitta.parts.meetings.words import KIND
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.queries import seen_roadmaps
from viitta.parts.ui.requests import ActorRequest

FORM = "portal/meetings/form.html"


def mails_words(count: int) -> str:
    """How many mails a deed sent, in a sentence; nothing for none."""
    if not count:
        return ""
    return ngettext("%(count)s mail goes out.", "%(count)s mails go out.", count) % {"count": count}


@login_required
@require_safe
def meetings(request: ActorRequest) -> HttpResponse:
    """Meetings to come, those whose time is being found, and those that are over; narrowed by the address."""
    actor, today, said = request.actor, timezone.localdate(), request.GET
    kind = said.get("kind", "")
    choice = Choice(
        number_of(said.get("group", "")), kind if kind in KIND else "", number_of(said.get("roadmap", ""))
    )  # fmt: skip
    rows = listed_meetings(actor, group=choice.group, kind=choice.kind, roadmap=choice.roadmap, on=today)
    groups = {row.pk: row.name for row in queries.groups_of(actor, on=today)}
    roadmap = seen_roadmaps(actor, on=today).get(choice.roadmap, "") if choice.roadmap else ""
    page = meetings_page(
        rows, choice, groups=groups, roadmap=roadmap, can_call=bool(Offered(actor, today).groups), at=timezone.now(),
        language=language(),
    )  # fmt: skip
    return render(request, "portal/meetings/meetings.html", {"page": page})


def get_meeting(request: ActorRequest, pk: int) -> Meeting:
    """A meeting that the signed-in person may see, else 404."""
    try:
        return queries.get_meeting(request.actor, pk, on=timezone.localdate())
    except (Meeting.DoesNotExist, OverflowError):
        raise Http404 from None


def get_own_meeting(request: ActorRequest, pk: int) -> Meeting:
    """A meeting that the signed-in person runs, else 404."""
    meeting = get_meeting(request, pk)
    require(can_run(request.actor, meeting))
    return meeting


def offered_to(request: ActorRequest) -> Offered:
    """Groups and roadmaps that the actor may choose; 404 for who calls no meetings at all."""
    offered = Offered(request.actor, timezone.localdate())
    require(bool(offered.groups))
    return offered


def begun_with(request: ActorRequest) -> dict[str, Any]:
    """The group and the roadmap that the address names."""
    return {name: number_of(request.GET.get(name, "")) or None for name in ("group", "roadmap")}


def check_fit(form: Form, offered: Offered) -> bool:
    """Say at the roadmap's field when it does not go with the group; returns whether it does."""
    if not form.is_valid():
        return False
    if not offered.fits(form.cleaned_data):
        form.add_error("roadmap", _("Choose a roadmap of the group's own organisation that you run."))
        return False
    return True


def new_of(form: Form, offered: Offered, **times: Any) -> calling.NewMeeting:
    """The meeting that a valid form describes."""
    data = form.cleaned_data
    about = {name: data[name] for name in ("title", "kind", "place", "note")}
    return calling.NewMeeting(**about, **offered.rows(data), quarter=data.get("quarter", ""), **times)


def _said(request: ActorRequest, made: Meeting) -> None:
    if made.ends_at is not None and made.ends_at <= timezone.now():
        messages.warning(request, _("The meeting is in the list. Its time has gone by: no invitation goes out."))
    else:
        messages.success(request, _("The meeting is in the list. Nobody has been told of it yet: send the invitation when you are ready."))  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_new(request: ActorRequest) -> HttpResponse:
    """Call one meeting whose time is known."""
    offered, today = offered_to(request), timezone.localdate()
    form = MeetingForm(posted(request), initial=begun_with(request), today=today, **offered.names())
    if request.method == "POST" and check_fit(form, offered):
        new = new_of(form, offered, **form.moments())
        try:
            made = calling.add_meetings(new=[new], by=request.actor, at=timezone.now())[0]
        except ValueError:
            form.add_error("roadmap", _("Choose a roadmap of the group's own organisation that you run."))
        else:
            _said(request, made)
            return redirect("meeting", made.pk)
    return show_form(
        request, form, _("New meeting"), back=reverse("meetings"), button=_("Add the meeting"), template=FORM,
        lead=_("Those who sit in the group on the day are called. No mail goes out yet."), rows=(),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_find(request: ActorRequest) -> HttpResponse:
    """Call one meeting whose time is found by asking."""
    offered = offered_to(request)
    form = FindingForm(posted(request), initial=begun_with(request), **offered.names())
    if request.method == "POST" and check_fit(form, offered):
        try:
            new = new_of(form, offered, times=form.times())
            made = calling.add_meetings(new=[new], by=request.actor, at=timezone.now())[0]
        except ValueError:
            form.add_error("roadmap", _("Choose a roadmap of the group's own organisation that you run."))
        else:
            messages.success(request, _("The times are proposed. Ask for answers by mail next."))
            return redirect("meeting_times", made.pk)
    return show_form(
        request, form, _("Find a time"), back=reverse("meetings"), button=_("Propose the times"), template=FORM,
        lead=_("Propose a few times. Everybody answers from a link in a mail, without signing in."), rows=(),
    )  # fmt: skip


def _initial(row: Meeting) -> dict[str, Any]:
    names = ("title", "kind", "place", "note", "quarter")
    starts, ends = (timezone.localtime(at) if at else None for at in (row.starts_at, row.ends_at))
    return {
        **{name: getattr(row, name) for name in names}, "group": row.group_id, "roadmap": row.roadmap_id,
        "day": starts.date() if starts else None, "begins": starts.time() if starts else None,
        "ends": ends.time() if ends else None, "seen": row.revision,
    }  # fmt: skip


def _values(form: MeetingForm, offered: Offered) -> dict[str, Any]:
    """What a form says of a meeting that is there: its group stays."""
    names = ("title", "kind", "place", "note", "quarter")
    about = {name: form.cleaned_data[name] for name in names}
    return {**about, "roadmap": offered.rows(form.cleaned_data)["roadmap"], **form.moments()}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a meeting; the invited are told of a new title, time, place or note."""
    row, offered = get_own_meeting(request, pk), offered_to(request)
    if row.state in calling.OVER or row.starts_at is None:
        raise Http404
    offered.groups = {row.group_id: row.group}
    form = MeetingForm(posted(request), initial=_initial(row), today=timezone.localdate(), **offered.names())
    if request.method == "POST" and check_fit(form, offered):
        response = _change(request, row, form, offered)
        if response is not None:
            return response
    lead = (
        _("The invited get a mail when the title, the time, the place or the note changes.") if row.invited_at else ""
    )
    return show_form(
        request, form, _("Edit the meeting"), back=reverse("meeting", args=[pk]), lead=lead, template=FORM, rows=()
    )


def _change(request: ActorRequest, row: Meeting, form: MeetingForm, offered: Offered) -> HttpResponse | None:
    """Save a change; None when the form has to be shown again."""
    now, done = timezone.now(), list[tasks.Told]()
    given = {"values": _values(form, offered), "seen": form.cleaned_data["seen"], "by": request.actor, "at": now}
    try:
        if not saved(form, lambda: done.append(tasks.change_and_tell(meeting=row, **given))):
            return None
    except ValueError:
        form.add_error("roadmap", _("Choose a roadmap of the group's own organisation that you run."))
        return None
    told = done[0]
    if row.invited_at is not None and not told.mails and told.meeting.ends_at and told.meeting.ends_at <= now:
        messages.warning(request, _("The meeting is saved. Its time has gone by: nobody is told."))
    else:
        messages.success(request, _("The meeting is saved.") + f" {mails_words(told.mails)}".rstrip())
    return redirect("meeting", row.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_cancel(request: ActorRequest, pk: int) -> HttpResponse:
    """Cancel a meeting; says first who is told."""
    row = get_own_meeting(request, pk)
    if row.state not in ("finding", "planned"):
        raise Http404
    if request.method == "POST":
        told = tasks.cancel_and_tell(meeting=row, by=request.actor, at=timezone.now())
        messages.success(request, _("The meeting is cancelled.") + f" {mails_words(told.mails)}".rstrip())
        return redirect("meeting", pk)
    page = {
        "title": _("Cancel the meeting?"), "question": row.title, "action": request.get_full_path(),
        "consequences": [_("Those who have got a mail of it are told."), _("The meeting stays in the list as cancelled. It cannot be taken back: call a new one.")],
        "button": _("Cancel the meeting"), "is_dangerous": True, "back": reverse("meeting", args=[pk]),
    }  # fmt: skip
    return render(request, "ui/confirm.html", {"page": page})
