"""The small registers of a project: list with its files, add, change, take away and back, mark as done."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.doors.portal.gate import posted, show_form
from viitta.doors.portal.projects.gate import accepted, coordinated, found, get_project
from viitta.doors.portal.projects.menu import frame_of
from viitta.doors.portal.projects.running.registers import KINDS, Kind, register_page
from viitta.doors.portal.register.deeds import gone_of, put_away, saved, seen_of
from viitta.doors.portal.register.pages import sheet_of
from viitta.doors.portal.which import MIME, as_file
from viitta.parts.joint_projects.actions import running as actions
from viitta.parts.joint_projects.models import Communication
from viitta.parts.joint_projects.permissions import can_coordinate
from viitta.parts.joint_projects.queries import running as queries
from viitta.parts.organisations.permissions import require
from viitta.parts.ui.requests import ActorRequest

AT = {"no_title": None, "unknown_choice": "choice", "effect_without_choice": "choice", "ends_before_start": "ends_on"}
FIELDS = {code: name for code, name in AT.items() if name}


def get_row(request: ActorRequest, kind: Kind, pk: int) -> Any:
    """A row of a register that the visitor sees, else 404."""
    return found(lambda actor, key, on: queries.get_row(actor, kind.model, key, on=on), request, pk)


def register(request: ActorRequest, pk: int, *, kind: str) -> HttpResponse:
    """A register of a project, also as a file."""
    one, row, gone = KINDS[kind], get_project(request, pk), None
    can_edit = can_coordinate(request.actor, row)
    if can_edit and gone_of(request):
        taken = get_row(request, one, gone_of(request))
        gone = (str(taken), reverse(f"{one.row}_remove", args=[taken.pk])) if taken.removed_at is not None else None
    page = register_page(one, row, queries.rows_of(row, one.model), can_edit, gone, timezone.localdate())
    wanted = request.GET.get("format", "")
    if wanted in MIME:
        return as_file(wanted, [sheet_of(page)], row.name)
    here = "project_results" if kind == "results" else one.name
    waiting = done_lines(queries.rows_of(row, one.model)) if kind == "communication" and can_edit else []
    context = {"page": page, "frame": frame_of(row, here), "waiting": waiting}
    return render(request, "portal/projects/register.html", context)


def row_new(request: ActorRequest, pk: int, *, kind: str) -> HttpResponse:
    """Add a row to a register."""
    one, row = KINDS[kind], coordinated(request, pk)
    form, back = one.form(posted(request)), reverse(one.name, args=[row.pk])
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in one.fields}
        given: dict[str, Any] = {"project": row, "model": one.model, "new": [values]}
        if accepted(form, lambda: actions.add_rows(**given, by=request.actor, at=timezone.now()), FIELDS):
            return redirect(back)
    return show_form(request, form, str(one.new), back=back, lead=row.name)


def row_edit(request: ActorRequest, pk: int, *, kind: str) -> HttpResponse:
    """Change a row of a register."""
    one = KINDS[kind]
    row = get_row(request, one, pk)
    require(can_coordinate(request.actor, row.project))
    initial = {**{name: getattr(row, name) for name in one.fields}, "seen": row.revision}
    form, back = one.form(posted(request), initial=initial), reverse(one.name, args=[row.project_id])
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {
            "values": {name: form.cleaned_data[name] for name in one.fields},
            "seen": seen_of(form),
        }
        act = lambda: actions.change_row(row=row, **given, by=request.actor, at=timezone.now())  # noqa: E731
        if accepted(form, lambda: saved(form, act), FIELDS) and not form.errors:
            return redirect(back)
    return show_form(request, form, str(one.edit), back=back, lead=row.project.name)


def row_remove(request: ActorRequest, pk: int, *, kind: str) -> HttpResponse:
    """Take a row out of its register, or bring it back."""
    one = KINDS[kind]
    row = get_row(request, one, pk)
    given: dict[str, Any] = {"rows": [row], "by": request.actor, "at": timezone.now()}
    act = lambda gone: actions.remove_rows(removed=gone, **given)  # noqa: E731
    return put_away(request, act, reverse(one.name, args=[row.project_id]), pk)


def done_lines(rows: list[Communication]) -> list[tuple[str, str]]:
    """Lines of the communication plan that have not been done: where each is marked, and its words."""
    return [
        (reverse("communication_done", args=[row.pk]), f"{row.audience}: {row.channel}")
        for row in rows
        if row.done_on is None
    ]


LIST = login_required(require_safe(register))
NEW = login_required(require_http_methods(["GET", "HEAD", "POST"])(row_new))
EDIT = login_required(require_http_methods(["GET", "HEAD", "POST"])(row_edit))
REMOVE = login_required(require_POST(row_remove))


@login_required
@require_POST
def communication_done(request: ActorRequest, pk: int) -> HttpResponse:
    """Mark a line of the communication plan as done today, or as not done."""
    row: Communication = get_row(request, KINDS["communication"], pk)
    on = None if request.POST.get("back") == "1" else timezone.localdate()
    actions.mark_done(row=row, on=on, by=request.actor, at=timezone.now())
    messages.success(request, _("Marked as done.") if on else _("Marked as not done."))
    return redirect("project_communication", row.project_id)
