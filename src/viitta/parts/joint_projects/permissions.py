"""Who may do what with joint projects: whoever coordinates, a partner's own people, everybody of the partners."""

from collections.abc import Iterable

from viitta.core.actors import Actor, ActorKind, Role
from viitta.parts.joint_projects.models import JointProject, Partner
from viitta.parts.organisations.permissions import has_role

COORDINATES = (Role.ADMINISTRATOR, Role.CONVENOR, Role.COORDINATOR)
SPEAKS = (*COORDINATES, Role.OWNER, Role.MEMBER)


def can_found_project(actor: Actor, organisation: int) -> bool:
    """Begin a joint project that the organisation applies for; keep its funding programmes."""
    return has_role(actor, organisation, Role.ADMINISTRATOR, Role.CONVENOR)


def can_coordinate(actor: Actor, project: JointProject) -> bool:
    """Everything of a project: application, budget, ledger, claims, steering group."""
    return has_role(actor, project.organisation_id, *COORDINATES, roadmap=project.roadmap_id)


def is_own(actor: Actor, partner: Partner) -> bool:
    """Whether the partner is an organisation in which the actor has a role."""
    return actor.is_unlimited or (
        partner.organisation_id is not None and partner.organisation_id in actor.organisations
    )


def own_partners(actor: Actor, partners: Iterable[Partner]) -> list[Partner]:
    """The partners that are the actor's own organisations."""
    return [one for one in partners if is_own(actor, one)]


def can_speak_for(actor: Actor, partner: Partner) -> bool:
    """Tell what is the municipality's own: its answers, days of officials, use of results."""
    if can_coordinate(actor, partner.project):
        return True
    own = partner.organisation_id
    return own is not None and partner.until_date is None and has_role(actor, own, *SPEAKS)


def can_see_rows_of(actor: Actor, partner: Partner | None, project: JointProject) -> bool:
    """See rows of the ledger, hours and invoices, not only their totals by cost type: one's own, or all."""
    return can_coordinate(actor, project) or (partner is not None and is_own(actor, partner))


def can_draft(actor: Actor, project: JointProject, partners: Iterable[Partner], task_of: int | None) -> bool:
    """Write an answer of the application: whoever coordinates; the people of the partner whose task it is, or of any
    partner when it is nobody's."""
    if can_coordinate(actor, project):
        return True
    spoken_for = {one.pk for one in partners if can_speak_for(actor, one)}
    return bool(spoken_for) if task_of is None else task_of in spoken_for


def can_fill(actor: Actor, partner: Partner) -> bool:
    """Tell how results stand in a municipality: who speaks for it, and its person who came by the link that asks."""
    came = actor.kind is ActorKind.PERSON_LINK and actor.link is not None and partner.organisation_id is not None
    return can_speak_for(actor, partner) or (came and actor.person_in(partner.organisation_id or 0) is not None)
