"""Funding programmes: list, one of them, copy, change, take away and back."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.core.programmes import Programme, from_dict, to_dict
from viitta.doors.importexport.words.programmes import contradiction_sentence
from viitta.doors.portal.gate import posted, show_form
from viitta.doors.portal.projects.forms.programmes import NewProgrammeForm, ProgrammeForm
from viitta.doors.portal.projects.programmes.lines import written_types
from viitta.doors.portal.projects.programmes.pages import programme_page, programmes_page
from viitta.doors.portal.projects.views.projects import founding
from viitta.doors.portal.projects.words import sentence_of
from viitta.doors.portal.register.deeds import gone_of, put_away, saved, seen_of
from viitta.doors.portal.register.pages import sheet_of
from viitta.doors.portal.which import MIME, as_file
from viitta.parts.joint_projects.actions import programmes as actions
from viitta.parts.joint_projects.actions.base import Refused
from viitta.parts.joint_projects.models import ProgrammeCopy
from viitta.parts.joint_projects.permissions import can_found_project
from viitta.parts.joint_projects.queries.programmes import get_programme, own_programmes, programmes_of
from viitta.parts.organisations.permissions import require
from viitta.parts.ui.requests import ActorRequest

PLAIN = (
    "name", "vat_eligible", "own_financing_required", "in_kind_allowed", "income_deducted", "agreement_required",
    "report_months", "last_claim_months", "retention_years", "valid_from", "valid_until",
)  # fmt: skip


def _get(request: ActorRequest, pk: int) -> ProgrammeCopy:
    try:
        return get_programme(request.actor, pk)
    except (ProgrammeCopy.DoesNotExist, OverflowError):
        raise Http404 from None


def _kept(form: Any, save: Any) -> bool:
    """Whether it was saved; rules that contradict each other are told in the form."""
    try:
        return saved(form, save)
    except Refused as why:
        cause = why.values.get("cause")
        told = contradiction_sentence(cause.code, cause.values) if cause else sentence_of(why)
        form.add_error("key" if why.code == "programme_key_taken" else None, told)
        return False


@login_required
@require_safe
def programmes(request: ActorRequest) -> HttpResponse:
    """All programmes that a project may be begun with, also as a file."""
    editable, gone = founding(request), None
    if gone_of(request):
        row = _get(request, gone_of(request))
        is_gone = row.removed_at is not None and row.organisation_id in editable
        gone = (row.name, reverse("programme_remove", args=[row.pk])) if is_gone else None
    page = programmes_page(own_programmes(request.actor), programmes_of(request.actor), editable, gone)
    kind = request.GET.get("format", "")
    if kind in MIME:
        return as_file(kind, [sheet_of(page)], page.title)
    return render(request, "portal/register/list.html", {"page": page})


@login_required
@require_safe
def programme(request: ActorRequest, key: str) -> HttpResponse:
    """The rules of one programme in words; `?format=json` gives them as data."""
    found = programmes_of(request.actor).get(key)
    if found is None:
        raise Http404
    own = next((row for row in own_programmes(request.actor) if row.key == key), None)
    can_edit = own is not None and can_found_project(request.actor, own.organisation_id)
    page = programme_page(found, reverse("programme_edit", args=[own.pk]) if own and can_edit else "")
    if request.GET.get("format") == "json":
        headers = {"Content-Disposition": f'attachment; filename="{key}.json"'}
        return HttpResponse(page.rules, content_type="application/json", headers=headers)
    return render(request, "portal/programmes/programme.html", {"page": page})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def programme_new(request: ActorRequest) -> HttpResponse:
    """Begin a programme as a copy, or from JSON."""
    own, known = founding(request), programmes_of(request.actor)
    require(bool(own))
    organisations = {pk: row.name for pk, row in own.items()}
    names = {key: one.name for key, one in known.items()}
    form = NewProgrammeForm(posted(request), organisations=organisations, programmes=names)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        rules = data["rules"] or to_dict(known[data["copied"]])
        given: dict[str, Any] = {"rules": {**rules, "key": data["key"], "name": data["name"]}}
        act = partial(actions.add_programme, organisation=own[int(data["organisation"])], **given)
        made: list[ProgrammeCopy] = []
        if _kept(form, lambda: made.append(act(by=request.actor, at=timezone.now()))):
            return redirect("programme", made[0].key)
    return show_form(request, form, _("Add a programme"), back=reverse("programmes"))


def _initial(programme: Programme, revision: int) -> dict[str, Any]:
    overrun = programme.overrun
    return {
        **{name: getattr(programme, name) for name in PLAIN},
        "max_share": programme.max_share * 100,
        "cooperation": programme.cooperation.value,
        "retention_from": programme.retention_from.value,
        "return_above": programme.return_above,
        "overrun_share": overrun.share * 100 if overrun else None,
        "overrun_amount": overrun.amount if overrun else None,
        "cost_types": written_types(programme.cost_types),
        "seen": revision,
    }


def _rules(before: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
    """The rules with what the form tells; flat rates and sources stay."""
    plain = {name: data[name].isoformat() if hasattr(data[name], "isoformat") else data[name] for name in PLAIN}
    overrun = None
    if data["overrun_share"] is not None or data["overrun_amount"] is not None:
        overrun = {"share": str((data["overrun_share"] or 0) / 100), "amount": str(data["overrun_amount"] or 0)}
    return {
        **before,
        **plain,
        "max_share": str(data["max_share"] / 100),
        "cooperation": data["cooperation"],
        "retention_from": data["retention_from"],
        "return_above": str(data["return_above"] or 0),
        "overrun": overrun,
        "cost_types": data["cost_types"],
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def programme_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change an own programme; projects that were begun with it keep their rules."""
    row = _get(request, pk)
    require(can_found_project(request.actor, row.organisation_id))
    form = ProgrammeForm(posted(request), initial=_initial(from_dict(row.rules), row.revision))
    if request.method == "POST" and form.is_valid():
        rules = _rules(row.rules, form.cleaned_data)
        act = partial(actions.change_programme, programme=row, rules=rules, seen=seen_of(form))
        if _kept(form, lambda: act(by=request.actor, at=timezone.now())):
            return redirect("programme", row.key)
    lead = _("Projects that were begun with the programme keep the rules they copied.")
    return show_form(request, form, _("Edit the programme"), back=reverse("programme", args=[row.key]), lead=lead)


@login_required
@require_POST
def programme_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Take an own programme out of the list, or bring it back."""
    row = _get(request, pk)
    given: dict[str, Any] = {"by": request.actor, "at": timezone.now()}
    act = lambda gone: actions.remove_programmes(programmes=[row], removed=gone, **given)  # noqa: E731
    return put_away(request, act, reverse("programmes"), pk)
