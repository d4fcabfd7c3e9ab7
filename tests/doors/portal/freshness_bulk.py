"""Cases of freshness: many measures changed at once, changes undone, measures carried over."""

from typing import Any

from tests.cast import TODAY
from viitta.core.progress import Status
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import ChangeSet, Measure, Roadmap


def bulk_cases(case: Any, deed: dict[str, Any]) -> dict[str, Any]:
    """The cases by the name of the action."""

    def change(s: Any) -> object:
        measures = [s["measure"], s["study"]]
        changes = [actions.MeasureChange(one, {"status": Status.PAUSED}) for one in measures]
        return actions.change_in_bulk(changes=changes, **deed)

    def undo(s: Any) -> object:
        return actions.undo_changes(change_set=ChangeSet.objects.get(pk=s.ids["change_set"]), **deed)

    def carry(s: Any) -> object:
        into, row = Roadmap.objects.get(pk=s.ids["following"]), Measure.objects.get(pk=s.ids["measure"])
        return actions.carry_over(roadmap=s["roadmap"], into=into, measures=[row], on=TODAY, **deed)

    return {
        "change_in_bulk": case(change, ("table", "timeline", "home", "measure", "study", "round")),
        "undo_changes": case(undo, ("continuous",)),
        "carry_over": case(carry, ("measure",)),
    }
