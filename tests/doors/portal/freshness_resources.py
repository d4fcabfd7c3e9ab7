"""Cases of freshness: promises, resources, risks. (do, pages that show it) by name of the action."""

from datetime import date
from decimal import Decimal
from typing import Any

from tests.cast import AT, TODAY
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.parts.risks import actions as risks
from viitta.parts.risks.models import Risk
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import ExternalParty, Milestone, Promise

DEED: dict[str, Any] = {"by": COMMAND_LINE, "at": AT}


def _promise(s: Any) -> Promise:
    return Promise.objects.select_related("roadmap", "party").get(pk=s.ids["promise"])


def _party(s: Any) -> ExternalParty:
    return ExternalParty.objects.get(pk=s.ids["party"])


def _milestone(s: Any) -> Milestone:
    return Milestone.objects.select_related("measure").get(pk=s.ids["milestone"])


def roadmap_cases() -> dict[str, tuple[Any, tuple[str, ...]]]:
    """Actions of roadmaps."""
    act = roadmaps
    idle = lambda s: act.add_parties(  # noqa: E731
        organisation=s["organisation"], new=[act.NewParty("Hiljainen", "other")], **DEED
    )[0]
    new = lambda s: act.NewPromise(_party(s), "Uusi", TODAY, TODAY, (s["measure"],))  # noqa: E731
    return {
        "add_parties": (idle, ()),
        "change_party": (lambda s: act.change_party(party=_party(s), values={"name": "Uusi"}, **DEED), ("measure",)),
        "remove_party": (lambda s: act.remove_party(party=idle(s), **DEED), ()),
        "add_promises": (lambda s: act.add_promises(roadmap=s["roadmap"], new=[new(s)], **DEED), ("measure",)),
        "change_promise": (
            lambda s: act.change_promise(promise=_promise(s), what="x", party=_party(s), measures=[], **DEED),
            ("measure",),
        ),
        "move_promises": (
            lambda s: act.move_promises(moves=[act.Move(_promise(s), date(2024, 9, 30), TODAY)], **DEED), ("measure",),
        ),
        "settle_promises": (
            lambda s: act.settle_promises(promises=[_promise(s)], kept_on=TODAY, **DEED), ("measure",),
        ),
        "record_resources": (
            lambda s: act.record_resources(
                measure=s["measure"], values={"cost_once": Decimal(500)},
                efforts=[act.NewEffort("kehittäjä", Quarter(2024, 1), Decimal(7))], **DEED,
            ), ("measure",),
        ),
        "add_milestones": (
            lambda s: act.add_milestones(
                measure=s["measure"], new=[act.NewMilestone("Käytössä", date(2024, 3, 31), 40)], **DEED
            ), ("measure", "table"),
        ),
        "change_milestone": (
            lambda s: act.change_milestone(milestone=_milestone(s), values={"percent": 31}, **DEED), ("measure", "table"),
        ),
        "remove_milestones": (lambda s: act.remove_milestones(milestones=[_milestone(s)], **DEED), ("measure", "table")),
        "note_reminded": (lambda s: act.note_reminded(promises=[_promise(s)], **DEED), ()),
    }  # fmt: skip


def _risk(s: Any) -> Risk:
    return Risk.objects.select_related("roadmap").get(pk=s.ids["risk"])


def risk_cases() -> dict[str, tuple[Any, tuple[str, ...]]]:
    """Actions of the risk register."""
    act = risks
    new = lambda s: act.NewRisk("Uusi", 3, 3, TODAY, ("technical",), measures=(s["measure"],))  # noqa: E731
    return {
        "add_risks": (lambda s: act.add_risks(roadmap=s["roadmap"], new=[new(s)], **DEED), ("measure",)),
        "change_risk": (lambda s: act.change_risk(risk=_risk(s), values={"title": "Toinen"}, **DEED), ("measure",)),
        "review_risks": (
            lambda s: act.review_risks(
                reviews=[act.Review(_risk(s), {"likelihood": 1})], quarter=Quarter(2024, 1), **DEED
            ),
            ("measure",),
        ),
    }
