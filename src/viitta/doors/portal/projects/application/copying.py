"""The page to copy from: answer by answer as the funder's form takes it, each with its length."""

from dataclasses import dataclass

from viitta.core import formats
from viitta.core.application import QUESTIONS
from viitta.doors.portal.gate import language
from viitta.doors.portal.projects.application.overview import FindingLine, finding_line
from viitta.doors.portal.projects.application.question import PRIVATE
from viitta.doors.reports.application.said import said_of
from viitta.doors.reports.application.words import QUESTIONS as LABELS
from viitta.parts.joint_projects.queries.application import Material


@dataclass(frozen=True, slots=True)
class CopyField:
    """What goes into one field of the form."""

    id: str
    label: str
    text: str
    length: str
    is_long: bool


@dataclass(frozen=True, slots=True)
class CopyQuestion:
    title: str
    fields: tuple[CopyField, ...]
    findings: tuple[FindingLine, ...]


@dataclass(frozen=True, slots=True)
class CopyPage:
    questions: tuple[CopyQuestion, ...]
    hides_contact: bool


def copy_page(found: Material, *, hides_contact: bool) -> CopyPage:
    """Every question with its fields."""
    shown = [one for one in QUESTIONS if not (hides_contact and one.number == PRIVATE)]
    questions = []
    for question in shown:
        said = said_of(found.application, question, language())
        made = tuple(
            CopyField(f"q{question.number}-{at}", one.label, one.text, _length(one.length), question.is_text)
            for at, one in enumerate(said)
        )
        findings = tuple(finding_line(found, one) for one in found.findings_of(question.number))
        questions.append(CopyQuestion(f"{question.number}. {LABELS[question.number]}", made, findings))
    return CopyPage(tuple(questions), hides_contact)


def _length(length: int) -> str:
    return formats.number(length, language())
