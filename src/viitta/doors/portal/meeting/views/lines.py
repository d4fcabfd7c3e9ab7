"""What is done on the live page besides typing: lines changed and converted, attendance, resolutions, actions, values."""

from dataclasses import replace
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from viitta.doors.portal.conversions.notes import KINDS, convert_line
from viitta.doors.portal.gate import get_measure
from viitta.doors.portal.meeting.filling import (
    attendance_form,
    contents_of,
    forms_of,
    item_wanted,
    round_of,
)
from viitta.doors.portal.meeting.finding import get_line, get_meeting
from viitta.doors.portal.meeting.forms import ActionForm, ProgressForm, ResolutionForm, read_note
from viitta.doors.portal.meeting.views.live import back_to, draw, sentence_of
from viitta.doors.portal.meeting.views.registers import Offered
from viitta.doors.portal.which import number_of
from viitta.parts.followup import actions as followup
from viitta.parts.followup.forms import read_percent
from viitta.parts.followup.models import FollowUp
from viitta.parts.followup.words import of_problem
from viitta.parts.meetings import actions
from viitta.parts.meetings.models import Meeting, NoteLine
from viitta.parts.meetings.permissions import can_run
from viitta.parts.organisations.permissions import require
from viitta.parts.ui.requests import ActorRequest

REFUSED = (actions.Busy, actions.Frozen, actions.Stale, ValueError)
MADE = {
    "measure": lambda: _("The line is now a proposed measure of the roadmap."),
    "risk": lambda: _("The line is now a risk of the register. Judge its likelihood and impact later."),
    "observation": lambda: _("The line is now an observation of the quarter."),
    "action_point": lambda: _("The line is now an action. Give it an owner and a day."),
}


@login_required
@require_POST
def note_line(request: ActorRequest, pk: int) -> HttpResponse:
    """Save a changed line, remove it, bring it back, or make a measure, a risk, an observation or an action of it."""
    line = get_line(request, pk)
    meeting, do = line.item.meeting, request.POST.get("do", "")
    if meeting is None:
        raise Http404
    require(can_run(request.actor, meeting))
    try:
        _do_line(request, line, do)
    except REFUSED as error:
        typed = request.POST.get("text", "") if do == "save" else ""
        status = 422 if isinstance(error, ValueError) else 409
        return draw(request, meeting, problem=sentence_of(error), typed=typed, status=status)
    return back_to(meeting, line.item, "note" if do == "remove" else f"line-{pk}")


def _do_line(request: ActorRequest, line: NoteLine, do: str) -> None:
    by: dict[str, Any] = {"by": request.actor, "at": timezone.now()}
    if do == "save":
        seen = number_of(request.POST.get("seen", ""))
        actions.change_line(line=line, text=read_note(request.POST.get("text", "")), seen=seen, **by)
    elif do in ("remove", "restore"):
        actions.remove_line(line=line, restore=do == "restore", **by)
    elif do in KINDS:
        _convert(request, line, do, by)
    else:
        raise Http404


def _convert(request: ActorRequest, line: NoteLine, kind: str, by: dict[str, Any]) -> None:
    try:
        convert_line(line=line, kind=kind, **by)
    except ValueError:
        raise ValueError(_("The meeting is about no roadmap with themes, so the line cannot become that.")) from None
    messages.success(request, MADE[kind]())


@login_required
@require_POST
def live_attendance(request: ActorRequest, pk: int) -> HttpResponse:
    """Write down who came, when they came and left, and a visitor who was not called."""
    meeting = get_meeting(request, pk)
    require(can_run(request.actor, meeting))
    form, item = attendance_form(request, meeting, is_sent=True), item_wanted(request, meeting)
    if not form.is_valid():
        return _again(request, meeting, "attendance", form)
    attended = [
        actions.Attended(row, form.came(row), form.moment(f"p{row.pk}-in"), form.moment(f"p{row.pk}-out"))
        for row in form.participants
    ]
    data = form.cleaned_data
    visitors = [actions.Visitor(data["visitor"], data["visitor_sector"])] if data["visitor"] else []
    try:
        actions.record_attendance(
            meeting=meeting, attended=attended, visitors=visitors, by=request.actor, at=timezone.now()
        )  # fmt: skip
    except REFUSED as error:
        return _again(request, meeting, "attendance", form, error)
    messages.success(request, _("It is written down who came."))
    return back_to(meeting, item, "attendance")


def _again(
    request: ActorRequest, meeting: Meeting, name: str, form: Form, error: Exception | None = None
) -> HttpResponse:
    """The page with a form that could not be saved, as it was filled."""
    contents = contents_of(request, meeting, item_wanted(request, meeting))
    forms = forms_of(request, meeting, contents)
    if forms is None:
        raise Http404
    problem = sentence_of(error) if error else "; ".join(
        f"{form[field].label}: {one}" if field in form.fields else str(one) for field, errors in form.errors.items() for one in errors
    )  # fmt: skip
    status = 409 if error else 422
    return draw(request, meeting, problem=problem, forms=replace(forms, **cast(Any, {name: form})), status=status)


@login_required
@require_POST
def live_left(request: ActorRequest, pk: int) -> HttpResponse:
    """Write down a resolution or an action under the item."""
    meeting, do = get_meeting(request, pk), request.POST.get("do", "")
    require(can_run(request.actor, meeting))
    item, offered = item_wanted(request, meeting), Offered(meeting)
    by: dict[str, Any] = {"meeting": meeting, "by": request.actor, "at": timezone.now()}
    form: Form
    if do == "action":
        form = ActionForm(request.POST, prefix="t", **offered.names())
    elif do == "resolution":
        form = ResolutionForm(request.POST, prefix="r", measures=offered.titles())
    else:
        raise Http404
    if not form.is_valid():
        return _again(request, meeting, do, form)
    try:
        if do == "action":
            actions.add_action_points(new=[actions.NewAction(item=item, **offered.values(form.cleaned_data))], **by)
        else:
            chosen = offered.measures.get(number_of(form.cleaned_data["measure"]))
            actions.add_resolutions(new=[actions.NewResolution(form.cleaned_data["text"], item, chosen)], **by)
    except REFUSED as error:
        return _again(request, meeting, do, form, error)
    messages.success(
        request, _("The action is written down.") if do == "action" else _("The resolution is written down.")
    )
    return back_to(meeting, item, f"{do}s")


@login_required
@require_POST
def live_progress(request: ActorRequest, pk: int) -> HttpResponse:
    """Correct a value on the spot, by the same deed as the owner's own answer."""
    meeting = get_meeting(request, pk)
    require(can_run(request.actor, meeting))
    item, measure = item_wanted(request, meeting), get_measure(request, number_of(request.POST.get("measure", "")))
    contents, form = contents_of(request, meeting, item), ProgressForm(request.POST, prefix="v")
    follow_up = round_of(meeting, contents)
    if follow_up is None or measure.roadmap_id != meeting.roadmap_id:
        raise Http404
    forms = forms_of(request, meeting, contents)
    try:
        if not form.is_valid():
            raise ValueError(next(str(errors[0]) for errors in form.errors.values()))
        data, percent = form.cleaned_data, read_percent(form.cleaned_data["percent"])
        _correct(request, follow_up, followup.Answer(measure, percent, data["note"], seen=data["seen"]))
    except (ValueError, followup.Refused, followup.StaleEntries) as error:
        shown = (
            replace(forms, progress=form, progress_title=measure.title, progress_measure=measure.pk) if forms else None
        )
        status = 409 if isinstance(error, followup.StaleEntries) else 422
        return draw(request, meeting, problem=_why(error), forms=shown, status=status)
    messages.success(request, _("%(measure)s: the value is corrected.") % {"measure": measure.title})
    return back_to(meeting, item, "values")


def _correct(request: ActorRequest, follow_up: FollowUp, answer: followup.Answer) -> None:
    """Record a value; when it falls, the sentence that was written is the reason."""
    by: dict[str, Any] = {"by": request.actor, "at": timezone.now()}
    try:
        followup.record_progress(follow_up=follow_up, answers=[answer], **by)
    except followup.Refused as error:
        if error.problems[0].code != "fall_without_reason" or not answer.note.strip():
            raise
        followup.record_progress(follow_up=follow_up, answers=[replace(answer, fall_reason=answer.note)], **by)


def _why(error: Exception) -> str:
    """Why a value could not be taken."""
    if isinstance(error, followup.Refused):
        return of_problem(error.problems[0])
    if isinstance(error, followup.StaleEntries):
        return _("Somebody answered for the measure meanwhile. Look at the value that is there now and try again.")
    return str(error)
