"""One question in ready strings: its answer, checks and rule; who is writing it; its history; where it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from viitta.core import formats
from viitta.core.actors import Actor
from viitta.core.application import BY_NUMBER, QUESTIONS, Kind, Question
from viitta.doors.portal.gate import language
from viitta.doors.portal.projects.application.forms import limited_types
from viitta.doors.portal.projects.application.overview import (
    FindingLine,
    badge_of,
    closed_words,
    finding_line,
    length_words,
    writing_words,
    written_words,
)
from viitta.doors.reports.application.said import Said, said_of
from viitta.doors.reports.application.words import QUESTIONS as LABELS
from viitta.parts.joint_projects.models import AnswerRevision, AnswerState
from viitta.parts.joint_projects.permissions import can_coordinate, can_draft
from viitta.parts.joint_projects.queries.application import Material

PRIVATE = 39  # the contact is seen by whoever coordinates


@dataclass(frozen=True, slots=True)
class RevisionLine:
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """The page. `sources` lead to where an answer that the project gives by itself is changed."""

    title: str
    reference: str
    badge: tuple[str, str]
    under: str
    length: str
    writing: str
    said: tuple[Said, ...]
    findings: tuple[FindingLine, ...]
    revisions: tuple[RevisionLine, ...]
    sources: tuple[tuple[str, str], ...]
    before: tuple[str, str] | None
    after: tuple[str, str] | None
    closed: str
    is_ready: bool
    is_given: bool
    is_money: bool
    can_write: bool
    can_assign: bool


def question_page(
    found: Material, number: int, writers: dict[int, str], revisions: list[AnswerRevision], actor: Actor
) -> QuestionPage:
    """A question as a visitor sees it."""
    question, project = BY_NUMBER[number], found.project
    row = found.answers.get(number)
    hidden = number == PRIVATE and not can_coordinate(actor, project)
    return QuestionPage(
        title=f"{number}. {LABELS[number]}",
        reference=reference_words(found, question),
        badge=badge_of(found, question),
        under=written_words(found, number),
        length=length_words(found, question),
        writing=writing_words(found, number, {} if row and row.writer_id == actor.account else writers),
        said=() if hidden else said_of(found.application, question, language(), for_people=True),
        findings=tuple(finding_line(found, one) for one in found.findings_of(number)),
        revisions=() if hidden else tuple(_revision(one) for one in revisions if one.text)[1:],
        sources=tuple(_sources(found, number, actor)) if found.is_open else (),
        before=_beside(found, number - 1),
        after=_beside(found, number + 1),
        closed="" if found.is_open else closed_words(found),
        is_ready=row is not None and row.state == AnswerState.READY,
        is_given=found.is_given(number),
        is_money=question.kind in (Kind.COSTS, Kind.FINANCING),
        can_write=may_write(found, number, actor),
        can_assign=found.is_open and can_coordinate(actor, project),
    )


def may_write(found: Material, number: int, actor: Actor) -> bool:
    """Whether the visitor may write the answer now."""
    row = found.answers.get(number)
    task = row.partner_id if row is not None else None
    return found.is_open and can_draft(actor, found.project, found.partners, task)


def reference_words(found: Material, question: Question) -> str:
    """The paragraph of the decree that asks for the answer, when the programme is the decree's; whether it may be empty."""
    asked = _("Asked by decree 893/2019 %(reference)s.") % {"reference": question.reference.replace("§ ", f"§{formats.NO_BREAK_SPACE}")}  # fmt: skip
    is_decree = found.application.programme.source("application").startswith("893/2019")
    said = [asked] if question.reference and is_decree else []
    return " ".join([*said, "" if question.is_mandatory else _("May be left empty.")]).strip()


def _beside(found: Material, number: int) -> tuple[str, str] | None:
    if not 1 <= number <= len(QUESTIONS):
        return None
    return reverse("project_answer", args=[found.project.pk, number]), f"{number}. {LABELS[number]}"


def _revision(row: AnswerRevision) -> RevisionLine:
    at: datetime = timezone.localtime(row.at)
    when = f"{formats.day(at.date(), language())} {formats.clock(at, language())}"
    return RevisionLine(f"{row.by_label}, {when}" if row.by_label else when, row.text)


def _sources(found: Material, number: int, actor: Actor) -> Iterator[tuple[str, str]]:
    """Where the project's own data behind an answer is changed."""
    project = found.project
    if not can_coordinate(actor, project) and number != 22:
        return
    if number == 2:
        yield reverse("project_edit", args=[project.pk]), _("Change the name of the project")
    elif number in (1, 5):
        yield reverse("project_partners", args=[project.pk]), _("To the partners")
    elif number == 12:
        yield reverse("phase_new", args=[project.pk]), _("Add a phase")
        yield reverse("project", args=[project.pk]), _("To the phases")
        yield reverse("project_edit", args=[project.pk]), _("Change the project time")
    elif number == 22:
        yield reverse("project_partners", args=[project.pk]), _("To the decisions and agreements of the partners")
    elif number in (24, 26) and found.has_budget:
        yield reverse("project_budget", args=[project.pk]), _("To the budget")
    elif number == 29 and project.roadmap_id is not None:
        yield f"{reverse('risks')}?roadmap={project.roadmap_id}", _("To the risk register of the project")


def has_form(found: Material, number: int) -> bool:
    """Whether something is written here, and not all given by the project's own data."""
    if number == 24 and found.has_budget:
        return bool(limited_types(found))
    return not found.is_given(number) and BY_NUMBER[number].kind is not Kind.RISKS
