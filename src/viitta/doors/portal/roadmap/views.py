"""A roadmap as a table, as a timeline, and as a file of exactly the rows that are on the screen."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from viitta.doors.portal.gate import get_roadmap, language
from viitta.doors.portal.roadmap.filters import FORMATS, Filters, read_filters
from viitta.doors.portal.roadmap.pages.contents import Contents, gather
from viitta.doors.portal.roadmap.pages.page import roadmap_page
from viitta.doors.portal.roadmap.sheet import as_file
from viitta.parts.audit.views import fresh
from viitta.parts.roadmaps.queries import organisation_of_roadmap
from viitta.parts.ui.fresh import FreshRequest

MIME = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@login_required
@require_safe
@fresh(lambda _request, pk: organisation_of_roadmap(pk))
def roadmap(request: FreshRequest, pk: int) -> HttpResponse:
    """All measures of a roadmap; filters and order are in the address."""
    row, filters = get_roadmap(request, pk), read_filters(request.GET)

    def contents() -> Contents:
        return gather(row, request.actor, filters, today=timezone.localdate())

    kind = request.GET.get("format", "")
    if kind in FORMATS:
        return _file(kind, contents(), filters)
    if filters.view == "select":  # its form has the visitor's secret in it, so that it is not kept
        body = mark_safe(_draw(contents(), filters, request))
    else:
        body = request.fresh.body(lambda: _draw(contents(), filters))
    return render(request, "portal/page.html", {"title": row.name, "body": body})


def _draw(contents: Contents, filters: Filters, request: HttpRequest | None = None) -> str:
    page = roadmap_page(contents, filters, language())
    return render_to_string(f"portal/roadmap/{page.view}.html", {"page": page}, request)


def _file(kind: str, contents: Contents, filters: Filters) -> HttpResponse:
    name = slugify(contents.roadmap.name) or "roadmap"
    body = as_file(kind, contents, filters, timezone.now())
    headers = {"Content-Disposition": f'attachment; filename="{name}-{contents.quarter.key}.{kind}"'}
    return HttpResponse(body, content_type=MIME[kind], headers=headers)
