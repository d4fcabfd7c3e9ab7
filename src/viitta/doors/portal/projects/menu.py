"""The pages of a project, as the links under its heading."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.parts.joint_projects.models import JointProject

# Name of the address, and its word. One entry a line, each merged on its own.
ENTRIES: tuple[tuple[str, str | Promise], ...] = (
    ("project", pgettext_lazy("pages of a project", "Overview")),
    ("project_partners", gettext_lazy("Partners")),
    ("project_application", pgettext_lazy("pages of a project", "Application")),
    ("project_budget", gettext_lazy("Budget")),
    ("project_shares", gettext_lazy("Shares")),
    ("project_ledger", gettext_lazy("Accounts")),
    ("project_orders", gettext_lazy("Orders")),
    ("project_work", gettext_lazy("Working time")),
    ("project_claims", gettext_lazy("Claims")),
    ("project_results", pgettext_lazy("pages of a project", "Results")),
    ("project_outputs", gettext_lazy("Outputs and effects")),
    ("project_communication", gettext_lazy("Communication plan")),
    ("project_stakeholders", pgettext_lazy("project", "Stakeholders")),
    ("project_related", gettext_lazy("Other projects")),
    ("project_notices", gettext_lazy("Changes to the funder")),
    ("project_closing", gettext_lazy("Closing the project")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ProjectFrame:
    """What every page of a project shows around its own: the project's name and the links to its other pages."""

    name: str
    address: str
    tabs: tuple[tuple[str, str, bool], ...]
    pk: int


def frame_of(project: JointProject, here: str) -> ProjectFrame:
    """The frame of a page; `here` is the name of its entry."""
    tabs = tuple((reverse(name, args=[project.pk]), str(word), name == here) for name, word in ENTRIES)
    return ProjectFrame(project.name, reverse("project", args=[project.pk]), tabs, project.pk)
