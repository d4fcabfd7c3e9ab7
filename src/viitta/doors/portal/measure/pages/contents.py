"""What the page of a measure is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from viitta.core.actors import Actor
from viitta.core.periods import Quarter
from viitta.core.progress import Kind
from viitta.doors.portal.history import is_telling
from viitta.doors.portal.measure.pages.depth import Depth, gather_depth
from viitta.doors.portal.resources.part import steps_of
from viitta.doors.portal.roadmap.pages.contents import quarter_shown
from viitta.parts.audit.models import Event
from viitta.parts.audit.queries import events_about
from viitta.parts.benefits.queries import weights_of_benefits
from viitta.parts.files.models import Document
from viitta.parts.files.permissions import can_attach
from viitta.parts.files.queries import documents_on, documents_on_all
from viitta.parts.followup import queries as followup
from viitta.parts.followup.models import EntryRevision, FollowUp, Observation, RoundState
from viitta.parts.followup.permissions import answerable, can_observe, can_run_rounds
from viitta.parts.followup.queries import MeasureFacts
from viitta.parts.risks.queries import goal_titles, weights_of
from viitta.parts.roadmaps import queries as roadmaps
from viitta.parts.roadmaps.models import (
    ChangedMeasure,
    Measure,
    Ownership,
    OwnershipRole,
    PlanChange,
    ScheduleChange,
    StudyOutcome,
)
from viitta.parts.roadmaps.permissions import can_edit_measure
from viitta.parts.roadmaps.queries.editions import changes_about
from viitta.parts.roadmaps.queries.readiness import practices_of
from viitta.parts.roadmaps.queries.undo import latest_change
from viitta.parts.roadmaps.queries.weights import Weight
from viitta.parts.traces.models import Trace
from viitta.parts.traces.queries import traces_of

EVENTS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Contents:
    measure: Measure
    facts: MeasureFacts
    quarter: Quarter
    today: date
    goals: Sequence[str]
    owners: Sequence[Ownership]
    changes: Sequence[ScheduleChange]
    revisions: Sequence[EntryRevision]
    observations: Sequence[Observation]
    weights: Sequence[Weight]
    outcome: StudyOutcome | None
    plan_changes: Sequence[PlanChange]
    latest_change: ChangedMeasure | None  # while it can be undone, for who may edit
    origins: Sequence[Trace]
    results: Sequence[Trace]
    events: Sequence[Event]
    documents: Sequence[Document]
    answer_documents: Mapping[int, Sequence[Document]]  # by answer
    newest: FollowUp | None
    can_edit: bool
    can_observe: bool
    can_answer: bool
    can_attach: bool
    actor: Actor
    depth: Depth


def has_lead(owners: Sequence[Ownership], today: date) -> bool:
    """Whether somebody who has not left leads on a day."""
    return any(
        row.role == OwnershipRole.LEAD
        and (row.from_date is None or row.from_date <= today)
        and (row.until_date is None or row.until_date > today)
        and (row.person.left_on is None or row.person.left_on > today)
        for row in owners
    )


def _can_answer(actor: Actor, newest: FollowUp | None, measure: Measure) -> bool:
    if newest is None or newest.state != RoundState.OPEN:
        return False
    return can_run_rounds(actor, measure.roadmap) or bool(answerable(actor, newest, [measure]))


def gather(measure: Measure, actor: Actor, *, today: date) -> Contents:
    """Read a measure in a fixed number of queries."""
    roadmap = measure.roadmap
    newest = followup.newest_round(roadmap)
    quarter = quarter_shown(roadmap, newest, "", today)
    practices, weights = list(practices_of(measure)), weights_of(measure, weights_of_benefits(measure))
    known: dict[str, Any] = {"practices": practices, "milestones": {measure.pk: steps_of(weights)}}
    facts = followup.facts_of(roadmap, quarter, today=today, measures=[measure.pk], **known)[0]
    can_edit = can_edit_measure(actor, measure)
    events = events_about(actor, measure.organisation_id, "measure", measure.pk)[:EVENTS_SHOWN] if can_edit else []
    goals, owners = goal_titles(weights, "goal"), list(roadmaps.ownerships_of(measure))
    origins, results = traces_of("measure", measure.pk)
    revisions = list(followup.revisions_of([measure.pk]))
    return Contents(
        measure=measure,
        facts=facts,
        quarter=quarter,
        today=today,
        goals=goals,
        owners=owners,
        changes=list(roadmaps.schedule_changes_of(measure)),
        revisions=revisions,
        observations=list(followup.observations_of(roadmap, measure=measure.pk)),
        weights=weights,
        outcome=roadmaps.outcome_of(measure) if measure.kind == Kind.STUDY else None,
        plan_changes=changes_about(measure),
        latest_change=latest_change(measure) if can_edit else None,
        origins=origins,
        results=results,
        events=[event for event in events if is_telling(event)],
        documents=list(documents_on("measure", measure.pk)),
        answer_documents=documents_on_all("entry", {row.entry_id for row in revisions}),
        newest=newest,
        can_edit=can_edit,
        can_observe=can_observe(actor, roadmap),
        can_answer=_can_answer(actor, newest, measure),
        can_attach=can_attach(actor, measure.organisation_id, roadmap.pk),
        actor=actor,
        depth=gather_depth(measure, practices, weights, has_lead=has_lead(owners, today)),
    )  # fmt: skip
