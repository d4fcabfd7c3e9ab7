"""Changing roadmaps: the plan, its measures, who owns them, what studies led to."""

from viitta.parts.roadmaps.actions.editions import EditionRefused, freeze_edition, rename_edition
from viitta.parts.roadmaps.actions.lineage import (
    LineageRefused,
    drop_measures,
    merge_measures,
    restore_measures,
    split_measure,
    supersede_measures,
)
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
from viitta.parts.roadmaps.actions.restoring import Held, remove_empty_roadmap, restore_owners
from viitta.parts.roadmaps.actions.studies import record_outcome

__all__ = [
    "Assignment",
    "EditionRefused",
    "Held",
    "LineageRefused",
    "MeasureChange",
    "NewListed",
    "NewMeasure",
    "NewRoadmap",
    "Stale",
    "add_listed",
    "add_measures",
    "archive_roadmaps",
    "assign_owners",
    "change_listed",
    "change_measures",
    "change_roadmap",
    "drop_measures",
    "end_ownerships",
    "found_roadmaps",
    "freeze_edition",
    "merge_measures",
    "move_listed",
    "record_approval",
    "record_outcome",
    "remove_empty_roadmap",
    "remove_listed",
    "remove_measures",
    "rename_edition",
    "restore_measures",
    "restore_owners",
    "split_measure",
    "supersede_measures",
]
