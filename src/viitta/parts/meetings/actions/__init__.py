"""Changing meetings, what they leave behind, and what is learnt from others."""

from viitta.parts.meetings.actions.learning import (
    NewPractice,
    NewVisit,
    add_practices,
    add_visits,
    change_practice,
    change_visit,
    remove_practices,
    remove_visits,
)

__all__ = [
    "NewPractice",
    "NewVisit",
    "add_practices",
    "add_visits",
    "change_practice",
    "change_visit",
    "remove_practices",
    "remove_visits",
]
