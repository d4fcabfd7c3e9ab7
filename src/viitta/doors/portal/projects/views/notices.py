"""Changes told to the funder: list, write, change, remove and bring back."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.doors.portal.gate import posted, show_form
from viitta.doors.portal.projects.forms.projects import NoticeForm
from viitta.doors.portal.projects.gate import accepted, coordinated, found, get_project
from viitta.doors.portal.projects.menu import frame_of
from viitta.doors.portal.projects.pages.notices import notices_page
from viitta.doors.portal.register.deeds import gone_of, put_away, saved, seen_of
from viitta.doors.portal.register.pages import sheet_of
from viitta.doors.portal.which import MIME, as_file
from viitta.parts.joint_projects import queries
from viitta.parts.joint_projects.actions import notices as actions
from viitta.parts.joint_projects.models import ChangeNotice
from viitta.parts.joint_projects.permissions import can_coordinate
from viitta.parts.organisations.permissions import require
from viitta.parts.ui.requests import ActorRequest

FIELDS = {"answer_before_sending": "answered_on", "no_title": "title"}
NEW = ("kind", "title", "noticed_on", "grounds", "effects", "sent_on")
TOLD = (*NEW, "answered_on", "is_accepted", "answer", "case_number")
ANSWERS = {True: "yes", False: "no", None: ""}


@login_required
@require_safe
def project_notices(request: ActorRequest, pk: int) -> HttpResponse:
    """The changes of a project, also as a file."""
    row, gone = get_project(request, pk), None
    can_edit = can_coordinate(request.actor, row)
    if can_edit and gone_of(request):
        taken: ChangeNotice = found(queries.get_notice, request, gone_of(request))
        gone = (taken.title, reverse("notice_remove", args=[taken.pk])) if taken.removed_at is not None else None
    page, kind = notices_page(row, queries.notices_of(row), can_edit, gone), request.GET.get("format", "")
    if kind in MIME:
        return as_file(kind, [sheet_of(page)], row.name)
    return render(request, "portal/projects/register.html", {"page": page, "frame": frame_of(row, "project_notices")})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notice_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Write a change notice."""
    row = coordinated(request, pk)
    form, back = NoticeForm(posted(request)), reverse("project_notices", args=[row.pk])
    if request.method == "POST" and form.is_valid():
        new = actions.NewNotice(**{name: form.cleaned_data[name] for name in NEW})
        act = lambda: actions.add_notices(project=row, new=[new], by=request.actor, at=timezone.now())  # noqa: E731
        if accepted(form, act, FIELDS):
            return redirect(back)
    return show_form(request, form, _("New change"), back=back, lead=row.name)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notice_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a notice: also when it was sent, and what was answered."""
    row: ChangeNotice = found(queries.get_notice, request, pk)
    require(can_coordinate(request.actor, row.project))
    initial: dict[str, Any] = {name: getattr(row, name) for name in TOLD}
    initial |= {"is_accepted": ANSWERS[row.is_accepted], "seen": row.revision}
    form, back = NoticeForm(posted(request), initial=initial), reverse("project_notices", args=[row.project_id])
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {"values": {name: form.cleaned_data[name] for name in TOLD}, "seen": seen_of(form)}
        act = lambda: actions.change_notice(notice=row, **given, by=request.actor, at=timezone.now())  # noqa: E731
        if accepted(form, lambda: saved(form, act), FIELDS) and not form.errors:
            return redirect(back)
    return show_form(request, form, _("Edit the change"), back=back, lead=row.project.name)


@login_required
@require_POST
def notice_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Take a notice that was not sent out of the list, or bring it back."""
    row: ChangeNotice = found(queries.get_notice, request, pk)
    require(row.sent_on is None)
    given: dict[str, Any] = {"by": request.actor, "at": timezone.now()}
    act = lambda gone: actions.remove_notices(notices=[row], removed=gone, **given)  # noqa: E731
    return put_away(request, act, reverse("project_notices", args=[row.project_id]), pk)
