"""Things seen in updates that wait for something to be made of them."""

from viitta.parts.followup.models import Observation, ObservationKind
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.traces.models import Trace


def risks_seen(roadmap: Roadmap) -> list[Observation]:
    """Risks that were seen in updates and are not in the register, newest first."""
    taken = Trace.objects.filter(from_kind="observation", to_kind="risk", organisation=roadmap.organisation_id)
    rows = Observation.objects.filter(roadmap=roadmap, kind=ObservationKind.RISK, removed_at=None)
    rows = rows.exclude(pk__in=taken.values("from_id")).select_related("measure")
    return list(rows.order_by("-on", "-pk"))
