"""Funding programmes of an organisation's own: kept as rules, refused when they contradict each other."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from viitta.core.actors import Actor
from viitta.core.programmes import Contradiction, Programme, from_dict, shipped, to_dict
from viitta.parts.audit import actions as audit
from viitta.parts.joint_projects.actions.base import Refused
from viitta.parts.joint_projects.models import ProgrammeCopy
from viitta.parts.joint_projects.permissions import can_found_project
from viitta.parts.organisations.models import Organisation
from viitta.parts.organisations.permissions import require

KIND = "programme"


def read_rules(rules: Mapping[str, Any]) -> Programme:
    """The programme that rules make; Refused with the code and place of what contradicts."""
    try:
        return from_dict(rules)
    except Contradiction as why:
        raise Refused("contradiction", cause=why) from why


@transaction.atomic
def add_programme(*, organisation: Organisation, rules: Mapping[str, Any], by: Actor, at: datetime) -> ProgrammeCopy:
    """Keep a programme. Refused when its rules contradict each other, or its key is in use."""
    require(can_found_project(by, organisation.pk))
    audit.lock([organisation.pk])
    programme = read_rules(rules)
    taken = ProgrammeCopy.objects.filter(organisation=organisation, key=programme.key).exists()
    if taken or programme.key in shipped():
        raise Refused("programme_key_taken", key=programme.key)
    made = ProgrammeCopy.objects.create(
        organisation=organisation, key=programme.key, name=programme.name, rules=to_dict(programme)
    )
    target = audit.Target(KIND, made.pk, made.name)
    audit.record("joint_projects.programme.added", by=by, at=at, organisation=organisation.pk, target=target)
    return made


@transaction.atomic
def change_programme(
    *, programme: ProgrammeCopy, rules: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime
) -> ProgrammeCopy:
    """Change a programme's rules; projects that were begun with it keep theirs. audit.Stale when somebody else has."""
    require(can_found_project(by, programme.organisation_id))
    made = read_rules({**rules, "key": programme.key})
    values = {"name": made.name, "rules": to_dict(made)}
    changed: ProgrammeCopy = audit.change_row(
        row=programme, values=values, organisation=programme.organisation_id, kind="joint_projects.programme.changed", target=KIND, seen=seen, by=by, at=at
    )  # fmt: skip
    return changed


@transaction.atomic
def remove_programmes(*, programmes: Sequence[ProgrammeCopy], removed: bool = True, by: Actor, at: datetime) -> None:
    """Take programmes of one organisation out of the list, or back into it; projects keep their copies."""
    organisations = {row.organisation_id for row in programmes}
    if len(organisations) != 1:
        raise ValueError("programmes of one organisation at a time")
    organisation = organisations.pop()
    require(can_found_project(by, organisation))
    kind = "joint_projects.programmes.removed" if removed else "joint_projects.programmes.restored"
    audit.put_away(rows=programmes, removed=removed, organisation=organisation, kind=kind, target=KIND, by=by, at=at)
