"""Changing follow-up: rounds, answers, links, reminders, observations."""

from viitta.parts.followup.actions.asking import hand_over, issue_links, revoke_links
from viitta.parts.followup.actions.burden import choose_questions, record_sitting
from viitta.parts.followup.actions.entries import Answer, Problem, Refused, StaleEntries, record_progress
from viitta.parts.followup.actions.imported import ImportedValue, import_values, restore_values
from viitta.parts.followup.actions.observations import (
    NewObservation,
    change_observation,
    may_change,
    record_observations,
    remove_observations,
)
from viitta.parts.followup.actions.readings import record_readings
from viitta.parts.followup.actions.rounds import (
    close_rounds,
    mark_not_held,
    move_round,
    open_rounds,
)

__all__ = [
    "Answer",
    "ImportedValue",
    "NewObservation",
    "Problem",
    "Refused",
    "StaleEntries",
    "change_observation",
    "choose_questions",
    "close_rounds",
    "hand_over",
    "import_values",
    "issue_links",
    "mark_not_held",
    "may_change",
    "move_round",
    "open_rounds",
    "record_observations",
    "record_progress",
    "record_readings",
    "record_sitting",
    "remove_observations",
    "restore_values",
    "revoke_links",
]
