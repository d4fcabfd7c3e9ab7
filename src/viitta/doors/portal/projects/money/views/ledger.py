"""The accounts: rows, a file read in after a preview, what accounts mean, rows by hand and their meaning."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.core.ledger import Entry
from viitta.doors.importexport.words import refusal
from viitta.doors.portal.gate import posted, show_form
from viitta.doors.portal.projects.gate import coordinated, found, get_project
from viitta.doors.portal.projects.menu import frame_of
from viitta.doors.portal.projects.money.deeds import did, done, sent, show
from viitta.doors.portal.projects.money.forms.ledger import (
    NO_COST,
    ChangeRowForm,
    FileForm,
    MappingForm,
    MeaningsForm,
    RowForm,
)
from viitta.doors.portal.projects.money.pages.ledger import (
    A_PAGE,
    Narrowed,
    accounts_page,
    extract,
    flaw_words,
    ledger_page,
    preview,
)
from viitta.doors.portal.projects.money.reading import entries_of, read_file
from viitta.doors.portal.projects.money.tables import MoneyPage
from viitta.doors.portal.register.deeds import seen_of
from viitta.doors.portal.which import MIME, number_of
from viitta.doors.reports.money.words import all_types
from viitta.engines.spreadsheets import Refused as NotRead
from viitta.parts.joint_projects.actions import ledger as actions
from viitta.parts.joint_projects.models import JointProject, LedgerFile, LedgerRow
from viitta.parts.joint_projects.permissions import can_coordinate
from viitta.parts.joint_projects.queries import money as queries
from viitta.parts.joint_projects.queries.projects import partners_of, phases_of, programme_of
from viitta.parts.organisations.permissions import require
from viitta.parts.ui.requests import ActorRequest

ROW = {"row_already": "voucher", "unknown_type": "cost_type", "no_reason": "reason"}


def _chosen(request: ActorRequest) -> Narrowed:
    said = request.GET
    return Narrowed(said.get("type", "")[:30], 0, said.get("refused") == "1")


@login_required
@require_safe
def project_ledger(request: ActorRequest, pk: int) -> HttpResponse:
    """The rows that the visitor may see; a file has all of them, the page the newest."""
    project, chosen = get_project(request, pk), _chosen(request)
    rows = queries.ledger_of(request.actor, project)
    if chosen.cost_type:
        rows = rows.filter(cost_type=chosen.cost_type)
    if chosen.only_refused:
        rows = rows.filter(is_eligible=False)
    if request.GET.get("format") in MIME:
        return show(request, project, MoneyPage("", tables=(extract(rows, programme_of(project)),)), "project_ledger")
    shown = list(rows.order_by("-on", "-pk")[:A_PAGE])
    can_edit = can_coordinate(request.actor, project)
    page = ledger_page(project, shown, rows.count(), queries.money_of(project), chosen, can_edit=can_edit)
    return show(request, project, page, "project_ledger")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ledger_import(request: ActorRequest, pk: int) -> HttpResponse:
    """Bring an export of the accounts: it is looked through first, and nothing is taken of it yet."""
    project = coordinated(request, pk)
    form = FileForm(posted(request), request.FILES or None)
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            content = upload.read()
            rows, flaws = read_file(content, upload.name)
        except NotRead as error:
            form.add_error("file", refusal(error))
        else:
            problems = [flaw_words(one) for one in flaws]
            given = {"project": project, "name": upload.name, "content": content, "rows": rows}
            if not problems and done(request, form, actions.keep_file, {"same_file": "file"}, **given):
                return redirect("ledger_file", queries.waiting_file(project).pk)
    page = {"title": _("Read in a file"), "lead": project.name, "action": request.get_full_path(), "button": _("Look at the file"), "back": reverse("project_ledger", args=[pk])}  # fmt: skip
    context = {"page": page, "form": form, "problems": [("", one) for one in problems]}
    return render(request, "portal/projects/money/upload.html", context, status=422 if problems or form.errors else 200)


def _file(request: ActorRequest, pk: int) -> LedgerFile:
    row: LedgerFile = found(queries.get_file, request, pk)
    require(can_coordinate(request.actor, row.project))
    if row.applied_at is not None:
        raise Http404
    return row


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ledger_file(request: ActorRequest, pk: int) -> HttpResponse:
    """A file before it is read in; its accounts get their meaning here."""
    row = _file(request, pk)
    project = row.project
    seen = preview(row, (one for one in entries_of(row) if isinstance(one, Entry)))
    names = {one.pk: one.name for one in partners_of(project)}
    form = MeaningsForm(posted(request), accounts=seen.unknown, types=all_types(programme_of(project)), partners=names)
    if sent(request, form) and done(request, form, actions.map_accounts, project=project, meanings=form.meanings()):
        return redirect("ledger_file", pk)
    context = {"page": seen.page, "frame": frame_of(project, "project_ledger"), "form": form, "file": row.pk}
    return render(request, "portal/projects/money/file.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def ledger_apply(request: ActorRequest, pk: int) -> HttpResponse:
    """Read the file in, or put it aside."""
    row = _file(request, pk)
    if "drop" in request.POST:
        did(request, actions.drop_file, _("The file was put aside. Nothing was taken of it."), file=row)
        return redirect("project_ledger", row.project_id)
    entries = (one for one in entries_of(row) if isinstance(one, Entry))
    if did(request, actions.read_in, _("The file is in the accounts."), file=row, entries=entries):
        return redirect("project_ledger", row.project_id)
    return redirect("ledger_file", pk)


@login_required
@require_safe
def ledger_accounts(request: ActorRequest, pk: int) -> HttpResponse:
    """What the accounts mean."""
    project = coordinated(request, pk)
    return show(request, project, accounts_page(project, queries.mapping_rows(project)), "project_ledger")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ledger_mapping(request: ActorRequest, pk: int) -> HttpResponse:
    """Tell what an account means, alone or with a cost centre."""
    project = coordinated(request, pk)
    key = (request.GET.get("account", ""), request.GET.get("centre", ""))
    now = actions.mappings_of(project).get(key)
    initial: dict[str, Any] = {"account": key[0], "cost_centre": key[1], "is_eligible": True}
    if now is not None:
        initial |= {"cost_type": now.cost_type or NO_COST, "partner": now.partner, "reason": now.reason}
        initial["is_eligible"] = now.is_eligible
    names = {one.pk: one.name for one in partners_of(project)}
    form = MappingForm(posted(request), initial=initial, types=all_types(programme_of(project)), partners=names)
    back = reverse("ledger_accounts", args=[pk])
    if sent(request, form) and done(request, form, actions.map_accounts, project=project, meanings=form.meaning()):
        return redirect(back)
    return show_form(request, form, _("Meaning of an account"), back=back, lead=project.name)


def _offered(project: JointProject) -> dict[str, dict[Any, str]]:
    return {
        "cost_type": dict(all_types(programme_of(project))),
        "partner": {one.pk: one.name for one in partners_of(project)},
        "phase": {one.pk: one.title for one in phases_of(project)},
        "order": {one.pk: f"{one.supplier}: {one.subject}" for one in queries.orders_of(project)},
    }


def _chosen_rows(project: JointProject, data: dict[str, Any]) -> dict[str, Any]:
    """Ids of clean values turned into rows."""
    rows = {"partner": partners_of(project), "phase": phases_of(project), "order": queries.orders_of(project)}
    found_rows = {
        name: next((one for one in every if str(one.pk) == data[name]), None)  # type: ignore[attr-defined]
        for name, every in rows.items()
    }
    return {**data, **found_rows}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ledger_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Write a row by hand: a cost, or a correction of another row (?corrects=)."""
    project = coordinated(request, pk)
    asked = number_of(request.GET.get("corrects", ""))
    row = queries.ledger_of(request.actor, project).filter(pk=asked).first() if asked else None
    initial: dict[str, Any] = {}
    if row is not None:
        initial = {"voucher": row.voucher, "account": row.account, "text": row.text, "net": -row.net, "vat": -row.vat,
                   "cost_type": row.cost_type, "partner": row.partner_id, "phase": row.phase_id}  # fmt: skip
    form = RowForm(posted(request), initial=initial, offered=_offered(project))
    if request.method == "POST" and form.is_valid():
        data = _chosen_rows(project, form.cleaned_data)
        new = actions.NewRow(**{**data, "vat": data["vat"] or 0}, corrects=row)
        if done(request, form, actions.add_rows, ROW, project=project, new=[new]):
            return redirect("project_ledger", pk)
    title = _("Correct a row") if row is not None else _("Write a row")
    return show_form(request, form, title, back=reverse("project_ledger", args=[pk]), lead=project.name)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ledger_row(request: ActorRequest, pk: int) -> HttpResponse:
    """Change what a row means: its amounts stay as the accounts have them."""
    row: LedgerRow = found(queries.get_row, request, pk)
    project = row.project
    require(can_coordinate(request.actor, project))
    names = ("cost_type", "is_eligible", "reason")
    initial = {**{name: getattr(row, name) for name in names}, "partner": row.partner_id, "phase": row.phase_id,
               "order": row.order_id, "seen": row.revision}  # fmt: skip
    form = ChangeRowForm(posted(request), initial=initial, offered=_offered(project))
    back = reverse("project_ledger", args=[project.pk])
    if request.method == "POST" and form.is_valid():
        values = _chosen_rows(
            project, {name: form.cleaned_data[name] for name in (*names, "partner", "phase", "order")}
        )
        if done(request, form, actions.change_ledger_row, ROW, row=row, values=values, seen=seen_of(form)):
            return redirect(back)
    lead = f"{row.voucher} {row.text}"
    more = {"correct": f"{reverse('ledger_new', args=[project.pk])}?corrects={row.pk}"}
    return show_form(
        request, form, _("What the row means"), back=back, lead=lead, template="portal/projects/money/row.html", **more
    )
