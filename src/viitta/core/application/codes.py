"""What can be wrong in an application: the codes of findings, and the rule behind each.

In words with a worked example: docs/explanation/rules/application.md. Every code stands in
docs/reference/application-findings.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from viitta.core.programmes import Programme

Value = str | int | Decimal | date


class Code(StrEnum):
    """Findings (huomautus), in the order of the form."""

    ANSWER_MISSING = "answer_missing"
    EFFECTS_MISSING = "effects_missing"
    GOALS_MISSING = "goals_missing"
    SPREADING_MISSING = "spreading_missing"
    SCHEDULE_MISSING = "schedule_missing"
    ACTORS_MISSING = "actors_missing"
    FINANCING_MISSING = "financing_missing"
    RELATIONS_MISSING = "relations_missing"
    ANSWER_TOO_LONG = "answer_too_long"
    CHOICE_UNKNOWN = "choice_unknown"
    TOO_FEW_MUNICIPALITIES = "too_few_municipalities"
    APPLICANT_NOT_PARTNER = "applicant_not_partner"
    PARTNER_REPEATED = "partner_repeated"
    PERIOD_MISSING = "period_missing"
    PERIOD_REVERSED = "period_reversed"
    PERIOD_OUTSIDE_PROGRAMME = "period_outside_programme"
    PHASE_INCOMPLETE = "phase_incomplete"
    PHASE_REVERSED = "phase_reversed"
    PHASE_OUTSIDE_PROJECT = "phase_outside_project"
    DECISION_MISSING = "decision_missing"
    DECISION_LATE = "decision_late"
    DECISION_OF_STRANGER = "decision_of_stranger"
    AGREEMENT_MISSING = "agreement_missing"
    AMOUNT_NOT_A_NUMBER = "amount_not_a_number"
    AMOUNT_NEGATIVE = "amount_negative"
    AMOUNT_NOT_WHOLE = "amount_not_whole"
    COST_LINES_SUM = "cost_lines_sum"
    COST_TYPE_UNKNOWN = "cost_type_unknown"
    COST_ON_WRONG_LINE = "cost_on_wrong_line"
    COST_NOT_ELIGIBLE = "cost_not_eligible"
    COST_COVERED_BY_FLAT_RATE = "cost_covered_by_flat_rate"
    COST_ABOVE_LIMIT = "cost_above_limit"
    COST_WITHOUT_REASON = "cost_without_reason"
    CHARGE_NOT_AT_BOOK_COST = "charge_not_at_book_cost"
    VAT_IN_COSTS = "vat_in_costs"
    COSTS_SUM = "costs_sum"
    POPULATION_NOT_POSITIVE = "population_not_positive"
    SHARES_SUM = "shares_sum"
    SHARE_ABOVE_MAXIMUM = "share_above_maximum"
    OWN_FINANCING_MISSING = "own_financing_missing"
    OTHER_FINANCING_UNNAMED = "other_financing_unnamed"
    FINANCING_SUM = "financing_sum"
    FINANCING_NOT_COSTS = "financing_not_costs"
    RISK_WITHOUT_CLASS = "risk_without_class"
    CONTACT_INCOMPLETE = "contact_incomplete"
    EMAIL_MALFORMED = "email_malformed"


class Rule(StrEnum):
    """Whose rule a finding rests on. The form and the call stand as they are; the rest are names of a programme's
    rules, whose paragraph the programme tells."""

    FORM = "form"
    CALL = "call"
    EFFECTS = "effects"
    CONTENTS = "application"
    COST_TYPES = "cost_types"
    AGREEMENT = "agreement"
    MAX_SHARE = "max_share"
    OWN_FINANCING = "own_financing"
    VAT = "vat"


RULES: Mapping[Code, Rule] = {
    Code.EFFECTS_MISSING: Rule.EFFECTS,
    Code.GOALS_MISSING: Rule.CONTENTS,
    Code.SPREADING_MISSING: Rule.CONTENTS,
    Code.SCHEDULE_MISSING: Rule.CONTENTS,
    Code.ACTORS_MISSING: Rule.CONTENTS,
    Code.FINANCING_MISSING: Rule.CONTENTS,
    Code.RELATIONS_MISSING: Rule.CONTENTS,
    Code.ANSWER_TOO_LONG: Rule.CALL,
    Code.CHOICE_UNKNOWN: Rule.CALL,
    Code.TOO_FEW_MUNICIPALITIES: Rule.CALL,
    Code.APPLICANT_NOT_PARTNER: Rule.AGREEMENT,
    Code.PERIOD_MISSING: Rule.CONTENTS,
    Code.PERIOD_OUTSIDE_PROGRAMME: Rule.CALL,
    Code.DECISION_MISSING: Rule.CALL,
    Code.DECISION_LATE: Rule.CALL,
    Code.AGREEMENT_MISSING: Rule.AGREEMENT,
    Code.COST_TYPE_UNKNOWN: Rule.COST_TYPES,
    Code.COST_NOT_ELIGIBLE: Rule.COST_TYPES,
    Code.COST_COVERED_BY_FLAT_RATE: Rule.COST_TYPES,
    Code.COST_ABOVE_LIMIT: Rule.COST_TYPES,
    Code.COST_WITHOUT_REASON: Rule.COST_TYPES,
    Code.CHARGE_NOT_AT_BOOK_COST: Rule.COST_TYPES,
    Code.VAT_IN_COSTS: Rule.VAT,
    Code.SHARES_SUM: Rule.CONTENTS,
    Code.SHARE_ABOVE_MAXIMUM: Rule.MAX_SHARE,
    Code.OWN_FINANCING_MISSING: Rule.OWN_FINANCING,
}  # what is not listed is a rule of the form


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with an answer: where (`26a`), what, the figures and names it turns on, and whose rule it is."""

    question: str
    code: Code
    values: Mapping[str, Value] = field(default_factory=dict)
    source: str = ""  # a paragraph such as `893/2019 § 4`, or `form` or `call`

    @property
    def number(self) -> int:
        """The question without its letter: 26 of `26a`."""
        return int(self.question.rstrip("abcdef"))


def source_of(code: Code, programme: Programme) -> str:
    """Where the rule behind a code stands: the programme's paragraph when it knows one, else the form or the call."""
    rule = RULES.get(code, Rule.FORM)
    return rule.value if rule is Rule.CALL else programme.source(rule) or Rule.FORM.value
