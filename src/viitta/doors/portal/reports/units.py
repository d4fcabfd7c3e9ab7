"""One page of a roadmap for each unit: the list of units, and the page itself, also as a file."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from viitta.doors.portal.gate import get_roadmap, language
from viitta.doors.portal.reports.pages import FILES
from viitta.doors.reports.final import gather
from viitta.doors.reports.formats import MIME, as_file
from viitta.doors.reports.unit import unit_document
from viitta.parts.roadmaps.queries import units_of_measures
from viitta.parts.ui.requests import ActorRequest
from viitta.render import html


@login_required
@require_safe
def unit_reports(request: ActorRequest, pk: int) -> HttpResponse:
    """Units that answer for measures of a roadmap, each with its page."""
    row = get_roadmap(request, pk)
    units = [(reverse("unit_report", args=[pk, unit]), name, count) for unit, name, count in units_of_measures(row)]
    page = {"roadmap": (reverse("roadmap", args=[pk]), row.name), "units": units}
    return render(request, "portal/reports/units.html", {"page": page})


@login_required
@require_safe
def unit_report(request: ActorRequest, pk: int, unit: int) -> HttpResponse:
    """One page for the management of a unit; `?format=` gives it as a file."""
    row, today = get_roadmap(request, pk), timezone.localdate()
    name = next((name for one, name, _count in units_of_measures(row) if one == unit), None)
    if name is None:
        raise Http404
    document = unit_document(gather(row, today=today), unit, name, language=language(), on=today)
    kind = request.GET.get("format", "")
    if kind and kind not in MIME:
        raise Http404
    if kind:
        content = as_file(document, kind, base_url=settings.BASE_URL, at=timezone.now())
        response = HttpResponse(content, content_type=MIME[kind])
        response["Content-Disposition"] = f'attachment; filename="{slugify(f"{name}-{row.name}")}.{kind}"'
        return response
    page = {"title": document.title, "sub": document.subtitle, "back": reverse("unit_reports", args=[pk]), "above": _("Units")}  # fmt: skip
    files = [(f"?format={form}", word) for form, word in FILES]
    return render(request, "portal/reports/whole.html", {"page": page, "files": files, "content": html.fragment(document)})  # fmt: skip
