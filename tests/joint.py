"""The sample's joint project as tests need it: six municipalities, their accounts by name, with or without its money."""

from dataclasses import dataclass
from datetime import date

from tests.cast import AT
from viitta.config.sample import people as cast
from viitta.config.sample.project import KANKAANPAA, Built, build_project
from viitta.core.actors import COMMAND_LINE, Actor, Role
from viitta.parts.joint_projects.models import JointProject
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations import queries
from viitta.parts.organisations.models import Account, Organisation

ON = date(2021, 12, 20)


@dataclass
class Joint:
    """The project, what was built of it, and who coordinates it."""

    built: Built
    city: Organisation

    @property
    def project(self) -> JointProject:
        return self.built.project

    def account(self, name: str) -> Account:
        """The coordinator's account for Kankaanpää, else that of the municipal manager."""
        if name == KANKAANPAA.name:
            return Account.objects.get(email=f"hankekoordinaattori@{cast.DOMAIN}")
        account = self.built.contacts[name].account
        assert account is not None
        return account

    def actor(self, name: str = KANKAANPAA.name, on: date = ON) -> Actor:
        return queries.actor_of(self.account(name), on=on)


def build_joint() -> Joint:
    """The sample's project by itself, without the city's roadmap."""
    new = organisations.NewOrganisation(KANKAANPAA.name, code=KANKAANPAA.code)
    city = organisations.found_organisations(new=[new], by=COMMAND_LINE, at=AT)[0]
    organisations.record_population(
        organisation=city, on=date(2018, 12, 31), residents=KANKAANPAA.residents, source="", by=COMMAND_LINE, at=AT
    )
    account = organisations.create_accounts(
        organisation=city, people=[("it@kankaanpaa.example", "tietohallintopäällikkö")], by=COMMAND_LINE, at=AT
    )[0]
    organisations.give_grants(organisation=city, accounts=[account], role=Role.CONVENOR, by=COMMAND_LINE, at=AT)
    person = organisations.NewPerson("tietohallintopäällikkö", email=account.email, account=account)
    person = organisations.add_people(organisation=city, new=[person], by=COMMAND_LINE, at=AT)[0]
    return Joint(build_project(city, {"it": person}), city)
