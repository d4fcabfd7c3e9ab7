"""The registers of actions and resolutions, and one action: change, close, open again, remove."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.doors.portal.gate import language, posted, show_form
from viitta.doors.portal.meeting.finding import get_action, get_resolution
from viitta.doors.portal.meeting.forms import ActionForm, ClosingForm, ResolutionForm
from viitta.doors.portal.meeting.pages import register
from viitta.doors.portal.meeting.pages.left import PLACES, action_line
from viitta.doors.portal.register.deeds import saved
from viitta.doors.portal.which import MIME, as_file, number_of
from viitta.parts.meetings import actions
from viitta.parts.meetings.models import ActionState, Meeting, Resolution
from viitta.parts.meetings.permissions import can_close, can_run
from viitta.parts.meetings.queries import agenda
from viitta.parts.meetings.words import ACTION
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.queries import measures_of
from viitta.parts.traces.queries import origins_of
from viitta.parts.ui.requests import ActorRequest


def _choice(request: ActorRequest) -> register.Choice:
    said = request.GET
    state, owner = said.get("state", ""), said.get("owner", "")
    known = owner == register.MINE or number_of(owner)
    return register.Choice(
        number_of(said.get("group", "")), owner if known else "",
        state if state in (*ACTION, register.OVERDUE) else "", max(1, number_of(said.get("page", ""))),
    )  # fmt: skip


@login_required
@require_safe
def action_register(request: ActorRequest) -> HttpResponse:
    """Actions over all meetings that the visitor sees, open ones first; also as a file of what is shown."""
    today, choice, kind = timezone.localdate(), _choice(request), request.GET.get("format", "")
    rows = list(agenda.actions_of(request.actor, on=today))
    shown = register.ordered([row for row in rows if register.is_shown(row, choice, request.actor, today)])
    if kind in MIME:
        return as_file(kind, [register.actions_sheet(shown)], _("meetings"))
    page = register.actions_page(rows, shown, choice, request.actor, today, language())
    return render(request, "portal/meeting/actions.html", {"page": page})


@login_required
@require_safe
def resolution_register(request: ActorRequest) -> HttpResponse:
    """Resolutions over all meetings that the visitor sees, the newest first; also as a file of what is shown."""
    choice, kind = _choice(request), request.GET.get("format", "")
    rows = list(agenda.resolutions_of(request.actor, on=timezone.localdate()))
    shown = [row for row in rows if choice.group in (0, row.meeting.group_id)]
    if kind in MIME:
        return as_file(kind, [register.resolutions_sheet(shown)], _("meetings"))
    page = register.resolutions_page(rows, shown, choice, request.actor, language())
    return render(request, "portal/meeting/resolutions.html", {"page": page})


@login_required
@require_safe
def action(request: ActorRequest, pk: int) -> HttpResponse:
    """One action with where it came from."""
    row = get_action(request, pk)
    origins = [
        (one.from_label, reverse(PLACES[one.from_kind], args=[one.from_id]) if one.from_kind in PLACES else "")
        for one in origins_of("action_point", pk)
    ]
    line = action_line(row, request.actor, timezone.localdate(), language())
    context = {"line": line, "origins": origins, "removed": row.removed_at is not None}
    return render(request, "portal/meeting/action.html", context)


class Offered:
    """Who may own an action of a meeting, and what it may be about."""

    def __init__(self, meeting: Meeting) -> None:
        rows = agenda.people_of_group(meeting, on=timezone.localdate())
        self.people = {row.pk: row for row in rows}
        self.measures = {row.pk: row for row in measures_of(meeting.roadmap)} if meeting.roadmap else {}

    def names(self) -> dict[str, dict[int, str]]:
        """The same for a form."""
        people = {pk: row.label for pk, row in self.people.items()}
        return {"people": people, "measures": self.titles()}

    def titles(self) -> dict[int, str]:
        """Titles of measures by id."""
        return {pk: row.title for pk, row in self.measures.items()}

    def values(self, data: dict[str, Any]) -> dict[str, Any]:
        """Clean values of an action with ids turned into rows."""
        owner = self.people[int(data["owner"])] if data["owner"] else None
        chosen = self.measures[int(data["measure"])] if data["measure"] else None
        title = data["owner_title"]
        return {"text": data["text"], "owner": owner, "owner_title": title, "due_on": data["due_on"], "measure": chosen}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def action_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change an action. Who would save over somebody's fresh change is told, and nothing is saved."""
    row = get_action(request, pk)
    require(can_run(request.actor, row.meeting))
    offered = Offered(row.meeting)
    initial = {name: getattr(row, name) for name in ("text", "due_on")}
    initial |= {"owner": row.owner_id, "measure": row.measure_id, "seen": row.revision}
    initial["owner_title"] = "" if row.owner_id else row.owner_title
    form = ActionForm(posted(request), initial=initial, **offered.names())
    if request.method == "POST" and form.is_valid():
        values, seen = offered.values(form.cleaned_data), form.cleaned_data["seen"]
        change = partial(actions.change_action_point, action=row, values=values, seen=seen)
        if saved(form, partial(change, by=request.actor, at=timezone.now())):
            messages.success(request, _("The action is saved."))
            return redirect("action", pk)
    return show_form(request, form, _("Edit the action"), back=reverse("action", args=[pk]), lead=row.meeting.title)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def action_close(request: ActorRequest, pk: int) -> HttpResponse:
    """Close an action with what came of it; its owner may do it too."""
    row = get_action(request, pk)
    require(can_close(request.actor, row) and row.state == ActionState.OPEN)
    initial = {"state": ActionState.DONE, "on": timezone.localdate(), "seen": row.revision}
    form = ClosingForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        close = partial(actions.close_action_point, action=row, **form.cleaned_data)
        if saved(form, partial(close, by=request.actor, at=timezone.now())):
            messages.success(request, _("The action is closed. It no longer comes to the agenda."))
            return redirect("action", pk)
    return show_form(
        request, form, _("Close the action"), back=reverse("action", args=[pk]), lead=row.text[:500], button=_("Close the action")
    )  # fmt: skip


@login_required
@require_POST
def action_do(request: ActorRequest, pk: int) -> HttpResponse:
    """Open an action again, remove it, or bring it back."""
    row, do = get_action(request, pk), request.POST.get("do", "")
    by: dict[str, Any] = {"by": request.actor, "at": timezone.now()}
    if do == "open":
        require(can_close(request.actor, row))
        actions.reopen_action_point(action=row, **by)
        messages.success(request, _("The action is open again."))
    elif do in ("remove", "restore"):
        require(can_run(request.actor, row.meeting))
        actions.remove_action_point(action=row, restore=do == "restore", **by)
        said = _("The action is back.") if do == "restore" else _("The action was removed. You can bring it back here.")
        messages.success(request, said)
    else:
        raise Http404
    return redirect("action", pk)


def _change_resolution(row: Resolution, data: dict[str, Any], offered: Offered, request: ActorRequest) -> None:
    chosen = offered.measures[int(data["measure"])] if data["measure"] else None
    actions.change_resolution(
        resolution=row, text=data["text"], measure=chosen, seen=data["seen"], by=request.actor, at=timezone.now()
    )


def _frozen(request: ActorRequest, row: Resolution) -> HttpResponse:
    messages.warning(request, _("The memo of the meeting has been approved, so its resolutions change no more."))
    return redirect(reverse("meeting", args=[row.meeting_id]) + f"#resolution-{row.pk}")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def resolution_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a resolution. Who would save over somebody's fresh change is told, and nothing is saved."""
    row = get_resolution(request, pk)
    require(can_run(request.actor, row.meeting))
    offered = Offered(row.meeting)
    initial = {"text": row.text, "measure": row.measure_id, "seen": row.revision}
    form = ResolutionForm(posted(request), initial=initial, measures=offered.titles())
    back = reverse("meeting", args=[row.meeting_id]) + f"#resolution-{pk}"
    if request.method == "POST" and form.is_valid():
        try:
            is_saved = saved(form, partial(_change_resolution, row, form.cleaned_data, offered, request))
        except actions.Frozen:
            return _frozen(request, row)
        if is_saved:
            messages.success(request, _("The resolution is saved."))
            return redirect(back)
    return show_form(
        request, form, _("Edit the resolution"), back=back, lead=row.meeting.title, template="portal/meeting/resolution.html",
        remove_address=reverse("resolution_do", args=[pk]), removed=row.removed_at is not None,
    )  # fmt: skip


@login_required
@require_POST
def resolution_do(request: ActorRequest, pk: int) -> HttpResponse:
    """Remove a resolution, or bring it back."""
    row, do = get_resolution(request, pk), request.POST.get("do", "")
    require(can_run(request.actor, row.meeting))
    if do not in ("remove", "restore"):
        raise Http404
    try:
        actions.remove_resolution(resolution=row, restore=do == "restore", by=request.actor, at=timezone.now())
    except actions.Frozen:
        return _frozen(request, row)
    said = _("The resolution is back.") if do == "restore" else _("The resolution was removed. You can bring it back here.")  # fmt: skip
    messages.success(request, said)
    return redirect("resolution_edit", pk)
