"""Builds the sample city through the actions: three years quarter by quarter, then the roadmap that goes on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction

from viitta.config.sample import (
    benefits,
    carrying,
    changes,
    documents,
    effort,
    learning,
    meetings,
    plan,
    project,
    project_money,
    project_running,
    promises,
    report,
    risks,
    steering,
)
from viitta.config.sample import people as cast
from viitta.config.sample import strategy_building as strategy
from viitta.config.sample.moments import BY, moment
from viitta.core.actors import COMMAND_LINE, Actor, ActorPerson, Role
from viitta.core.periods import Quarter, quarters_between
from viitta.core.progress import Kind
from viitta.engines.workdays import first_workday_after
from viitta.parts.followup import actions as followup
from viitta.parts.followup import tasks
from viitta.parts.followup.models import FollowUp
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.models import Organisation, Person, Seat
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Measure, Roadmap

START, END = date(2023, 1, 1), date(2025, 12, 31)
ABOUT = (
    "Kankaanpään digitiekartta sellaisena kuin julkinen loppuraportti sen kertoo: tavoitteet, pääkohdat, lähtötiedot, "
    "työryhmän nimikkeet sekä onnistumisina ja haasteina mainitut toimenpiteet. Päivämäärät, prosentit, lauseet ja osa "
    "toimenpiteistä on keksitty malliksi."
)


@dataclass
class City:
    """What is built so far."""

    organisation: Organisation
    people: dict[str, Person]
    roadmap: Roadmap
    measures: dict[str, Measure]


@transaction.atomic
def build_city(at: datetime) -> Organisation:
    """Build the sample city as it would stand at a moment: a fixed history, and the round of now open."""
    first = moment(date(2022, 8, 15))
    organisation = _found(first)
    people = _people(organisation, first)
    _access(organisation, people, first)
    city = _roadmap(organisation, people, moment(date(2022, 10, 3)))
    changes.before_the_first_edition(city.measures, BY)
    changes.freeze(city.roadmap, changes.FIRST, BY)
    roadmaps.record_approval(
        roadmap=city.roadmap, body="kaupunginvaltuusto", decided_on=date(2022, 12, 1), to_the_month=True, by=BY, at=moment(date(2022, 12, 19))
    )  # fmt: skip
    documents.attach(city.roadmap, city.measures)
    _strategy(city, moment(date(2022, 12, 20)))
    effort.estimate(city.roadmap, city.people)
    for quarter in quarters_between(START, END):
        _quarter(city, quarter)
    promises.promise(city.roadmap)
    risks.register(city.roadmap, city.people)
    benefits.expect(city.roadmap, city.people)
    meetings.hold(city.roadmap, city.people, learning.visit(city.roadmap, city.measures), at)
    learning.decide(city.organisation, city.roadmap)
    told = learning.recommend(city.roadmap, at)
    strategy.give_verdicts(city.roadmap, date(2026, 2, 13))
    if at >= moment(changes.LAST[1]):
        changes.freeze(city.roadmap, changes.LAST, BY)
    report.begin(city.roadmap, at)
    following = _next_roadmap(city, at)
    learning.answer(following, told, at)
    meetings.call_next(following, at)
    built = project.build_project(city.organisation, city.people)
    project_money.fill_money(built)
    project_running.run_project(built)
    steering.steer(built)
    project.settle(built)
    return organisation


def _strategy(city: City, at: datetime) -> None:
    """What the plan is measured against: the strategy's goals, indicators, and old practices that are to end."""
    strategy.build_strategy(city.organisation, city.measures, at)
    strategy.build_indicators(city.organisation, city.roadmap, city.people, city.measures, at)
    strategy.build_practices(city.organisation, city.measures, at)


def _found(at: datetime) -> Organisation:
    new = organisations.NewOrganisation(
        "Kankaanpää", code="214", name_sv="Kankaanpää", name_en="Kankaanpää", language_status="fi", is_sample=True
    )
    organisation = organisations.found_organisations(new=[new], by=BY, at=at)[0]
    organisations.record_population(
        organisation=organisation,
        on=date(2018, 12, 31),
        residents=11471,
        source="johdettu avustushakemuksen osuuksista (1,11 € asukasta kohti)",
        by=BY,
        at=at,
    )
    return organisation


def _people(organisation: Organisation, at: datetime) -> dict[str, Person]:
    names = list(dict.fromkeys(one.unit for one in cast.PEOPLE))
    units = dict(zip(names, organisations.add_units(organisation=organisation, names=names, by=BY, at=at), strict=True))
    new = [
        organisations.NewPerson(one.title, email=f"{one.key}@{cast.DOMAIN}", unit=units[one.unit])
        for one in cast.PEOPLE
    ]
    made = organisations.add_people(organisation=organisation, new=new, by=BY, at=at)
    people = dict(zip((one.key for one in cast.PEOPLE), made, strict=True))
    for unit, contact in ((cast.ADMIN, "administration"), (cast.CULTURE, "service"), (cast.TECH, "technical2")):
        organisations.change_unit(unit=units[unit], name=unit, parent=None, contact=people[contact], by=BY, at=at)
    group = organisations.add_group(organisation=organisation, name="Digityöryhmä", by=BY, at=at)
    seats: dict[str, Seat] = {}
    for one in cast.PEOPLE:
        before = seats.get(one.replaces)
        new_seat = organisations.NewSeat(
            people[one.key], one.title, one.sector, one.role,
            replaces=before, from_date=one.from_date or date(2022, 8, 15), until_date=one.until_date, note=one.note,
        )  # fmt: skip
        seats[one.key] = organisations.add_seats(group=group, new=[new_seat], by=BY, at=at)[0]
    return people


def _access(organisation: Organisation, people: dict[str, Person], at: datetime) -> None:
    """One account for each role, so that every page can be tried."""
    for role, (key, address) in cast.ACCOUNTS.items():
        email = f"{address}@{cast.DOMAIN}"
        title = people[key].title
        account = organisations.create_accounts(organisation=organisation, people=[(email, title)], by=BY, at=at)[0]
        organisations.give_grants(organisation=organisation, accounts=[account], role=Role(role), by=BY, at=at)
        values = {"account": account, "email": email}
        people[key] = organisations.change_person(person=people[key], values=values, by=BY, at=at)


def _roadmap(organisation: Organisation, people: dict[str, Person], at: datetime) -> City:
    group = organisation.groups.get()
    new = roadmaps.NewRoadmap(organisation, "Digitiekartta 2023–2025", START, END, ABOUT, group=group)
    roadmap = roadmaps.found_roadmaps(new=[new], by=BY, at=at)[0]

    def listed(kind: str, titles: Iterable[tuple[str, str]]) -> list:
        rows = [roadmaps.NewListed(title, source=source) for title, source in titles]
        return roadmaps.add_listed(roadmap=roadmap, kind=kind, new=rows, by=BY, at=at)

    goals = listed("goal", ((title, "") for title in plan.GOALS))
    themes = listed("theme", ((title, "") for title in plan.THEMES))
    sources = listed("provenance", plan.SOURCES)
    made = roadmaps.add_measures(
        roadmap=roadmap,
        new=[
            roadmaps.NewMeasure(
                themes[one.theme], one.title, one.description, one.kind, "running" if one.start == START else "planned",
                one.origin, people[one.owner].unit, sources[one.source] if one.source is not None else None,
                start=one.start, end=one.end, goals=tuple(goals[number] for number in one.goals),
            )
            for one in changes.PLANNED
        ],
        by=BY,
        at=at,
    )  # fmt: skip
    measures = {measure.title: measure for measure in made}
    leads = [roadmaps.Assignment(measures[one.title], people[one.owner], from_date=START) for one in changes.PLANNED]
    deputies = [
        roadmaps.Assignment(measures[one.title], people[one.deputy], "deputy", START)
        for one in changes.PLANNED
        if one.deputy
    ]
    roadmaps.assign_owners(assignments=leads + deputies, by=BY, at=at)
    return City(organisation, people, roadmap, measures)


def _successions(city: City, quarter: Quarter) -> None:
    """Hand over measures of those who left in the quarter, to whoever took the seat."""
    for leaver, successor, on in cast.SUCCESSIONS:
        if Quarter.of(on) != quarter:
            continue
        person = city.people[leaver]
        held = [
            row.measure
            for row in person.ownerships.filter(until_date=None, role="lead")
            .exclude(measure__status="merged")
            .select_related("measure")
        ]
        assignments = [
            roadmaps.Assignment(measure, city.people[successor], from_date=on, reason=changes.HANDED_OVER[leaver])
            for measure in held
        ]
        if assignments:
            tasks.change_owners(assignments=assignments, by=BY, at=moment(on))
        if leaver != "business":
            organisations.mark_left(person=person, on=on, by=BY, at=moment(on))


def _quarter(city: City, quarter: Quarter) -> None:
    """One round: opened on its first working day, answered over two weeks, closed with a memo's worth of findings."""
    _successions(city, quarter)
    changes.live(city.measures, quarter.first, quarter.last, BY)
    opens = first_workday_after(quarter.last)
    calendar = tasks.round_calendar(opens)
    follow_up = followup.open_rounds(roadmaps=[(city.roadmap, quarter)], calendar=calendar, by=BY, at=moment(opens, 6))[
        0
    ]
    for number, one in enumerate(changes.PLANNED):
        _answer(city, follow_up, quarter, one, moment(opens + timedelta(days=1 + number % 9), 7 + number % 8))
    strategy.tell_readings(follow_up, quarter, moment(opens + timedelta(days=4)))
    strategy.end_practices(city.measures, quarter)
    _answer_warehouse(city, follow_up, quarter, moment(opens + timedelta(days=2)))
    _answer_parts(city, follow_up, quarter, moment(opens + timedelta(days=3)))
    _observe(city, quarter, moment(calendar.due))
    followup.close_rounds(rounds=[follow_up], by=BY, at=moment(calendar.closes))
    for one in changes.PLANNED:
        if one.outcome[1] == quarter.key:
            _conclude(city, one, calendar.closes)


def _actor(person: Person) -> Actor:
    return Actor(COMMAND_LINE.kind, person.label, people=(ActorPerson(person.pk, person.organisation_id),))


def _answer(city: City, follow_up: FollowUp, quarter: Quarter, one: plan.SampleMeasure, at: datetime) -> None:
    measure = Measure.objects.select_related("roadmap").get(pk=city.measures[one.title].pk)
    index = quarter.index - Quarter.of(START).index
    percent = one.values[index] if index < len(one.values) else None
    event = one.events.get(quarter.key)
    if percent is None and event is None:
        return
    if event is None and percent is not None and index and one.values[index - 1] == 100:
        return
    event = event or plan.Event()
    lead = measure.ownerships.get(role="lead", until_date=None).person
    answer = followup.Answer(
        measure,
        None if percent is None or one.kind == Kind.CONTINUOUS else Decimal(percent),
        event.note, event.status, event.cause, event.fall_reason, event.new_end, event.reason,
        is_confirmed=not event.note,
    )  # fmt: skip
    followup.record_progress(follow_up=follow_up, answers=[answer], by=_actor(lead), at=at)


def _answer_warehouse(city: City, follow_up: FollowUp, quarter: Quarter, at: datetime) -> None:
    """Answer for the measure that a study opened in the middle of the period."""
    percent = plan.WAREHOUSE_VALUES.get(quarter.key)
    if percent is None:
        return
    measure = Measure.objects.select_related("roadmap").get(roadmap=city.roadmap, title=plan.WAREHOUSE)
    answer = followup.Answer(measure, Decimal(percent), is_confirmed=True)
    followup.record_progress(follow_up=follow_up, answers=[answer], by=_actor(city.people["it"]), at=at)


def _answer_parts(city: City, follow_up: FollowUp, quarter: Quarter, at: datetime) -> None:
    """Answer for the parts of the measure that was split in the middle of the period."""
    for title, values in changes.PART_VALUES.items():
        percent = values.get(quarter.key)
        if percent is None:
            continue
        measure = Measure.objects.select_related("roadmap").get(roadmap=city.roadmap, title=title)
        lead = measure.ownerships.get(role="lead", until_date=None).person
        status = "done" if percent == 100 else ""
        answer = followup.Answer(measure, Decimal(percent), status=status, is_confirmed=True)
        followup.record_progress(follow_up=follow_up, answers=[answer], by=_actor(lead), at=at)


def _observe(city: City, quarter: Quarter, at: datetime) -> None:
    new = [
        followup.NewObservation(kind, text, at.date(), quarter, city.measures.get(title))
        for key, kind, text, title in plan.OBSERVATIONS
        if key == quarter.key
    ]
    if new:
        followup.record_observations(roadmap=city.roadmap, new=new, by=_actor(city.people["it"]), at=at)


def _conclude(city: City, one: plan.SampleMeasure, on: date) -> None:
    """Write what a study led to. The follow-up of the data warehouse is opened here; the others live in the next roadmap."""
    verdict, _quarter_key, reason = one.outcome
    measure = Measure.objects.select_related("roadmap", "theme").get(pk=city.measures[one.title].pk)
    follow_up = None
    if one.title == "Tietovaraston selvitys":
        follow_up = roadmaps.NewMeasure(
            measure.theme, plan.WAREHOUSE, "Selvityksen pohjalta rakennettava tietovarasto. " + plan.MADE_UP,
            status="running", start=date(2024, 4, 1), end=date(2025, 12, 31), unit=measure.unit, origin="strategy",
        )  # fmt: skip
    outcome = roadmaps.record_outcome(
        measure=measure, verdict=verdict, reason=reason, follow_up=follow_up, on=on, by=BY, at=moment(on)
    )
    if outcome.follow_up:
        owner = roadmaps.Assignment(outcome.follow_up, city.people["it"], from_date=date(2024, 4, 1))
        roadmaps.assign_owners(assignments=[owner], by=BY, at=moment(on))


def _next_roadmap(city: City, at: datetime) -> Roadmap:
    """The roadmap 2026-2028: begun, its past rounds answered, and the round of now open with letters out."""
    begun = moment(date(2025, 12, 8))
    new = roadmaps.NewRoadmap(
        city.organisation, "Digitiekartta 2026–2028", date(2026, 1, 1), date(2028, 12, 31),
        "Seuraava digitiekartta: muutama laajempi kokonaisuus yksittäisten tehtävien sijaan. Toimenpiteet on keksitty malliksi.",
        group=city.roadmap.group, previous=city.roadmap,
    )  # fmt: skip
    roadmap = roadmaps.found_roadmaps(new=[new], by=BY, at=begun)[0]
    titles = [roadmaps.NewListed(title) for title in plan.NEXT_THEMES]
    roadmaps.add_listed(roadmap=roadmap, kind="theme", new=titles, by=BY, at=begun)
    themes = list(roadmap.themes.all())
    made = roadmaps.add_measures(
        roadmap=roadmap,
        new=[
            roadmaps.NewMeasure(
                themes[one.theme], one.title, one.description, one.kind, "running" if one.start <= date(2026, 4, 1) else "planned",
                "staff_idea", city.people[one.owner].unit if one.owner else None, start=one.start, end=one.end,
            )
            for one in plan.NEXT_MEASURES
        ],
        by=BY,
        at=begun,
    )  # fmt: skip
    strategy.build_next_goals(roadmap, begun)
    pairs = list(zip(plan.NEXT_MEASURES, made, strict=True))
    roadmaps.assign_owners(
        assignments=[
            roadmaps.Assignment(measure, city.people[one.owner], from_date=date(2026, 1, 1)) for one, measure in pairs if one.owner
        ],
        by=BY,
        at=begun,
    )  # fmt: skip
    pairs += carrying.carry(city.roadmap, roadmap, city.measures, begun)
    effort.estimate(roadmap, city.people, is_next=True)
    promises.promise_next(roadmap, at)
    _next_rounds(roadmap, pairs, at)
    risks.register_next(roadmap, city.people, Quarter(2026, 1))
    return roadmap


def _next_rounds(roadmap: Roadmap, pairs: list[tuple[plan.NextMeasure, Measure]], at: datetime) -> None:
    first, last = Quarter(2026, 1), Quarter.of(roadmap.ends_on)
    now = min(max(Quarter.of(at.date()).previous(), first), last)
    for quarter in quarters_between(roadmap.starts_on, now.previous().last):
        opens = first_workday_after(quarter.last)
        calendar = tasks.round_calendar(opens)
        follow_up = followup.open_rounds(roadmaps=[(roadmap, quarter)], calendar=calendar, by=BY, at=moment(opens))[0]
        _next_answers(follow_up, quarter, pairs, moment(opens + timedelta(days=3)))
        strategy.tell_readings(follow_up, quarter, moment(opens + timedelta(days=4)))
        followup.close_rounds(rounds=[follow_up], by=BY, at=moment(calendar.closes))
    opened = tasks.open_and_ask(roadmaps=[(roadmap, now)], opens=at.date(), by=BY, at=at)[0]
    _next_answers(opened, now, [pair for pair in pairs if pair[0].owner in ("finance", "development")], at)


def _next_answers(
    follow_up: FollowUp, quarter: Quarter, pairs: list[tuple[plan.NextMeasure, Measure]], at: datetime
) -> None:
    index = quarter.index - Quarter(2026, 1).index
    for one, made in pairs:
        if not one.values or not one.owner:
            continue
        percent = one.values[min(index, len(one.values) - 1)]
        if percent is None:
            continue
        measure = Measure.objects.select_related("roadmap").get(pk=made.pk)
        if measure.status == "done":
            continue
        status = "done" if percent == 100 else ""
        lead = measure.ownerships.get(role="lead", until_date=None).person
        answer = followup.Answer(measure, Decimal(percent), status=status)
        followup.record_progress(follow_up=follow_up, answers=[answer], by=_actor(lead), at=at)
