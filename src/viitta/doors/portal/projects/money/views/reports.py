"""A project's money as documents, and the settlement pack."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from viitta.doors.portal.gate import language
from viitta.doors.portal.projects.gate import coordinated, found, get_project
from viitta.doors.portal.projects.money.pack import settlement_pack as packed
from viitta.doors.portal.which import number_of
from viitta.doors.reports.formats import MIME
from viitta.doors.reports.money.documents import MoneyReport, budget_report, claim_report, money_file, settlement_report
from viitta.parts.files.queries import documents_on, pieces_of
from viitta.parts.joint_projects.models import Claim, JointProject
from viitta.parts.joint_projects.queries.claims import get_claim
from viitta.parts.joint_projects.queries.money import ledger_of
from viitta.parts.ui.requests import ActorRequest


def _report(request: ActorRequest, project: JointProject, kind: str) -> MoneyReport:
    given = {"language": language(), "on": timezone.localdate()}
    if kind == "claim":
        claim: Claim = found(get_claim, request, number_of(request.GET.get("claim", "")))
        if claim.project_id != project.pk:
            raise Http404
        return claim_report(claim, **given)  # type: ignore[arg-type]
    builders = {"budget": budget_report, "settlement": settlement_report}
    if kind not in builders:
        raise Http404
    return builders[kind](project, **given)  # type: ignore[arg-type]


@login_required
@require_safe
def project_report(request: ActorRequest, pk: int) -> HttpResponse:
    """Budget, claim or settlement as a file of the format asked for, Word when none is."""
    project, kind = get_project(request, pk), request.GET.get("kind", "budget")
    form = request.GET.get("format", "docx")
    if form not in MIME:
        raise Http404
    content = money_file(_report(request, project, kind), form, base_url=settings.BASE_URL, at=timezone.now())
    name = f"{kind}-{slugify(project.name) or project.pk}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=MIME[form], headers=headers)


@login_required
@require_safe
def settlement_pack(request: ActorRequest, pk: int) -> HttpResponse:
    """Everything that the funder is sent, in one file."""
    project, at = coordinated(request, pk), timezone.now()
    rows = list(ledger_of(request.actor, project))
    documents = [
        (one, b"".join(pieces_of(one.content)) if one.content else one.link.encode())
        for one in documents_on("joint_project", pk)
    ]
    content = packed(project, rows, documents, language=language(), at=at)
    name = f"settlement-{slugify(project.case_number or project.name) or pk}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/zip", headers=headers)
