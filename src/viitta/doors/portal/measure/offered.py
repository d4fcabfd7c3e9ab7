"""What a roadmap has to choose of, and back from the chosen ids to rows."""

from dataclasses import dataclass
from typing import Any

from viitta.core.actors import Actor
from viitta.doors.portal.measure.forms import Offered
from viitta.parts.indicators.models import Indicator
from viitta.parts.indicators.queries import indicators_of
from viitta.parts.organisations.queries import units_of
from viitta.parts.roadmaps import queries
from viitta.parts.roadmaps.models import Goal, Provenance, Roadmap, Theme
from viitta.parts.roadmaps.queries.strategy import Placed, in_tree, strategy_goals_of


@dataclass(frozen=True)
class Rows:
    """Rows of a roadmap's lists by id."""

    themes: dict[int, Theme]
    goals: dict[int, Goal]
    provenances: dict[int, Provenance]
    units: dict[int, Any]
    titles: dict[int, frozenset[str]]
    strategy_goals: dict[int, Placed]
    indicators: dict[int, Indicator]

    def offered(self) -> Offered:
        """The same as a form takes them."""
        lists = (self.themes, self.goals, self.provenances)
        themes, goals, provenances = ([(pk, row.title) for pk, row in rows.items()] for rows in lists)
        strategy = [(pk, f"{one.number} {one.goal.title}") for pk, one in self.strategy_goals.items()]
        indicators = [(pk, f"{row.name} ({row.unit})") for pk, row in self.indicators.items()]
        units = [(pk, row.name) for pk, row in self.units.items()]
        return Offered(themes, goals, provenances, units, strategy, indicators, self.titles)

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
        if "strategy_goals" in data:
            found["strategy_goals"] = tuple(self.strategy_goals[int(pk)].goal for pk in data["strategy_goals"])
        if "indicators" in data:
            found["indicators"] = tuple(self.indicators[int(pk)] for pk in data["indicators"])
        found |= {name: data[name] for name in ("not_measured_because", "ends_no_practice") if name in data}
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
    placed = in_tree(strategy_goals_of(roadmap.organisation_id))
    return Rows(
        themes, goals, provenances, units, queries.taken_titles(roadmap, but=but),
        {one.goal.pk: one for one in placed},
        {row.pk: row for row in indicators_of(actor, roadmap.organisation_id)},
    )  # fmt: skip
