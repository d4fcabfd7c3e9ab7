"""A line of a meeting's notes becomes a proposed measure, a risk, an observation or an action, the meeting its origin."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from viitta.core.actors import Actor
from viitta.core.periods import Quarter
from viitta.parts.audit import actions as audit
from viitta.parts.followup import actions as followup
from viitta.parts.followup.models import ObservationKind
from viitta.parts.meetings import actions as meetings
from viitta.parts.meetings.actions.base import target_of
from viitta.parts.meetings.actions.notes import line_target
from viitta.parts.meetings.actions.outcomes import action_target
from viitta.parts.meetings.models import ItemKind, Meeting, NoteLine
from viitta.parts.organisations.permissions import require
from viitta.parts.risks import actions as risks
from viitta.parts.risks.models import RiskClass
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.roadmaps.permissions import can_edit_roadmap
from viitta.parts.roadmaps.queries import listed_of
from viitta.parts.traces import actions as traces
from viitta.parts.traces.queries import results_of

MIDDLE = 3  # what a new risk is judged as until somebody judges it
OBSERVED = {ItemKind.CHALLENGES: ObservationKind.CHALLENGE, ItemKind.RESULTS: ObservationKind.SUCCESS}
KINDS = ("measure", "risk", "observation", "action_point")


def _title(line: NoteLine) -> str:
    words = " ".join(line.text.split())
    return words if len(words) <= 200 else words[:199] + "…"


def _rest(line: NoteLine) -> str:
    """The whole text, when the title could not hold it."""
    return line.text if _title(line) != line.text else ""


def _measure(line: NoteLine, meeting: Meeting, roadmap: Roadmap, by: Actor, at: datetime) -> audit.Target:
    require(can_edit_roadmap(by, roadmap))
    theme = line.item.measure.theme if line.item.measure else listed_of(roadmap, "theme").first()
    if theme is None:
        raise ValueError("a roadmap without themes takes no measures")
    new = roadmaps.NewMeasure(theme, _title(line), _rest(line))
    made = roadmaps.add_measures(
        roadmap=roadmap, new=[new], origin=target_of(meeting), reason=meeting.title, by=by, at=at
    )[0]  # fmt: skip
    return audit.Target("measure", made.pk, made.title)


def _risk(line: NoteLine, meeting: Meeting, roadmap: Roadmap, by: Actor, at: datetime) -> audit.Target:
    measure = line.item.measure
    new = risks.NewRisk(
        _title(line), MIDDLE, MIDDLE, timezone.localdate(at), (RiskClass.SCHEDULE,), _rest(line),
        measures=(measure,) if measure else (),
    )  # fmt: skip
    made = risks.add_risks(roadmap=roadmap, new=[new], origin=target_of(meeting), by=by, at=at)[0]
    return risks.risk_target(made)


def _observation(line: NoteLine, meeting: Meeting, roadmap: Roadmap, by: Actor, at: datetime) -> audit.Target:
    quarter = Quarter.parse(meeting.quarter) if meeting.quarter else Quarter.of(timezone.localdate(at))
    kind = OBSERVED.get(ItemKind(line.item.kind), ObservationKind.LESSON)
    new = followup.NewObservation(kind, line.text, timezone.localdate(at), quarter, line.item.measure)
    made = followup.record_observations(roadmap=roadmap, new=[new], by=by, at=at)[0]
    result = audit.Target("observation", made.pk, _title(line))
    traces.leave(origin=target_of(meeting), result=result, organisation=roadmap.organisation_id, by=by, at=at)
    return result


def _action(line: NoteLine, meeting: Meeting, by: Actor, at: datetime) -> audit.Target:
    new = meetings.NewAction(line.text, line.item, measure=line.item.measure)
    made = meetings.add_action_points(meeting=meeting, new=[new], origin=target_of(meeting), by=by, at=at)[0]
    return action_target(made)


MAKERS = {"measure": _measure, "risk": _risk, "observation": _observation}


@transaction.atomic
def convert_line(*, line: NoteLine, kind: str, by: Actor, at: datetime) -> int:
    """Make a thing of a line; its id. When it was made already, that one.

    Both the meeting and the line remember what came of them. ValueError for an unknown kind, or when the meeting is
    about no roadmap and the kind needs one; Busy while somebody else writes the notes.
    """
    meeting = line.item.meeting
    if meeting is None or kind not in KINDS:
        raise ValueError("a line of a meeting becomes one of the kinds")
    meetings.take_pen(meeting=meeting, by=by, at=at)
    audit.lock([meeting.organisation_id])
    before = [trace.to_id for trace in results_of("note_line", line.pk) if trace.to_kind == kind]
    if before:
        return before[0]
    if kind == "action_point":
        result = _action(line, meeting, by, at)
    elif meeting.roadmap is None:
        raise ValueError("the meeting is about no roadmap")
    else:
        result = MAKERS[kind](line, meeting, meeting.roadmap, by, at)
    traces.leave(origin=line_target(line), result=result, organisation=meeting.organisation_id, by=by, at=at)
    return result.id or 0
