"""What a report to the funder stands on, read once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from viitta.core.claims import Settlement
from viitta.core.programmes import Programme
from viitta.doors.reports.queries.projects import attached_to, benefits_in, risks_in
from viitta.parts.benefits.models import Benefit
from viitta.parts.files.models import Document
from viitta.parts.joint_projects import queries
from viitta.parts.joint_projects.models import (
    ChangeNotice,
    Communication,
    JointProject,
    Output,
    Partner,
    PartnerRole,
    Phase,
    Result,
    ResultUse,
)
from viitta.parts.joint_projects.queries.claims import ClaimFigures, claims_of, figures_of, settlement_of
from viitta.parts.joint_projects.queries.money import Money, money_of
from viitta.parts.joint_projects.queries.projects import communications_of
from viitta.parts.joint_projects.queries.running import rows_of, uses_of
from viitta.parts.risks.models import Risk


@dataclass(frozen=True)
class Facts:
    """All that a report to the funder says on a day."""

    project: JointProject
    today: date
    programme: Programme
    partners: Sequence[Partner]
    phases: Sequence[Phase]
    outputs: Sequence[Output]
    results: Sequence[Result]
    uses: Mapping[int, Sequence[ResultUse]]
    benefits: Sequence[Benefit]
    notices: Sequence[ChangeNotice]
    communications: Sequence[Communication]
    realised_risks: Sequence[Risk]
    open_risks: Sequence[Risk]
    money: Money
    claims: Sequence[ClaimFigures]
    settled: Settlement
    documents: Sequence[Document]

    @property
    def municipalities(self) -> list[Partner]:
        """Those who applied or joined, outsiders left out."""
        return [one for one in self.partners if one.role != PartnerRole.OUTSIDER]

    @property
    def staying_costs(self) -> dict[str, Decimal]:
        """Yearly costs that stay, by municipality, where somebody has told of any."""
        found: dict[str, Decimal] = {}
        for use in (one for rows in self.uses.values() for one in rows):
            if use.yearly_cost is not None:
                found[use.partner.name] = found.get(use.partner.name, Decimal(0)) + use.yearly_cost
        return found


def gather(project: JointProject, *, today: date) -> Facts:
    """Read what a report says, in a fixed number of queries."""
    claims = figures_of(project, claims_of(project))
    realised, still_open = risks_in(project)
    uses: dict[int, list[ResultUse]] = {}
    for row in uses_of(project):
        uses.setdefault(row.result_id, []).append(row)
    return Facts(
        project=project,
        today=today,
        programme=queries.programme_of(project),
        partners=queries.partners_of(project),
        phases=queries.phases_of(project),
        outputs=rows_of(project, Output),
        results=rows_of(project, Result),
        uses=uses,
        benefits=benefits_in(project),
        notices=list(reversed(queries.notices_of(project))),
        communications=communications_of(project),
        realised_risks=realised,
        open_risks=still_open,
        money=money_of(project),
        claims=claims,
        settled=settlement_of(project, claims),
        documents=attached_to(project),
    )
