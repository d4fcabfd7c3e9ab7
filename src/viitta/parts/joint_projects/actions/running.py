"""Small registers of a running project: outputs and effects, communication, stakeholders, related projects, results."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from viitta.core.actors import Actor
from viitta.core.application import ANY
from viitta.parts.audit import actions as audit
from viitta.parts.joint_projects.actions.base import Refused, change_kept, put_away, record
from viitta.parts.joint_projects.models import (
    Communication,
    JointProject,
    Output,
    OutputKind,
    RelatedProject,
    Result,
    Stakeholder,
)
from viitta.parts.joint_projects.permissions import can_coordinate
from viitta.parts.organisations.permissions import require

Row = Output | Communication | Stakeholder | RelatedProject | Result

# What events call the rows of each register, and the field that names a row.
REGISTERS: Mapping[type[Row], tuple[str, str]] = {
    Output: ("output", "title"),
    Communication: ("communication", "audience"),
    Stakeholder: ("stakeholder", "name"),
    RelatedProject: ("related", "name"),
    Result: ("result", "title"),
}
EFFECTS = (*ANY.codes_of("7"), *ANY.codes_of("8"))


def _check(model: type[Row], values: Mapping[str, Any], row: Row | None = None) -> None:
    """Refused when a row would have no name, a choice that the form does not know, or an end before its start."""
    said = {**({name: getattr(row, name) for name in ("starts_on", "ends_on") if hasattr(row, name)} if row else {}), **values}  # fmt: skip
    name = REGISTERS[model][1]
    if not str(values.get(name, "-")).strip():
        raise Refused("no_title")
    if values.get("choice") and values["choice"] not in EFFECTS:
        raise Refused("unknown_choice")
    if model is Output and values.get("kind") == OutputKind.EFFECT and not values.get("choice"):
        raise Refused("effect_without_choice")
    if said.get("starts_on") and said.get("ends_on") and said["ends_on"] < said["starts_on"]:
        raise Refused("ends_before_start")


@transaction.atomic
def add_rows(
    *, project: JointProject, model: type[Row], new: Sequence[Mapping[str, Any]], by: Actor, at: datetime
) -> list[Any]:
    """Add rows to a register, for whoever coordinates."""
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    made = []
    for values in new:
        _check(model, values)
        made.append(model.objects.create(project=project, **values))
    record(f"joint_projects.{REGISTERS[model][0]}.added", project, by, at, rows=[row.pk for row in made])
    return made


@transaction.atomic
def change_row(*, row: Row, values: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime) -> Any:
    """Change a row of a register. audit.Stale when somebody else has meanwhile."""
    _check(type(row), values, row)
    kind = f"joint_projects.{REGISTERS[type(row)][0]}.changed"
    return change_kept(row=row, values=values, kind=kind, project=row.project, seen=seen, by=by, at=at)


@transaction.atomic
def remove_rows(*, rows: Sequence[Row], removed: bool = True, by: Actor, at: datetime) -> None:
    """Take rows of one register out of the list, or back into it."""
    name = REGISTERS[type(rows[0])][0]
    kind = f"joint_projects.{name}.{'removed' if removed else 'restored'}"
    put_away(rows=rows, removed=removed, kind=kind, project=rows[0].project, by=by, at=at)


@transaction.atomic
def mark_done(*, row: Communication, on: date | None, by: Actor, at: datetime) -> Communication:
    """Mark a line of the communication plan as done on a day, or as not done yet."""
    changed: Communication = change_row(row=row, values={"done_on": on}, by=by, at=at)
    return changed
