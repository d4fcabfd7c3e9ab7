"""The coverage of a roadmap as ready strings, and the same rows as a sheet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core.progress import Status
from viitta.doors.portal.coverage.contents import CoverContents, CoverMeasure, Key
from viitta.doors.portal.strategy.pages import period_words
from viitta.parts.roadmaps.words import REACHED, STATUS
from viitta.render.tables import Column, table_csv, table_xlsx


@dataclass(frozen=True, slots=True)
class MeasureLink:
    """A measure under a goal."""

    address: str
    title: str
    under: str
    status: str


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal with its measures; without any it says so."""

    number: str
    depth: int
    title: str
    under: str
    measures: tuple[MeasureLink, ...]
    is_covered: bool
    by_lower: bool  # covered only by goals under it
    verdict: str


@dataclass(frozen=True, slots=True)
class CoveragePage:
    roadmap: str
    roadmap_address: str
    sentence: str
    strategy: tuple[GoalRow, ...]
    goals: tuple[GoalRow, ...]
    alone: tuple[MeasureLink, ...]
    has_strategy: bool
    has_goals: bool
    only: bool
    themes: tuple[tuple[str, str], ...]
    units: tuple[tuple[str, str], ...]
    theme: str
    unit: str
    addresses: dict[str, str]


def coverage_page(contents: CoverContents) -> CoveragePage:
    """The page of a roadmap's coverage."""
    roadmap, filters = contents.roadmap, contents.filters
    args = [roadmap.pk]
    query = filters.address().removeprefix("?")
    here = reverse("coverage", args=args)
    files = {kind: f"?{query}{'&' if query else ''}format={kind}" for kind in ("xlsx", "csv")}
    every = ("", _("All"))
    return CoveragePage(
        roadmap=roadmap.name,
        roadmap_address=reverse("roadmap", args=args),
        sentence=_sentence(contents),
        strategy=tuple(_strategy_rows(contents)),
        goals=tuple(_goal_rows(contents)),
        alone=tuple(_link(contents, pk) for pk in contents.cover.measures_without),
        has_strategy=bool(contents.strategy),
        has_goals=bool(contents.goals),
        only=filters.only,
        themes=(every, *((str(pk), title) for pk, title in contents.themes.items())),
        units=(every, *((str(pk), name) for pk, name in contents.units.items())),
        theme=str(filters.theme or ""),
        unit=str(filters.unit or ""),
        addresses={"self": here, **files, "strategy": f"{reverse('strategy')}?organisation={roadmap.organisation_id}",
                   "lists": reverse("roadmap_lists", args=args), "goals": reverse("goals", args=args)},
    )  # fmt: skip


def _sentence(contents: CoverContents) -> str:
    cover = contents.cover
    if not cover.by_goal:
        return _("There are no goals yet that measures could serve.")
    goals = ngettext(
        "%(covered)s of %(count)s goal has measures.", "%(covered)s of %(count)s goals have measures.",
        len(cover.by_goal),
    ) % {"covered": cover.covered, "count": len(cover.by_goal)}  # fmt: skip
    alone = len(cover.measures_without)
    if not alone:
        every = _("Every measure serves a goal.")
        return f"{goals} {every}"
    left = ngettext("%(count)s measure serves no goal.", "%(count)s measures serve no goal.", alone)
    return f"{goals} {left % {'count': alone}}"


def _shown(contents: CoverContents, key: Key) -> bool:
    return not contents.filters.only or key in contents.cover.goals_without


def _strategy_rows(contents: CoverContents) -> Iterator[GoalRow]:
    for one in contents.strategy:
        key = ("strategy", one.goal.pk)
        if _shown(contents, key):
            yield _row(contents, key, one.number, min(one.depth, 4), one.goal.title, period_words(one.goal))


def _goal_rows(contents: CoverContents) -> Iterator[GoalRow]:
    for number, goal in enumerate(contents.goals, 1):
        if _shown(contents, ("goal", goal.pk)):
            yield _row(contents, ("goal", goal.pk), str(number), 0, goal.title, "")


def _row(contents: CoverContents, key: Key, number: str, depth: int, title: str, under: str) -> GoalRow:
    mine = contents.cover.by_goal[key]
    is_covered = key not in contents.cover.goals_without
    verdict = contents.verdicts.get(key[1]) if key[0] == "goal" else None
    return GoalRow(
        number=number,
        depth=depth,
        title=title,
        under=under,
        measures=tuple(_link(contents, pk) for pk in mine),
        is_covered=is_covered,
        by_lower=is_covered and not mine,
        verdict=str(REACHED[verdict.reached]) if verdict else "",  # type: ignore[index]
    )


def _link(contents: CoverContents, pk: int) -> MeasureLink:
    one = contents.measures[pk]
    unit = contents.units.get(one.unit, "") if one.unit else ""
    under = " · ".join(filter(None, [contents.themes.get(one.theme, ""), unit]))
    return MeasureLink(f"/measures/{pk}/", one.title, under, str(STATUS[Status(one.status)]))


def columns() -> list[Column]:
    return [
        Column(_("Kind of goal"), width=20),
        Column(_("Number"), width=8),
        Column(_("Goal"), width=44),
        Column(_("Verdict"), width=16),
        Column(_("Measure"), width=44),
        Column(_("Theme"), width=24),
        Column(_("Unit"), width=20),
        Column(_("Owner"), width=24),
        Column(_("Status"), width=14),
    ]


def rows(contents: CoverContents) -> Iterator[list[object]]:
    """The rows of the page: each goal with each of its measures, then the measures without a goal."""
    kinds = ((_("goal of the strategy"), "strategy"), (_("goal of the roadmap"), "goal"))
    numbers = {("strategy", one.goal.pk): (one.number, one.goal.title) for one in contents.strategy}
    numbers |= {("goal", goal.pk): (str(at), goal.title) for at, goal in enumerate(contents.goals, 1)}
    for word, kind in kinds:
        for key, mine in contents.cover.by_goal.items():
            if key[0] != kind or not _shown(contents, key):
                continue
            verdict = contents.verdicts.get(key[1]) if kind == "goal" else None
            judged = str(REACHED[verdict.reached]) if verdict else ""  # type: ignore[index]
            for pk in mine or [None]:
                yield [word, *numbers[key], judged, *_cells(contents, contents.measures[pk] if pk else None)]
    for pk in contents.cover.measures_without:
        yield [_("no goal"), "", "", "", *_cells(contents, contents.measures[pk])]


def _cells(contents: CoverContents, one: CoverMeasure | None) -> Sequence[object]:
    if one is None:
        return ["", "", "", "", ""]
    unit = contents.units.get(one.unit, "") if one.unit else ""
    return [one.title, contents.themes.get(one.theme, ""), unit, one.owner, str(STATUS[Status(one.status)])]


def as_file(kind: str, contents: CoverContents, at: datetime) -> bytes:
    """The rows as .csv or .xlsx."""
    found: Iterable[list[object]] = rows(contents)
    if kind == "csv":
        return table_csv(columns(), found)
    return table_xlsx(columns(), found, sheet=_("Coverage"), title=contents.roadmap.name, at=at)
