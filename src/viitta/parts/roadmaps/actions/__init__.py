"""Changing roadmaps: the plan, its measures, who owns them, what studies led to."""

from viitta.parts.roadmaps.actions.bulk import Assign, change_in_bulk
from viitta.parts.roadmaps.actions.carrying import CarryRefused, carry_over
from viitta.parts.roadmaps.actions.editions import EditionRefused, freeze_edition, rename_edition
from viitta.parts.roadmaps.actions.handover import Passing, mark_told, write_hand_overs
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
from viitta.parts.roadmaps.actions.practices import (
    NewPractice,
    add_old_practices,
    change_old_practice,
    remove_old_practices,
)
from viitta.parts.roadmaps.actions.restoring import Held, remove_empty_roadmap, restore_owners
from viitta.parts.roadmaps.actions.strategy import (
    NewStrategyGoal,
    NewVerdict,
    TitleTaken,
    add_strategy_goals,
    change_strategy_goal,
    move_strategy_goals,
    record_verdicts,
    remove_strategy_goal,
    set_goal_indicators,
)
from viitta.parts.roadmaps.actions.studies import record_outcome
from viitta.parts.roadmaps.actions.undo import UndoRefused, undo_changes

__all__ = [
    "Assign",
    "Assignment",
    "CarryRefused",
    "EditionRefused",
    "Held",
    "LineageRefused",
    "MeasureChange",
    "NewListed",
    "NewMeasure",
    "NewPractice",
    "NewRoadmap",
    "NewStrategyGoal",
    "NewVerdict",
    "Passing",
    "Stale",
    "TitleTaken",
    "UndoRefused",
    "add_listed",
    "add_measures",
    "add_old_practices",
    "add_strategy_goals",
    "archive_roadmaps",
    "assign_owners",
    "carry_over",
    "change_in_bulk",
    "change_listed",
    "change_measures",
    "change_old_practice",
    "change_roadmap",
    "change_strategy_goal",
    "drop_measures",
    "end_ownerships",
    "found_roadmaps",
    "freeze_edition",
    "mark_told",
    "merge_measures",
    "move_listed",
    "move_strategy_goals",
    "record_approval",
    "record_outcome",
    "record_verdicts",
    "remove_empty_roadmap",
    "remove_listed",
    "remove_measures",
    "remove_old_practices",
    "remove_strategy_goal",
    "rename_edition",
    "restore_measures",
    "restore_owners",
    "set_goal_indicators",
    "split_measure",
    "supersede_measures",
    "undo_changes",
    "write_hand_overs",
]
