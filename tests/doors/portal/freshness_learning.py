"""Cases of freshness: visits, good practices, recommendations, decisions. (do, pages that show it) by action."""

from typing import Any

from tests.cast import AT, TODAY
from viitta.core.actors import COMMAND_LINE
from viitta.parts.decisions import actions as decisions
from viitta.parts.decisions.models import Decision
from viitta.parts.meetings import actions as meetings
from viitta.parts.meetings.models import GoodPractice, Visit
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Recommendation, Roadmap

DEED: dict[str, Any] = {"by": COMMAND_LINE, "at": AT}


def _row(s: Any, model: Any, name: str) -> Any:
    return model.objects.get(pk=s.ids[name])


def cases() -> dict[str, tuple[Any, tuple[str, ...]]]:
    """By part and name of the action."""
    visit, practice = lambda s: _row(s, Visit, "visit"), lambda s: _row(s, GoodPractice, "good_practice")
    told, decision = lambda s: _row(s, Recommendation, "recommendation"), lambda s: _row(s, Decision, "decision")
    new_visit = meetings.NewVisit("Kyberturvallisuus", "asiantuntija", TODAY)
    new_practice = meetings.NewPractice("Naapurila", "Digituki torilla", TODAY)
    answer = lambda s: roadmaps.NewAnswer(told(s), "later", "Ensin selvitys.")  # noqa: E731
    following = lambda s: _row(s, Roadmap, "following")  # noqa: E731
    new_decision = decisions.NewDecision("kaupunginhallitus", "Hankkeeseen osallistuminen", TODAY)
    other, here = {"subject": "Muu asia"}, ("home",)
    new_told = roadmaps.NewRecommendation("Ryhmä jatkaa.")
    do = {
        "meetings.add_visits": lambda s: meetings.add_visits(roadmap=s["roadmap"], new=[new_visit], **DEED),
        "meetings.change_visit": lambda s: meetings.change_visit(visit=visit(s), values=other, **DEED),
        "meetings.remove_visits": lambda s: meetings.remove_visits(visits=[visit(s)], **DEED),
        "meetings.add_practices": lambda s: meetings.add_practices(roadmap=s["roadmap"], new=[new_practice], **DEED),
        "meetings.change_practice": lambda s: meetings.change_practice(
            practice=practice(s), values={"taken": "Kokeilu"}, **DEED
        ),
        "meetings.remove_practices": lambda s: meetings.remove_practices(practices=[practice(s)], **DEED),
        "roadmaps.add_recommendations": lambda s: roadmaps.add_recommendations(
            roadmap=s["roadmap"], new=[new_told], **DEED
        ),
        "roadmaps.change_recommendation": lambda s: roadmaps.change_recommendation(
            recommendation=told(s), values={"text": "Muu"}, **DEED
        ),
        "roadmaps.move_recommendations": lambda s: roadmaps.move_recommendations(recommendations=[told(s)], **DEED),
        "roadmaps.remove_recommendations": lambda s: roadmaps.remove_recommendations(recommendations=[told(s)], **DEED),
        "roadmaps.answer_recommendations": lambda s: roadmaps.answer_recommendations(
            roadmap=following(s), answers=[answer(s)], **DEED
        ),
        "decisions.add_decisions": lambda s: decisions.add_decisions(
            organisation=s["organisation"], new=[new_decision], **DEED
        ),
        "decisions.change_decision": lambda s: decisions.change_decision(decision=decision(s), values=other, **DEED),
        "decisions.remove_decisions": lambda s: decisions.remove_decisions(decisions=[decision(s)], **DEED),
    }
    return {name: (one, here) for name, one in do.items()}
