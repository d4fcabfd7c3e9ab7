"""Meetings of groups, what they leave behind, and what is learnt from others."""

from viitta.parts.meetings.models.agenda import ActionPoint, ActionState, AgendaItem, ItemKind, NoteLine, Resolution
from viitta.parts.meetings.models.learning import GoodPractice, Visit, VisitKind
from viitta.parts.meetings.models.meetings import (
    CalendarFeed,
    Meeting,
    MeetingKind,
    MeetingLink,
    MeetingState,
    Participant,
    ParticipantRole,
    ProposedTime,
    Reply,
    Series,
    TimeAnswer,
)
from viitta.parts.meetings.models.memos import (
    ApprovalRole,
    Memo,
    MemoApproval,
    MemoComment,
    MemoFile,
    MemoState,
    Publicity,
)

__all__ = [
    "ActionPoint",
    "ActionState",
    "AgendaItem",
    "ApprovalRole",
    "CalendarFeed",
    "GoodPractice",
    "ItemKind",
    "Meeting",
    "MeetingKind",
    "MeetingLink",
    "MeetingState",
    "Memo",
    "MemoApproval",
    "MemoComment",
    "MemoFile",
    "MemoState",
    "NoteLine",
    "Participant",
    "ParticipantRole",
    "ProposedTime",
    "Publicity",
    "Reply",
    "Resolution",
    "Series",
    "TimeAnswer",
    "Visit",
    "VisitKind",
]
