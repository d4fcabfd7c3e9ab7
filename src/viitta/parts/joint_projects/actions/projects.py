"""Beginning joint projects, changing what is told of them, their states and phases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from viitta.core.actors import Actor
from viitta.core.programmes import Programme, to_dict
from viitta.parts.audit import actions as audit
from viitta.parts.decisions.models import Decision
from viitta.parts.joint_projects.actions.base import Refused, change_kept, put_away, record
from viitta.parts.joint_projects.models import JointProject, Partner, PartnerRole, Phase, ProjectState
from viitta.parts.joint_projects.permissions import can_coordinate, can_found_project
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.models import Organisation, Population
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps import actions as roadmaps

STEERING = "Ohjausryhmä"  # content of the project, in its language: a name that its people may change


@dataclass(frozen=True, slots=True)
class NewProject:
    """A project to be begun. The programme's rules are copied: they hold for the whole project time."""

    organisation: Organisation
    name: str
    programme: Programme
    starts_on: date
    ends_on: date
    summary: str = ""
    call_closes_on: date | None = None
    split_on: date | None = None
    previous: JointProject | None = None
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class NewPhase:
    """A phase to be added; both days are inside the project time."""

    title: str
    starts_on: date
    ends_on: date
    description: str = ""


def check_period(starts_on: date, ends_on: date) -> None:
    """Refused when a time would end before it starts."""
    if ends_on < starts_on:
        raise Refused("ends_before_start")


@transaction.atomic
def found_projects(*, new: Sequence[NewProject], by: Actor, at: datetime) -> list[JointProject]:
    """Begin projects: each gets a circle, a steering group, a roadmap of its own, and the applicant as its first partner."""
    require(all(can_found_project(by, one.organisation.pk) for one in new))
    audit.lock({one.organisation.pk for one in new})
    return [_found(one, by, at) for one in new]


def _found(one: NewProject, by: Actor, at: datetime) -> JointProject:
    check_period(one.starts_on, one.ends_on)
    circle = organisations.form_circle(lead=one.organisation, name=one.name[:200], from_date=None, by=by, at=at)
    group = organisations.add_circle_group(circle=circle, name=STEERING, by=by, at=at)
    plan = roadmaps.NewRoadmap(
        one.organisation, one.name, one.starts_on, one.ends_on, one.summary, group=group, circle=circle
    )
    fields = {name: getattr(one, name) for name in one.__slots__ if name != "programme"}
    project = JointProject.objects.create(
        **fields,
        programme=one.programme.key,
        rules=to_dict(one.programme),
        circle=circle,
        group=group,
        roadmap=roadmaps.found_roadmaps(new=[plan], by=by, at=at)[0],
    )
    population = population_at(one.organisation, one.split_on)
    Partner.objects.create(
        project=project,
        organisation=one.organisation,
        name=one.organisation.name,
        code=one.organisation.code,
        role=PartnerRole.APPLICANT,
        **population,
    )
    record("joint_projects.founded", project, by, at, programme=one.programme.key)
    return project


def population_at(organisation: Organisation | None, on: date | None) -> dict[str, Any]:
    """The terms of a partner that follow from its residents: of the day, else the newest known; nothing when none is."""
    if organisation is None:
        return {}
    rows = Population.objects.filter(organisation=organisation).order_by("-on")
    row = (rows.filter(on=on).first() if on else None) or rows.first()
    if row is None:
        return {}
    return {"population": row.residents, "population_on": row.on, "population_source": row.source}


@transaction.atomic
def change_project(
    *, project: JointProject, values: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime
) -> JointProject:
    """Change what is told of a project. audit.Stale when somebody else has meanwhile; Refused for times that do not fit."""
    require(can_coordinate(by, project))
    check_period(values.get("starts_on", project.starts_on), values.get("ends_on", project.ends_on))
    changed: JointProject = change_kept(
        row=project, values=values, kind="joint_projects.changed", project=project, seen=seen, by=by, at=at
    )
    return changed


@transaction.atomic
def record_grant(
    *,
    project: JointProject,
    decided_on: date,
    body: str,
    maximum: Decimal,
    case_number: str = "",
    section: str = "",
    conditions: str = "",
    report_due_on: date | None = None,
    by: Actor,
    at: datetime,
) -> JointProject:
    """Write the grant decision: its body, day and greatest sum; the project runs from then on."""
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    if maximum <= 0:
        raise Refused("grant_not_above_zero")
    decision = Decision.objects.create(
        organisation_id=project.organisation_id,
        body=body,
        decided_on=decided_on,
        section=section,
        case_number=case_number,
        subject=project.name,
        roadmap=project.roadmap_id,
    )
    values = {
        "grant_decision": decision,
        "grant_maximum": maximum,
        "conditions": conditions,
        "report_due_on": report_due_on,
        "case_number": case_number or project.case_number,
        "state": ProjectState.RUNNING,
    }
    changed: JointProject = change_kept(
        row=project, values=values, kind="joint_projects.granted", project=project, seen=None, by=by, at=at
    )
    return changed


def _check_phase(project: JointProject, starts_on: date, ends_on: date) -> None:
    check_period(starts_on, ends_on)
    if starts_on < project.starts_on or ends_on > project.ends_on:
        raise Refused("phase_outside_project", starts_on=project.starts_on, ends_on=project.ends_on)


@transaction.atomic
def add_phases(*, project: JointProject, new: Sequence[NewPhase], by: Actor, at: datetime) -> list[Phase]:
    """Add phases; they may overlap each other, but not reach outside the project time."""
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    for one in new:
        _check_phase(project, one.starts_on, one.ends_on)
    already = Phase.objects.filter(project=project).count()
    made = [
        Phase.objects.create(
            project=project, position=already + number, **{name: getattr(one, name) for name in one.__slots__}
        )
        for number, one in enumerate(new)
    ]
    record("joint_projects.phases.added", project, by, at, phases=[row.pk for row in made])
    return made


@transaction.atomic
def change_phase(*, phase: Phase, values: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime) -> Phase:
    """Change a phase. audit.Stale when somebody else has meanwhile."""
    _check_phase(phase.project, values.get("starts_on", phase.starts_on), values.get("ends_on", phase.ends_on))
    changed: Phase = change_kept(
        row=phase, values=values, kind="joint_projects.phase.changed", project=phase.project, seen=seen, by=by, at=at
    )
    return changed


@transaction.atomic
def remove_phases(*, phases: Sequence[Phase], removed: bool = True, by: Actor, at: datetime) -> None:
    """Take phases out of the plan, or back into it."""
    kind = "joint_projects.phases.removed" if removed else "joint_projects.phases.restored"
    put_away(rows=phases, removed=removed, kind=kind, project=phases[0].project, by=by, at=at)
