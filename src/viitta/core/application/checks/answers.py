"""Is every question answered, in the length and from the list that the call allows?"""

import re
from collections.abc import Iterator

from viitta.core.application.calls import RISK_CLASSES, RISK_EFFECTS
from viitta.core.application.checks.problem import Problem, problem
from viitta.core.application.codes import Code
from viitta.core.application.form import QUESTIONS, Kind, Question
from viitta.core.application.model import Application

# One sign, a domain with a point, nothing that a mail program would refuse to read.
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+")


def check(application: Application) -> Iterator[Problem]:
    """Empty answers, long ones, choices that the call does not have, risks and contact."""
    for question in QUESTIONS:
        if question.missing is not None and is_empty(application, question):
            yield problem(question.number, question.missing)
        elif question.is_text:
            yield from _length(application, question)
        elif question.is_choice:
            yield from _choices(application, question)
    yield from _risks(application)
    yield from _contact(application)


def is_empty(application: Application, question: Question) -> bool:
    """Whether nothing at all has been answered."""
    if question.is_text:
        return not application.texts.get(question.number)
    if question.is_choice:
        return not application.choices.get(question.number)
    filled = {
        Kind.DECISIONS: bool(application.decisions),
        Kind.PHASES: bool(application.phases),
        Kind.COSTS: not application.costs.is_empty,
        Kind.FINANCING: not application.financing.is_empty,
        Kind.RISKS: bool(application.risks or application.risk_effects),
        Kind.CONTACT: any(application.contact.fields.values()),
    }
    return not filled[question.kind]


def _length(application: Application, question: Question) -> Iterator[Problem]:
    length, limit = len(application.texts.get(question.number, "")), application.call.limit_of(question)
    if limit is not None and length > limit:
        yield problem(question.number, Code.ANSWER_TOO_LONG, length=length, limit=limit)


def _choices(application: Application, question: Question) -> Iterator[Problem]:
    known = application.call.codes_of(str(question.number))
    for chosen in application.choices.get(question.number, ()):
        if chosen not in known:
            yield problem(question.number, Code.CHOICE_UNKNOWN, choice=chosen)


def _risks(application: Application) -> Iterator[Problem]:
    classes, effects = (application.call.codes_of(name) for name in (RISK_CLASSES, RISK_EFFECTS))
    for risk in application.risks:
        if not risk.classes:
            yield problem(29, Code.RISK_WITHOUT_CLASS, risk=risk.text)
        for chosen in risk.classes:
            if chosen not in classes:
                yield problem(29, Code.CHOICE_UNKNOWN, choice=chosen)
    for chosen in application.risk_effects:
        if chosen not in effects:
            yield problem(29, Code.CHOICE_UNKNOWN, choice=chosen)


def _contact(application: Application) -> Iterator[Problem]:
    contact = application.contact
    empty = [name for name, value in contact.fields.items() if not value]
    if empty and len(empty) < len(contact.fields):
        yield problem(39, Code.CONTACT_INCOMPLETE, fields=", ".join(empty))
    if contact.email and not _EMAIL.fullmatch(contact.email):
        yield problem(39, Code.EMAIL_MALFORMED, email=contact.email)
