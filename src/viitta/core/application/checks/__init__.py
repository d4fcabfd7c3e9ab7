"""What is wrong in an application: every check of the form, of the call and of the programme's rules.

In words with a worked example: docs/explanation/rules/application.md.
"""

from collections.abc import Callable, Iterator

from viitta.core.application.checks import answers, money, partners, schedule
from viitta.core.application.checks.problem import Problem
from viitta.core.application.codes import Code, Finding, source_of
from viitta.core.application.model import Application

CHECKS: tuple[Callable[[Application], Iterator[Problem]], ...] = (
    answers.check,
    partners.check,
    schedule.check,
    money.check_costs,
    money.check_lines,
    money.check_shares,
    money.check_financing,
)
_ORDER = {code: at for at, code in enumerate(Code)}


def check(application: Application) -> list[Finding]:
    """Every finding, in the order of the form. An application without findings can be sent."""
    found = [
        Finding(question, code, values, source_of(code, application.programme))
        for check_one in CHECKS
        for question, code, values in check_one(application)
    ]
    return sorted(found, key=lambda one: (one.number, one.question, _ORDER[one.code]))
