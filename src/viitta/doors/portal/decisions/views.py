"""The register of decisions: list with its files, add, change, take away and back."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.core import formats
from viitta.doors.portal.decisions.forms import DecisionForm
from viitta.doors.portal.decisions.pages import decisions_page
from viitta.doors.portal.gate import posted, show_form
from viitta.doors.portal.register.deeds import gone_of, put_away, saved, seen_of
from viitta.doors.portal.register.pages import sheet_of
from viitta.doors.portal.which import MIME, as_file
from viitta.parts.decisions import actions, queries
from viitta.parts.decisions.models import Decision
from viitta.parts.decisions.permissions import can_keep_decisions
from viitta.parts.organisations.models import Organisation
from viitta.parts.organisations.permissions import require
from viitta.parts.organisations.queries import organisations_of
from viitta.parts.roadmaps.queries import seen_roadmaps
from viitta.parts.ui.requests import ActorRequest


def _own(request: ActorRequest) -> dict[int, Organisation]:
    """Organisations whose decisions the visitor may write."""
    rows = organisations_of(request.actor)
    return {row.pk: row for row in rows if can_keep_decisions(request.actor, row.pk)}


def _get(request: ActorRequest, pk: int) -> Decision:
    try:
        return queries.get_decision(request.actor, pk, on=timezone.localdate())
    except (Decision.DoesNotExist, OverflowError):
        raise Http404 from None


@login_required
@require_safe
def decisions(request: ActorRequest) -> HttpResponse:
    """Decisions of all one's municipalities, also as a file."""
    today, editable = timezone.localdate(), _own(request)
    rows, names = list(queries.decisions_of(request.actor, on=today)), seen_roadmaps(request.actor, on=today)
    row = _get(request, gone_of(request)) if gone_of(request) else None
    is_gone = row is not None and row.removed_at is not None and row.organisation_id in editable
    gone = (str(row), reverse("decision_remove", args=[row.pk])) if row is not None and is_gone else None
    page, kind = decisions_page(rows, names, editable, gone=gone), request.GET.get("format", "")
    if kind in MIME:
        return as_file(kind, [sheet_of(page)], _("Decisions"))
    return render(request, "portal/register/list.html", {"page": page})


def _form(request: ActorRequest, own: dict[int, Organisation], initial: dict[str, Any]) -> DecisionForm:
    names = {pk: row.name for pk, row in own.items()}
    roadmaps = seen_roadmaps(request.actor, on=timezone.localdate())
    return DecisionForm(posted(request), initial=initial, organisations=names, roadmaps=roadmaps)


def _values(form: DecisionForm) -> dict[str, Any]:
    data = {name: value for name, value in form.cleaned_data.items() if name not in ("seen", "organisation")}
    return {**data, "roadmap": int(data["roadmap"]) if data["roadmap"] else None}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decision_new(request: ActorRequest) -> HttpResponse:
    """Write a decision into the register."""
    own = _own(request)
    require(bool(own))
    form = _form(request, own, {"organisation": next(iter(own))})
    if request.method == "POST" and form.is_valid():
        organisation = own[int(form.cleaned_data["organisation"] or next(iter(own)))]
        new = actions.NewDecision(**_values(form))
        actions.add_decisions(organisation=organisation, new=[new], by=request.actor, at=timezone.now())
        return redirect("decisions")
    return show_form(request, form, _("New decision"), back=reverse("decisions"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decision_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a decision; whose it is stays."""
    row = _get(request, pk)
    require(can_keep_decisions(request.actor, row.organisation_id))
    written = formats.month(row.decided_on) if row.to_the_month else formats.day(row.decided_on, "fi")
    names = ("body", "is_office_holder", "subject", "section", "case_number", "link", "appeal", "roadmap")
    initial = {**{name: getattr(row, name) for name in names}, "decided_on": written, "seen": row.revision}
    form = _form(request, {row.organisation_id: row.organisation}, initial)
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {
            "values": _values(form),
            "seen": seen_of(form),
            "by": request.actor,
            "at": timezone.now(),
        }
        if saved(form, lambda: actions.change_decision(decision=row, **given)):
            return redirect("decisions")
    return show_form(request, form, _("Edit the decision"), back=reverse("decisions"), lead=row.organisation.name)


@login_required
@require_POST
def decision_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Take a decision out of the register, or bring it back."""
    row = _get(request, pk)
    if row.roadmaps.exists():  # it can be changed, but the roadmap goes on telling of it
        raise Http404
    given: dict[str, Any] = {"by": request.actor, "at": timezone.now()}
    act = lambda gone: actions.remove_decisions(decisions=[row], removed=gone, **given)  # noqa: E731
    return put_away(request, act, reverse("decisions"), pk)
