"""Editions of a roadmap, the trail of its changes, and two editions held against each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from viitta.core.editions import Change, Difference, Row, Step, compare
from viitta.parts.roadmaps.models import (
    Edition,
    EditionRow,
    Goal,
    Measure,
    Ownership,
    OwnershipRole,
    PlanChange,
    Roadmap,
    ScheduleChange,
)

COPIED = ("uid", "title", "description", "scope", "kind", "status", "start", "end")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison. `edition` is None for the roadmap of today."""

    edition: Edition | None
    on: date


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides of one roadmap, the earlier first. `ids` are of the measures that are there, by identifier."""

    roadmap: Roadmap
    older: Side
    newer: Side
    differences: tuple[Difference, ...]
    ids: dict[UUID, int]


def editions_of(roadmap: Roadmap) -> QuerySet[Edition]:
    """Editions of a roadmap that the actor was given, in time, with `row_count`."""
    return Edition.objects.filter(roadmap=roadmap).annotate(row_count=Count("rows")).order_by("on", "pk")


def get_edition(roadmap: Roadmap, pk: int) -> Edition:
    """One edition of the roadmap; Edition.DoesNotExist for another roadmap's too."""
    return Edition.objects.select_related("roadmap").get(roadmap=roadmap, pk=pk)


def roadmap_of_edition(pk: int) -> int:
    """The roadmap that an edition is of; Edition.DoesNotExist when there is no such edition."""
    return Edition.objects.values_list("roadmap_id", flat=True).get(pk=pk)


def name_is_taken(roadmap: Roadmap, name: str, *, but: int | None = None) -> bool:
    """Whether an edition of the roadmap has the name, in small letters or large."""
    names = Edition.objects.filter(roadmap=roadmap).values_list("pk", "name")
    return name.casefold() in {one.casefold() for pk, one in names if pk != but}


def rows_of_edition(edition: Edition) -> QuerySet[EditionRow]:
    """What an edition keeps, in the order of the plan."""
    return EditionRow.objects.filter(edition=edition).order_by("position")


def rows_now(roadmap: Roadmap, *, on: date) -> list[EditionRow]:
    """The measures as an edition of this moment would keep them, saved nowhere. Owners are those of the day."""
    leads, goals = _leads(roadmap, on), _goals(roadmap)
    measures = Measure.objects.filter(roadmap=roadmap).select_related("theme", "unit")
    found = []
    for position, measure in enumerate(measures.order_by("theme__position", "theme_id", "position", "pk"), 1):
        lead = leads.get(measure.pk)
        found.append(
            EditionRow(
                measure_id=measure.pk,
                position=position,
                theme=measure.theme.title,
                goals=goals.get(measure.pk, []),
                owner_id=lead[0] if lead else None,
                owner_title=lead[1] if lead else "",
                unit_name=measure.unit.name if measure.unit else "",
                **{name: getattr(measure, name) for name in COPIED},
            )
        )
    return found


def _leads(roadmap: Roadmap, on: date) -> dict[int, tuple[int, str]]:
    """Person and title of who leads each measure on a day, or is named to begin when nobody does yet."""
    rows = Ownership.objects.filter(Q(until_date=None) | Q(until_date__gt=on), measure__roadmap=roadmap)
    rows = rows.filter(role=OwnershipRole.LEAD).order_by("from_date", "pk")
    now: dict[int, tuple[int, str]] = {}
    later: dict[int, tuple[int, str]] = {}
    for measure, person, title, first in rows.values_list("measure", "person", "title", "from_date"):
        if first is None or first <= on:
            now[measure] = (person, title)
        else:
            later.setdefault(measure, (person, title))
    return later | now


def _goals(roadmap: Roadmap) -> dict[int, list[str]]:
    titles = dict(Goal.objects.filter(roadmap=roadmap).order_by("position", "pk").values_list("pk", "title"))
    links = Measure.goals.through.objects.filter(measure__roadmap=roadmap).values_list("measure_id", "goal_id")
    chosen: dict[int, set[int]] = {}
    for measure, goal in links:
        chosen.setdefault(measure, set()).add(goal)
    return {measure: [title for pk, title in titles.items() if pk in goals] for measure, goals in chosen.items()}


def as_core(rows: Iterable[EditionRow]) -> list[Row]:
    """Rows as the rule takes them."""
    return [
        Row(
            theme=row.theme,
            owner=row.owner_title,
            owner_id=row.owner_id,
            unit=row.unit_name,
            goals=tuple(row.goals),
            **{name: getattr(row, name) for name in COPIED},
        )
        for row in rows
    ]


def trail_of(roadmap: Roadmap, *, since: datetime | None = None, until: datetime | None = None) -> list[Step]:
    """What happened to the measures of a roadmap between two moments, both included, in time."""
    changes, moves = PlanChange.objects.filter(roadmap=roadmap), ScheduleChange.objects.filter(measure__roadmap=roadmap)
    if since is not None:
        changes, moves = changes.filter(at__gte=since), moves.filter(at__gte=since)
    if until is not None:
        changes, moves = changes.filter(at__lte=until), moves.filter(at__lte=until)
    steps = [
        Step(row.kind, row.measure_uid, row.at, row.on, row.reason, "", row.other_uid, row.other_label)
        for row in changes.order_by("at", "pk")
    ]
    told = moves.order_by("at", "pk").values_list("measure__uid", "at", "reason", "cause")
    steps += [Step(Change.MOVED, uid, at, timezone.localdate(at), reason, cause) for uid, at, reason, cause in told]
    return sorted(steps, key=lambda step: step.at)


def compared(roadmap: Roadmap, one: Edition | None, other: Edition | None, *, today: date) -> Comparison:
    """Two editions of a roadmap, or one and the present plan (None), the one frozen earlier first."""
    older, newer = sorted([one, other], key=lambda side: (side is None, side and side.frozen_at))
    ids = dict(Measure.objects.filter(roadmap=roadmap).values_list("uid", "pk"))
    trail = trail_of(roadmap, since=_moment(older), until=_moment(newer))
    before, after = (as_core(rows_of_edition(side) if side else rows_now(roadmap, on=today)) for side in (older, newer))
    return Comparison(
        roadmap, Side(older, older.on if older else today), Side(newer, newer.on if newer else today),
        compare(before, after, trail), ids,
    )  # fmt: skip


def _moment(edition: Edition | None) -> datetime | None:
    return None if edition is None else edition.frozen_at


def changes_about(measure: Measure) -> list[PlanChange]:
    """The trail of a measure: what happened to it and what was made of others into it, in time."""
    rows = PlanChange.objects.filter(Q(measure_uid=measure.uid) | Q(other_uid=measure.uid))
    return list(rows.order_by("on", "at", "pk"))
