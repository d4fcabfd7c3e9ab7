"""Writing the application of a project: who has a question open, answers, their states and tasks; sending it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from viitta.core.actors import Actor
from viitta.core.application import Application, to_plain
from viitta.core.application.form import BY_NUMBER
from viitta.parts.audit import actions as audit
from viitta.parts.joint_projects.actions.base import Refused, record
from viitta.parts.joint_projects.models import (
    Answer,
    AnswerRevision,
    AnswerState,
    JointProject,
    Partner,
    ProjectState,
    SentApplication,
)
from viitta.parts.joint_projects.permissions import can_coordinate, can_draft
from viitta.parts.joint_projects.queries.application import material_of
from viitta.parts.joint_projects.queries.brought import brought
from viitta.parts.joint_projects.queries.projects import partners_of
from viitta.parts.organisations.permissions import require

LEASE = timedelta(minutes=30)  # so long a question that was opened for writing is told to others as being written


@dataclass(frozen=True, slots=True)
class Draft:
    """A new answer: text, or values as the file of an application has them. `seen` is the revision it was opened at."""

    question: int
    text: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    seen: int | None = None


def _open(project: JointProject) -> None:
    """Refused once the application has been sent: what was sent stays."""
    if not JointProject.objects.filter(pk=project.pk, state=ProjectState.DRAFTING).exists():
        raise Refused("application_sent")


def _answer(project: JointProject, question: int, by: Actor, at: datetime) -> Answer:
    """The row of a question, made when it is not there."""
    if question not in BY_NUMBER:
        raise ValueError(f"the form has no question {question}")
    signature = by.signature(project.organisation_id)._asdict()
    defaults = {**signature, "at": at, "revision": 0}
    return Answer.objects.get_or_create(project=project, question=str(question), defaults=defaults)[0]


def _draftable(project: JointProject, question: int, by: Actor, at: datetime) -> Answer:
    audit.lock([project.organisation_id])
    _open(project)
    row = _answer(project, question, by, at)
    require(can_draft(by, project, partners_of(project), row.partner_id))
    return row


@transaction.atomic
def open_answer(*, project: JointProject, question: int, by: Actor, at: datetime) -> Answer:
    """Tell others that one is writing an answer. It keeps nobody from writing: who saves second is told."""
    row = _draftable(project, question, by, at)
    row.writer_id, row.writer_until = by.account, at + LEASE if by.account else None
    row.save(update_fields=["writer", "writer_until"])
    record("joint_projects.answer.opened", project, by, at, question=question)
    return row


@transaction.atomic
def close_answer(*, project: JointProject, question: int, by: Actor, at: datetime) -> Answer:
    """Stop writing without saving; somebody else's writing is left as it is."""
    row = _draftable(project, question, by, at)
    if row.writer_id == by.account:
        row.writer_id, row.writer_until = None, None
        row.save(update_fields=["writer", "writer_until"])
        record("joint_projects.answer.closed", project, by, at, question=question)
    return row


@transaction.atomic
def write_answers(*, project: JointProject, drafts: Sequence[Draft], by: Actor, at: datetime) -> list[Answer]:
    """Save answers. audit.Stale when somebody else has saved one since it was opened; then nothing is saved."""
    return [_write(project, one, by, at) for one in drafts]


def _write(project: JointProject, draft: Draft, by: Actor, at: datetime) -> Answer:
    row = _draftable(project, draft.question, by, at)
    if draft.seen is not None and draft.seen != row.revision:
        raise audit.Stale
    values = dict(draft.values)
    if row.writer_id == by.account:
        row.writer_id, row.writer_until = None, None
    if row.revision == 0 or (row.text, row.values) != (draft.text, values):
        signature = by.signature(project.organisation_id)._asdict()
        row.text, row.values, row.at, row.revision = draft.text, values, at, row.revision + 1
        row.state = AnswerState.DRAFT
        for name, value in signature.items():
            setattr(row, name, value)
        AnswerRevision.objects.create(
            answer=row, revision=row.revision, text=row.text, values=values, at=at, **signature
        )
        record("joint_projects.answer.written", project, by, at, question=draft.question, revision=row.revision)
    row.save()
    return row


@transaction.atomic
def bring_answers(
    *, project: JointProject, application: Application, seen: str, by: Actor, at: datetime
) -> list[Answer]:
    """Take the answers of a file into use, all or none; what the project has of its own stays.

    `seen` is what the preview said would be written and over what: audit.Stale when that is not so any more.
    """
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    _open(project)
    found = brought(material_of(project), application)
    if found.seen != seen:
        raise audit.Stale
    drafts = [Draft(one.question, one.text, one.values, one.seen) for one in found.new]
    return write_answers(project=project, drafts=drafts, by=by, at=at)


@transaction.atomic
def mark_answers(*, project: JointProject, questions: Sequence[int], state: str, by: Actor, at: datetime) -> None:
    """Mark answers as ready, or as drafts again."""
    for question in questions:
        row = _draftable(project, question, by, at)
        if row.state != state:
            row.state = state
            row.save(update_fields=["state"])
            record("joint_projects.answer.marked", project, by, at, question=question, state=str(state))


@transaction.atomic
def assign_answers(
    *, project: JointProject, questions: Sequence[int], partner: Partner | None, by: Actor, at: datetime
) -> None:
    """Give questions to a partner as its task, or to nobody."""
    require(can_coordinate(by, project))
    if partner is not None and partner.project_id != project.pk:
        raise ValueError("a partner of the same project")
    for question in questions:
        row = _draftable(project, question, by, at)
        row.partner = partner
        row.save(update_fields=["partner"])
        given = partner.pk if partner else None
        record("joint_projects.answer.assigned", project, by, at, question=question, partner=given)


@transaction.atomic
def send_application(*, project: JointProject, sent_on: date, by: Actor, at: datetime) -> SentApplication:
    """Freeze the application as it was sent to the funder. Refused while there are findings."""
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    _open(project)
    found = material_of(project)
    if found.findings:
        raise Refused("application_has_findings", count=len(found.findings))
    return _freeze(project, found.application, sent_on, by, at)


@transaction.atomic
def keep_sent_application(
    *, project: JointProject, application: Application, sent_on: date, by: Actor, at: datetime
) -> SentApplication:
    """Keep an application that was sent before the project came to Viitta, with its answers."""
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    if SentApplication.objects.filter(project=project).exists():
        raise Refused("application_sent")
    signature = by.signature(project.organisation_id)._asdict()
    for number, (text, values) in answers_of(application).items():
        row = Answer.objects.create(
            project=project, question=str(number), text=text, values=values, at=at, state=AnswerState.READY, **signature
        )  # fmt: skip
        AnswerRevision.objects.create(answer=row, revision=1, text=text, values=values, at=at, **signature)
    return _freeze(project, application, sent_on, by, at)


def answers_of(application: Application) -> dict[int, tuple[str, dict[str, Any]]]:
    """What is kept of each answer: its text and its values."""
    plain = to_plain(application)["answers"]
    found: dict[int, tuple[str, dict[str, Any]]] = {}
    for number, question in BY_NUMBER.items():
        said = plain[str(number)]
        if question.is_text:
            found[number] = (said, {})
        elif question.is_choice:
            found[number] = ("", {"choices": said})
        else:
            found[number] = ("", said if isinstance(said, dict) else {"rows": said})
    return found


def _freeze(project: JointProject, application: Application, sent_on: date, by: Actor, at: datetime) -> SentApplication:
    signature = by.signature(project.organisation_id)._asdict()
    told = {"content": to_plain(application), "sent_on": sent_on, "at": at, **signature}
    row = SentApplication.objects.update_or_create(project=project, defaults=told)[0]  # sent anew when it was reopened
    JointProject.objects.filter(pk=project.pk, state=ProjectState.DRAFTING).update(
        state=ProjectState.SUBMITTED, revision=project.revision + 1
    )
    Answer.objects.filter(project=project).update(writer=None, writer_until=None)
    record("joint_projects.application.sent", project, by, at, on=sent_on.isoformat())
    return row
