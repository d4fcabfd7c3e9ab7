"""What a project's registers tell for the report on use (893/2019 § 9): results, changed ways of working, reuse."""

from django.utils.translation import gettext as _

from viitta.parts.joint_projects.models import JointProject, Output, OutputKind
from viitta.parts.joint_projects.queries.running import rows_of, uses_of
from viitta.parts.joint_projects.words import OUTPUTS, USES


def results(project: JointProject) -> list[str]:
    """Outputs and effects with their evidence."""
    return [
        _said(f"{one.title} ({OUTPUTS[OutputKind(one.kind)]})", one.description, one.evidence)
        for one in rows_of(project, Output)
    ]


def changed_ways(project: JointProject) -> list[str]:
    """What changed in each municipality with each result."""
    return [
        _said(
            _("%(partner)s, %(result)s: %(state)s")
            % {"partner": one.partner.name, "result": one.result.title, "state": USES[one.state]},  # type: ignore[index]
            one.changed,
            one.why_not,
        )
        for one in uses_of(project)
    ]


def usable_elsewhere(project: JointProject) -> list[str]:
    """Outputs that are worth taking into use in other municipalities."""
    return [_said(one.title, one.description) for one in rows_of(project, Output) if one.is_reusable]


def _said(first: str, *more: str) -> str:
    return " ".join([f"{first}.", *(text.strip() for text in more if text.strip())])
