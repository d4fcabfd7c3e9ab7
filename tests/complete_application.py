"""Answers to every question of the tests' own joint project: after this its application has no findings."""

from datetime import date

from tests.cast import AT, TODAY, Town
from tests.core.application.broken import EXAMPLE
from tests.permissions.projects import Joint
from viitta.core.actors import COMMAND_LINE
from viitta.core.application import QUESTIONS
from viitta.parts.joint_projects.actions.application import Draft, write_answers
from viitta.parts.joint_projects.actions.partners import PartnerDecision, change_partner, record_decision
from viitta.parts.risks.models import Risk, RiskClassing

BY = {"by": COMMAND_LINE, "at": AT}
COSTS = {"a": "90000", "b": "10000", "f": "100000", "lines": []}
FINANCING = {"a": "85000", "b": ["15000"], "c": [], "d": "100000"}


def complete(joint: Joint, town: Town) -> None:
    """Texts of the sample, costs of 100 000 €, decisions, the agreement and a risk."""
    texts = [
        Draft(one.number, EXAMPLE["answers"][str(one.number)]) for one in QUESTIONS if one.is_text and one.number > 2
    ]
    chosen = [
        Draft(one.number, "", {"choices": EXAMPLE["answers"][str(one.number)]}) for one in QUESTIONS if one.is_choice
    ]
    more = [Draft(24, "", COSTS), Draft(26, "", FINANCING), Draft(39, "", EXAMPLE["answers"]["39"])]
    write_answers(project=joint.project, drafts=[*texts, *chosen, *more], **BY)
    for partner in (joint.applicant, joint.partner):
        record_decision(partner=partner, new=PartnerDecision("kunnanhallitus", date(2023, 12, 4), section="7"), **BY)
    joint.partner.refresh_from_db()
    change_partner(partner=joint.partner, values={"agreed_on": date(2023, 12, 8)}, **BY)
    risk = Risk.objects.create(
        organisation=town.organisation, roadmap=joint.project.roadmap, title="Väki ei riitä", likelihood=3, impact=4, seen_on=TODAY
    )  # fmt: skip
    RiskClassing.objects.create(risk=risk, risk_class="resources")
