"""What is learnt from others, recommended and decided, in the world of the permission table."""

from datetime import date

from tests.cast import AT, Town
from viitta.core.actors import COMMAND_LINE
from viitta.parts.decisions import actions as decisions
from viitta.parts.meetings import actions as meetings
from viitta.parts.roadmaps import actions as roadmaps

BY = {"by": COMMAND_LINE, "at": AT}


def build_learning(town: Town) -> dict[str, int | str]:
    """Ids by name."""
    visit = meetings.NewVisit(
        "Tietovarasto ja raportit", "kehittämispäällikkö", AT.date(), from_organisation="Naapurila"
    )
    practice = meetings.NewPractice("Naapurila", "Kysymykset kootaan yhteen paikkaan.", AT.date(), measure=town.app)
    told = roadmaps.NewRecommendation("Keskitytään muutamaan kokonaisuuteen.", "Toimenpiteitä oli liikaa.")
    decided = decisions.NewDecision(
        "kaupunginhallitus", "Hankkeeseen osallistuminen", date(2023, 12, 16), section="328", roadmap=town.roadmap.pk
    )
    return {
        "slide_key": "themes",
        "slide_form": "svg",
        "visit": meetings.add_visits(roadmap=town.roadmap, new=[visit], **BY)[0].pk,
        "good_practice": meetings.add_practices(roadmap=town.roadmap, new=[practice], **BY)[0].pk,
        "recommendation": roadmaps.add_recommendations(roadmap=town.roadmap, new=[told], **BY)[0].pk,
        "decision": decisions.add_decisions(organisation=town.organisation, new=[decided], **BY)[0].pk,
    }
