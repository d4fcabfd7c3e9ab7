"""The sample's joint project: six municipalities, their decisions, phases, shares, the grant, and a merger in mid-project.

Names, days, sums and decisions are those of the public grant application; the grant decision, the agreement, the contact
titles and what came of the project are invented, and marked as sample.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from viitta.config.sample import people as cast
from viitta.config.sample.application import keep_sample_application
from viitta.config.sample.moments import BY, moment
from viitta.core.actors import Role
from viitta.core.programmes import INCENTIVE
from viitta.parts.joint_projects.actions import partners as partnering
from viitta.parts.joint_projects.actions import projects as founding
from viitta.parts.joint_projects.actions.notices import change_notice
from viitta.parts.joint_projects.actions.seats import name_coordinator, seat_partner
from viitta.parts.joint_projects.actions.shares import split_shares
from viitta.parts.joint_projects.models import ChangeNotice, JointProject, Partner, Phase, ProjectState
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.models import Organisation, Person

NAME = "Pohjois-Satakunnan digitalisaatiohanke"
SUMMARY = (
    "Kuuden kunnan yhteinen hanke: palveluprosessit ja toimintatavat uudistetaan yhdessä, ja kunnat pääsevät mukaan "
    "valtakunnalliseen digikehitykseen."
)
STARTS, ENDS, COUNTED = date(2020, 1, 6), date(2021, 11, 30), date(2018, 12, 31)
SOURCE = "johdettu avustushakemuksen osuuksista (1,11 € asukasta kohti)"
GRANT, OWN = Decimal("131750.00"), Decimal("23250.00")
MERGER = date(2021, 1, 1)
DOMAINS = {
    "Honkajoki": "honkajoki",
    "Jämijärvi": "jamijarvi",
    "Karvia": "karvia",
    "Pomarkku": "pomarkku",
    "Siikainen": "siikainen",
}


@dataclass(frozen=True, slots=True)
class Joining:
    """A municipality of the project: number, residents, and how it decided to take part."""

    name: str
    code: str
    residents: int
    body: str
    decided_on: date
    section: str = ""


KANKAANPAA = Joining("Kankaanpää", "214", 11471, "kaupunginhallitus", date(2019, 12, 16), "328")
JOINING = (
    Joining("Honkajoki", "099", 1666, "kunnanhallitus", date(2019, 12, 10), "181"),
    Joining("Jämijärvi", "181", 1809, "kunnanhallitus", date(2019, 12, 16), "251"),
    Joining("Karvia", "230", 2390, "kunnanjohtaja", date(2019, 12, 19)),
    Joining("Pomarkku", "608", 2146, "kunnanhallitus", date(2019, 12, 17), "252"),
    Joining("Siikainen", "747", 1458, "kunnanjohtaja", date(2019, 12, 17)),
)
PHASES = (
    ("Tilannekuvan luominen", date(2020, 1, 6), date(2020, 4, 30), "Kuntien digitaso arvioidaan valmiilla työkaluilla ja laaditaan yhteinen digipolku."),
    ("Palvelumuotoilu ja digipotentiaali", date(2020, 4, 1), date(2021, 4, 30), "Etsitään palvelut, joissa hyöty on selkein ja tarve yhteinen; palvelupolut kuvataan asukkaiden kanssa."),
    ("Kokeilut ja kehittäminen", date(2020, 8, 1), date(2021, 11, 30), "Kokeillaan ratkaisuja, ensin avointa lähdekoodia, ja otetaan nykyiset järjestelmät parempaan käyttöön."),
    ("Koulutus ja neuvonta", date(2020, 8, 1), date(2021, 11, 30), "Henkilöstö mukaan varhain; asukkaille digitukea yhdessä maakuntaliiton kanssa."),
)  # fmt: skip


@dataclass
class Built:
    """What is built so far: the project with its partners and phases by name."""

    project: JointProject
    partners: dict[str, Partner]
    phases: dict[str, Phase]
    contacts: dict[str, Person]


def build_project(city: Organisation, people: dict[str, Person]) -> Built:
    """Build the project as the application tells of it, with its grant, seats and the merger of 1.1.2021."""
    at = moment(date(2019, 11, 4))
    homes = _municipalities(at)
    new = founding.NewProject(
        city, NAME, INCENTIVE, STARTS, ENDS, SUMMARY, call_closes_on=date(2019, 12, 20), split_on=COUNTED, is_sample=True
    )  # fmt: skip
    project = founding.found_projects(new=[new], by=BY, at=at)[0]
    joining = [partnering.NewPartner(home) for home in homes.values()]
    partnering.add_partners(project=project, new=joining, by=BY, at=at)
    partners = {
        row.name: row for row in Partner.objects.filter(project=project).select_related("project", "organisation")
    }
    phases = [founding.NewPhase(*phase) for phase in PHASES]
    made = founding.add_phases(project=project, new=phases, by=BY, at=at)
    contacts = _contacts(homes, at)
    contacts[KANKAANPAA.name] = people["it"]
    _decide(partners)
    keep_sample_application(project)
    _grant(project)
    split_shares(project=project, total=OWN, by=BY, at=moment(date(2019, 12, 19)))
    _seats(project, partners, contacts, _coordinator(city))
    _merge(project, partners)
    project.refresh_from_db()
    partners = {
        row.name: row for row in Partner.objects.filter(project=project).select_related("project", "organisation")
    }
    return Built(project, partners, {row.title: row for row in made}, contacts)


def _municipalities(at: datetime) -> dict[str, Organisation]:
    new = [
        organisations.NewOrganisation(one.name, code=one.code, language_status="fi", is_sample=True) for one in JOINING
    ]
    rows = organisations.found_organisations(new=new, by=BY, at=at)
    for one, row in zip(JOINING, rows, strict=True):
        organisations.record_population(
            organisation=row, on=COUNTED, residents=one.residents, source=SOURCE, by=BY, at=at
        )
    return {row.name: row for row in rows}


def _contacts(homes: dict[str, Organisation], at: datetime) -> dict[str, Person]:
    """One person with an account in each municipality, by title: they sign in as their municipality."""
    found = {}
    for name, home in homes.items():
        email = f"kunnanjohtaja@{DOMAINS[name]}.example"
        account = organisations.create_accounts(
            organisation=home, people=[(email, f"kunnanjohtaja, {name}")], by=BY, at=at
        )[0]
        organisations.give_grants(organisation=home, accounts=[account], role=Role.MEMBER, by=BY, at=at)
        new = [
            organisations.NewPerson("kunnanjohtaja", email=email, account=account),
            organisations.NewPerson("hallintosihteeri", email=f"hallintosihteeri@{DOMAINS[name]}.example"),
        ]
        found[name] = organisations.add_people(organisation=home, new=new, by=BY, at=at)[0]
    return found


def _coordinator(city: Organisation) -> Person:
    at, email = moment(date(2020, 1, 7)), f"hankekoordinaattori@{cast.DOMAIN}"
    account = organisations.create_accounts(organisation=city, people=[(email, "hankekoordinaattori")], by=BY, at=at)[0]
    new = organisations.NewPerson("hankekoordinaattori", email=email, account=account)
    return organisations.add_people(organisation=city, new=[new], by=BY, at=at)[0]


def _decide(partners: dict[str, Partner]) -> None:
    for one in (KANKAANPAA, *JOINING):
        new = partnering.PartnerDecision(
            one.body, one.decided_on, is_office_holder=not one.section, section=one.section, appeal="final"
        )
        partnering.record_decision(partner=partners[one.name], new=new, by=BY, at=moment(one.decided_on))
        values = {
            "agreed_on": date(2019, 12, 19),
            "strategy": "Hanke vahvistaa strategian elinvoimatavoitetta.",
            "note": "Sopimuspäivä on mallitieto.",
        }
        row = Partner.objects.select_related("project").get(pk=partners[one.name].pk)
        partnering.change_partner(partner=row, values=values, by=BY, at=moment(date(2019, 12, 19)))


def _grant(project: JointProject) -> None:
    """The grant decision, of which the application tells nothing: sample."""
    founding.record_grant(
        project=project, decided_on=date(2020, 2, 14), body="valtiovarainministeriö", maximum=GRANT, case_number="VM/0000/02.02.03/2019 (malli)",
        conditions="Kustannukset todennetaan projektikirjanpidosta (malli)\nOhjausryhmään kutsutaan rahoittajan asiantuntija (malli)",
        report_due_on=date(2022, 2, 28), by=BY, at=moment(date(2020, 2, 17)),
    )  # fmt: skip


def _seats(
    project: JointProject, partners: dict[str, Partner], contacts: dict[str, Person], coordinator: Person
) -> None:
    at = moment(date(2020, 1, 20))
    for name, person in contacts.items():
        deputy = Person.objects.filter(organisation=person.organisation, title="hallintosihteeri").first()
        seat_partner(
            project=project, partner=partners[name], person=person, deputy=deputy, on=date(2020, 1, 20), by=BY, at=at
        )
    name_coordinator(project=project, person=coordinator, on=date(2020, 1, 7), by=BY, at=at)


def _merge(project: JointProject, partners: dict[str, Partner]) -> None:
    """Honkajoki goes on as Kankaanpää: its share is added, its seat ends, the funder is told."""
    gone, successor = (Partner.objects.select_related("project", "organisation").get(pk=partners[name].pk) for name in ("Honkajoki", "Kankaanpää"))  # fmt: skip
    assert gone.organisation is not None
    assert successor.organisation is not None
    at = moment(date(2021, 1, 4))
    organisations.record_succession(
        predecessor=gone.organisation, successor=successor.organisation, on=MERGER, by=BY, at=at
    )
    partnering.merge_partner(partner=gone, successor=successor, on=MERGER, by=BY, at=at)
    notice = ChangeNotice.objects.select_related("project").get(project=project, partner=gone)
    values = {
        "grounds": "Honkajoen kunta liittyi Kankaanpään kaupunkiin 1.1.2021.",
        "effects": "Omarahoitusosuudet lasketaan yhteen; hankkeen tavoitteet ja kustannukset eivät muutu.",
        "sent_on": date(2021, 1, 11),
        "answered_on": date(2021, 2, 3),
        "is_accepted": True,
    }
    change_notice(notice=notice, values=values, by=BY, at=moment(date(2021, 2, 4)))


def settle(built: Built) -> None:
    """The report has been given and the claims paid: the project is settled. The day is sample."""
    project = JointProject.objects.get(pk=built.project.pk)
    values = {"state": ProjectState.SETTLED}
    founding.change_project(project=project, values=values, by=BY, at=moment(date(2022, 2, 25)))
