"""Which goals have measures and which measures a goal."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from viitta.doors.portal.coverage.contents import gather, read_filters
from viitta.doors.portal.coverage.pages import as_file, coverage_page
from viitta.doors.portal.gate import get_roadmap
from viitta.doors.portal.roadmap.filters import FORMATS
from viitta.doors.portal.roadmap.views import MIME
from viitta.parts.ui.requests import ActorRequest


@login_required
@require_safe
def coverage(request: ActorRequest, pk: int) -> HttpResponse:
    """Both directions on one page; filters are in the address, and the files hold exactly what is on the screen."""
    roadmap = get_roadmap(request, pk)
    contents = gather(roadmap, request.actor, read_filters(request.GET), today=timezone.localdate())
    kind = request.GET.get("format", "")
    if kind not in FORMATS:
        return render(request, "portal/coverage/coverage.html", {"page": coverage_page(contents)})
    name = f"{slugify(roadmap.name) or 'roadmap'}-coverage.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(as_file(kind, contents, timezone.now()), content_type=MIME[kind], headers=headers)
