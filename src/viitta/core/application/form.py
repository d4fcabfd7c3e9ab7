"""The form of a joint project's application: 39 questions as data. Their words live outside core.

Source: the form of the municipalities' digitalisation incentive system (decree 893/2019), for joint projects.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from viitta.core.application.codes import Code

COST_LETTERS = ("a", "b", "c", "d", "e")
TOTAL_LETTER = "f"


class Kind(StrEnum):
    """How a question is answered."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"  # one of the call's list
    CHOICES = "choices"  # any number of them
    DECISIONS = "decisions"
    PHASES = "phases"
    COSTS = "costs"
    FINANCING = "financing"
    RISKS = "risks"
    CONTACT = "contact"


LIMITS: Mapping[Kind, int] = {Kind.LINE: 200, Kind.TEXT: 4000}


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `missing` is the finding of an empty answer, None when it may be left empty; `reference` is the
    paragraph of decree 893/2019 that asks for it."""

    number: int
    kind: Kind
    missing: Code | None = Code.ANSWER_MISSING
    reference: str = ""

    @property
    def is_mandatory(self) -> bool:
        return self.missing is not None

    @property
    def is_text(self) -> bool:
        return self.kind in LIMITS

    @property
    def is_choice(self) -> bool:
        return self.kind in (Kind.CHOICE, Kind.CHOICES)


_EFFECTS, _CONTENTS = "§ 2", "§ 6"

QUESTIONS: tuple[Question, ...] = (
    Question(1, Kind.LINE, Code.ACTORS_MISSING, "§ 3"),
    Question(2, Kind.LINE),
    Question(3, Kind.CHOICES),
    Question(4, Kind.TEXT),
    Question(5, Kind.TEXT, None, _CONTENTS),
    Question(6, Kind.TEXT, Code.GOALS_MISSING, _CONTENTS),
    Question(7, Kind.CHOICES, Code.EFFECTS_MISSING, _EFFECTS),
    Question(8, Kind.CHOICES, Code.EFFECTS_MISSING, _EFFECTS),
    Question(9, Kind.TEXT, Code.EFFECTS_MISSING, _EFFECTS),
    Question(10, Kind.TEXT, Code.GOALS_MISSING, _CONTENTS),
    Question(11, Kind.TEXT),
    Question(12, Kind.PHASES, Code.SCHEDULE_MISSING, _CONTENTS),
    Question(13, Kind.TEXT, Code.GOALS_MISSING, _CONTENTS),
    Question(14, Kind.TEXT, Code.ANSWER_MISSING, _EFFECTS),
    Question(15, Kind.TEXT, Code.ANSWER_MISSING, _EFFECTS),
    Question(16, Kind.TEXT, Code.ANSWER_MISSING, _EFFECTS),
    Question(17, Kind.CHOICE),
    Question(18, Kind.TEXT),
    Question(19, Kind.TEXT),
    Question(20, Kind.TEXT),
    Question(21, Kind.TEXT),
    Question(22, Kind.DECISIONS),
    Question(23, Kind.TEXT, Code.SCHEDULE_MISSING, _CONTENTS),
    Question(24, Kind.COSTS, Code.FINANCING_MISSING, "§ 4, 5"),
    Question(25, Kind.TEXT, Code.ANSWER_MISSING, "§ 5, 6"),
    Question(26, Kind.FINANCING, Code.FINANCING_MISSING, "§ 4, 6"),
    Question(27, Kind.TEXT),
    Question(28, Kind.TEXT, Code.RELATIONS_MISSING, _CONTENTS),
    Question(29, Kind.RISKS),
    Question(30, Kind.TEXT),
    Question(31, Kind.TEXT, Code.SPREADING_MISSING, _CONTENTS),
    Question(32, Kind.TEXT),
    Question(33, Kind.TEXT),
    Question(34, Kind.TEXT, Code.SPREADING_MISSING, _CONTENTS),
    Question(35, Kind.TEXT),
    Question(36, Kind.TEXT),
    Question(37, Kind.TEXT),
    Question(38, Kind.TEXT),
    Question(39, Kind.CONTACT),
)
BY_NUMBER: Mapping[int, Question] = {question.number: question for question in QUESTIONS}
