"""What became of the schedules of measures, by what was told of them."""

from datetime import date

from viitta.core.outcomes import Realised, Told, realised
from viitta.parts.followup.queries.series import MeasureFacts


def realised_of(one: MeasureFacts, on: date) -> Realised:
    """What became of the schedule of a measure by a day."""
    told = [Told(quarter, step.percent, step.status) for quarter, step in one.steps.items()]
    return realised(
        kind=one.kind, status=one.status, approved_end=one.approved_end, end=one.end, told=told, on=on,
    )  # fmt: skip
