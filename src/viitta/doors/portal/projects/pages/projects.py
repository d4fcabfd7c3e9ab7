"""The list of joint projects as ready strings."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from viitta.core import formats
from viitta.doors.portal.gate import language
from viitta.parts.joint_projects.models import JointProject, ProjectState
from viitta.parts.joint_projects.words import STATES

BADGES = {
    ProjectState.DRAFTING: "planned",
    ProjectState.SUBMITTED: "planned",
    ProjectState.REJECTED: "dropped",
    ProjectState.RUNNING: "running",
    ProjectState.ENDED: "not_due",
    ProjectState.SETTLED: "done",
}


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """One project of the list."""

    address: str
    name: str
    applicant: str
    period: str
    badge: tuple[str, str]
    grant: str


@dataclass(frozen=True, slots=True)
class ProjectsPage:
    """The list; `add_address` is empty for who may not begin a project."""

    lines: tuple[ProjectLine, ...]
    add_address: str


def badge_of(project: JointProject) -> tuple[str, str]:
    """The state of a project as a badge."""
    state = ProjectState(project.state)
    return BADGES[state], str(STATES[state])


def period_of(project: JointProject) -> str:
    return f"{formats.day(project.starts_on, language())}–{formats.day(project.ends_on, language())}"


def projects_page(rows: Sequence[JointProject], can_found: bool) -> ProjectsPage:
    """Projects that the visitor sees, the newest first."""
    lines = tuple(
        ProjectLine(
            reverse("project", args=[row.pk]),
            row.name,
            row.organisation.name,
            period_of(row),
            badge_of(row),
            formats.money(row.grant_maximum, language()) if row.grant_maximum is not None else _("not decided"),
        )
        for row in rows
    )
    return ProjectsPage(lines, reverse("project_new") if can_found else "")
