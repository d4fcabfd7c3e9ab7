"""What a steering group's agenda asks of its joint project: money, claims, changes, communication, days of officials."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from viitta.parts.joint_projects.models import ChangeNotice, Communication, JointProject, OfficialDays, Partner
from viitta.parts.joint_projects.queries import notices_of, partners_of
from viitta.parts.joint_projects.queries.claims import ClaimFigures, claims_of, figures_of
from viitta.parts.joint_projects.queries.money import Money, money_of, official_days_of
from viitta.parts.joint_projects.queries.projects import communications_of, project_of_group
from viitta.parts.meetings.models import ItemKind, Meeting, Participant


@dataclass(frozen=True, slots=True)
class Joint:
    """A project as its steering group looks at it; empty where its item is not asked for."""

    project: JointProject
    partners: Sequence[Partner]
    called: Sequence[Participant]
    money: Money | None
    claims: Sequence[ClaimFigures]
    notices: Sequence[ChangeNotice]
    communications: Sequence[Communication]
    days: Sequence[OfficialDays]
    before: Meeting | None


def joint_of(meeting: Meeting, kinds: Collection[str], before: Meeting | None) -> Joint | None:
    """The project of a meeting's group; None for a group that steers none."""
    project = project_of_group(meeting.group_id)
    if project is None:
        return None
    wants_money = ItemKind.BUDGET in kinds
    return Joint(
        project=project,
        partners=partners_of(project),
        called=list(meeting.participants.all()) if ItemKind.OPENING in kinds else [],
        money=money_of(project) if wants_money else None,
        claims=figures_of(project, claims_of(project)) if wants_money else [],
        notices=notices_of(project) if ItemKind.CHANGES in kinds else [],
        communications=communications_of(project) if ItemKind.COMMUNICATION in kinds else [],
        days=official_days_of(project) if ItemKind.CHALLENGES in kinds else [],
        before=before,
    )
