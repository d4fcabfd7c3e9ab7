"""A joint project of the town with a partner, for the permission table and the tests of its pages."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tests.cast import AT, Town, build_organisation
from viitta.core.actors import COMMAND_LINE
from viitta.core.programmes import INCENTIVE, to_dict
from viitta.parts.joint_projects.actions import notices, partners, programmes, projects
from viitta.parts.joint_projects.actions.shares import split_shares
from viitta.parts.joint_projects.models import JointProject, Partner, Phase
from viitta.parts.organisations.models import Account, Organisation, Person

BY = {"by": COMMAND_LINE, "at": AT}
STARTS, ENDS = date(2024, 1, 1), date(2025, 6, 30)


@dataclass
class Joint:
    """The project of Viitala and Kumppanila (2 000 and 1 000 residents), own financing 15 000 €."""

    project: JointProject
    applicant: Partner
    partner: Partner
    phase: Phase
    home: Organisation
    accounts: dict[str, Account]
    people: dict[str, Person]


def build_joint(town: Town) -> Joint:
    """Two municipalities, one phase, shares split by residents."""
    home, accounts, people = build_organisation("Kumppanila", "908", "kumppanila.example")
    new = projects.NewProject(town.organisation, "Yhteinen digihanke", INCENTIVE, STARTS, ENDS, "Kaksi kuntaa yhdessä.")
    project = projects.found_projects(new=[new], **BY)[0]
    partner = partners.add_partners(project=project, new=[partners.NewPartner(home, population=1000)], **BY)[0]
    applicant = Partner.objects.select_related("project").get(project=project, organisation=town.organisation)
    partners.change_partner(partner=applicant, values={"population": 2000}, **BY)
    phases = [projects.NewPhase("Tilannekuva", date(2024, 1, 1), date(2024, 6, 30))]
    phase = projects.add_phases(project=project, new=phases, **BY)[0]
    split_shares(project=project, total=Decimal(15000), **BY)
    partner.refresh_from_db()
    return Joint(project, applicant, partner, phase, home, accounts, people)


def ids_of(joint: Joint) -> dict[str, int]:
    """What the rows of the permission table call the parts of the project."""
    new = [notices.NewNotice("time", "Jatkoaikaa haetaan", date(2024, 4, 2))]
    notice = notices.add_notices(project=joint.project, new=new, **BY)[0]
    ids = {"project": joint.project.pk, "partner": joint.partner.pk, "applicant": joint.applicant.pk}
    rules = {**to_dict(INCENTIVE), "key": "own_one"}
    own = programmes.add_programme(organisation=joint.project.organisation, rules=rules, **BY)
    return {
        **ids,
        "programme": own.pk,
        "programme_key": "incentive",
        "no_programme": "no_such_one",
        "phase": joint.phase.pk,
        "notice": notice.pk,
        "question_text": 6,
        "question_contact": 39,
        "question_given": 22,
    }
