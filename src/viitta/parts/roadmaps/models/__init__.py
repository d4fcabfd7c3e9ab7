"""Roadmaps (tiekartta): the plan, its measures, editions, strategy, resources and what others promised."""

from viitta.parts.roadmaps.models.editions import (
    ChangedMeasure,
    ChangeSet,
    Edition,
    EditionRow,
    PlanChange,
    PlanChangeKind,
)
from viitta.parts.roadmaps.models.handover import HandOver
from viitta.parts.roadmaps.models.measures import (
    Financing,
    Measure,
    Origin,
    Ownership,
    OwnershipRole,
    ScheduleChange,
    StudyOutcome,
    Verdict,
)
from viitta.parts.roadmaps.models.plan import (
    Goal,
    Listed,
    Provenance,
    ProvenanceKind,
    Roadmap,
    Theme,
    Whole,
    one_of,
)
from viitta.parts.roadmaps.models.promises import (
    ExternalParty,
    PartyKind,
    Promise,
    PromiseMove,
)
from viitta.parts.roadmaps.models.recommendations import (
    Answer,
    Recommendation,
    RecommendationAnswer,
)
from viitta.parts.roadmaps.models.resources import (
    Effort,
    Milestone,
    OldPractice,
)
from viitta.parts.roadmaps.models.strategy import (
    GoalVerdict,
    Reached,
    StrategyGoal,
)

__all__ = [
    "Answer",
    "ChangeSet",
    "ChangedMeasure",
    "Edition",
    "EditionRow",
    "Effort",
    "ExternalParty",
    "Financing",
    "Goal",
    "GoalVerdict",
    "HandOver",
    "Listed",
    "Measure",
    "Milestone",
    "OldPractice",
    "Origin",
    "Ownership",
    "OwnershipRole",
    "PartyKind",
    "PlanChange",
    "PlanChangeKind",
    "Promise",
    "PromiseMove",
    "Provenance",
    "ProvenanceKind",
    "Reached",
    "Recommendation",
    "RecommendationAnswer",
    "Roadmap",
    "ScheduleChange",
    "StrategyGoal",
    "StudyOutcome",
    "Theme",
    "Verdict",
    "Whole",
    "one_of",
]
