"""Days of rounds, for meetings and calendars."""

from collections.abc import Iterable
from datetime import date

from viitta.parts.followup.models import FollowUp
from viitta.parts.roadmaps.models import Roadmap


def due_days(roadmap: Roadmap) -> dict[str, date]:
    """The due day of each round of a roadmap that has one, by quarter."""
    rows = FollowUp.objects.filter(roadmap=roadmap, due_on__isnull=False).values_list("quarter", "due_on")
    return {quarter: due for quarter, due in rows if due is not None}


def rounds_between(roadmaps: Iterable[int], first: date, last: date) -> list[FollowUp]:
    """Rounds of roadmaps that open or are due between two days, both included."""
    rows = FollowUp.objects.filter(roadmap__in=list(roadmaps), opened_on__lte=last, due_on__gte=first)
    return list(rows.select_related("roadmap").order_by("opened_on", "pk"))
