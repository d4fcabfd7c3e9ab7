"""Own text beside drafted text: what the data said when it was written, and what it says now.

In words with a worked example: docs/explanation/rules/own-texts.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Said(StrEnum):
    """What became of a line of a draft."""

    KEPT = "kept"
    GONE = "gone"  # the data said it then, and no longer does
    NEW = "new"  # the data says it now, and did not then


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a draft and what became of it."""

    said: Said
    text: str


def lines_of(draft: str) -> list[str]:
    """The lines of a draft as they are compared: empty ones and spaces at the ends mean nothing."""
    return [line.strip() for line in draft.splitlines() if line.strip()]


def difference(then: str, now: str) -> tuple[Line, ...]:
    """Both drafts as one list of lines in reading order; what went stands before what came in its place."""
    before, after = lines_of(then), lines_of(now)
    found: list[Line] = []
    for kind, first, last, begin, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found += _said(Said.KEPT, before[first:last])
            continue
        found += _said(Said.GONE, before[first:last])
        found += _said(Said.NEW, after[begin:end])
    return tuple(found)


def _said(said: Said, texts: Sequence[str]) -> list[Line]:
    return [Line(said, text) for text in texts]


def has_changed(then: str, now: str) -> bool:
    """Whether the data says something else than when the own text was written."""
    return lines_of(then) != lines_of(now)
