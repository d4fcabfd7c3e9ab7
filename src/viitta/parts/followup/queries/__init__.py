"""Getting rounds, answers and what they add up to; always only what the actor may see."""

from viitta.parts.followup.queries.asking import Asking, FieldError
from viitta.parts.followup.queries.links import FoundLink, asked_now, find_link
from viitta.parts.followup.queries.rounds import (
    answer_counts,
    asked_in,
    asked_of_person,
    entries_in,
    get_observation,
    get_round,
    measure_in,
    newest_round,
    newest_rounds,
    observations_of,
    open_rounds_in,
    open_rounds_of,
    openable_rounds,
    reminders_of,
    revisions_of,
    rounds_of,
    told_counts,
)
from viitta.parts.followup.queries.series import MeasureFacts, Step, facts_of, rolled

__all__ = [
    "Asking",
    "FieldError",
    "FoundLink",
    "MeasureFacts",
    "Step",
    "answer_counts",
    "asked_in",
    "asked_now",
    "asked_of_person",
    "entries_in",
    "facts_of",
    "find_link",
    "get_observation",
    "get_round",
    "measure_in",
    "newest_round",
    "newest_rounds",
    "observations_of",
    "open_rounds_in",
    "open_rounds_of",
    "openable_rounds",
    "reminders_of",
    "revisions_of",
    "rolled",
    "rounds_of",
    "told_counts",
]
