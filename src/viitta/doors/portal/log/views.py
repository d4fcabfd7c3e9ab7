"""The change log: for administrators and convenors."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from viitta.doors.portal.gate import language
from viitta.doors.portal.log.pages import A_PAGE, log_page
from viitta.parts.audit.queries import readable_events
from viitta.parts.ui.requests import ActorRequest


@login_required
@require_safe
def log(request: ActorRequest) -> HttpResponse:
    """Everything that was done in the organisations whose log one may read, newest first."""
    rows = readable_events(request.actor)
    if rows is None:
        raise Http404
    wanted = request.GET.get("page", "1")
    number = int(wanted) if wanted.isascii() and wanted.isdecimal() and len(wanted) < 8 else 1
    count = rows.count()
    number = min(max(number, 1), max(1, -(-count // A_PAGE)))
    events = list(rows[(number - 1) * A_PAGE : number * A_PAGE])
    page = log_page(events, number=number, count=count, language=language())
    return render(request, "portal/log.html", {"page": page})
