"""What all deeds of projects share: how an event is written, how a row is changed, put away and brought back."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.joint_projects.models import JointProject
from viitta.parts.joint_projects.permissions import can_coordinate
from viitta.parts.organisations.permissions import require


class Refused(Exception):
    """A rule says no; nothing was saved. `code` tells which (words in the door), `values` what it concerns."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def target_of(project: JointProject) -> audit.Target:
    """A project as the change log names it."""
    return audit.Target("joint_project", project.pk, project.name)


def record(kind: str, project: JointProject, by: Actor, at: datetime, **data: Any) -> None:
    """Write the event of a deed in a project. Inside the deed's transaction."""
    audit.record(kind, by=by, at=at, organisation=project.organisation_id, target=target_of(project), data=data)


@transaction.atomic
def change_kept(
    *, row: Any, values: Mapping[str, Any], kind: str, project: JointProject, seen: int | None, by: Actor, at: datetime
) -> Any:
    """Change a row that counts its revisions, for whoever coordinates. audit.Stale when somebody else has meanwhile."""
    require(can_coordinate(by, project))
    return audit.change_row(
        row=row, values=values, organisation=project.organisation_id, kind=kind, target=row._meta.model_name, seen=seen, by=by, at=at
    )  # fmt: skip


@transaction.atomic
def put_away(*, rows: Iterable[Any], removed: bool, kind: str, project: JointProject, by: Actor, at: datetime) -> None:
    """Take rows of one project out of their list, or back into it, for whoever coordinates."""
    chosen = list(rows)
    require(can_coordinate(by, project))
    if any(row.project_id != project.pk for row in chosen):
        raise ValueError("rows of one project at a time")
    audit.put_away(
        rows=chosen, removed=removed, organisation=project.organisation_id, kind=kind, target=chosen[0]._meta.model_name, by=by, at=at
    )  # fmt: skip
