"""The update page from the mail link. Opening shows, only the button saves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core import signing
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
from viitta.parts.followup.forms import (
    NOTE_LENGTH,
    Given,
    GivenReadings,
    clean_text,
    read_answers,
    read_readings,
)
from viitta.parts.followup.models import FollowUp, ObservationKind, ReminderKind
from viitta.parts.followup.pages.cards import AskedMeasure, asking_of, gather
from viitta.parts.followup.pages.readings import gather_alone
from viitta.parts.followup.pages.update import Again, done_page, expired_page, update_page
from viitta.parts.followup.queries import AskedIndicator, FieldError, FoundLink, ReadingError
from viitta.parts.indicators.actions import StaleReadings

OPENED = "viitta.followup.opened"


def get_link(token: str) -> queries.FoundLink:
    """The link of a token; 404 when there never was one."""
    found = queries.find_link(token, on=timezone.localdate())
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True, slots=True)
class AskedNow:
    """What a page asks: measures with the readings beside them, and readings for themselves."""

    measures: Sequence[AskedMeasure]
    alone: Sequence[AskedIndicator] = ()

    @property
    def rounds(self) -> dict[int, FollowUp]:
        rounds = [*(one.follow_up for one in self.measures), *(one.follow_up for one in self.alone)]
        return {follow_up.pk: follow_up for follow_up in rounds}

    @property
    def readings(self) -> list[AskedIndicator]:
        return [*(reading for one in self.measures for reading in one.readings), *self.alone]


def show(request: HttpRequest, asked: AskedNow, template: str, status: int = 200, **options: Any) -> HttpResponse:
    opened = request.POST.get("opened") or signing.dumps({"at": timezone.now().timestamp()}, salt=OPENED)
    page = update_page(asked.measures, asked.alone, language=get_language() or "fi", opened=opened[:200], **options)
    response = render(request, template, {"page": page}, status=status)
    # Not no-referrer: with it browsers send "Origin: null", and the form would be refused as a stranger's.
    response["Referrer-Policy"] = "strict-origin"
    return response


def observation_in(data: Mapping[str, str]) -> tuple[str, str]:
    """The kind and the text of the observation beside the cards, as typed."""
    return data.get("observation-kind", ""), clean_text(data.get("observation", ""))


def seconds_open(request: HttpRequest, at: datetime) -> int | None:
    """How long the page had been open, by the time signed on it; None when it tells nothing."""
    try:
        opened = signing.loads(request.POST.get("opened", ""), salt=OPENED)
        return round(at.timestamp() - float(opened["at"]))
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None


def save(
    asked: AskedNow,
    given: Given,
    readings: GivenReadings,
    observation: tuple[str, str],
    seconds: int | None,
    by: Actor,
    at: datetime,
) -> None:
    """Save the answers and readings of all rounds of the page, and the observation, or nothing."""
    with transaction.atomic():
        rounds = asked.rounds
        of = {one.measure.pk: one.follow_up.pk for one in asked.measures}
        # In the order of organisations, as locks are taken everywhere.
        for pk, follow_up in sorted(rounds.items(), key=lambda item: (item[1].roadmap.organisation_id, item[0])):
            here = [answer for answer in given.answers if of[answer.measure.pk] == pk]
            if here:
                actions.record_progress(follow_up=follow_up, answers=here, by=by, at=at)
            if pk in readings.by_round:
                actions.record_readings(follow_up=follow_up, readings=readings.by_round[pk], by=by, at=at)
        kind, text = observation
        if text and kind in ObservationKind.values:
            follow_up = next(iter(rounds.values()))
            new = actions.NewObservation(
                kind, text[:NOTE_LENGTH], timezone.localdate(at), Quarter.parse(follow_up.quarter)
            )
            actions.record_observations(roadmap=follow_up.roadmap, new=[new], by=by, at=at)
        if seconds is not None and given.answers and rounds:
            first = rounds[min(of[answer.measure.pk] for answer in given.answers)]
            actions.record_sitting(follow_up=first, answers=len(given.answers), seconds=seconds, by=SYSTEM, at=at)


def _nothing(asked: AskedNow) -> dict[str, Any]:
    """The error of a page that was sent empty, at its first field."""
    said = _("Answer at least one measure before saving.")
    if asked.measures:
        return {"errors": [FieldError(asked.measures[0].measure.pk, "pick", said)]}
    said = _("Give at least one reading before saving.")
    return {"reading_errors": [ReadingError(asked.alone[0].prefix, "value", said)]}


def answer(
    request: HttpRequest, asked: AskedNow, *, by: Actor, at: datetime, template: str, done: str, **place: Any
) -> HttpResponse:
    """Read the cards and save them; the page again with what was typed when something cannot be taken."""
    all_as_suggested = request.POST.get("action") == "all"
    given = read_answers(request.POST, [asking_of(one) for one in asked.measures], all_as_suggested=all_as_suggested)
    readings = read_readings(request.POST, asked.readings)
    observation = observation_in(request.POST)

    def back(status: int, **wrong: Any) -> HttpResponse:
        again = Again(**{"typed": given.typed, **wrong})
        return show(request, asked, template, status, again=again, observation=observation, **place)

    if given.errors or readings.errors:
        return back(422, errors=given.errors, reading_errors=readings.errors)
    if not given.answers and not readings.by_round and not observation[1]:
        return back(422, **_nothing(asked))
    try:
        save(asked, given, readings, observation, seconds_open(request, at), by, at)
    except actions.Refused as refused:
        return back(422, errors=[FieldError(p.measure.pk, p.field, words.of_problem(p)) for p in refused.problems])
    except actions.StaleEntries as stale:
        now = {entry.measure_id: entry for entry in stale.entries}
        seen = {f"m{pk}-seen": str(entry.revision) for pk, entry in now.items()}
        return back(409, stale=now, typed={**given.typed, **seen})
    except StaleReadings as stale:
        return back(409, stale_readings={row.indicator_id: row for row in stale.readings})
    return redirect(done)


def asked_by(link: FoundLink, today: date) -> AskedNow:
    """What the page of a link asks."""
    found = gather(link.asked, today)
    return AskedNow(found, gather_alone(link.readings, [reading for one in found for reading in one.readings]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def update(request: HttpRequest, token: str) -> HttpResponse:
    """A person's own measures in the rounds of a day."""
    link, at = get_link(token), timezone.now()
    if not link.is_live:
        return expired(request, link, token)
    asked = asked_by(link, timezone.localdate(at))
    place: dict[str, Any] = {"action": reverse("update", args=[token]), "back": "", "draft_key": f"link-{link.link.pk}"}
    if request.method == "POST":
        done = reverse("update_done", args=[token])
        return answer(request, asked, by=link.actor, at=at, template="followup/update.html", done=done, **place)
    return show(request, asked, "followup/update.html", **place)


@never_cache
@require_http_methods(["GET", "HEAD"])
def update_done(request: HttpRequest, token: str) -> HttpResponse:
    """What was saved and where it will be used."""
    link = get_link(token)
    if not link.is_live:
        return expired(request, link, token)
    asked = asked_by(link, timezone.localdate())
    page = done_page(asked.measures, asked.alone, again=reverse("update", args=[token]))
    return render(request, "followup/done.html", {"page": page})


def _rounds_of(link: FoundLink, today: date) -> list[FollowUp]:
    """Open rounds that ask anything of a link's person."""
    people = [link.link.person_id]
    measures, readings = queries.asked_now(people, on=today), queries.readings_asked_of(people, on=today)
    return [*(row.follow_up for row in measures), *(row.follow_up for row in readings)]


def expired(request: HttpRequest, link: queries.FoundLink, token: str) -> HttpResponse:
    """Says why the link works no more and offers a new one, when the person is still asked something."""
    page = expired_page(
        was_revoked=link.link.revoked_at is not None,
        action=reverse("update_again", args=[token]),
        can_ask=bool(_rounds_of(link, timezone.localdate())),
    )
    return render(request, "followup/expired.html", {"page": page}, status=410)


@never_cache
@require_http_methods(["POST"])
def update_again(request: HttpRequest, token: str) -> HttpResponse:
    """Send a new link by mail to the person the old one belonged to, if they are asked anything now."""
    link, at = get_link(token), timezone.now()
    days = {follow_up.opened_on for follow_up in _rounds_of(link, timezone.localdate(at))}
    for opened_on in sorted(day for day in days if day):
        tasks.write_again(person=link.link.person, opened_on=opened_on, by=SYSTEM, at=at)
    return render(request, "followup/sent_again.html", {"kind": ReminderKind.NUDGE})
