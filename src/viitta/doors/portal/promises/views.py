"""Promises: the list, one of them, and what the convenor does: add, edit, move, settle; and the parties."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.doors.portal.gate import language, posted, show_form
from viitta.doors.portal.promises.forms import AboutPromiseForm, MoveForm, PartyForm, PromiseForm, SettleForm
from viitta.doors.portal.promises.pages import Choice, is_shown, promise_page, promises_page
from viitta.doors.portal.promises.sheet import sheets_of
from viitta.doors.portal.which import MIME, as_file, number_of, wanted_roadmap, which_roadmap
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import ExternalParty, Measure, Promise, Roadmap
from viitta.parts.roadmaps.permissions import can_edit_roadmap, can_keep_parties
from viitta.parts.roadmaps.queries import measures_of
from viitta.parts.roadmaps.queries import promises as queries
from viitta.parts.roadmaps.words import PROMISE
from viitta.parts.ui.requests import ActorRequest


@login_required
@require_safe
def promises(request: ActorRequest) -> HttpResponse:
    """What outsiders promised to a roadmap, narrowed by the address, also as a file."""
    roadmap, names = which_roadmap(request)
    if roadmap is None:
        return render(request, "portal/promises/none.html")
    today, state = timezone.localdate(), request.GET.get("state", "")
    choice = Choice(
        roadmap.pk, state if state in ("open", *PROMISE) else "", number_of(request.GET.get("party", ""))
    )  # fmt: skip
    rows = list(queries.promises_of(roadmap))
    kind = request.GET.get("format", "")
    if kind in MIME:
        return as_file(kind, sheets_of([row for row in rows if is_shown(row, choice, today)], today), roadmap.name)
    parties = list(queries.parties_of(roadmap.organisation_id))
    page = promises_page(
        roadmap, names, choice, rows, parties, today=today, can_edit=can_edit_roadmap(request.actor, roadmap),
        language=language(),
    )  # fmt: skip
    return render(request, "portal/promises/promises.html", {"page": page})


def _get(request: ActorRequest, pk: int) -> Promise:
    try:
        return queries.get_promise(request.actor, pk, on=timezone.localdate())
    except (Promise.DoesNotExist, OverflowError):
        raise Http404 from None


def _own(request: ActorRequest, pk: int) -> Promise:
    row = _get(request, pk)
    require(can_edit_roadmap(request.actor, row.roadmap))
    return row


@login_required
@require_safe
def promise(request: ActorRequest, pk: int) -> HttpResponse:
    """One promise with every change of its day."""
    row = _get(request, pk)
    can_edit = can_edit_roadmap(request.actor, row.roadmap)
    page = promise_page(row, today=timezone.localdate(), can_edit=can_edit, language=language())
    return render(request, "portal/promises/promise.html", {"page": page})


class _Offered:
    """What a promise of a roadmap may point at."""

    def __init__(self, roadmap: Roadmap) -> None:
        self.parties: dict[int, ExternalParty] = {row.pk: row for row in queries.parties_of(roadmap.organisation_id)}
        self.measures: dict[int, Measure] = {row.pk: row for row in measures_of(roadmap)}

    def names(self) -> dict[str, dict[int, str]]:
        """The same for a form."""
        parties = {pk: row.name for pk, row in self.parties.items()}
        return {"parties": parties, "measures": {pk: row.title for pk, row in self.measures.items()}}

    def values(self, data: dict[str, Any]) -> dict[str, Any]:
        """Ids of clean values turned into rows."""
        waiting = tuple(self.measures[int(pk)] for pk in data["measures"])
        return {**data, "party": self.parties[int(data["party"])], "measures": waiting}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def promise_new(request: ActorRequest) -> HttpResponse:
    """Write down what somebody outside promised."""
    roadmap, today = wanted_roadmap(request), timezone.localdate()
    require(can_edit_roadmap(request.actor, roadmap))
    offered = _Offered(roadmap)
    if not offered.parties:
        messages.info(request, _("Write first who it is that promises: a supplier, an authority or another project."))
        return redirect(f"{reverse('party_new')}?roadmap={roadmap.pk}")
    waiting = [request.GET["measure"]] if "measure" in request.GET else []
    initial = {"promised_on": today, "party": request.GET.get("party", ""), "measures": waiting}
    form = PromiseForm(posted(request), initial=initial, **offered.names())
    if request.method == "POST" and form.is_valid():
        new = actions.NewPromise(**offered.values(form.cleaned_data))
        made = actions.add_promises(roadmap=roadmap, new=[new], by=request.actor, at=timezone.now())[0]
        messages.success(request, _("The promise is written down. You are reminded two weeks before its day."))
        return redirect("promise", made.pk)
    return _form(request, form, _("New promise"), Choice(roadmap.pk).address(), roadmap.name)


def _form(request: ActorRequest, form: Any, title: str, back: str, lead: str) -> HttpResponse:
    return show_form(
        request, form, title, back=back, lead=lead
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def promise_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change the words of a promise and what waits for it; its day is moved on a page of its own."""
    row = _own(request, pk)
    offered = _Offered(row.roadmap)
    waiting = [str(measure.pk) for measure in row.measures.all()]
    initial = {"party": row.party_id, "what": row.what, "measures": waiting}
    form = AboutPromiseForm(posted(request), initial=initial, **offered.names())
    if request.method == "POST" and form.is_valid():
        values = offered.values(form.cleaned_data)
        actions.change_promise(promise=row, by=request.actor, at=timezone.now(), **values)
        messages.success(request, _("The promise is saved."))
        return redirect("promise", pk)
    return _form(request, form, _("Edit the promise"), reverse("promise", args=[pk]), row.what)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def promise_move(request: ActorRequest, pk: int) -> HttpResponse:
    """Write down a new day with its reason; every change is kept."""
    row, today = _own(request, pk), timezone.localdate()
    if row.kept_on or row.cancelled_on:
        raise Http404
    form = MoveForm(posted(request), promise=row, today=today, initial={"told_on": today})
    if request.method == "POST" and form.is_valid():
        move = actions.Move(row, **form.cleaned_data)
        try:
            actions.move_promises(moves=[move], by=request.actor, at=timezone.now())
        except ValueError:
            form.add_error("new_due_on", _("Somebody else changed the promise meanwhile. Look at it and try again."))
        else:
            messages.success(request, _("The new day is written down. The day first promised stays."))
            return redirect("promise", pk)
    return _form(request, form, _("Move the promised day"), reverse("promise", args=[pk]), row.what)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def promise_settle(request: ActorRequest, pk: int) -> HttpResponse:
    """Kept or cancelled, on which day; a promise that has ended can be opened again."""
    row, today, at = _own(request, pk), timezone.localdate(), timezone.now()
    if request.method == "POST" and "open" in request.POST:
        actions.settle_promises(promises=[row], by=request.actor, at=at)
        messages.success(request, _("The promise is open again."))
        return redirect("promise", pk)
    form = SettleForm(posted(request), promise=row, today=today, initial={"how": "kept", "on": today})
    if request.method == "POST" and form.is_valid():
        day = {f"{form.cleaned_data['how']}_on": form.cleaned_data["on"]}
        try:
            actions.settle_promises(promises=[row], by=request.actor, at=at, **day)
        except ValueError:
            messages.error(request, _("Somebody else changed the promise meanwhile. Look at it and try again."))
        else:
            messages.success(request, _("Written down."))
        return redirect("promise", pk)
    return _form(request, form, _("Kept or cancelled"), reverse("promise", args=[pk]), row.what)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def party_new(request: ActorRequest) -> HttpResponse:
    """Add a supplier, an authority or another project; then its first promise."""
    roadmap = wanted_roadmap(request)
    require(can_keep_parties(request.actor, roadmap.organisation_id))
    form = PartyForm(posted(request), taken=frozenset(queries.party_names(roadmap.organisation_id)))
    if request.method == "POST" and form.is_valid():
        new = actions.NewParty(**form.cleaned_data)
        try:
            made = actions.add_parties(
                organisation=roadmap.organisation, new=[new], by=request.actor, at=timezone.now()
            )[0]
        except IntegrityError:
            form.add_error("name", _("There is a party of this name already."))
        else:
            messages.success(request, _("Added: %(name)s") % {"name": made.name})
            return redirect(f"{reverse('promise_new')}?roadmap={roadmap.pk}&party={made.pk}")
    return _form(request, form, _("New external party"), Choice(roadmap.pk).address(), roadmap.name)


def _party(request: ActorRequest, pk: int) -> ExternalParty:
    try:
        row = queries.get_party(request.actor, pk)
    except (ExternalParty.DoesNotExist, OverflowError):
        raise Http404 from None
    require(can_keep_parties(request.actor, row.organisation_id))
    return row


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def party_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change what is told of a party."""
    row = _party(request, pk)
    names = queries.party_names(row.organisation_id)
    taken = frozenset(name for name, key in names.items() if key != pk)
    initial = {"name": row.name, "kind": row.kind, "contact_title": row.contact_title, "note": row.note}
    form = PartyForm(posted(request), taken=taken, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_party(party=row, values=form.cleaned_data, by=request.actor, at=timezone.now())
        except IntegrityError:
            form.add_error("name", _("There is a party of this name already."))
        else:
            messages.success(request, _("Saved."))
            return redirect("promises")
    return show_form(
        request, form, _("Edit the external party"), back=reverse("promises"), lead=row.name,
        template="portal/promises/party.html", remove=reverse("party_remove", args=[pk]),
    )  # fmt: skip


@login_required
@require_POST
def party_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Remove a party that has promised nothing."""
    row = _party(request, pk)
    try:
        actions.remove_party(party=row, by=request.actor, at=timezone.now())
    except ValueError:
        messages.error(request, _("The party has promises, which are kept. It cannot be removed."))
        return redirect("party_edit", pk)
    messages.success(request, _("Removed: %(title)s") % {"title": row.name})
    return redirect("promises")
