"""The project that goes on from what a project leaves open."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from viitta.core.actors import Actor
from viitta.core.programmes import Programme
from viitta.parts.joint_projects.actions.base import Refused
from viitta.parts.joint_projects.actions.partners import NewPartner, add_partners
from viitta.parts.joint_projects.actions.projects import NewProject, found_projects
from viitta.parts.joint_projects.actions.results import note_follow_up
from viitta.parts.joint_projects.models import Closing, JointProject, Partner, PartnerRole

MOST = 20  # things of a kind that the summary names


def _lines(head: str, titles: Sequence[str]) -> list[str]:
    return [f"{head}: {'; '.join(titles[:MOST])}."] if titles else []


def summary_of(closing: Closing, results: Sequence[str], risks: Sequence[str], phases: Sequence[str]) -> str:
    """What the next project begins from: why it is needed, and what was left open."""
    lines = [
        closing.grounds,
        *_lines(_("Results not yet in use everywhere"), results),
        *_lines(_("Risks still open"), risks),
        *_lines(_("Phases not finished"), phases),
    ]
    return "\n\n".join(filter(None, lines))[:4000]


@transaction.atomic
def draft_follow_up(
    *,
    closing: Closing,
    programme: Programme,
    results: Sequence[str],
    risks: Sequence[str],
    phases: Sequence[str],
    by: Actor,
    at: datetime,
) -> JointProject:
    """Begin the next project: the partners that are still in, as long as the one before, from the day after it.

    Refused when it has not been said that one is needed, or when it has been drafted already.
    """
    project = closing.project
    if not closing.follow_up_needed:
        raise Refused("follow_up_not_needed")
    if closing.follow_up_id is not None:
        raise Refused("follow_up_there")
    starts = project.ends_on + timedelta(days=1)
    with override(project.language):
        name = _("%(name)s, follow-up project") % {"name": project.name}
        summary = summary_of(closing, results, risks, phases)
    new = NewProject(
        project.organisation, name[:200], programme, starts, starts + (project.ends_on - project.starts_on),
        summary=summary, split_on=project.split_on, previous=project,
    )  # fmt: skip
    made = found_projects(new=[new], by=by, at=at)[0]
    living = Partner.objects.filter(project=project, until_date=None).exclude(role=PartnerRole.APPLICANT)
    joining = [
        NewPartner(row.organisation, "" if row.organisation else row.name, row.role)
        for row in living.select_related("organisation")
    ]
    if joining:
        add_partners(project=made, new=joining, by=by, at=at)
    note_follow_up(closing=closing, follow_up=made, by=by, at=at)
    return made
