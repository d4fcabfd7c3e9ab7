"""A call for applications as data: its choice lists, its limits of length, its days.

The shipped lists are those that the application of the Pohjois-Satakunta project shows, not the whole form; the
closing day and the lengths are examples. A file, or a row of a project, may bring a call of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from viitta.core.application.form import LIMITS, Question

RISK_CLASSES, RISK_EFFECTS = "29", "29 effects"


@dataclass(frozen=True, slots=True)
class Choice:
    """One item of a choice list. `label` is the call's own wording; empty when the door knows the words of `code`."""

    code: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A call (haku): what may be chosen and written, when it closes, between which days projects must fall.

    A day that is None sets no limit.
    """

    key: str
    closes: date | None
    projects_from: date | None
    projects_until: date | None
    choices: Mapping[str, tuple[Choice, ...]]
    limits: Mapping[int, int]

    def limit_of(self, question: Question) -> int | None:
        """Most characters of an answer; None for what is no text."""
        return self.limits.get(question.number, LIMITS.get(question.kind))

    def codes_of(self, name: str) -> tuple[str, ...]:
        """What may be chosen for a question, such as "7", or of the risks' classes and effects."""
        return tuple(choice.code for choice in self.choices.get(name, ()))


def _list(*codes: str) -> tuple[Choice, ...]:
    return tuple(Choice(code) for code in codes)


# A call that is told nothing else of: the lists and lengths of the form, no days.
ANY = Call(
    key="any",
    closes=None,
    projects_from=None,
    projects_until=None,
    choices={
        "3": _list("shared_processes", "statutory_services", "knowledge_management"),
        "7": _list(
            "customer_orientation",
            "ways_of_working",
            "service_structures",
            "targeting",
            "cost_savings",
            "customer_management",
        ),
        "8": _list("wellbeing", "vitality", "sustainable_services", "economy", "equality", "participation"),
        "17": _list("permanent"),
        RISK_CLASSES: _list("organisation", "schedule", "culture", "resources", "technical"),
        RISK_EFFECTS: _list("saves_nothing", "adds_permanent_costs"),
    },
    limits={4: 1500, 10: 8000},
)
INCENTIVE_2019 = replace(
    ANY,
    key="incentive-2019",
    closes=date(2019, 12, 20),
    projects_from=date(2019, 8, 1),
    projects_until=date(2021, 11, 30),
)
CALLS: Mapping[str, Call] = {call.key: call for call in (ANY, INCENTIVE_2019)}
