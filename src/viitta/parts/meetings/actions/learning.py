"""Visits and presentations, and good practices of other municipalities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.meetings.models import GoodPractice, Meeting, Visit, VisitKind
from viitta.parts.meetings.permissions import can_take_part
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.models import Measure, Roadmap


@dataclass(frozen=True, slots=True)
class NewVisit:
    """A visit or presentation to be written down; `by_title` is who, by title."""

    subject: str
    by_title: str
    on: date
    kind: str = VisitKind.TALK
    is_own: bool = False
    from_organisation: str = ""
    what_followed: str = ""
    meeting: Meeting | None = None
    measure: Measure | None = None


@dataclass(frozen=True, slots=True)
class NewPractice:
    """A good practice of another municipality; `taken` is what we take of it, `measure` into which measure."""

    municipality: str
    what: str
    seen_on: date
    link: str = ""
    taken: str = ""
    measure: Measure | None = None


def _check(roadmap: Roadmap, values: Mapping[str, Any]) -> None:
    """ValueError when a row would point at a measure or a meeting of elsewhere."""
    measure, meeting = values.get("measure"), values.get("meeting")
    if measure is not None and measure.roadmap_id != roadmap.pk:
        raise ValueError("what is learnt leads to measures of its own roadmap")
    if meeting is not None and meeting.organisation_id != roadmap.organisation_id:
        raise ValueError("a visit belongs to a meeting of its own organisation")


def _add(model: Any, roadmap: Roadmap, new: Sequence[Any], kind: str, by: Actor, at: datetime) -> list[Any]:
    organisation = roadmap.organisation_id
    require(can_take_part(by, organisation, roadmap.pk))
    audit.lock([organisation])
    made = []
    for one in new:
        values = {name: getattr(one, name) for name in one.__slots__}
        _check(roadmap, values)
        signature = by.signature(organisation)._asdict()
        made.append(model.objects.create(organisation_id=organisation, roadmap=roadmap, **values, **signature))
    only = audit.Target(kind, made[0].pk, str(made[0])) if len(made) == 1 else audit.NOTHING
    data = {"rows": [row.pk for row in made]}
    audit.record(f"meetings.{kind}.added", by=by, at=at, organisation=organisation, target=only, data=data)
    return made


def _change(row: Any, values: Mapping[str, Any], kind: str, seen: int | None, by: Actor, at: datetime) -> Any:
    require(can_take_part(by, row.organisation_id, row.roadmap_id))
    _check(row.roadmap, values)
    return audit.change_row(
        row=row, values=values, organisation=row.organisation_id, kind=f"meetings.{kind}.changed", target=kind, seen=seen, by=by, at=at
    )  # fmt: skip


def _put_away(rows: Sequence[Any], kind: str, removed: bool, by: Actor, at: datetime) -> None:
    require(all(can_take_part(by, row.organisation_id, row.roadmap_id) for row in rows))
    organisations = {row.organisation_id for row in rows}
    if len(organisations) != 1:
        raise ValueError("rows of one organisation at a time")
    deed = f"meetings.{kind}.{'removed' if removed else 'restored'}"
    audit.put_away(rows=rows, removed=removed, organisation=organisations.pop(), kind=deed, target=kind, by=by, at=at)


@transaction.atomic
def add_visits(*, roadmap: Roadmap, new: Sequence[NewVisit], by: Actor, at: datetime) -> list[Visit]:
    """Write down visits and presentations. ValueError for a measure or meeting of elsewhere."""
    return _add(Visit, roadmap, new, "visit", by, at)


@transaction.atomic
def change_visit(*, visit: Visit, values: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime) -> Visit:
    """Change a visit. audit.Stale when somebody else has meanwhile."""
    return _change(visit, values, "visit", seen, by, at)


@transaction.atomic
def remove_visits(*, visits: Sequence[Visit], removed: bool = True, by: Actor, at: datetime) -> None:
    """Take visits out of the list, or back into it."""
    _put_away(visits, "visit", removed, by, at)


@transaction.atomic
def add_practices(*, roadmap: Roadmap, new: Sequence[NewPractice], by: Actor, at: datetime) -> list[GoodPractice]:
    """Write down good practices of others. ValueError for a measure of elsewhere."""
    return _add(GoodPractice, roadmap, new, "good_practice", by, at)


@transaction.atomic
def change_practice(
    *, practice: GoodPractice, values: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime
) -> GoodPractice:
    """Change a good practice. audit.Stale when somebody else has meanwhile."""
    return _change(practice, values, "good_practice", seen, by, at)


@transaction.atomic
def remove_practices(*, practices: Sequence[GoodPractice], removed: bool = True, by: Actor, at: datetime) -> None:
    """Take good practices out of the list, or back into it."""
    _put_away(practices, "good_practice", removed, by, at)
