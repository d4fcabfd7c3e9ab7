"""The small registers of a running project, the results in its municipalities, the links that ask for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from viitta.core.actors import Actor, ActorKind, ActorPerson
from viitta.parts.joint_projects.models import (
    Closing,
    JointProject,
    Partner,
    PartnerRole,
    ProjectState,
    Result,
    ResultLink,
    ResultRound,
    ResultUse,
    ResultUseRevision,
)
from viitta.parts.joint_projects.queries.projects import visible
from viitta.parts.organisations.actions.access import hash_token
from viitta.parts.organisations.models import Person, Seat


def rows_of(project: JointProject, model: type[Any]) -> list[Any]:
    """Rows of a register of a project that the actor sees; those taken away are left out."""
    return list(model.objects.filter(project=project, removed_at=None))


def get_row(actor: Actor, model: type[Any], pk: int, *, on: date) -> Any:
    """One row of a register, one taken away too; the model's DoesNotExist for strangers."""
    return model.objects.filter(visible(actor, on, "project__")).select_related("project").get(pk=pk)


def uses_of(project: JointProject) -> list[ResultUse]:
    """What each municipality told of each result; results taken away are left out."""
    rows = ResultUse.objects.filter(result__project=project, result__removed_at=None)
    return list(rows.select_related("result", "partner").order_by("result__position", "partner__position", "pk"))


def users_of(partners: Iterable[Partner]) -> list[Partner]:
    """Partners that have a column: municipalities that are in the project and have not merged or left."""
    return [row for row in partners if row.role != PartnerRole.OUTSIDER and row.until_date is None]


def versions_of(project: JointProject, *, most: int) -> list[ResultUseRevision]:
    """The newest versions of all answers, at most so many, the newest first."""
    rows = ResultUseRevision.objects.filter(use__result__project=project)
    return list(rows.select_related("use__result", "use__partner").order_by("-at", "-pk")[:most])


@dataclass(frozen=True, slots=True)
class ToldUse:
    """One answer as other parts of the project use it (q11, q13, q30 and the settlement)."""

    result: str
    kind: str
    municipality: str
    use: ResultUse


def results_of(project: JointProject) -> list[ToldUse]:
    """Results of a project as they stand in the municipalities, by result and municipality."""
    return [ToldUse(row.result.title, row.result.kind, row.partner.name, row) for row in uses_of(project)]


def rounds_of(project: JointProject) -> list[ResultRound]:
    """Rounds in which the municipalities were asked, the newest first."""
    return list(ResultRound.objects.filter(project=project).order_by("-opened_at", "-pk"))


def links_of(rounds: ResultRound) -> list[ResultLink]:
    """Who was asked in a round."""
    return list(ResultLink.objects.filter(round=rounds).select_related("partner", "person").order_by("pk"))


def ended_projects(on: date) -> list[JointProject]:
    """Projects that had a grant and whose time is over: their results are asked of afterwards."""
    states = (ProjectState.RUNNING, ProjectState.ENDED, ProjectState.SETTLED)
    rows = JointProject.objects.filter(ends_on__lt=on, state__in=states)
    return list(rows.select_related("organisation", "group").order_by("pk"))


def open_rounds() -> list[ResultRound]:
    """Rounds that are being answered, of all projects."""
    return list(ResultRound.objects.filter(closed_at=None).select_related("project").order_by("pk"))


def askable(project: JointProject, on: date) -> list[tuple[Partner, Person]]:
    """Who is asked for each column: the partner's contact, else who sits for it in the steering group, with an address."""
    partners = users_of(Partner.objects.filter(project=project).select_related("contact", "organisation"))
    seats: dict[int, Person] = {}
    for seat in Seat.objects.on(on).filter(group=project.group_id).select_related("person").order_by("pk"):  # type: ignore[attr-defined]
        seats.setdefault(seat.person.organisation_id, seat.person)
    found = []
    for row in partners:
        row.project = project
        chosen = [row.contact, seats.get(row.organisation_id or 0)]
        person = next((one for one in chosen if one and one.email and (one.left_on is None or one.left_on > on)), None)
        if person is not None:
            found.append((row, person))
    return found


@dataclass(frozen=True, slots=True)
class FoundResultLink:
    """A link that exists, and the actor that comes by it."""

    link: ResultLink
    partner: Partner
    actor: Actor

    @property
    def is_closed(self) -> bool:
        """Whether it answers nothing any more."""
        return (
            self.link.round.closed_at is not None
            or self.link.revoked_at is not None
            or self.partner.until_date is not None
        )


def find_result_link(token: str, *, on: date) -> FoundResultLink | None:
    """The link of a token; None when there never was one, or its person has left."""
    rows = ResultLink.objects.select_related(
        "round", "partner__project__organisation", "partner__organisation", "person"
    )
    link = rows.filter(token_hash=hash_token(token)).first()
    if link is None or (link.person.left_on is not None and link.person.left_on <= on):
        return None
    who = (ActorPerson(link.person.pk, link.person.organisation_id),)
    return FoundResultLink(link, link.partner, Actor(ActorKind.PERSON_LINK, link.person.label, None, who, (), link.pk))


def closing_of(project: JointProject) -> Closing:
    """What has been told of closing a project; a new one that is not stored yet when nobody has."""
    found = Closing.objects.filter(project=project).select_related("follow_up").first()
    return found or Closing(project=project, revision=0)


def results_by_id(project: JointProject) -> dict[int, Result]:
    """Results of a project that are in the list, by id, in order."""
    return {row.pk: row for row in rows_of(project, Result)}
