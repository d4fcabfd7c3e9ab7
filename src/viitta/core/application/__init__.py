"""The application of a joint project: the form as data, a reader, a writer and the checks."""

from viitta.core.application.calls import ANY, CALLS, INCENTIVE_2019, RISK_CLASSES, RISK_EFFECTS, Call, Choice
from viitta.core.application.checks import check
from viitta.core.application.checks.answers import is_empty
from viitta.core.application.codes import Code, Finding, Rule
from viitta.core.application.form import BY_NUMBER, COST_LETTERS, LIMITS, QUESTIONS, TOTAL_LETTER, Kind, Question
from viitta.core.application.model import (
    Amount,
    Application,
    Contact,
    CostLine,
    Costs,
    Decision,
    Financing,
    OtherFinancing,
    Partner,
    Period,
    Phase,
    Risk,
    Unread,
    known,
    total,
)
from viitta.core.application.reading import Unreadable, from_json, from_plain
from viitta.core.application.writing import to_json, to_plain

__all__ = [
    "ANY",
    "BY_NUMBER",
    "CALLS",
    "COST_LETTERS",
    "INCENTIVE_2019",
    "LIMITS",
    "QUESTIONS",
    "RISK_CLASSES",
    "RISK_EFFECTS",
    "TOTAL_LETTER",
    "Amount",
    "Application",
    "Call",
    "Choice",
    "Code",
    "Contact",
    "CostLine",
    "Costs",
    "Decision",
    "Financing",
    "Finding",
    "Kind",
    "OtherFinancing",
    "Partner",
    "Period",
    "Phase",
    "Question",
    "Risk",
    "Rule",
    "Unread",
    "Unreadable",
    "check",
    "from_json",
    "from_plain",
    "is_empty",
    "known",
    "to_json",
    "to_plain",
    "total",
]
