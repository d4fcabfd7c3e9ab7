"""Themes, goals and provenances: titled rows of a roadmap in an order given by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.models import Goal, Provenance, Roadmap, Theme
from viitta.parts.roadmaps.permissions import can_edit_roadmap

Listed = Goal | Theme | Provenance
KINDS: dict[str, type[Goal] | type[Theme] | type[Provenance]] = {
    "goal": Goal,
    "theme": Theme,
    "provenance": Provenance,
}


@dataclass(frozen=True, slots=True)
class NewListed:
    """A row of one of the lists. `source` is the kind of a provenance and nothing else's."""

    title: str
    description: str = ""
    source: str = ""


def _kind_of(row: Listed) -> str:
    return row._meta.model_name or ""


@transaction.atomic
def add_listed(*, roadmap: Roadmap, kind: str, new: Sequence[NewListed], by: Actor, at: datetime) -> list[Listed]:
    """Add goals, themes or provenances to the end of their list."""
    require(can_edit_roadmap(by, roadmap))
    audit.lock([roadmap.organisation_id])
    model = KINDS[kind]
    last = model.objects.filter(roadmap=roadmap).aggregate(last=Max("position"))["last"] or 0
    made: list[Listed] = []
    for step, one in enumerate(new, 1):
        fields = {"title": one.title, "description": one.description, "position": last + step}
        if model is Provenance:
            fields["kind"] = one.source
        made.append(model.objects.create(roadmap=roadmap, **fields))
    audit.record(
        f"roadmaps.{kind}.added",
        by=by,
        at=at,
        organisation=roadmap.organisation_id,
        target=audit.Target("roadmap", roadmap.pk, roadmap.name),
        data={"rows": [row.pk for row in made]},
    )
    return made


@transaction.atomic
def change_listed(*, row: Listed, title: str, description: str, by: Actor, at: datetime) -> Listed:
    """Give a goal, theme or provenance another title or description."""
    require(can_edit_roadmap(by, row.roadmap))
    audit.lock([row.roadmap.organisation_id])
    row.title, row.description = title, description
    row.save(update_fields=["title", "description"])
    kind = _kind_of(row)
    target = audit.Target(kind, row.pk, title)
    audit.record(f"roadmaps.{kind}.changed", by=by, at=at, organisation=row.roadmap.organisation_id, target=target)
    return row


@transaction.atomic
def move_listed(*, rows: Sequence[Listed], by: Actor, at: datetime) -> None:
    """Put all rows of one list of one roadmap in the order given. ValueError when one is of another roadmap."""
    roadmap = rows[0].roadmap
    if any(row.roadmap_id != roadmap.pk for row in rows):
        raise ValueError("the rows of a list are of one roadmap")
    require(can_edit_roadmap(by, roadmap))
    audit.lock([roadmap.organisation_id])
    for position, row in enumerate(rows, 1):
        row.position = position
        row.save(update_fields=["position"])
    audit.record(
        f"roadmaps.{_kind_of(rows[0])}.moved",
        by=by,
        at=at,
        organisation=roadmap.organisation_id,
        target=audit.Target("roadmap", roadmap.pk, roadmap.name),
        data={"rows": [row.pk for row in rows]},
    )


@transaction.atomic
def remove_listed(*, row: Listed, by: Actor, at: datetime) -> None:
    """Remove a row. A theme that has measures is refused with ValueError: a measure always has a theme."""
    require(can_edit_roadmap(by, row.roadmap))
    audit.lock([row.roadmap.organisation_id])
    if isinstance(row, Theme) and row.measures.exists():
        raise ValueError("a theme with measures cannot be removed")
    kind, target = _kind_of(row), audit.Target(_kind_of(row), row.pk, row.title)
    row.delete()
    audit.record(f"roadmaps.{kind}.removed", by=by, at=at, organisation=row.roadmap.organisation_id, target=target)
