"""The risk register: list, one risk, add, change, look at all in a round, take in what was seen."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.doors.portal.conversions.risks import take_in
from viitta.doors.portal.documents.pages import part_of
from viitta.doors.portal.gate import language, posted, show_form
from viitta.doors.portal.register.deeds import saved
from viitta.doors.portal.risks.forms import RiskForm
from viitta.doors.portal.risks.pages import CATEGORIES, Choice, Register, risk_page, risks_page
from viitta.doors.portal.risks.sheet import sheets_of
from viitta.doors.portal.which import MIME, as_file, wanted_roadmap, which_roadmap
from viitta.doors.reports.formats import MIME as FORMATS
from viitta.doors.reports.formats import as_file as document_file
from viitta.doors.reports.risks import risk_document
from viitta.parts.files.permissions import can_attach
from viitta.parts.files.queries import documents_on
from viitta.parts.followup import queries as followup
from viitta.parts.followup.models import Observation
from viitta.parts.followup.queries.seen import risks_seen
from viitta.parts.organisations.permissions import require
from viitta.parts.organisations.queries import people_of
from viitta.parts.risks import actions, queries
from viitta.parts.risks.models import Risk, RiskState
from viitta.parts.risks.permissions import can_keep_risks, can_review
from viitta.parts.risks.words import EFFECT, LEVEL, STATE
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.roadmaps.queries import measures_of
from viitta.parts.traces.queries import origins_of
from viitta.parts.ui.requests import ActorRequest

PAPERS = {kind: FORMATS[kind] for kind in ("pdf", "docx")}


def _choice(request: ActorRequest, roadmap: Roadmap) -> Choice:
    said = request.GET
    state, category, level = (said.get(name, "") for name in ("state", "category", "level"))
    return Choice(
        roadmap.pk, state if state in STATE else "", category if category in CATEGORIES else "",
        level if level in LEVEL else "",
    )  # fmt: skip


@login_required
@require_safe
def risks(request: ActorRequest) -> HttpResponse:
    """The register of a roadmap with both matrices, narrowed by the address, also as a file."""
    roadmap, names = which_roadmap(request)
    if roadmap is None:
        return render(request, "portal/risks/none.html")
    choice, rows = _choice(request, roadmap), list(queries.risks_of(roadmap))
    last, kind = queries.last_reviews(roadmap), request.GET.get("format", "")
    if kind in MIME:
        return as_file(kind, sheets_of(rows, choice, last), roadmap.name)
    if kind in PAPERS:
        return _paper(roadmap, rows, kind)
    keeps, living = can_keep_risks(request.actor, roadmap), [row for row in rows if row.state != RiskState.CLOSED]
    reviews = any(can_review(request.actor, row) for row in living)
    register = Register(roadmap, names, rows, last, risks_seen(roadmap), keeps, reviews)
    return render(request, "portal/risks/risks.html", {"page": risks_page(register, choice, language())})


def _paper(roadmap: Roadmap, rows: list[Risk], kind: str) -> HttpResponse:
    """The whole register with both matrices and the reviews as a document."""
    document = risk_document(
        roadmap, rows, queries.reviews_by_risk(roadmap), language=language(), on=timezone.localdate()
    )
    body = document_file(document, kind, base_url=settings.BASE_URL, at=timezone.now())
    name = f'attachment; filename="riskit-{roadmap.pk}.{kind}"'
    return HttpResponse(body, content_type=PAPERS[kind], headers={"Content-Disposition": name})


def _get(request: ActorRequest, pk: int) -> Risk:
    try:
        return queries.get_risk(request.actor, pk, on=timezone.localdate())
    except (Risk.DoesNotExist, OverflowError):
        raise Http404 from None


@login_required
@require_safe
def risk(request: ActorRequest, pk: int) -> HttpResponse:
    """One risk with how it has been seen round by round."""
    row, actor = _get(request, pk), request.actor
    add_to = f"risk:{pk}" if can_attach(actor, row.organisation_id, row.roadmap_id) else ""
    documents = part_of(documents_on("risk", pk), actor, language(), add_to=add_to)
    page = risk_page(
        row, list(queries.reviews_of(row)), origins_of("risk", pk), documents,
        can_keep=can_keep_risks(actor, row.roadmap), can_review=can_review(actor, row), language=language(),
    )  # fmt: skip
    return render(request, "portal/risks/risk.html", {"page": page})


class _Offered:
    """Whom and what a risk of a roadmap may point at."""

    def __init__(self, request: ActorRequest, roadmap: Roadmap) -> None:
        self.people = {row.pk: row for row in people_of(request.actor, roadmap.organisation_id)}
        self.measures = {row.pk: row for row in measures_of(roadmap)}

    def names(self) -> dict[str, dict[int, str]]:
        """The same for a form."""
        people = {pk: row.label for pk, row in self.people.items() if row.left_on is None}
        return {"people": people, "measures": {pk: row.title for pk, row in self.measures.items()}}

    def values(self, data: dict[str, Any]) -> dict[str, Any]:
        """Clean values with ids turned into rows."""
        found = {name: value for name, value in data.items() if name not in ("effects", "seen")}
        found["owner"] = self.people[int(data["owner"])] if data["owner"] else None
        found["measures"] = tuple(self.measures[int(pk)] for pk in data["measures"])
        found["classes"] = tuple(data["classes"])
        return {**found, **{name: name in data["effects"] for name in EFFECT}}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def risk_new(request: ActorRequest) -> HttpResponse:
    """Add a risk."""
    roadmap = wanted_roadmap(request)
    require(can_keep_risks(request.actor, roadmap))
    offered = _Offered(request, roadmap)
    waiting = [request.GET["measure"]] if "measure" in request.GET else []
    initial = {"seen_on": timezone.localdate(), "likelihood": 3, "impact": 3, "state": "open", "measures": waiting}
    form = RiskForm(posted(request), initial=initial, **offered.names())
    if request.method == "POST" and form.is_valid():
        new = actions.NewRisk(**offered.values(form.cleaned_data))
        made = actions.add_risks(roadmap=roadmap, new=[new], by=request.actor, at=timezone.now())[0]
        messages.success(request, _("The risk is in the register."))
        return redirect("risk", made.pk)
    return show_form(
        request, form, _("New risk"), back=Choice(roadmap.pk).address(), lead=roadmap.name,
    )  # fmt: skip


def _initial(row: Risk) -> dict[str, Any]:
    names = ("title", "description", "countermeasure", "seen_on", *actions.JUDGED)
    return {
        **{name: getattr(row, name) for name in names},
        "classes": [one.risk_class for one in row.classes.all()],
        "effects": [name for name in EFFECT if getattr(row, name)],
        "measures": [str(one.pk) for one in row.measures.all()],
        "owner": row.owner_id, "seen": row.revision,
    }  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def risk_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a risk. Who would save over somebody's fresh change is told, and nothing is saved."""
    row = _get(request, pk)
    require(can_keep_risks(request.actor, row.roadmap))
    offered = _Offered(request, row.roadmap)
    form = RiskForm(posted(request), initial=_initial(row), **offered.names())
    if request.method == "POST" and form.is_valid():
        values, seen = offered.values(form.cleaned_data), form.cleaned_data["seen"]
        change = partial(actions.change_risk, risk=row, values=values, seen=seen)
        if saved(form, partial(change, by=request.actor, at=timezone.now())):
            messages.success(request, _("The risk is saved."))
            return redirect("risk", pk)
    return show_form(request, form, _("Edit the risk"), back=reverse("risk", args=[pk]), lead=row.title)


@login_required
@require_POST
def risk_take_in(request: ActorRequest, pk: int) -> HttpResponse:
    """Take a risk that was seen in an update into the register, by one press."""
    try:
        seen = followup.get_observation(request.actor, pk, on=timezone.localdate())
    except (Observation.DoesNotExist, OverflowError):
        raise Http404 from None
    require(can_keep_risks(request.actor, seen.roadmap))
    try:
        made = take_in(observation=seen, by=request.actor, at=timezone.now())
    except ValueError:
        raise Http404 from None
    messages.success(request, _("The risk is in the register. Judge its likelihood and impact next."))
    return redirect("risk", made.pk)
