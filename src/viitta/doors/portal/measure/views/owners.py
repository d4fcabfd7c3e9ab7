"""Who answers for a measure, and what a study led to."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from viitta.core.progress import Kind
from viitta.doors.portal.gate import get_measure, posted, show_form
from viitta.doors.portal.measure.forms import EndForm, OutcomeForm, OwnerForm
from viitta.doors.portal.measure.offered import rows_of
from viitta.parts.followup import tasks
from viitta.parts.organisations.models import Person
from viitta.parts.organisations.permissions import require
from viitta.parts.organisations.queries import people_of
from viitta.parts.roadmaps import actions, queries
from viitta.parts.roadmaps.models import Measure, Ownership
from viitta.parts.roadmaps.permissions import can_edit_measure
from viitta.parts.ui.requests import ActorRequest


def _get(request: ActorRequest, pk: int) -> Measure:
    row = get_measure(request, pk)
    require(can_edit_measure(request.actor, row))
    return row


def _people(request: ActorRequest, row: Measure) -> dict[int, Person]:
    """Who may answer for a measure: people of its organisation who have not left."""
    today = timezone.localdate()
    found = people_of(request.actor, row.organisation_id)
    return {one.pk: one for one in found if one.left_on is None or one.left_on > today}


def _named(people: dict[int, Person]) -> list[tuple[int, str]]:
    return [(key, f"{one.label} ({one.unit.name})" if one.unit else one.label) for key, one in people.items()]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def measure_owner(request: ActorRequest, pk: int) -> HttpResponse:
    """Name a lead owner, a deputy or a collaborator from a day on; in an open round the new lead is asked at once."""
    row, today = _get(request, pk), timezone.localdate()
    people = _people(request, row)
    form = OwnerForm(posted(request), people=_named(people), initial={"from_date": today})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        one = actions.Assignment(
            row, people[int(data["person"])], data["role"], data["from_date"], data["title"], data["reason"]
        )
        written = tasks.change_owners(assignments=[one], by=request.actor, at=timezone.now())
        messages.success(request, _("The owner is named."))
        if written:
            said = ngettext(
                "The new owner has been asked for an answer in %(count)s open round.",
                "The new owner has been asked for an answer in %(count)s open rounds.",
                len(written),
            )
            messages.info(request, said % {"count": len(written)})
        return redirect("measure", pk)
    lead = _("An earlier owner in the same role ends on the day the new one begins. Their story stays.")
    return show_form(
        request,
        form,
        _("Name an owner: %(title)s") % {"title": row.title},
        back=reverse("measure", args=[pk]),
        lead=lead,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ownership_end(request: ActorRequest, pk: int, ownership: int) -> HttpResponse:
    """End an ownership; asks for the successor, who is told in a mail what is to be done next."""
    row = _get(request, pk)
    try:
        held = queries.get_ownership(row, ownership)
    except Ownership.DoesNotExist:
        raise Http404 from None
    people = {key: one for key, one in _people(request, row).items() if key != held.person_id}
    form = EndForm(posted(request), people=_named(people), began=held.from_date, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        to, why = people.get(int(data["successor"] or 0)), data["reason"]
        tasks.pass_on(
            assignments=[actions.Assignment(row, to, held.role, data["on"], reason=why)] if to else [],
            next_steps={row.pk: data["next_steps"]},
            endings=[] if to else [held],
            reason=why,
            on=data["on"],
            by=request.actor,
            at=timezone.now(),
        )
        said = _("Passed on.") if to else _("The ownership ends. A measure without an owner is shown as such.")
        messages.success(request, said)
        return redirect("measure", pk)
    title = _("End the ownership: %(title)s") % {"title": held.title}
    return show_form(request, form, title, back=reverse("measure", args=[pk]), lead=row.title)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def measure_outcome(request: ActorRequest, pk: int) -> HttpResponse:
    """Write what a study led to; a study that goes on may open its follow-up measure at once."""
    row = _get(request, pk)
    if row.kind != Kind.STUDY:
        raise Http404
    before = queries.outcome_of(row)
    opened = before.follow_up if before else None
    taken = rows_of(request.actor, row.roadmap).titles.get(row.theme_id, frozenset())
    initial = {"verdict": before.verdict, "reason": before.reason} if before else {}
    form = OutcomeForm(posted(request), has_follow_up=opened is not None, taken=taken, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        new = None
        if data.get("follow_up"):
            new = actions.NewMeasure(row.theme, data["follow_up"], start=data["start"], end=data["end"], unit=row.unit)
        told = {"verdict": data["verdict"], "reason": data["reason"], "follow_up": new}
        try:
            actions.record_outcome(
                measure=row, on=timezone.localdate(), by=request.actor, at=timezone.now(), **told
            )  # fmt: skip
        except IntegrityError:
            form.add_error("follow_up", _("The theme has a measure of this title already."))
        else:
            messages.success(request, _("The outcome is written down."))
            return redirect("measure", pk)
    title = _("Outcome of the study: %(title)s") % {"title": row.title}
    return show_form(request, form, title, back=reverse("measure", args=[pk]))
