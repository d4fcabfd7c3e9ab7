"""What a single check says."""

from collections.abc import Mapping
from typing import NamedTuple

from viitta.core.application.codes import Code, Value


class Problem(NamedTuple):
    """Where, what, and the values of the sentence; the source is added when all checks have spoken."""

    question: str
    code: Code
    values: Mapping[str, Value]


def problem(question: int | str, code: Code, **values: Value) -> Problem:
    """A problem of a question, such as 12 or "24a"."""
    return Problem(str(question), code, values)
