"""A synthetic country of any size, the same for the same seed: for benchmarks, through the same actions in bulk."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from viitta.config.sample.moments import moment
from viitta.core.actors import COMMAND_LINE, Role
from viitta.core.periods import Quarter
from viitta.core.progress import Kind, Status, expected_percent
from viitta.parts.followup import actions as followup
from viitta.parts.followup import tasks
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.models import Organisation, Person
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Measure, Roadmap

BY = COMMAND_LINE.with_label("malliaineisto")
THEMES = ("Tiedolla johtaminen", "Sähköiset palvelut", "Digituki", "Hallinto", "Osaaminen", "Yhteistyö")
SUBJECTS = (
    "verkkosivuston",
    "asianhallinnan",
    "varhaiskasvatuksen",
    "kirjaston",
    "talouden",
    "tilavarausten",
    "museon",
)
WORKS = ("uudistus", "selvitys", "käyttöönotto", "koulutus", "rajapinta", "mittarit")
TITLES = ("tietohallintopäällikkö", "talousjohtaja", "rehtori", "viestintäpäällikkö", "hallintojohtaja", "tekninen johtaja", "palvelupäällikkö", "kirjastotoimenjohtaja")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Country:
    """What was built, in numbers."""

    municipalities: int
    measures: int
    values: int


def build_country(municipalities: int, measures: int, quarters: int, seed: int, at: datetime) -> Country:
    """Build municipalities with one roadmap each, its history imported and its newest round answered and open."""
    chance = random.Random(seed)
    last = Quarter.of(at.date()).previous()
    first = Quarter.at_index(last.index - quarters + 1)
    begun = moment(first.first - timedelta(days=60))
    new = [
        organisations.NewOrganisation(f"Mallikunta {number}", code=f"X{number:04}", is_sample=True)
        for number in range(1, municipalities + 1)
    ]
    made = organisations.found_organisations(new=new, by=BY, at=begun)
    values = 0
    for number, organisation in enumerate(made, 1):
        values += _municipality(organisation, number, measures, first, last, chance, begun, at)
    return Country(municipalities, municipalities * measures, values)


def _people(organisation: Organisation, number: int, begun: datetime) -> list[Person]:
    domain = f"kunta{number}.example"
    unit = organisations.add_units(organisation=organisation, names=["Hallinto"], by=BY, at=begun)[0]
    account = organisations.create_accounts(
        organisation=organisation, people=[(f"koollekutsuja@{domain}", TITLES[0])], by=BY, at=begun
    )[0]
    organisations.give_grants(organisation=organisation, accounts=[account], role=Role.CONVENOR, by=BY, at=begun)
    new = [
        organisations.NewPerson(title, email=f"v{index}@{domain}", unit=unit, account=None if index else account)
        for index, title in enumerate(TITLES)
    ]
    return organisations.add_people(organisation=organisation, new=new, by=BY, at=begun)


def _new_measure(index: int, themes: list, first: Quarter, last: Quarter, chance: random.Random) -> roadmaps.NewMeasure:
    kind = chance.choices((Kind.ONE_OFF, Kind.STUDY, Kind.CONTINUOUS), (7, 2, 1))[0]
    start = Quarter.at_index(chance.randint(first.index, max(first.index, last.index - 2))).first
    end = Quarter.at_index(Quarter.of(start).index + chance.randint(1, 8)).last
    title = f"{chance.choice(SUBJECTS).capitalize()} {chance.choice(WORKS)} {index + 1}"
    return roadmaps.NewMeasure(
        chance.choice(themes), title, f"Keksitty toimenpide: {title.lower()}.", kind, Status.RUNNING,
        chance.choice(("strategy", "law", "resident_need", "staff_idea")), start=start, end=end,
    )  # fmt: skip


def _municipality(
    organisation: Organisation, number: int, measures: int, first: Quarter, last: Quarter,
    chance: random.Random, begun: datetime, at: datetime,
) -> int:  # fmt: skip
    people = _people(organisation, number, begun)
    ends_on = date(max(last.year, first.year), 12, 31)
    new = roadmaps.NewRoadmap(organisation, f"Digitiekartta {first.year}–{ends_on.year}", first.first, ends_on)
    roadmap = roadmaps.found_roadmaps(new=[new], by=BY, at=begun)[0]
    titles = [roadmaps.NewListed(title) for title in THEMES]
    themes = roadmaps.add_listed(roadmap=roadmap, kind="theme", new=titles, by=BY, at=begun)
    made = roadmaps.add_measures(
        roadmap=roadmap, new=[_new_measure(i, themes, first, last, chance) for i in range(measures)], by=BY, at=begun
    )
    owners = [roadmaps.Assignment(measure, chance.choice(people), from_date=first.first) for measure in made]
    roadmaps.assign_owners(assignments=owners, by=BY, at=begun)
    roadmaps.record_approval(roadmap=roadmap, body="valtuusto", decided_on=begun.date(), by=BY, at=begun)
    return _history(roadmap, made, first, last, chance, at)


def _history(
    roadmap: Roadmap, made: list[Measure], first: Quarter, last: Quarter, chance: random.Random, at: datetime
) -> int:
    """Import all quarters but the newest, then open that one and answer most of it."""
    told: dict[int, Decimal] = {}
    values = []
    for index in range(first.index, last.index):
        quarter = Quarter.at_index(index)
        for measure in made:
            percent = _value(measure, quarter, told.get(measure.pk), chance)
            if percent is not None:
                told[measure.pk] = percent
                values.append(followup.ImportedValue(measure, quarter, percent))
    if values:
        followup.import_values(roadmap=roadmap, values=values, by=BY, at=at)
    calendar = tasks.round_calendar(at.date())
    follow_up = followup.open_rounds(roadmaps=[(roadmap, last)], calendar=calendar, by=BY, at=at)[0]
    answers = []
    for measure in made:
        percent = _value(measure, last, told.get(measure.pk), chance)
        if percent is not None and chance.random() < 0.8:
            measure.roadmap = roadmap
            answers.append(followup.Answer(measure, percent, "Etenee suunnitellusti."))
    followup.record_progress(follow_up=follow_up, answers=answers, by=BY, at=at)
    return len(values) + len(answers)


def _value(measure: Measure, quarter: Quarter, before: Decimal | None, chance: random.Random) -> Decimal | None:
    """A percent around the expected one, never below the last; none before the start and for what steps by itself."""
    expected = expected_percent(measure.start, measure.end, quarter.last)
    if measure.kind == Kind.CONTINUOUS or measure.start is None or measure.start > quarter.last or expected is None:
        return None
    guess = Decimal(min(100, max(0, int(expected) + chance.randint(-35, 10)))) // 5 * 5
    return max(guess, before or Decimal(0))
