"""Changing roadmaps: the plan, its measures, who owns them, what studies led to."""

from viitta.parts.roadmaps.actions.listed import NewListed, add_listed, change_listed, move_listed, remove_listed
from viitta.parts.roadmaps.actions.measures import (
    MeasureChange,
    NewMeasure,
    Stale,
    add_measures,
    change_measures,
    remove_measures,
)
from viitta.parts.roadmaps.actions.owners import Assignment, assign_owners, end_ownerships
from viitta.parts.roadmaps.actions.plans import (
    NewRoadmap,
    archive_roadmaps,
    change_roadmap,
    found_roadmaps,
    record_approval,
)
from viitta.parts.roadmaps.actions.promises import (
    Move,
    NewParty,
    NewPromise,
    add_parties,
    add_promises,
    change_party,
    change_promise,
    move_promises,
    note_reminded,
    remove_party,
    settle_promises,
)
from viitta.parts.roadmaps.actions.resources import (
    NewEffort,
    NewMilestone,
    add_milestones,
    change_milestone,
    record_resources,
    remove_milestones,
)
from viitta.parts.roadmaps.actions.restoring import Held, remove_empty_roadmap, restore_owners
from viitta.parts.roadmaps.actions.studies import record_outcome

__all__ = [
    "Assignment",
    "Held",
    "MeasureChange",
    "Move",
    "NewEffort",
    "NewListed",
    "NewMeasure",
    "NewMilestone",
    "NewParty",
    "NewPromise",
    "NewRoadmap",
    "Stale",
    "add_listed",
    "add_measures",
    "add_milestones",
    "add_parties",
    "add_promises",
    "archive_roadmaps",
    "assign_owners",
    "change_listed",
    "change_measures",
    "change_milestone",
    "change_party",
    "change_promise",
    "change_roadmap",
    "end_ownerships",
    "found_roadmaps",
    "move_listed",
    "move_promises",
    "note_reminded",
    "record_approval",
    "record_outcome",
    "record_resources",
    "remove_empty_roadmap",
    "remove_listed",
    "remove_measures",
    "remove_milestones",
    "remove_party",
    "restore_owners",
    "settle_promises",
]
