"""Projects, partners, shares, phases and change notices."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q, QuerySet

from viitta.core.actors import Actor
from viitta.core.programmes import Programme, from_dict
from viitta.parts.joint_projects.models import ChangeNotice, Communication, JointProject, Partner, Phase, Share
from viitta.parts.organisations.models import Organisation, Person, Seat
from viitta.parts.organisations.queries import visible_to


def visible(actor: Actor, on: date, prefix: str = "") -> Q:
    """What the actor may see of projects: those of own organisations, and of circles that one of them is in that day.

    `prefix` is the way from the row to its project, such as "project__".
    """
    return visible_to(actor, on, organisation=f"{prefix}organisation", circle=f"{prefix}circle")


def projects_of(actor: Actor, *, on: date) -> QuerySet[JointProject]:
    """Projects that the actor may see, the newest first."""
    return JointProject.objects.filter(visible(actor, on)).select_related("organisation")


def get_project(actor: Actor, pk: int, *, on: date) -> JointProject:
    """One project; JointProject.DoesNotExist for strangers too."""
    rows = JointProject.objects.filter(visible(actor, on))
    return rows.select_related("organisation", "circle", "roadmap", "group", "grant_decision").get(pk=pk)


def project_names(ids: Iterable[int]) -> dict[int, str]:
    """Names of projects by id, for what hangs on them; whoever asks has been let see them."""
    return dict(JointProject.objects.filter(pk__in=list(ids)).values_list("pk", "name"))


def programme_of(project: JointProject) -> Programme:
    """The rules that the project was begun with."""
    return from_dict(project.rules)


def partners_of(project: JointProject) -> list[Partner]:
    """All partners of a project that the actor sees, those who have left or merged too."""
    rows = Partner.objects.filter(project=project).select_related("organisation", "decision", "successor", "contact")
    partners = list(rows)
    for partner in partners:
        partner.project = project
    return partners


def get_partner(actor: Actor, pk: int, *, on: date) -> Partner:
    """One partner of a project that the actor sees; Partner.DoesNotExist for strangers."""
    rows = Partner.objects.filter(visible(actor, on, "project__"))
    return rows.select_related("project", "organisation", "decision", "contact").get(pk=pk)


def shares_of(project: JointProject) -> list[Share]:
    """Every share that a partner has had, by day and partner: the agreed ones are seen by all partners."""
    rows = Share.objects.filter(project=project).select_related("partner")
    return list(rows.order_by(F("from_date").asc(nulls_first=True), "partner__position", "pk"))


def phases_of(project: JointProject) -> list[Phase]:
    """The phases of a project in order; removed ones left out."""
    return list(Phase.objects.filter(project=project, removed_at=None))


def get_phase(actor: Actor, pk: int, *, on: date) -> Phase:
    """One phase, a removed one too; Phase.DoesNotExist for strangers."""
    return Phase.objects.filter(visible(actor, on, "project__")).select_related("project").get(pk=pk)


def notices_of(project: JointProject) -> list[ChangeNotice]:
    """Changes told to the funder, the newest first; removed ones left out."""
    return list(ChangeNotice.objects.filter(project=project, removed_at=None).select_related("partner"))


def get_notice(actor: Actor, pk: int, *, on: date) -> ChangeNotice:
    """One change notice, a removed one too; ChangeNotice.DoesNotExist for strangers."""
    return ChangeNotice.objects.filter(visible(actor, on, "project__")).select_related("project").get(pk=pk)


def people_of_partner(partner: Partner) -> list[Person]:
    """People of a partner's organisation who have not left: its contact and its seat are chosen from them."""
    rows = Person.objects.filter(organisation=partner.organisation_id, left_on=None)
    return list(rows.order_by("title", "pk"))


def people_with_account(project: JointProject) -> list[Person]:
    """People of the applicant who can sign in: the coordinator is one of them."""
    rows = Person.objects.filter(organisation=project.organisation_id, left_on=None, account__isnull=False)
    return list(rows.order_by("title", "pk"))


def seats_of(project: JointProject, *, on: date | None = None) -> list[Seat]:
    """Seats of the steering group, those of a day or all there have been, by day."""
    rows = Seat.objects.filter(group=project.group_id)
    rows = (
        rows.filter(Q(from_date=None) | Q(from_date__lte=on), Q(until_date=None) | Q(until_date__gt=on)) if on else rows
    )
    return list(rows.select_related("person", "deputy").order_by(F("from_date").asc(nulls_first=True), "pk"))


def municipalities() -> dict[int, Organisation]:
    """Organisations that may join a project, by id: their names are public."""
    return {row.pk: row for row in Organisation.objects.filter(valid_until=None).order_by("name")}


def project_of_group(group: int) -> JointProject | None:
    """The project that a group steers; None when it steers none."""
    return JointProject.objects.filter(group=group).select_related("organisation", "roadmap", "circle", "group").first()


def project_of_roadmap(roadmap: int) -> JointProject | None:
    """The project that a roadmap belongs to; None when it is no project's."""
    return JointProject.objects.filter(roadmap=roadmap).select_related("organisation").first()


def communications_of(project: JointProject) -> list[Communication]:
    """The communication plan by planned day; removed lines left out."""
    rows = Communication.objects.filter(project=project, removed_at=None).select_related("partner")
    return list(rows.order_by(F("planned_on").asc(nulls_last=True), "pk"))
