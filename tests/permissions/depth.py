"""What the plan in depth adds to the world of the permission table: promises, milestones, risks."""

from datetime import date

from tests.cast import AT, Town
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.parts.followup import actions as followup
from viitta.parts.risks import actions as risks
from viitta.parts.roadmaps import actions as roadmaps

BY = {"by": COMMAND_LINE, "at": AT}


def build_resources(town: Town) -> dict[str, int]:
    """Ids by name."""
    party = roadmaps.add_parties(
        organisation=town.organisation, new=[roadmaps.NewParty("Asianhallinta Oy", "supplier")], **BY
    )[0]
    new = roadmaps.NewPromise(party, "Työnkulut", date(2023, 9, 1), date(2024, 3, 29), (town.app,))
    promise = roadmaps.add_promises(roadmap=town.roadmap, new=[new], **BY)[0]
    new_risk = risks.NewRisk("Henkilöstö ei riitä", 4, 5, AT.date(), ("schedule",), measures=(town.app,))
    risk = risks.add_risks(roadmap=town.roadmap, new=[new_risk], **BY)[0]
    seen = followup.NewObservation("risk", "Toimittaja voi vaihtua.", AT.date(), Quarter(2024, 1), town.study)
    risk_seen = followup.record_observations(roadmap=town.roadmap, new=[seen], **BY)[0]
    step = roadmaps.NewMilestone("Toimittaja valittu", date(2023, 9, 30), 30)
    milestone = roadmaps.add_milestones(measure=town.app, new=[step], **BY)[0]
    return {
        "milestone": milestone.pk,
        "risk": risk.pk,
        "risk_seen": risk_seen.pk,
        "party": party.pk,
        "promise": promise.pk,
    }
