"""What the quarterly asking costs people and what it gives (S2 §6: collecting felt heavy where its use was unclear).

A question is worth asking when its answers are used: printed in a report, counted behind a verdict, taken to an agenda.
Time on the page is kept without telling whose it was.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Question(StrEnum):
    """One thing that the update page asks."""

    PERCENT = "percent"
    NOTE = "note"
    CAUSE = "cause"
    STATUS = "status"
    END = "end"
    READING = "reading"
    OBSERVATION = "observation"


DROPPABLE = (Question.NOTE, Question.CAUSE, Question.STATUS, Question.END, Question.OBSERVATION)
"""Questions that a roadmap can do without. The percent is what a round is for; readings are asked as long as an
indicator is followed."""


@dataclass(frozen=True, slots=True)
class Use:
    """A question in a round: of how many it was asked, how many answered, and how many answers stand in each place."""

    question: Question
    asked: int
    answered: int
    places: Mapping[str, int]

    @property
    def used(self) -> int:
        """Answers used in at least one place are not known one by one: the most that any place shows."""
        return max(self.places.values(), default=0)

    @property
    def is_unused(self) -> bool:
        """Answered, and used nowhere."""
        return self.answered > 0 and self.used == 0


def unused(rounds: Sequence[Iterable[Use]]) -> tuple[Question, ...]:
    """Questions that were answered in some of the rounds and whose answers were used in none.

    >>> asked = Use(Question.CAUSE, 10, 4, {"picture": 0})
    >>> unused([[asked], [Use(Question.NOTE, 10, 9, {"picture": 3})]])
    (<Question.CAUSE: 'cause'>,)
    """
    answered: set[Question] = set()
    used: set[Question] = set()
    for uses in rounds:
        for use in uses:
            if use.answered:
                answered.add(use.question)
            if use.used:
                used.add(use.question)
    return tuple(question for question in Question if question in answered - used)


def middle(seconds: Sequence[int]) -> int | None:
    """The median of times in whole seconds, the lower of the two in the middle; None when there is none.

    >>> middle([20, 50, 30])
    30
    """
    return sorted(seconds)[(len(seconds) - 1) // 2] if seconds else None


def summed(rounds: Sequence[Iterable[Use]]) -> list[Use]:
    """Uses of several rounds added up, question by question; a question that no round asked is left out.

    >>> summed([[Use(Question.NOTE, 10, 4, {"picture": 1})], [Use(Question.NOTE, 10, 6, {"picture": 2})]])
    [Use(question=<Question.NOTE: 'note'>, asked=20, answered=10, places={'picture': 3})]
    """
    everything = [use for uses in rounds for use in uses]
    found = []
    for question in Question:
        uses = [use for use in everything if use.question is question]
        names = dict.fromkeys(name for use in uses for name in use.places)
        places = {name: sum(use.places.get(name, 0) for use in uses) for name in names}
        if uses:
            found.append(Use(question, sum(use.asked for use in uses), sum(use.answered for use in uses), places))
    return found
