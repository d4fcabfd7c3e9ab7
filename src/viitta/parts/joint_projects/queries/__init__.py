"""Getting joint projects and what belongs to them; always only what the actor may see."""

from viitta.parts.joint_projects.queries.projects import (
    get_notice,
    get_partner,
    get_phase,
    get_project,
    notices_of,
    partners_of,
    phases_of,
    programme_of,
    projects_of,
    shares_of,
)

__all__ = [
    "get_notice",
    "get_partner",
    "get_phase",
    "get_project",
    "notices_of",
    "partners_of",
    "phases_of",
    "programme_of",
    "projects_of",
    "shares_of",
]
