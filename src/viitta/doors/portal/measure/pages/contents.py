"""What the page of a measure is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from viitta.core.actors import Actor
from viitta.core.periods import Quarter
from viitta.doors.portal.history import is_telling
from viitta.doors.portal.roadmap.pages.contents import quarter_shown
from viitta.parts.audit.models import Event
from viitta.parts.audit.queries import events_about
from viitta.parts.files.models import Document
from viitta.parts.files.permissions import can_attach
from viitta.parts.files.queries import documents_on, documents_on_all
from viitta.parts.followup import queries as followup
from viitta.parts.followup.models import EntryRevision, FollowUp, Observation, RoundState
from viitta.parts.followup.permissions import answerable, can_observe, can_run_rounds
from viitta.parts.followup.queries import MeasureFacts
from viitta.parts.followup.queries.seen import risks_made_of
from viitta.parts.roadmaps import queries as roadmaps
from viitta.parts.roadmaps.models import Measure, Ownership, ScheduleChange, StudyOutcome
from viitta.parts.roadmaps.permissions import can_edit_measure
from viitta.parts.traces.models import Trace
from viitta.parts.traces.queries import origins_of, results_of

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
    risks_made: Mapping[int, int]  # risk by observation
    outcome: StudyOutcome | None
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


def gather(measure: Measure, actor: Actor, *, today: date) -> Contents:
    """Read a measure in a fixed number of queries."""
    roadmap = measure.roadmap
    newest = followup.newest_round(roadmap)
    quarter = quarter_shown(roadmap, newest, "", today)
    facts = followup.facts_of(roadmap, quarter, today=today, measures=[measure.pk])[0]
    can_edit = can_edit_measure(actor, measure)
    events = events_about(actor, measure.organisation_id, "measure", measure.pk)[:EVENTS_SHOWN] if can_edit else []
    goals = dict(roadmaps.titles_of(roadmap, "goal"))
    chosen = roadmaps.goals_by_measure(roadmap).get(measure.pk, set())
    is_open = newest is not None and newest.state == RoundState.OPEN
    revisions = list(followup.revisions_of([measure.pk]))
    observations = list(followup.observations_of(roadmap, measure=measure.pk))
    return Contents(
        measure=measure,
        facts=facts,
        quarter=quarter,
        today=today,
        goals=[title for pk, title in goals.items() if pk in chosen],
        owners=list(roadmaps.ownerships_of(measure)),
        changes=list(roadmaps.schedule_changes_of(measure)),
        revisions=revisions,
        observations=observations,
        risks_made=risks_made_of([row.pk for row in observations]),
        outcome=roadmaps.outcome_of(measure),
        origins=origins_of("measure", measure.pk),
        results=results_of("measure", measure.pk),
        events=[event for event in events if is_telling(event)],
        documents=list(documents_on("measure", measure.pk)),
        answer_documents=documents_on_all("entry", {row.entry_id for row in revisions}),
        newest=newest,
        can_edit=can_edit,
        can_observe=can_observe(actor, roadmap),
        can_answer=is_open and newest is not None
        and (can_run_rounds(actor, roadmap) or bool(answerable(actor, newest, [measure]))),
        can_attach=can_attach(actor, measure.organisation_id, roadmap.pk),
        actor=actor,
    )  # fmt: skip
