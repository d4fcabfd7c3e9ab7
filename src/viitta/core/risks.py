"""Risks: score, level, and the place in the matrix before and after the countermeasure.

In words with a worked example: docs/explanation/rules/risks.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

SCALE = range(1, 6)


class Level(StrEnum):
    """How great a risk is (riskin taso), by its score; computed."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"
    SEVERE = "severe"


# The greatest score of each level, in order.
LIMITS: Mapping[Level, int] = {Level.LOW: 4, Level.MODERATE: 9, Level.HIGH: 14, Level.SEVERE: 25}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in the matrix: likelihood and impact, each 1 (least) to 5 (greatest). ValueError outside the scale."""

    likelihood: int
    impact: int

    def __post_init__(self) -> None:
        if self.likelihood not in SCALE or self.impact not in SCALE:
            raise ValueError("likelihood and impact lie between 1 and 5")

    @property
    def score(self) -> int:
        """Likelihood times impact, 1 to 25."""
        return self.likelihood * self.impact

    @property
    def level(self) -> Level:
        return level_of(self.score)


def level_of(score: int) -> Level:
    """The level of a score; ValueError outside 1 to 25."""
    if not 1 <= score <= 25:
        raise ValueError("a score lies between 1 and 25")
    return next(level for level, most in LIMITS.items() if score <= most)


def place_after(likelihood: int | None, impact: int | None, *, before: Place) -> Place | None:
    """The place after the countermeasure; None when it has not been judged.

    ValueError when only one of the two is given, or when the countermeasure would make the risk greater.
    """
    if likelihood is None and impact is None:
        return None
    if likelihood is None or impact is None:
        raise ValueError("after the countermeasure both likelihood and impact are given, or neither")
    after = Place(likelihood, impact)
    if after.score > before.score:
        raise ValueError("a countermeasure cannot make a risk greater")
    return after


def by_place(places: Iterable[tuple[int, Place]]) -> dict[Place, list[int]]:
    """Keys of risks by their place, each in the order given."""
    found: dict[Place, list[int]] = {}
    for key, place in places:
        found.setdefault(place, []).append(key)
    return found
