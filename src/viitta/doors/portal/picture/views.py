"""The situation picture: on the screen, in print, as PDF and as Word."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from viitta.core.periods import Quarter
from viitta.doors.portal.gate import get_roadmap, language
from viitta.doors.portal.picture.choices import Choosable, chosen_quarter, most_telling, quarters_of
from viitta.doors.portal.picture.pages import picture_page
from viitta.doors.reports.formats import MIME, as_file
from viitta.doors.reports.situation import gather, situation_document
from viitta.parts.audit.views import fresh
from viitta.parts.followup.permissions import can_observe
from viitta.parts.roadmaps import queries as roadmaps
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.ui.fresh import FreshRequest
from viitta.parts.ui.requests import ActorRequest


@login_required
@require_safe
def pictures(request: ActorRequest) -> HttpResponse:
    """Leads to the picture of the roadmap that goes on now."""
    today = timezone.localdate()
    chosen = most_telling(roadmaps.roadmaps_of(request.actor, on=today), today)
    return redirect("picture", chosen.pk) if chosen else render(request, "portal/picture/none.html")


@login_required
@require_safe
@fresh(lambda _request, pk: roadmaps.organisation_of_roadmap(pk))
def picture(request: FreshRequest, pk: int) -> HttpResponse:
    """The picture of a roadmap; `?quarter=` chooses, `?format=` gives a file."""
    row, today = get_roadmap(request, pk), timezone.localdate()
    quarter = chosen_quarter(row, request.GET.get("quarter", ""), today)
    kind = request.GET.get("format", "")
    if kind:
        return _file(row, quarter, kind)
    body = request.fresh.body(lambda: _draw(request, row, quarter))
    title = _("Situation picture %(quarter)s") % {"quarter": quarter.label} + f", {row.name}"
    return render(request, "portal/page.html", {"title": title, "body": body})


def _draw(request: FreshRequest, row: Roadmap, quarter: Quarter) -> str:
    today = timezone.localdate()
    found = gather(row, quarter, today=today)
    document = situation_document(found, language=language(), on=today)
    others = [Choosable(one.pk, one.name) for one in roadmaps.roadmaps_of(request.actor, on=today)]
    page = picture_page(found, document, quarters_of(row, today), others, can_observe=can_observe(request.actor, row))
    return render_to_string("portal/picture/body.html", {"page": page})


def _file(row: Roadmap, quarter: Quarter, kind: str) -> HttpResponse:
    if kind not in MIME:
        raise Http404
    at = timezone.now()
    found = gather(row, quarter, today=timezone.localdate(at))
    document = situation_document(found, language=language(), on=timezone.localdate(at), one_page=True)
    content = as_file(document, kind, base_url=settings.BASE_URL, at=at)
    response = HttpResponse(content, content_type=MIME[kind])
    name = f"tilannekuva-{slugify(row.name)}-{quarter.key}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
