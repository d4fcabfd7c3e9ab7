"""Answers brought from a file beside those of a project: what would be written, what stays, what findings there would be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from viitta.core.application import Application, is_empty, to_plain
from viitta.core.application.form import BY_NUMBER
from viitta.parts.joint_projects.models import Answer, PartnerRole
from viitta.parts.joint_projects.queries.application import Material
from viitta.parts.joint_projects.queries.projects import programme_of

OTHERS = 5  # the outsiders that the project knows stand before what is written of others


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """An answer as the file would leave it, in the form in which answers are kept."""

    question: int
    text: str
    values: Mapping[str, Any]
    seen: int


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file would do. `stays` are questions that the project answers by itself and the file otherwise, and other
    data that differ: programme, period, partners; `left` are answers that the file leaves empty and the project has."""

    new: tuple[NewAnswer, ...]
    stays: tuple[str, ...]
    left: tuple[int, ...]
    after: Material

    @property
    def seen(self) -> str:
        """The revisions of the answers that would be written, as a form carries them."""
        return ",".join(f"{one.question}:{one.seen}" for one in self.new)


def brought(found: Material, application: Application) -> Brought:
    """Hold a file's answers against those of a project whose application is still being written."""
    theirs, ours = to_plain(application)["answers"], to_plain(found.application)["answers"]
    new, left, stays = [], [], list(_differences(found, application))
    for number, question in BY_NUMBER.items():
        if _same(theirs[str(number)], ours[str(number)]):
            continue
        if found.is_given(number):
            stays += [] if is_empty(application, question) else [str(number)]
        elif is_empty(application, question):
            left.append(number)
        else:
            new.append(_new(found, number, theirs[str(number)]))
    return Brought(tuple(new), tuple(stays), tuple(left), _after(found, new))


def _same(theirs: Any, ours: Any) -> bool:
    return bool(theirs == ours) or (not theirs and not ours)


def _new(found: Material, number: int, said: Any) -> NewAnswer:
    row, question = found.answers.get(number), BY_NUMBER[number]
    seen = row.revision if row is not None else 0
    if question.is_text:
        return NewAnswer(number, _without_outsiders(found, said) if number == OTHERS else said, {}, seen)
    return NewAnswer(number, "", {"choices": said} if question.is_choice else dict(said), seen)


def _without_outsiders(found: Material, text: str) -> str:
    names = ", ".join(one.name for one in found.partners if one.role == PartnerRole.OUTSIDER)
    return text.removeprefix(names).lstrip() if names else text


def _after(found: Material, new: list[NewAnswer]) -> Material:
    answers = dict(found.answers)
    for one in new:
        answers[one.question] = Answer(question=str(one.question), text=one.text, values=dict(one.values))
    return replace(found, answers=answers)


def _differences(found: Material, application: Application) -> Iterator[str]:
    """What else than answers the file and the project tell otherwise."""
    project, ours = found.project, found.application
    if application.programme.key != programme_of(project).key:
        yield "programme"
    if application.period is not None and application.period != ours.period:
        yield "period"
    if application.call.closes is not None and application.call.closes != ours.call.closes:
        yield "call"
    if application.partners and {one.name for one in application.partners} != {one.name for one in ours.partners}:
        yield "partners"
