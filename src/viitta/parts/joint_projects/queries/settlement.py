"""What the report on use takes from a project's registers: outputs and effects, and how each municipality uses results."""

from viitta.parts.joint_projects.models import JointProject, Output, ResultUse


def outputs_of(project: JointProject) -> list[Output]:
    """Outputs and effects of a project; removed ones left out."""
    return list(Output.objects.filter(project=project, removed_at=None))


def uses_of(project: JointProject) -> list[ResultUse]:
    """What each municipality told of each result; removed results left out."""
    rows = ResultUse.objects.filter(result__project=project, result__removed_at=None)
    return list(rows.select_related("result", "partner").order_by("result__position", "partner__position", "pk"))
