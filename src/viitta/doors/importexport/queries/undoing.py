"""Whether an import can still be taken back whole."""

from typing import Any

from django.db.models import Q

from viitta.doors.importexport.models import ImportBatch
from viitta.parts.followup.models import Asked, Observation, ProgressEntry
from viitta.parts.roadmaps.models import Measure, Ownership, StudyOutcome


def changed_since(batch: ImportBatch) -> list[str]:
    """Titles of the measures of an import that somebody has changed, asked of or told of since; empty when none."""
    done = batch.done
    after = {int(pk): revision for pk, revision in done["after"].items()}
    rows = dict(Measure.objects.filter(pk__in=after).values_list("pk", "revision"))
    changed = {pk for pk, revision in after.items() if rows.get(pk) != revision}
    made = set(done["made"])
    values = done["values"] or {"after": {}, "made_rounds": []}
    told = ProgressEntry.objects.filter(measure__in=made).exclude(pk__in=[int(pk) for pk in values["after"]])
    told = told.exclude(Q(follow_up__in=values["made_rounds"], revision=1))
    changed |= set(told.values_list("measure", flat=True))
    for other in (Asked, Observation, StudyOutcome):
        changed |= set(other._default_manager.filter(measure__in=made).values_list("measure", flat=True))
    changed |= _reassigned(batch)
    titles = dict(Measure.objects.filter(pk__in=changed).values_list("pk", "title"))
    return sorted(titles.get(pk, "?") for pk in changed)


def _reassigned(batch: ImportBatch) -> set[int]:
    left = {int(pk): sorted(map(tuple, rows)) for pk, rows in batch.done["owners_after"].items()}
    now: dict[int, list[tuple[int, Any]]] = {pk: [] for pk in left}
    rows = Ownership.objects.filter(measure__in=left).values_list("measure", "pk", "until_date")
    for measure, pk, until in rows.order_by("pk"):
        now[measure].append((pk, until and until.isoformat()))
    return {pk for pk in left if now[pk] != left[pk]}
