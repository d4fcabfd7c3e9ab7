"""An import from the command line: kept and applied in one go; and what time makes due."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from viitta.core.actors import SYSTEM, Actor
from viitta.doors.importexport import actions
from viitta.doors.importexport.models import ImportBatch
from viitta.doors.importexport.queries import Examination
from viitta.parts.roadmaps.models import Roadmap


@transaction.atomic
def import_at_once(
    *, new: actions.NewBatch, examine: Callable[[Roadmap | None], Examination], by: Actor, at: datetime
) -> ImportBatch:
    """Keep a file and apply it; nothing of either stays when it has errors (actions.NotApplicable)."""
    batch = actions.keep_files(new=[new], by=by, at=at)[0]
    return actions.apply_batch(batch=batch, examine=examine, by=by, at=at)


def forget_files(at: datetime) -> int:
    """Put aside files that were previewed and never applied."""
    return actions.forget_files(by=SYSTEM, at=at)
