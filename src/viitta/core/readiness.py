"""What a measure needs before it starts (S2 §6, §7): goal, scope, owner, indicator, resources, what old practice ends.

Shows what is missing; never blocks. Which rules are asked is settable for each roadmap.
"""

from collections.abc import Iterable
from enum import StrEnum


class Rule(StrEnum):
    """One thing that a measure is asked to have."""

    GOAL = "goal"
    SCOPE = "scope"
    OWNER = "owner"
    INDICATOR = "indicator"
    RESOURCES = "resources"
    PRACTICE = "practice"


EVERYTHING = tuple(Rule)


def missing(has: Iterable[Rule], asked: Iterable[Rule]) -> tuple[Rule, ...]:
    """What is asked and not there, in the order of the rules.

    >>> missing({Rule.GOAL}, {Rule.OWNER, Rule.GOAL})
    (<Rule.OWNER: 'owner'>,)
    """
    there, wanted = set(has), set(asked)
    return tuple(rule for rule in EVERYTHING if rule in wanted and rule not in there)
