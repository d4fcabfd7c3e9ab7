"""The application in ready strings: its 39 questions with how each stands, and every finding in one list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from viitta.core import formats
from viitta.core.actors import Actor
from viitta.core.application import BY_NUMBER, QUESTIONS, Finding, Question
from viitta.doors.importexport.words.application import finding_sentence, source_words
from viitta.doors.portal.gate import language
from viitta.doors.reports.application.words import QUESTIONS as LABELS
from viitta.doors.reports.application.words import SECTIONS
from viitta.parts.joint_projects.actions.application import LEASE
from viitta.parts.joint_projects.models import AnswerState
from viitta.parts.joint_projects.permissions import can_coordinate, own_partners
from viitta.parts.joint_projects.queries.application import Material
from viitta.parts.joint_projects.words import ANSWERS

FILTERS = {
    "": pgettext_lazy("questions", "All"),
    "missing": pgettext_lazy("questions", "Missing"),
    "findings": pgettext_lazy("questions", "With findings"),
    "own": pgettext_lazy("questions", "Our own tasks"),
}
FILES = (("docx", "Word"), ("pdf", "PDF"), ("xlsx", "Excel"), ("json", "JSON"))
EMPTY = ("not_reported", pgettext_lazy("state of an answer", "empty"))
BADGES = {AnswerState.DRAFT: "behind", AnswerState.READY: "done"}


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding: at which place of the form, what is wrong, whose rule it is, and where it is mended."""

    place: str
    sentence: str
    source: str
    address: str


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question in the list."""

    number: int
    title: str
    address: str
    badge: tuple[str, str]
    task: str
    under: str
    length: str
    findings: str


@dataclass(frozen=True, slots=True)
class ApplicationPage:
    """The page. `groups` are a heading and the questions under it."""

    title: str
    sentence: str
    figures: tuple[dict[str, str], ...]
    filters: tuple[tuple[str, str, bool], ...]
    groups: tuple[tuple[str, tuple[QuestionLine, ...]], ...]
    findings: tuple[FindingLine, ...]
    missing: tuple[FindingLine, ...]
    missing_words: str
    files: tuple[tuple[str, str], ...]
    copy_address: str
    send_address: str = ""
    bring_address: str = ""
    closed: str = ""


def application_page(
    found: Material, writers: dict[int, str], show: str, actor: Actor, at: datetime
) -> ApplicationPage:
    """The application of a project as a visitor sees it."""
    project, address = found.project, reverse("project_application", args=[found.project.pk])
    shown = [question for question in QUESTIONS if _is_shown(found, question, show, actor)]
    send = found.is_open and can_coordinate(actor, project)
    files = reverse("project_application_file", args=[project.pk])
    missing = [one for one in found.findings if one.question.isdigit() and not found.is_answered(BY_NUMBER[one.number])]
    wrong = [one for one in found.findings if one not in missing]
    count = len({one.number for one in missing})
    return ApplicationPage(
        title=_("Application"),
        sentence=_sentence(found, timezone.localdate(at)),
        figures=_figures(found, address),
        filters=tuple((_shown(address, key), str(word), key == show) for key, word in FILTERS.items()),
        groups=_groups(found, shown, writers),
        findings=tuple(finding_line(found, one) for one in wrong),
        missing=tuple(finding_line(found, one) for one in missing),
        missing_words=ngettext("%(count)s question without an answer", "%(count)s questions without an answer", count)
        % {"count": count},
        files=tuple((f"{files}?format={kind}", word) for kind, word in FILES),
        copy_address=reverse("project_application_copy", args=[project.pk]),
        send_address=reverse("project_application_send", args=[project.pk]) if send else "",
        bring_address=reverse("project_application_bring", args=[project.pk]) if send else "",
        closed="" if found.is_open else closed_words(found),
    )


def _shown(address: str, key: str) -> str:
    return f"{address}?{urlencode({'show': key})}" if key else address


def closed_words(found: Material) -> str:
    """Why nothing can be written any more."""
    if found.sent is None:
        return _("The application is not being written any more.")
    day = formats.day(found.sent.sent_on, language())
    return _("The application was sent %(day)s. What is shown is what was sent.") % {"day": day}


def _is_shown(found: Material, question: Question, show: str, actor: Actor) -> bool:
    if show == "missing":
        return question.is_mandatory and not found.is_answered(question)
    if show == "findings":
        return bool(found.findings_of(question.number))
    if show == "own":
        row = found.answers.get(question.number)
        own = {partner.pk for partner in own_partners(actor, found.partners)}
        return row is not None and row.partner_id in own
    return True


def _sentence(found: Material, today: date) -> str:
    closes = found.application.call.closes
    if not found.is_open or closes is None:
        return ""
    day, left = formats.day(closes, language()), (closes - today).days
    if left < 0:
        return _("The call closed %(day)s.") % {"day": day}
    said = ngettext("The call closes %(day)s, in %(count)s day.", "The call closes %(day)s, in %(count)s days.", left)
    return said % {"day": day, "count": left}


def _figures(found: Material, address: str) -> tuple[dict[str, str], ...]:
    answered = sum(found.is_answered(question) for question in QUESTIONS)
    ready = sum(row.state == AnswerState.READY for row in found.answers.values())
    count = len(found.findings)
    told = (
        (f"{answered}/{len(QUESTIONS)}", _("questions answered"), ""),
        (str(ready), _("marked as ready"), ""),
        (str(count), ngettext("finding", "findings", count), f"{address}#findings"),
    )
    return tuple({"number": number, "word": word, "address": way, "kind": ""} for number, word, way in told)


def _groups(
    found: Material, shown: Sequence[Question], writers: dict[int, str]
) -> tuple[tuple[str, tuple[QuestionLine, ...]], ...]:
    starts = sorted(SECTIONS)
    groups = []
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(QUESTIONS) + 1
        lines = tuple(_line(found, one, writers) for one in shown if start <= one.number < end)
        if lines:
            groups.append((str(SECTIONS[start]), lines))
    return tuple(groups)


def badge_of(found: Material, question: Question) -> tuple[str, str]:
    """How an answer stands: empty, a draft or ready."""
    if not found.is_answered(question):
        return EMPTY[0], str(EMPTY[1])
    row = found.answers.get(question.number)
    state = AnswerState(row.state) if row is not None else AnswerState.DRAFT
    return BADGES[state], str(ANSWERS[state])


def _line(found: Material, question: Question, writers: dict[int, str]) -> QuestionLine:
    row, count = found.answers.get(question.number), len(found.findings_of(question.number))
    told = ngettext("%(count)s finding", "%(count)s findings", count) % {"count": count}
    return QuestionLine(
        question.number,
        f"{question.number}. {LABELS[question.number]}",
        reverse("project_answer", args=[found.project.pk, question.number]),
        badge_of(found, question),
        row.partner.name if row is not None and row.partner is not None else "",
        writing_words(found, question.number, writers) or written_words(found, question.number),
        length_words(found, question),
        told if count else "",
    )


def writing_words(found: Material, number: int, writers: dict[int, str]) -> str:
    """Who has the question open, and since when; empty when nobody has."""
    row = found.answers.get(number)
    if number not in writers or row is None or row.writer_until is None:
        return ""
    since = formats.clock(timezone.localtime(row.writer_until - LEASE), language())
    who = writers[number] or _("Somebody")
    return _("%(who)s is writing this since %(time)s") % {"who": who, "time": since}


def written_words(found: Material, number: int) -> str:
    """Who wrote the answer and when; that it comes from the project when it does."""
    if found.is_given(number):
        return pgettext("answer", "from the project's own data")
    row = found.answers.get(number)
    if row is None or not row.revision:
        return ""
    day = formats.day(timezone.localdate(row.at), language())
    return f"{row.by_label}, {day}" if row.by_label else day


def length_words(found: Material, question: Question) -> str:
    """How long a text is and may be: `412/4 000`."""
    limit = found.application.call.limit_of(question)
    if limit is None:
        return ""
    length = len(found.application.texts.get(question.number, ""))
    return f"{formats.number(length, language())}/{formats.number(limit, language())}"


def finding_line(found: Material, finding: Finding) -> FindingLine:
    """A finding of the list, with the way to its question."""
    letter = finding.question.removeprefix(str(finding.number))
    return FindingLine(
        f"{finding.number}{formats.NO_BREAK_SPACE}{letter}" if letter else str(finding.number),
        finding_sentence(finding),
        source_words(finding.source),
        reverse("project_answer", args=[found.project.pk, finding.number]),
    )
