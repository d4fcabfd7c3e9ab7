"""The page of a meeting."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from viitta.doors.portal.documents.pages import part_of
from viitta.doors.portal.gate import language
from viitta.doors.portal.meeting.finding import get_meeting
from viitta.doors.portal.meeting.pages.left import action_line, came_lines, resolution_line
from viitta.doors.portal.meeting.pages.meeting import Contents, meeting_page
from viitta.doors.portal.meetings.called import called_panel
from viitta.parts.files.permissions import can_attach
from viitta.parts.files.queries import documents_on
from viitta.parts.meetings.queries.agenda import actions_in, items_of, memo_state, participants_of, resolutions_in
from viitta.parts.traces.queries import results_of
from viitta.parts.ui.requests import ActorRequest


@login_required
@require_safe
def meeting(request: ActorRequest, pk: int) -> HttpResponse:
    """A meeting with what is next, its agenda, who came, and what it left behind."""
    row, actor, today = get_meeting(request, pk), request.actor, timezone.localdate()
    add_to = f"meeting:{pk}" if can_attach(actor, row.organisation_id, row.roadmap_id) else ""
    contents = Contents(
        meeting=row,
        items=list(items_of(row)),
        participants=list(participants_of(row)),
        actions=tuple(action_line(one, actor, today, language()) for one in actions_in(row)),
        resolutions=tuple(resolution_line(one, actor, language()) for one in resolutions_in(row)),
        came=came_lines(one for one in results_of("meeting", pk) if one.to_kind != "action_point"),
        documents=part_of(documents_on("meeting", pk), actor, language(), add_to=add_to),
        memo=memo_state(row),
    )
    page = meeting_page(contents, actor, today, language())
    return render(request, "portal/meeting/meeting.html", {"page": page, "called": called_panel(row, actor, today)})
