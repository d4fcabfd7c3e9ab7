"""The hand-over page of a person: what they answer for, and who goes on."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from viitta.doors.portal.gate import language, posted
from viitta.doors.portal.handover.forms import HandOverForm
from viitta.doors.portal.handover.pages import gather, handover_page
from viitta.parts.followup import tasks
from viitta.parts.organisations.models import Person
from viitta.parts.organisations.permissions import can_manage_people, require
from viitta.parts.organisations.queries import get_person, people_of, seats_held
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.queries.handover import hand_overs_from, held_by
from viitta.parts.ui.requests import ActorRequest


def _may_read(request: ActorRequest, person: Person) -> bool:
    """The convenor, the person, and whoever has taken something over from them."""
    own = request.actor.person_ids
    if can_manage_people(request.actor, person.organisation_id) or person.pk in own:
        return True
    return any(row.successor_id in own for row in hand_overs_from(person.pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def handover(request: ActorRequest, pk: int) -> HttpResponse:
    """What a person answers for; the convenor names who goes on, with what is to be done next."""
    today = timezone.localdate()
    try:
        person = get_person(request.actor, pk)
    except Person.DoesNotExist:
        raise Http404 from None
    require(_may_read(request, person))
    held, seats = held_by(person.pk, on=today), seats_held(person.pk, on=today)
    form, may_give = None, can_manage_people(request.actor, person.organisation_id)
    if may_give and (held or seats):
        found = people_of(request.actor, person.organisation_id)
        people = {one.pk: one for one in found if one.pk != pk and (one.left_on is None or one.left_on > today)}
        day = person.left_on if person.left_on and person.left_on > today else today
        form = HandOverForm(posted(request), people=people, held=held, seats=seats, initial={"on": day})
        if request.method == "POST" and form.is_valid():
            return _pass_on(request, form, pk)
    elif request.method == "POST":
        require(may_give)
        messages.info(request, _("Nothing is left to be passed on: somebody has done it already."))
        return redirect("handover", pk)
    page = handover_page(gather(person, held, seats, today=today), form, language())
    context = {"page": page, "form": form}
    return render(request, "portal/handover/handover.html", context, status=422 if form and form.errors else 200)


def _pass_on(request: ActorRequest, form: HandOverForm, pk: int) -> HttpResponse:
    on = form.cleaned_data["on"]
    takers = [(row, form.taken(f"to-{row.pk}")) for row in form.held]
    tasks.pass_on(
        assignments=[actions.Assignment(row.measure, to, row.role, on) for row, to in takers if to],
        next_steps=form.steps(),
        endings=[row for row in form.held if form.ends(f"to-{row.pk}")],
        seats=[(seat, to) for seat in form.seats if (to := form.taken(f"seat-{seat.pk}"))],
        empty_seats=[seat for seat in form.seats if form.ends(f"seat-{seat.pk}")],
        on=on,
        by=request.actor,
        at=timezone.now(),
    )
    messages.success(request, _("Passed on. The successor's first mail tells what was passed on."))
    return redirect("handover", pk)
