"""One page for the management of a municipality of a joint project, on the screen and as a file."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from viitta.doors.portal.gate import language
from viitta.doors.portal.projects.gate import found
from viitta.doors.portal.reports.pages import FILES
from viitta.doors.reports.formats import MIME
from viitta.doors.reports.money.documents import money_file
from viitta.doors.reports.partner import partner_report
from viitta.parts.joint_projects import queries
from viitta.parts.joint_projects.models import Partner, PartnerRole
from viitta.parts.joint_projects.permissions import can_see_rows_of
from viitta.parts.organisations.permissions import require
from viitta.parts.ui.requests import ActorRequest
from viitta.render import html


@login_required
@require_safe
def partner_page_report(request: ActorRequest, pk: int) -> HttpResponse:
    """The page of one municipality: for its own people and whoever coordinates; `?format=` gives it as a file."""
    row: Partner = found(queries.get_partner, request, pk)
    require(can_see_rows_of(request.actor, row, row.project) and row.role != PartnerRole.OUTSIDER)
    kind = request.GET.get("format", "")
    if kind and kind not in MIME:
        raise Http404
    made = partner_report(row.project, partner=row, language=language(), on=timezone.localdate())
    if kind:
        content = money_file(made, kind, base_url=settings.BASE_URL, at=timezone.now())
        name = f"{slugify(f'{row.name}-{row.project.name}')}.{kind}"
        return HttpResponse(
            content, content_type=MIME[kind], headers={"Content-Disposition": f'attachment; filename="{name}"'}
        )
    document = made.document
    page = {"title": document.title, "sub": document.subtitle, "back": reverse("partner", args=[pk]), "above": row.name}
    files = [(f"?format={form}", word) for form, word in FILES]
    return render(request, "portal/reports/whole.html", {"page": page, "files": files, "content": html.fragment(document)})  # fmt: skip
