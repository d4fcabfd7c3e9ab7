"""What an owner's answer changes in the plan itself: the status and the current dates, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.actions.measures import trail_of_status
from viitta.parts.roadmaps.actions.trail import Left, leave
from viitta.parts.roadmaps.models import Measure, ScheduleChange
from viitta.parts.roadmaps.permissions import can_report_on


@dataclass(frozen=True, slots=True)
class MeasureReport:
    """The status told in a round and, when it moved, the new end with its reason."""

    measure: Measure
    status: str
    new_end: date | None = None
    reason: str = ""
    cause: str = ""
    note: str = ""  # says why when the measure is given up


def _take(report: MeasureReport, by: Actor, at: datetime) -> dict[str, Any]:
    """Set what a report changes, not saving the measure yet; returns it as the log tells it."""
    measure = report.measure
    said: dict[str, Any] = {}
    if report.status != measure.status:
        said["status"] = [measure.status, report.status]
        measure.status = report.status
    if report.new_end and report.new_end != measure.end:
        said["end"] = [measure.end and measure.end.isoformat(), report.new_end.isoformat()]
        ScheduleChange.objects.create(
            measure=measure,
            old_start=measure.start,
            old_end=measure.end,
            new_start=measure.start,
            new_end=report.new_end,
            reason=report.reason,
            cause=report.cause,
            at=at,
            **by.signature(measure.organisation_id)._asdict(),
        )
        measure.end = report.new_end
    return said


@transaction.atomic
def take_reports(*, reports: Sequence[MeasureReport], by: Actor, at: datetime) -> None:
    """Take the status and new end of measures as told in a round; measures of one organisation.

    Follow-up checks who is asked of what; this checks that the actor is one who can be asked at all.
    """
    require(all(can_report_on(by, report.measure) for report in reports))
    audit.lock({report.measure.organisation_id for report in reports})
    changed: list[Measure] = []
    told: dict[str, Any] = {}
    steps: list[Left] = []
    for report in reports:
        measure = report.measure
        said = _take(report, by, at)
        if said:
            measure.revision += 1
            measure.updated_at = at
            changed.append(measure)
            told[str(measure.pk)] = said
        if "status" in said:
            steps += trail_of_status(measure, said["status"][0], report.note)
    leave(steps, on=timezone.localdate(at), by=by, at=at)
    if changed:
        Measure.objects.bulk_update(changed, ["status", "end", "revision", "updated_at"], batch_size=200)
        only = changed[0] if len(changed) == 1 else None
        audit.record(
            "roadmaps.measures.reported",
            by=by,
            at=at,
            organisation=changed[0].organisation_id,
            target=audit.Target("measure", only.pk, only.title) if only else audit.NOTHING,
            data={"measures": told},
        )
