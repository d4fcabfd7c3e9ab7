"""What the reports to a funder read of a project besides its money and registers: benefits, realised risks, attachments."""

from collections.abc import Sequence

from viitta.parts.benefits.models import Benefit, BenefitStatus
from viitta.parts.files.models import Document
from viitta.parts.files.queries import documents_on
from viitta.parts.joint_projects.models import JointProject
from viitta.parts.risks.models import Risk, RiskState
from viitta.parts.risks.queries import risks_of


def benefits_in(project: JointProject) -> list[Benefit]:
    """Benefits of the project's roadmap that have not been given up, with what their plans and sums are made of."""
    rows = Benefit.objects.filter(roadmap=project.roadmap_id, removed_at=None)
    return list(rows.exclude(status=BenefitStatus.DROPPED).prefetch_related("volumes", "readings"))


def risks_in(project: JointProject) -> tuple[list[Risk], list[Risk]]:
    """Risks of a project that came true, and those that are still open."""
    rows: Sequence[Risk] = list(risks_of(project.roadmap)) if project.roadmap else []
    realised = [row for row in rows if row.state == RiskState.REALISED]
    return realised, [row for row in rows if row.state not in (RiskState.REALISED, RiskState.CLOSED)]


def attached_to(project: JointProject) -> list[Document]:
    """Documents of a project: the auditor's statement is one of them."""
    return list(documents_on("joint_project", project.pk))
