"""What a roadmap has to choose of, and back from the chosen ids to rows."""

from dataclasses import dataclass
from typing import Any

from viitta.core.actors import Actor
from viitta.doors.portal.measure.forms import Offered
from viitta.parts.organisations.queries import units_of
from viitta.parts.roadmaps import queries
from viitta.parts.roadmaps.models import Goal, Provenance, Roadmap, Theme


@dataclass(frozen=True)
class Rows:
    """Rows of a roadmap's lists by id."""

    themes: dict[int, Theme]
    goals: dict[int, Goal]
    provenances: dict[int, Provenance]
    units: dict[int, Any]
    titles: dict[int, frozenset[str]]

    def offered(self) -> Offered:
        """The same as a form takes them."""
        lists = (self.themes, self.goals, self.provenances)
        themes, goals, provenances = ([(pk, row.title) for pk, row in rows.items()] for rows in lists)
        return Offered(themes, goals, provenances, [(pk, row.name) for pk, row in self.units.items()], self.titles)

    def values(self, data: dict[str, Any]) -> dict[str, Any]:
        """Clean values with ids turned into rows; only what the form had."""
        found = {
            name: data[name] for name in ("title", "description", "scope", "kind", "status", "origin", "start", "end")
        }
        found["theme"] = self.themes[int(data["theme"])]
        if "summary" in data:
            found["summary"] = data["summary"]
        if "goals" in data:
            found["goals"] = tuple(self.goals[int(pk)] for pk in data["goals"])
        for name, rows in (("provenance", self.provenances), ("unit", self.units)):
            if name in data:
                found[name] = rows.get(int(data[name] or 0))
        return found


def rows_of(actor: Actor, roadmap: Roadmap, *, but: int | None = None) -> Rows:
    """Everything that a measure of a roadmap may be given; `but` leaves one measure's own title free."""
    themes, goals, provenances = (
        {row.pk: row for row in queries.listed_of(roadmap, kind)} for kind in ("theme", "goal", "provenance")
    )
    units = {row.pk: row for row in units_of(actor, roadmap.organisation_id)}
    return Rows(themes, goals, provenances, units, queries.taken_titles(roadmap, but=but))
