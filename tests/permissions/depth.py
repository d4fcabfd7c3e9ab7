"""What the plan in depth adds to the world of the permission table: a promise and who gave it."""

from datetime import date

from tests.cast import AT, Town
from viitta.core.actors import COMMAND_LINE
from viitta.parts.roadmaps import actions as roadmaps

BY = {"by": COMMAND_LINE, "at": AT}


def build_resources(town: Town) -> dict[str, int]:
    """Ids by name."""
    party = roadmaps.add_parties(
        organisation=town.organisation, new=[roadmaps.NewParty("Asianhallinta Oy", "supplier")], **BY
    )[0]
    new = roadmaps.NewPromise(party, "Työnkulut", date(2023, 9, 1), date(2024, 3, 29), (town.app,))
    promise = roadmaps.add_promises(roadmap=town.roadmap, new=[new], **BY)[0]
    return {"party": party.pk, "promise": promise.pk}
