"""What time makes due in follow-up, and deeds that also send letters. Safe to run twice."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from viitta.core import formats
from viitta.core.actors import SYSTEM, Actor
from viitta.core.periods import Quarter
from viitta.core.progress import Kind
from viitta.core.rounds import Calendar, RoundDays, calendar_of, due_rounds
from viitta.engines.workdays import add_workdays, first_workday_after, is_workday
from viitta.parts.audit import actions as audit
from viitta.parts.followup import actions, mails, queries
from viitta.parts.followup.models import (
    Asked,
    AskedReading,
    AskedReason,
    FollowUp,
    ProgressEntry,
    Reminder,
    ReminderKind,
    RoundState,
)
from viitta.parts.messages import actions as messages
from viitta.parts.organisations import actions as organisation_actions
from viitta.parts.organisations.models import Organisation, Person, Seat
from viitta.parts.organisations.queries import convenors_of, seats_taken
from viitta.parts.roadmaps import actions as roadmap_actions
from viitta.parts.roadmaps import queries as roadmap_queries
from viitta.parts.roadmaps.models import Measure, Ownership, OwnershipRole, Roadmap
from viitta.parts.roadmaps.queries.handover import untold_hand_overs

REPEATS = (ReminderKind.REPEAT, ReminderKind.NUDGE)


def round_calendar(opens: date) -> Calendar:
    """The days of a round that opens on a day, by the settings of the installation."""
    return calendar_of(opens, RoundDays(**settings.FOLLOW_UP_DAYS), add_workdays)


def opening_day(quarter: Quarter) -> date:
    return first_workday_after(quarter.last, settings.FOLLOW_UP_OPEN_AFTER)


def run_due(*, at: datetime) -> dict[str, int]:
    """Open, remind and close what is due at a moment; returns how many of each. On days off nothing is sent."""
    today = timezone.localdate(at)
    done: dict[str, int] = defaultdict(int)
    if is_workday(today):
        done["opened"] += _open_due(today, at)
        for kind, day in (
            (ReminderKind.REPEAT, "repeat_on"),
            (ReminderKind.DEPUTY, "deputy_on"),
            (ReminderKind.CONVENOR, "convenor_on"),
        ):
            done[kind] += _remind_due(kind, day, today, at)
    closing = FollowUp.objects.filter(state=RoundState.OPEN, closes_on__lte=today).select_related("roadmap")
    done["closed"] += len(actions.close_rounds(rounds=list(closing), by=SYSTEM, at=at))
    return dict(done)


def _open_due(today: date, at: datetime) -> int:
    """Open what is due, organisation by organisation, so that its rounds of a day share one letter."""
    by_organisation: dict[int, list[Roadmap]] = defaultdict(list)
    for roadmap in roadmap_queries.roadmaps_of(SYSTEM, on=today):
        by_organisation[roadmap.organisation_id].append(roadmap)
    opened = 0
    for roadmaps in by_organisation.values():
        to_open, missed = [], []
        for roadmap in roadmaps:
            held = [Quarter.parse(key) for key in roadmap.follow_ups.values_list("quarter", flat=True)]
            due = due_rounds(
                roadmap.starts_on, roadmap.ends_on, held, today,
                opening=opening_day, closing=lambda opens: round_calendar(opens).closes,
            )  # fmt: skip
            missed += [(roadmap, quarter) for quarter in due.not_held]
            to_open += [(roadmap, due.open)] if due.open else []
        if missed:
            actions.mark_not_held(roadmaps=missed, by=SYSTEM, at=at)
        if to_open:
            opened += len(open_and_ask(roadmaps=to_open, opens=today, by=SYSTEM, at=at))
    return opened


@transaction.atomic
def open_and_ask(
    *, roadmaps: Sequence[tuple[Roadmap, Quarter]], opens: date, by: Actor, at: datetime
) -> list[FollowUp]:
    """Open rounds of one organisation and write to everybody who is asked in them."""
    rounds = actions.open_rounds(roadmaps=roadmaps, calendar=round_calendar(opens), by=by, at=at)
    write_to(kind=ReminderKind.ASK, people=_people_asked(rounds), opened_on=opens, by=by, at=at)
    return rounds


def _people_asked(rounds: Sequence[FollowUp]) -> list[Person]:
    """Everybody who is asked of a measure or of a reading in rounds."""
    asked = Asked.objects.filter(follow_up__in=rounds, until=None)
    readings = AskedReading.objects.filter(follow_up__in=rounds)
    rows = Person.objects.filter(Q(pk__in=asked.values("person")) | Q(pk__in=readings.values("person")))
    return list(rows.order_by("pk"))


def unanswered(asked: Sequence[Asked]) -> list[Asked]:
    """Rows of which nothing was told yet; a continuous measure steps by itself and is nobody's debt."""
    told = set(
        ProgressEntry.objects.filter(
            follow_up__in={row.follow_up_id for row in asked}, measure__in={row.measure_id for row in asked}
        ).values_list("follow_up", "measure")
    )
    return [
        row for row in asked if row.measure.kind != Kind.CONTINUOUS and (row.follow_up_id, row.measure_id) not in told
    ]


def _last_words(asked: Sequence[Asked], today: date, language: str) -> dict[int, str]:
    """What was told last of measures, as a letter says it."""
    words: dict[int, str] = {}
    for follow_up in {row.follow_up_id: row.follow_up for row in asked}.values():
        ids = [row.measure_id for row in asked if row.follow_up_id == follow_up.pk]
        before = Quarter.parse(follow_up.quarter)
        for one in queries.facts_of(follow_up.roadmap, before, today=today, measures=ids):
            if one.reported is not None and one.reported_in:
                words[one.id] = f"{formats.percent(one.reported, language)} ({one.reported_in.label})"
    return words


def _due_of(
    kind: str, people: Sequence[Person], organisation: Organisation, opened_on: date, on: date
) -> dict[Person, mails.AskedThings]:
    """Who gets a letter of a kind, and about what. A repeat goes only to those who have not answered all."""
    sent = Reminder.objects.filter(organisation=organisation, opened_on=opened_on, kind=kind)
    once = kind not in (ReminderKind.NUDGE, ReminderKind.SUCCESSOR)
    already = set(sent.values_list("person", flat=True)) if once else set()
    due: dict[Person, mails.AskedThings] = {}
    for person in people:
        if person.organisation_id != organisation.pk or person.pk in already:
            continue
        asked = _asked_things(person, organisation, opened_on, on, is_repeat=kind in REPEATS)
        if asked.rounds:
            due[person] = asked
    return due


def _asked_things(
    person: Person, organisation: Organisation, opened_on: date, on: date, *, is_repeat: bool
) -> mails.AskedThings:
    """What a letter to a person asks; a repeat asks only what has not been told."""
    rows = list(queries.asked_of_person(person.pk, organisation=organisation.pk, opened_on=opened_on, on=on))
    readings = queries.readings_asked_of([person.pk], on=on, organisation=organisation.pk, opened_on=opened_on)
    if is_repeat:
        rows, readings = unanswered(rows), queries.not_told(readings)
    beside = {row.pk for indicators in queries.readings_beside(rows).values() for row in indicators}
    return mails.AskedThings(rows, [row for row in readings if row.indicator_id not in beside], len(beside))


@transaction.atomic
def write_to(*, kind: str, people: Sequence[Person], opened_on: date, by: Actor, at: datetime) -> list[Reminder]:
    """Queue a letter with the link for each person who is asked something in the rounds of a day.

    Who has no address is written down for the convenor to see.
    """
    written = []
    for organisation in Organisation.objects.filter(pk__in={person.organisation_id for person in people}):
        audit.lock([organisation.pk])
        due = _due_of(kind, people, organisation, opened_on, timezone.localdate(at))
        written += _send(kind, due, organisation, opened_on, by, at)
    return written


def _send(
    kind: str,
    due: dict[Person, mails.AskedThings],
    organisation: Organisation,
    opened_on: date,
    by: Actor,
    at: datetime,
) -> list[Reminder]:
    language = settings.LANGUAGE_CODE
    reachable = [person for person in due if person.email]
    tokens: dict[int, str] = {}
    if reachable:
        tokens = actions.issue_links(organisation=organisation, people=reachable, opened_on=opened_on, by=by, at=at)
    written = []
    for person, asked in due.items():
        message = None
        if person.pk in tokens:
            last = _last_words(asked.measures, timezone.localdate(at), language)
            passed = _passed_on(person, asked.measures, at)
            letter = mails.ask_letter(
                kind=kind,
                person=person,
                asked=asked,
                last=last,
                passed=passed,
                token=tokens[person.pk],
                language=language,
            )
            message = messages.queue(letters=[letter], by=by, at=at)[0]
            if passed.measures:
                told = [hand_over for hand_over, _step in passed.measures]
                roadmap_actions.mark_told(hand_overs={organisation.pk: told}, by=SYSTEM, at=at)
        why = "" if message else "no_address"
        row = Reminder(organisation=organisation, person=person, opened_on=opened_on, kind=kind)
        row.message, row.at, row.why_not_sent = message, at, why
        row.save()
        written.append(row)
    _note_unreached(organisation, [row for row in written if row.message is None], by, at)
    return written


def _passed_on(person: Person, asked: Sequence[Asked], at: datetime) -> mails.PassedOn:
    """What a successor has not been told yet of the measures that a letter asks about, and the seats they took."""
    found = untold_hand_overs([person.pk], [row.measure_id for row in asked])
    if not found:
        return mails.PassedOn()
    today = timezone.localdate(at)
    steps: dict[int, queries.Step | None] = {}
    for roadmap in {row.measure.roadmap_id: row.measure.roadmap for row in found}.values():
        ids = [row.measure_id for row in found if row.measure.roadmap_id == roadmap.pk]
        for one in queries.facts_of(roadmap, Quarter.of(today), today=today, measures=ids):
            steps[one.id] = one.step
    givers = {row.person_id for row in found if row.person_id}
    seats = seats_taken(person.pk, givers, on=today)
    return mails.PassedOn([(row, steps.get(row.measure_id)) for row in found], seats)


def _note_unreached(organisation: Organisation, rows: Sequence[Reminder], by: Actor, at: datetime) -> None:
    """Letters that went are in the log by their links and mails; what could not go is a deed too, and shows at once."""
    if rows:
        data = {"people": sorted(row.person_id for row in rows)}
        audit.record("followup.reminder.not_sent", by=by, at=at, organisation=organisation.pk, data=data)


def write_again(*, person: Person, opened_on: date, by: Actor, at: datetime) -> bool:
    """Send a person a new link to the rounds of a day; at most one in ten minutes, whoever asks."""
    recent = Reminder.objects.filter(person=person, opened_on=opened_on, at__gt=at - timedelta(minutes=10))
    if recent.exists():
        return False
    organisation = person.organisation
    with transaction.atomic():
        today = timezone.localdate(at)
        asked = _asked_things(person, organisation, opened_on, today, is_repeat=False)
        if asked.rounds:
            _send(ReminderKind.NUDGE, {person: asked}, organisation, opened_on, by, at)
    return bool(asked.rounds)


def _remind_due(kind: str, day: str, today: date, at: datetime) -> int:
    """Send the letters of one kind for the open rounds whose day has come."""
    open_ones = FollowUp.objects.filter(state=RoundState.OPEN, closes_on__gt=today, **{f"{day}__lte": today})
    rounds = list(open_ones.select_related("roadmap__organisation").order_by("roadmap__organisation", "pk"))
    days = {(follow_up.roadmap.organisation_id, follow_up.opened_on) for follow_up in rounds}
    written = 0
    for organisation, opened_on in sorted((pk, day) for pk, day in days if day):
        here = [r for r in rounds if r.roadmap.organisation_id == organisation and r.opened_on == opened_on]
        if kind == ReminderKind.DEPUTY:
            written += _ask_deputies(here, opened_on, at)
        elif kind == ReminderKind.CONVENOR:
            written += _tell_convenors(here, today, at)
        else:
            people = _people_asked(here)
            written += len(write_to(kind=kind, people=people, opened_on=opened_on, by=SYSTEM, at=at))
    return written


@transaction.atomic
def _ask_deputies(rounds: Sequence[FollowUp], opened_on: date, at: datetime) -> int:
    rows = [row for follow_up in rounds for row in queries.asked_in(follow_up)]
    silent = [row.measure_id for row in unanswered(rows)]
    deputies: dict[int, list[Measure]] = defaultdict(list)
    for measure, held in roadmap_queries.owners_on(silent, opened_on, OwnershipRole.DEPUTY).items():
        deputies[held.person_id].append(Measure.objects.select_related("roadmap").get(pk=measure))
    people = list(Person.objects.filter(pk__in=deputies))
    for person in people:
        actions.hand_over(
            measures=deputies[person.pk], successor=person, reason=AskedReason.DEPUTY, replaces=False, by=SYSTEM, at=at
        )
    return len(write_to(kind=ReminderKind.DEPUTY, people=people, opened_on=opened_on, by=SYSTEM, at=at))


@transaction.atomic
def _tell_convenors(rounds: Sequence[FollowUp], today: date, at: datetime) -> int:
    """One letter to each convenor of each round that has answers missing."""
    written = 0
    for follow_up in rounds:
        asked = [row for row in queries.asked_in(follow_up) if row.measure.kind != Kind.CONTINUOUS]
        silent = unanswered(asked)
        if not silent:
            continue
        total = len({row.measure_id for row in asked})
        missing: dict[str, list[str]] = defaultdict(list)
        for row in silent:
            missing[row.person.label].append(row.measure.title)
        organisation = follow_up.roadmap.organisation
        for person in convenors_of(organisation.pk, on=today, roadmap=follow_up.roadmap_id):
            known = {"organisation": organisation, "person": person, "opened_on": follow_up.opened_on}
            if Reminder.objects.filter(**known, kind=ReminderKind.CONVENOR).exists():
                continue
            message = None
            if person.email:
                letter = mails.convenor_letter(
                    person=person,
                    follow_up=follow_up,
                    silent=sorted(missing.items()),
                    answered=total - len({row.measure_id for row in silent}),
                    asked=total,
                    language=settings.LANGUAGE_CODE,
                )
                message = messages.queue(letters=[letter], by=SYSTEM, at=at)[0]
            why = "" if message else "no_address"
            made = Reminder.objects.create(
                **known, kind=ReminderKind.CONVENOR, message=message, at=at, why_not_sent=why
            )
            _note_unreached(organisation, [] if message else [made], SYSTEM, at)
            written += 1
    return written


@transaction.atomic
def change_owners(
    *,
    assignments: Sequence[roadmap_actions.Assignment],
    next_steps: Mapping[int, str] | None = None,
    by: Actor,
    at: datetime,
) -> list[Person]:
    """Give measures to people; in rounds that are open a new lead is asked instead of the old one, and gets a letter.

    A measure that had a lead is handed over: the successor's first mail tells what was told of it last, and what is
    to be done next (`next_steps`, by measure).
    """
    today = timezone.localdate(at)
    passings = _passings(assignments, next_steps or {}, today)
    roadmap_actions.assign_owners(assignments=assignments, by=by, at=at)
    if passings:
        roadmap_actions.write_hand_overs(passings=passings, by=by, at=at)
    leads: dict[int, list[Measure]] = defaultdict(list)
    people: dict[int, Person] = {}
    for one in assignments:
        if one.role == OwnershipRole.LEAD and (one.from_date is None or one.from_date <= today):
            leads[one.person.pk].append(one.measure)
            people[one.person.pk] = one.person
    written: list[Person] = []
    for pk, measures in leads.items():
        rows = actions.hand_over(measures=measures, successor=people[pk], by=by, at=at)
        for opened_on in sorted({row.follow_up.opened_on for row in rows if row.follow_up.opened_on}):
            write_to(kind=ReminderKind.SUCCESSOR, people=[people[pk]], opened_on=opened_on, by=by, at=at)
            written.append(people[pk])
    return written


def _passings(
    assignments: Sequence[roadmap_actions.Assignment], next_steps: Mapping[int, str], today: date
) -> list[roadmap_actions.Passing]:
    """Which of the measures go from one lead to another."""
    leads = [one for one in assignments if one.role == OwnershipRole.LEAD]
    found = []
    for day in sorted({one.from_date or today for one in leads}):
        there = [one for one in leads if (one.from_date or today) == day]
        held = roadmap_queries.owners_on([one.measure.pk for one in there], day - timedelta(days=1))
        for one in there:
            before = held.get(one.measure.pk)
            if before is not None and before.person_id != one.person.pk:
                steps = next_steps.get(one.measure.pk, "")
                found.append(roadmap_actions.Passing(one.measure, before.person, before.title, one.person, day, steps))
    return found


@transaction.atomic
def pass_on(
    *,
    assignments: Sequence[roadmap_actions.Assignment],
    next_steps: Mapping[int, str],
    endings: Sequence[Ownership] = (),
    seats: Sequence[tuple[Seat, Person]] = (),
    empty_seats: Sequence[Seat] = (),
    reason: str = "",
    on: date,
    by: Actor,
    at: datetime,
) -> None:
    """Pass what a person holds on to others from a day on: seats first, so that the letters tell of them too."""
    for seat, successor in seats:
        organisation_actions.replace_seat(seat=seat, successor=successor, on=on, by=by, at=at)
    if empty_seats:
        organisation_actions.end_seats(seats=empty_seats, on=on, by=by, at=at)
    if endings:
        roadmap_actions.end_ownerships(ownerships=endings, on=on, reason=reason, by=by, at=at)
    change_owners(assignments=assignments, next_steps=next_steps, by=by, at=at)
