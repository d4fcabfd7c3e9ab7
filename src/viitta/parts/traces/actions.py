"""Writing a trace, inside the transaction of the conversion that it tells of."""

from datetime import datetime

from viitta.core.actors import Actor
from viitta.parts.audit.actions import Target
from viitta.parts.traces.models import Trace


def leave(*, origin: Target, result: Target, organisation: int, by: Actor, at: datetime) -> Trace:
    """Write that `result` was made of `origin`. ValueError when either has no id yet."""
    if origin.id is None or result.id is None:
        raise ValueError("a trace leads from a saved thing to a saved thing")
    return Trace.objects.create(
        organisation=organisation,
        from_kind=origin.kind,
        from_id=origin.id,
        from_label=origin.label[:300],
        to_kind=result.kind,
        to_id=result.id,
        to_label=result.label[:300],
        at=at,
        by_label=by.label[:300],
        by_account=by.account,
    )
