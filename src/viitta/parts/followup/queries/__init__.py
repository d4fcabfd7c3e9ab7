"""Getting rounds, answers and what they add up to; always only what the actor may see."""

from viitta.parts.followup.queries.rounds import (
    asked_in,
    asked_of_person,
    entries_in,
    get_round,
    newest_round,
    observations_of,
    open_rounds_of,
    revisions_of,
    rounds_of,
)
from viitta.parts.followup.queries.series import MeasureFacts, Step, facts_of, rolled

__all__ = [
    "MeasureFacts",
    "Step",
    "asked_in",
    "asked_of_person",
    "entries_in",
    "facts_of",
    "get_round",
    "newest_round",
    "observations_of",
    "open_rounds_of",
    "revisions_of",
    "rolled",
    "rounds_of",
]
