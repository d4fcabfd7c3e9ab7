"""What the pages of a roadmap are made of: its measures as they stand in a quarter, each with its owner and badge."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from viitta.core.actors import Actor
from viitta.core.periods import Quarter
from viitta.doors.portal.roadmap.filters import NO_OWNER, SITUATIONS, Filters
from viitta.parts.followup import queries as followup
from viitta.parts.followup.models import FollowUp, RoundState
from viitta.parts.followup.pages.cards import badge_word
from viitta.parts.followup.queries import MeasureFacts
from viitta.parts.organisations.queries import unit_names
from viitta.parts.roadmaps import queries as roadmaps
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.roadmaps.permissions import can_edit_roadmap
from viitta.parts.roadmaps.queries.resources import benefits_of, days_by_measure


@dataclass(frozen=True, slots=True)
class Line:
    """A measure with what a row says of it besides its facts."""

    facts: MeasureFacts
    owner: str  # id of the person who leads, or "none"
    owner_title: str
    situation: str  # kind and word of its badge
    word: str
    goals: frozenset[int]


@dataclass(frozen=True, slots=True)
class Contents:
    roadmap: Roadmap
    quarter: Quarter
    today: date
    lines: Sequence[Line]
    themes: Mapping[int, str]
    goals: Mapping[int, str]
    units: Mapping[int, str]
    follow_up: FollowUp | None  # the round of the quarter, or the newest
    can_edit: bool
    benefits: Mapping[int, int]  # by measure, only for the matrix
    days: Mapping[int, Decimal]  # person-days by measure, only for the matrix


def quarter_shown(roadmap: Roadmap, newest: FollowUp | None, wanted: str, today: date) -> Quarter:
    """The quarter asked for; else that of the newest round; else the one that has just ended, within the period."""
    first, last = Quarter.of(roadmap.starts_on), Quarter.of(roadmap.ends_on)
    if wanted:
        return min(max(Quarter.parse(wanted), first), last)
    if newest is not None:
        return Quarter.parse(newest.quarter)
    return min(max(Quarter.of(today).previous(), first), last)


def gather(roadmap: Roadmap, actor: Actor, filters: Filters, *, today: date) -> Contents:
    """Read a roadmap in a fixed number of queries."""
    newest = followup.newest_round(roadmap)
    quarter = quarter_shown(roadmap, newest, filters.quarter, today)
    owners = roadmaps.leads_on([roadmap.pk], min(today, quarter.last) if filters.quarter else today)
    goals = roadmaps.goals_by_measure(roadmap)
    facts = followup.facts_then if filters.quarter else followup.facts_of
    lines = []
    for one in facts(roadmap, quarter, today=today):
        person, title = owners.get(one.id, (NO_OWNER, ""))
        kind, word = badge_word(one)
        lines.append(Line(one, str(person), title, kind, word, frozenset(goals.get(one.id, ()))))
    return Contents(
        roadmap=roadmap,
        quarter=quarter,
        today=today,
        lines=lines,
        themes=dict(roadmaps.titles_of(roadmap, "theme")),
        goals=dict(roadmaps.titles_of(roadmap, "goal")),
        units=unit_names(actor, roadmap.organisation_id),
        follow_up=newest,
        can_edit=can_edit_roadmap(actor, roadmap),
        benefits=benefits_of(roadmap) if filters.view == "matrix" else {},
        days=days_by_measure(roadmap) if filters.view == "matrix" else {},
    )


def situation_words(lines: Sequence[Line]) -> dict[str, str]:
    """The word of each kind of badge that a roadmap has: of all that are done, also of those with an old practice."""
    first: dict[str, Line] = {}
    for line in lines:
        first.setdefault(line.situation, line)
    return {kind: badge_word(replace(one.facts, old_practice_in_use=False))[1] for kind, one in first.items()}


def open_round(contents: Contents) -> FollowUp | None:
    """The round that is open, when one is."""
    newest = contents.follow_up
    return newest if newest is not None and newest.state == RoundState.OPEN else None


def outcome_of(line: Line, today: date) -> str:
    """What became of the schedule of a measure by the end of the quarter that is shown."""
    return followup.realised_of(line.facts, min(today, line.facts.quarter.last)).outcome.value


def is_shown(line: Line, filters: Filters, today: date) -> bool:
    """Whether a measure passes every filter."""
    facts = line.facts
    pairs = (
        (filters.situation, line.situation), (filters.theme, facts.theme), (filters.owner, line.owner),
        (filters.kind, facts.kind), (filters.timeliness, facts.timeliness), (filters.status, facts.status),
        (filters.unit, facts.unit), (filters.origin, facts.origin),
    )  # fmt: skip
    if any(wanted and wanted != value for wanted, value in pairs):
        return False
    if filters.goal and filters.goal not in line.goals:
        return False
    if filters.outcome and filters.outcome != outcome_of(line, today):
        return False
    return not filters.q or filters.q.casefold() in f"{facts.title}\n{line.owner_title}".casefold()


def _sort_value(line: Line, name: str) -> object:
    facts = line.facts
    if name == "title":
        return facts.title.casefold()
    if name == "owner":
        return line.owner_title.casefold() or None
    if name == "situation":
        return SITUATIONS.index(line.situation)
    if name == "updated":
        return facts.step.at if facts.step else None
    return getattr(facts, name)


def chosen(contents: Contents, filters: Filters) -> list[Line]:
    """The rows of the page in their order. What has no value in the sorted column comes last in both directions."""
    lines = [line for line in contents.lines if is_shown(line, filters, contents.today)]
    if not filters.sort:
        return lines
    name = filters.sorted_by
    known = [line for line in lines if _sort_value(line, name) is not None]
    known.sort(key=lambda line: _sort_value(line, name), reverse=filters.is_descending)  # type: ignore[arg-type,return-value]
    return known + [line for line in lines if _sort_value(line, name) is None]
