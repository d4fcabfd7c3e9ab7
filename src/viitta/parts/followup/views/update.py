"""The update page from the mail link. Opening shows, only the button saves."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from viitta.core.actors import SYSTEM, Actor
from viitta.core.periods import Quarter
from viitta.parts.followup import actions, queries, tasks, words
from viitta.parts.followup.forms import NOTE_LENGTH, Given, clean_text, read_answers
from viitta.parts.followup.models import ObservationKind, ReminderKind
from viitta.parts.followup.pages.cards import AskedMeasure, asking_of, gather
from viitta.parts.followup.pages.update import done_page, expired_page, update_page
from viitta.parts.followup.queries import FieldError


def get_link(token: str) -> queries.FoundLink:
    """The link of a token; 404 when there never was one."""
    found = queries.find_link(token, on=timezone.localdate())
    if found is None:
        raise Http404
    return found


def show(
    request: HttpRequest, found: list[AskedMeasure], template: str, status: int = 200, **options: Any
) -> HttpResponse:
    page = update_page(found, language=get_language() or "fi", **options)
    response = render(request, template, {"page": page}, status=status)
    # Not no-referrer: with it browsers send "Origin: null", and the form would be refused as a stranger's.
    response["Referrer-Policy"] = "strict-origin"
    return response


def observation_in(data: Mapping[str, str]) -> tuple[str, str]:
    """The kind and the text of the observation beside the cards, as typed."""
    return data.get("observation-kind", ""), clean_text(data.get("observation", ""))


def save(found: list[AskedMeasure], given: Given, observation: tuple[str, str], by: Actor, at: datetime) -> None:
    """Save the answers of all rounds of the page, and the observation, or nothing."""
    with transaction.atomic():
        rounds = {one.follow_up.pk: one.follow_up for one in found}
        of = {one.measure.pk: one.follow_up.pk for one in found}
        # In the order of organisations, as locks are taken everywhere.
        for pk, follow_up in sorted(rounds.items(), key=lambda item: (item[1].roadmap.organisation_id, item[0])):
            here = [answer for answer in given.answers if of[answer.measure.pk] == pk]
            if here:
                actions.record_progress(follow_up=follow_up, answers=here, by=by, at=at)
        kind, text = observation
        if text and kind in ObservationKind.values:
            follow_up = found[0].follow_up
            new = actions.NewObservation(
                kind, text[:NOTE_LENGTH], timezone.localdate(at), Quarter.parse(follow_up.quarter)
            )
            actions.record_observations(roadmap=follow_up.roadmap, new=[new], by=by, at=at)


def answer(
    request: HttpRequest, found: list[AskedMeasure], *, by: Actor, at: datetime, template: str, done: str, **place: Any
) -> HttpResponse:
    """Read the cards and save them; the page again with what was typed when something cannot be taken."""
    all_as_suggested = request.POST.get("action") == "all"
    given = read_answers(request.POST, [asking_of(one) for one in found], all_as_suggested=all_as_suggested)
    observation = observation_in(request.POST)
    again: dict[str, Any] = {"typed": given.typed, "observation": observation, **place}
    if given.errors:
        return show(request, found, template, 422, errors=given.errors, **again)
    if not given.answers and not observation[1]:
        nothing = [FieldError(found[0].measure.pk, "pick", _("Answer at least one measure before saving."))]
        return show(request, found, template, 422, errors=nothing, **again)
    try:
        save(found, given, observation, by, at)
    except actions.Refused as refused:
        errors = [FieldError(p.measure.pk, p.field, words.of_problem(p)) for p in refused.problems]
        return show(request, found, template, 422, errors=errors, **again)
    except actions.StaleEntries as stale:
        now = {entry.measure_id: entry for entry in stale.entries}
        typed = {**given.typed, **{f"m{pk}-seen": str(entry.revision) for pk, entry in now.items()}}
        return show(request, found, template, 409, stale=now, **{**again, "typed": typed})
    return redirect(done)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def update(request: HttpRequest, token: str) -> HttpResponse:
    """A person's own measures in the rounds of a day."""
    link, at = get_link(token), timezone.now()
    if not link.is_live:
        return expired(request, link, token)
    found = gather(link.asked, timezone.localdate(at))
    place: dict[str, Any] = {"action": reverse("update", args=[token]), "back": "", "draft_key": f"link-{link.link.pk}"}
    if request.method == "POST":
        done = reverse("update_done", args=[token])
        return answer(request, found, by=link.actor, at=at, template="followup/update.html", done=done, **place)
    return show(request, found, "followup/update.html", **place)


@never_cache
@require_http_methods(["GET", "HEAD"])
def update_done(request: HttpRequest, token: str) -> HttpResponse:
    """What was saved and where it will be used."""
    link = get_link(token)
    if not link.is_live:
        return expired(request, link, token)
    found = gather(link.asked, timezone.localdate())
    page = done_page(found, again=reverse("update", args=[token]))
    return render(request, "followup/done.html", {"page": page})


def expired(request: HttpRequest, link: queries.FoundLink, token: str) -> HttpResponse:
    """Says why the link works no more and offers a new one, when the person is still asked something."""
    page = expired_page(
        was_revoked=link.link.revoked_at is not None,
        action=reverse("update_again", args=[token]),
        can_ask=bool(queries.asked_now([link.link.person_id], on=timezone.localdate())),
    )
    return render(request, "followup/expired.html", {"page": page}, status=410)


@never_cache
@require_http_methods(["POST"])
def update_again(request: HttpRequest, token: str) -> HttpResponse:
    """Send a new link by mail to the person the old one belonged to, if they are asked anything now."""
    link, at = get_link(token), timezone.now()
    asked = queries.asked_now([link.link.person_id], on=timezone.localdate(at))
    for opened_on in sorted({row.follow_up.opened_on for row in asked if row.follow_up.opened_on}):
        tasks.write_again(person=link.link.person, opened_on=opened_on, by=SYSTEM, at=at)
    return render(request, "followup/sent_again.html", {"kind": ReminderKind.NUDGE})
