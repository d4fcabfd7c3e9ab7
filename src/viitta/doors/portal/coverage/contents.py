"""What the coverage of a roadmap is made of, read in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from urllib.parse import urlencode

from viitta.core.actors import Actor
from viitta.core.coverage import Coverage, coverage, in_force
from viitta.parts.organisations.queries import unit_names
from viitta.parts.roadmaps import queries
from viitta.parts.roadmaps.models import Goal, GoalVerdict, Roadmap
from viitta.parts.roadmaps.queries import strategy as found

Key = tuple[str, int]  # "strategy" or "goal", and the id


@dataclass(frozen=True, slots=True)
class Filters:
    """Values of the address that were understood; 0 or False where none was given."""

    only: bool = False  # only goals with nothing and measures with no goal
    unit: int = 0
    theme: int = 0

    def address(self, **changes: object) -> str:
        """The address of the same page with some values changed."""
        said = replace(self, **changes)  # type: ignore[arg-type]
        pairs = [(field.name, int(getattr(said, field.name))) for field in fields(said)]
        query = urlencode([(name, value) for name, value in pairs if value])
        return f"?{query}" if query else "?"


def read_filters(data: Mapping[str, str]) -> Filters:
    """Read the address; what is not understood is left out."""

    def number(name: str) -> int:
        text = data.get(name, "")
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0

    return Filters(data.get("only") == "1", number("unit"), number("theme"))


@dataclass(frozen=True, slots=True)
class CoverMeasure:
    """A measure as the page lists it."""

    id: int
    title: str
    theme: int
    unit: int | None
    status: str
    owner: str


@dataclass(frozen=True, slots=True)
class CoverContents:
    roadmap: Roadmap
    filters: Filters
    strategy: Sequence[found.Placed]  # in force in the roadmap's period
    goals: Sequence[Goal]
    measures: Mapping[int, CoverMeasure]  # those that pass the filters
    cover: Coverage[Key, int]
    verdicts: Mapping[int, GoalVerdict]
    themes: Mapping[int, str]
    units: Mapping[int, str]


def gather(roadmap: Roadmap, actor: Actor, filters: Filters, *, today: date) -> CoverContents:
    """Read the goals and measures of a roadmap and put them together."""
    placed = found.in_tree(found.strategy_goals_of(roadmap.organisation_id))
    first, last = roadmap.starts_on, roadmap.ends_on
    strategy = [one for one in placed if in_force(one.goal.starts_on, one.goal.ends_on, first, last)]
    goals, measures = found.goals_in(roadmap), _measures(roadmap, filters, today)
    own, linked = queries.goals_by_measure(roadmap), found.strategy_links(roadmap)
    served: dict[int, set[Key]] = {
        pk: {("goal", goal) for goal in own.get(pk, ())} | {("strategy", goal) for goal in linked.get(pk, ())}
        for pk in measures
    }
    parents: dict[Key, Key | None] = {
        ("strategy", one.goal.pk): ("strategy", one.goal.parent_id) if one.goal.parent_id else None for one in strategy
    }
    keys: list[Key] = [*(("strategy", one.goal.pk) for one in strategy), *(("goal", goal.pk) for goal in goals)]
    return CoverContents(
        roadmap=roadmap,
        filters=filters,
        strategy=strategy,
        goals=goals,
        measures=measures,
        cover=coverage(keys, measures, served, parents),
        verdicts=found.verdicts_in(roadmap),
        themes=dict(queries.titles_of(roadmap, "theme")),
        units=unit_names(actor, roadmap.organisation_id),
    )


def _measures(roadmap: Roadmap, filters: Filters, today: date) -> dict[int, CoverMeasure]:
    rows = queries.measures_of(roadmap)
    if filters.unit:
        rows = rows.filter(unit=filters.unit)
    if filters.theme:
        rows = rows.filter(theme=filters.theme)
    leads = queries.leads_on([roadmap.pk], today)
    values = rows.values_list("pk", "title", "theme_id", "unit_id", "status")
    return {row[0]: CoverMeasure(*row, owner=leads.get(row[0], (0, ""))[1]) for row in values}
