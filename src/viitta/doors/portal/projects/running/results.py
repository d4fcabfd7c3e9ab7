"""Results by municipality: the matrix, a municipality's column, asking for it, and the page behind the mail link."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.core import formats
from viitta.doors.portal.gate import language
from viitta.doors.portal.projects.gate import coordinated, found, get_project
from viitta.doors.portal.projects.menu import frame_of
from viitta.doors.portal.projects.running.columns import ColumnForms, column_forms
from viitta.doors.portal.projects.running.matrix import Told, results_page, sheet_of
from viitta.doors.portal.projects.words import sentence_of
from viitta.doors.portal.which import MIME, as_file
from viitta.parts.audit.actions import Stale
from viitta.parts.joint_projects import queries, tasks
from viitta.parts.joint_projects.actions import results as actions
from viitta.parts.joint_projects.actions.base import Refused
from viitta.parts.joint_projects.models import JointProject, Partner
from viitta.parts.joint_projects.permissions import can_coordinate, can_fill
from viitta.parts.joint_projects.queries import running
from viitta.parts.organisations.permissions import require
from viitta.parts.ui.requests import ActorRequest

VERSIONS = 100  # that the page shows of the history


def told_of(project: JointProject, *, coordinates: bool) -> Told:
    """What the page of results is made of; who was asked is shown to whoever coordinates."""
    rounds = running.rounds_of(project)
    links = running.links_of(rounds[0]) if coordinates and rounds else []
    return Told(
        project, queries.partners_of(project), running.results_by_id(project), running.uses_of(project), rounds, links,
        running.versions_of(project, most=VERSIONS),
    )  # fmt: skip


@login_required
@require_safe
def results(request: ActorRequest, pk: int) -> HttpResponse:
    """Results by row, municipalities by column; also as a file."""
    row = get_project(request, pk)
    told, kind = told_of(row, coordinates=can_coordinate(request.actor, row)), request.GET.get("format", "")
    if kind in MIME:
        return as_file(kind, [sheet_of(told)], row.name)
    page = results_page(told, request.actor, language())
    context = {"page": page, "frame": frame_of(row, "project_results")}
    return render(request, "portal/projects/running/results.html", context)


@login_required
@require_POST
def results_ask(request: ActorRequest, pk: int) -> HttpResponse:
    """Write to each municipality and ask for its column."""
    row = coordinated(request, pk)
    try:
        _round, count = tasks.ask_for_results(project=row, by=request.actor, at=timezone.now())
    except Refused as why:
        messages.warning(request, sentence_of(why))
    else:
        said = ngettext("%(count)s mail asks for the results.", "%(count)s mails ask for the results.", count)
        messages.success(request, said % {"count": count})
    return redirect("project_results", pk)


def _forms(partner: Partner, request: HttpRequest) -> ColumnForms:
    uses = {row.result_id: row for row in running.uses_of(partner.project) if row.partner_id == partner.pk}
    data = request.POST if request.method == "POST" else None
    return column_forms(partner, running.results_by_id(partner.project), uses, data)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def results_column(request: ActorRequest, pk: int) -> HttpResponse:
    """Fill the column of one's own municipality; whoever coordinates may fill any."""
    partner: Partner = found(queries.get_partner, request, pk)
    require(can_fill(request.actor, partner) and partner.until_date is None)
    forms, problem, back = _forms(partner, request), "", reverse("project_results", args=[partner.project_id])
    if request.method == "POST" and forms.is_valid():
        try:
            actions.tell_uses(partner=partner, answers=forms.answers(), by=request.actor, at=timezone.now())
        except Stale:
            problem = _("Somebody else has told this meanwhile. Open the page again to see what is there now.")
        else:
            messages.success(request, _("The column of %(municipality)s is saved.") % {"municipality": partner.name})
            return redirect(back)
    page = {"title": _("Results in %(municipality)s") % {"municipality": partner.name}, "project": partner.project.name,
            "action": request.path, "back": back, "problems": [*forms.problems(), *([("", problem)] if problem else [])]}  # fmt: skip
    context = {"page": page, "forms": forms}
    status = 422 if page["problems"] else 200
    return render(request, "portal/projects/running/column.html", context, status=status)


@dataclass(frozen=True, slots=True)
class LinkPage:
    title: str
    who: str
    lead: str
    action: str
    problems: tuple[tuple[str, str], ...]


def _closed(request: HttpRequest, project: JointProject) -> HttpResponse:
    """Says that the asking is over."""
    reason = _("The asking is over. When the municipalities are asked again, you get a new link by mail.")
    page = {"title": project.name, "when": "", "reason": reason}
    return render(request, "portal/meetings/closed.html", {"page": page}, status=410)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def results_link(request: HttpRequest, token: str) -> HttpResponse:
    """The column behind a mail link: opening shows it, only the button saves. No sign-in."""
    link = running.find_result_link(token, on=timezone.localdate())
    if link is None:
        raise Http404
    if link.is_closed:
        return _closed(request, link.partner.project)
    forms, problem = _forms(link.partner, request), ""
    if request.method == "POST" and forms.is_valid():
        answers, at = forms.answers(), timezone.now()
        try:
            actions.tell_uses(partner=link.partner, answers=answers, link=link.link, by=link.actor, at=at)
        except Stale:
            problem = _("Somebody else has told this meanwhile. Open the link again to see what is there now.")
        else:
            return redirect(reverse("results_link", args=[token]) + "?saved=1")
    due = formats.day(link.link.round.due_on, language())
    page = LinkPage(
        title=_("Results in %(municipality)s") % {"municipality": link.partner.name},
        who=f"{link.partner.project.name} · {link.link.person.label}",
        lead=_("Tell which results are in use, what changed in the way of working and what it costs a year. Answer by %(day)s.") % {"day": due},
        action=reverse("results_link", args=[token]),
        problems=(*forms.problems(), *((("", problem),) if problem else ())),
    )  # fmt: skip
    context = {"page": page, "forms": forms, "saved": "saved" in request.GET}
    status = 422 if page.problems else 200
    response = render(request, "portal/projects/running/link.html", context, status=status)
    response["Referrer-Policy"] = "strict-origin"
    return response
