"""The fixed cast of the tests: one town with its people, a roadmap of three measures, and a neighbour."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from viitta.core.actors import COMMAND_LINE, Actor, Role
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations import queries as organisation_queries
from viitta.parts.organisations.models import Account, Organisation, Person, WorkingGroup
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Measure, Roadmap, Theme

AT = datetime(2024, 5, 15, 9, 0, tzinfo=UTC)
TODAY = AT.date()


@dataclass
class Town:
    """Viitala: a made-up town, its accounts by role, its people by title, its roadmap."""

    organisation: Organisation
    accounts: dict[str, Account]
    people: dict[str, Person]
    group: WorkingGroup
    roadmap: Roadmap
    themes: list[Theme]
    app: Measure
    study: Measure
    support: Measure

    def actor(self, role: str) -> Actor:
        return organisation_queries.actor_of(self.accounts[role], on=TODAY)


TITLES = {
    "administrator": "hallintosihteeri",
    "convenor": "tietohallintopäällikkö",
    "coordinator": "hankekoordinaattori",
    "owner": "viestintäpäällikkö",
    "member": "rehtori",
    "reader": "kaupunginjohtaja",
}


def build_organisation(name: str, code: str, domain: str) -> tuple[Organisation, dict, dict]:
    """An organisation with one account and one person for each role."""
    by, at = COMMAND_LINE, AT
    new = organisations.NewOrganisation(name, code=code)
    organisation = organisations.found_organisations(new=[new], by=by, at=at)[0]
    emails = [(f"{role}@{domain}", f"{role.title()} {name}") for role in TITLES]
    made = organisations.create_accounts(organisation=organisation, people=emails, by=by, at=at)
    accounts = dict(zip(TITLES, made, strict=True))
    for role, account in accounts.items():
        organisations.give_grants(
            organisation=organisation, accounts=[account], role=Role(role), from_date=date(2022, 1, 1), by=by, at=at
        )
    new_people = [
        organisations.NewPerson(title, accounts[role].name, accounts[role].email, account=accounts[role])
        for role, title in TITLES.items()
    ]
    people = organisations.add_people(organisation=organisation, new=new_people, by=by, at=at)
    return organisation, accounts, {person.title: person for person in people}


def build_town() -> Town:
    """The town of the tests, built by the actions that everybody uses."""
    by, at = COMMAND_LINE, AT
    organisation, accounts, people = build_organisation("Viitala", "901", "viitala.example")
    group = organisations.add_group(organisation=organisation, name="Digityöryhmä", by=by, at=at)
    new = roadmaps.NewRoadmap(
        organisation, "Digitiekartta 2023–2025", date(2023, 1, 1), date(2025, 12, 31), group=group
    )
    roadmap = roadmaps.found_roadmaps(new=[new], by=by, at=at)[0]
    themes = roadmaps.add_listed(
        roadmap=roadmap,
        kind="theme",
        new=[roadmaps.NewListed("Sähköiset palvelut"), roadmaps.NewListed("Digituki")],
        by=by,
        at=at,
    )
    services, help_desk = themes
    measures = roadmaps.add_measures(
        roadmap=roadmap,
        new=[
            roadmaps.NewMeasure(
                services, "Kaupunkisovellus", "Sovellus asukkaille.", status="running",
                start=date(2023, 1, 1), end=date(2024, 12, 31),
            ),
            roadmaps.NewMeasure(
                services, "Tietovaraston selvitys", kind="study", status="running",
                start=date(2023, 7, 1), end=date(2024, 6, 30),
            ),
            roadmaps.NewMeasure(
                help_desk, "Kirjaston digituki", kind="continuous", status="running",
                start=date(2023, 1, 1), end=date(2025, 12, 31),
            ),
        ],
        by=by,
        at=at,
    )  # fmt: skip
    owner = people["viestintäpäällikkö"]
    roadmaps.assign_owners(
        assignments=[roadmaps.Assignment(measure, owner, from_date=date(2023, 1, 1)) for measure in measures],
        by=by,
        at=at,
    )
    return Town(organisation, accounts, people, group, roadmap, list(themes), *measures)
