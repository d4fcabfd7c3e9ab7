"""Roadmaps themselves: founding, changing, approving, putting away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.decisions.models import Decision
from viitta.parts.organisations.models import Circle, Organisation, WorkingGroup
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.roadmaps.permissions import can_edit_roadmap, can_found_roadmap


@dataclass(frozen=True, slots=True)
class NewRoadmap:
    """A roadmap to be begun."""

    organisation: Organisation
    name: str
    starts_on: date
    ends_on: date
    description: str = ""
    language: str = "fi"
    group: WorkingGroup | None = None
    previous: Roadmap | None = None
    circle: Circle | None = None


def target_of(roadmap: Roadmap) -> audit.Target:
    """A roadmap as the change log names it."""
    return audit.Target("roadmap", roadmap.pk, roadmap.name)


def check_period(starts_on: date, ends_on: date) -> None:
    """ValueError when a roadmap would end before it starts."""
    if ends_on < starts_on:
        raise ValueError("a roadmap cannot end before it starts")


def check_neighbours(organisation: int, group: WorkingGroup | None, previous: Roadmap | None) -> None:
    """ValueError when the group or the earlier roadmap is another organisation's."""
    if any(row is not None and row.organisation_id != organisation for row in (group, previous)):
        raise ValueError("the group and the earlier roadmap are of the roadmap's own organisation")


@transaction.atomic
def found_roadmaps(*, new: Sequence[NewRoadmap], by: Actor, at: datetime) -> list[Roadmap]:
    """Begin roadmaps."""
    organisations = {one.organisation.pk for one in new}
    require(all(can_found_roadmap(by, organisation) for organisation in organisations))
    audit.lock(organisations)
    made = []
    for one in new:
        check_period(one.starts_on, one.ends_on)
        check_neighbours(one.organisation.pk, one.group, one.previous)
        roadmap = Roadmap.objects.create(**{name: getattr(one, name) for name in one.__slots__})
        made.append(roadmap)
        data = {"starts_on": one.starts_on.isoformat(), "ends_on": one.ends_on.isoformat()}
        audit.record(
            "roadmaps.founded",
            by=by,
            at=at,
            organisation=roadmap.organisation_id,
            target=target_of(roadmap),
            data=data,
        )
    return made


@transaction.atomic
def change_roadmap(*, roadmap: Roadmap, values: dict[str, Any], by: Actor, at: datetime) -> Roadmap:
    """Change a roadmap's name, description, period or group."""
    require(can_edit_roadmap(by, roadmap))
    audit.lock([roadmap.organisation_id])
    roadmap = Roadmap.objects.get(pk=roadmap.pk)
    check_period(values.get("starts_on", roadmap.starts_on), values.get("ends_on", roadmap.ends_on))
    check_neighbours(roadmap.organisation_id, values.get("group"), values.get("previous"))
    changed = sorted(name for name, value in values.items() if getattr(roadmap, name) != value)
    for name in changed:
        setattr(roadmap, name, values[name])
    if changed:
        roadmap.save(update_fields=changed)
        audit.record(
            "roadmaps.changed",
            by=by,
            at=at,
            organisation=roadmap.organisation_id,
            target=target_of(roadmap),
            data={"fields": changed},
        )
    return roadmap


@transaction.atomic
def record_approval(
    *,
    roadmap: Roadmap,
    body: str,
    decided_on: date,
    to_the_month: bool = False,
    is_office_holder: bool = False,
    section: str = "",
    case_number: str = "",
    link: str = "",
    by: Actor,
    at: datetime,
) -> Decision:
    """Write who approved the roadmap. The first approval fixes the dates that slip is counted from."""
    require(can_edit_roadmap(by, roadmap))
    audit.lock([roadmap.organisation_id])
    is_first = roadmap.approval_id is None
    decision = Decision.objects.create(
        organisation_id=roadmap.organisation_id, body=body, decided_on=decided_on, to_the_month=to_the_month,
        is_office_holder=is_office_holder, section=section, case_number=case_number, link=link, roadmap=roadmap.pk,
    )  # fmt: skip
    Roadmap.objects.filter(pk=roadmap.pk).update(approval=decision)
    roadmap.approval = decision
    if is_first:
        roadmap.measures.filter(approved_end=None).update(approved_start=F("start"), approved_end=F("end"))
    audit.record(
        "roadmaps.approved",
        by=by,
        at=at,
        organisation=roadmap.organisation_id,
        target=target_of(roadmap),
        data={"decision": decision.pk, "decided_on": decided_on.isoformat()},
    )
    return decision


@transaction.atomic
def archive_roadmaps(*, roadmaps: Sequence[Roadmap], archived: bool, by: Actor, at: datetime) -> None:
    """Put roadmaps away from the lists, or take them back; nothing of them is lost."""
    require(all(can_edit_roadmap(by, roadmap) for roadmap in roadmaps))
    audit.lock({roadmap.organisation_id for roadmap in roadmaps})
    for roadmap in roadmaps:
        roadmap.archived_at = at if archived else None
        roadmap.save(update_fields=["archived_at"])
        kind = "roadmaps.archived" if archived else "roadmaps.taken_back"
        audit.record(kind, by=by, at=at, organisation=roadmap.organisation_id, target=target_of(roadmap))
