"""A file on its way: kept for its preview, its columns corrected, put aside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from viitta.core.actors import Actor
from viitta.core.sheets.headings import IGNORED, valid_field
from viitta.core.sheets.words import heading
from viitta.doors.importexport.models import BatchState, ColumnHabit, ImportBatch
from viitta.doors.importexport.permissions import can_handle, can_import_into, can_import_new
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.models import Organisation
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.models import Roadmap

KEPT_DAYS = 14


@dataclass(frozen=True, slots=True)
class NewBatch:
    """A file and where it goes: a roadmap, or the name and period of a new one."""

    organisation: Organisation
    file_name: str
    content: bytes
    roadmap: Roadmap | None = None
    roadmap_name: str = ""
    period: tuple[date, date] | None = None


def target_of(batch: ImportBatch) -> audit.Target:
    """An import as the log names it."""
    return audit.Target("import", batch.pk, batch.file_name)


@transaction.atomic
def keep_files(*, new: Sequence[NewBatch], by: Actor, at: datetime) -> list[ImportBatch]:
    """Keep files for their preview. ValueError when one has neither a roadmap nor a name and period of a new one."""
    for one in new:
        allowed = can_import_into(by, one.roadmap) if one.roadmap else can_import_new(by, one.organisation.pk)
        require(allowed)
    audit.lock({one.organisation.pk for one in new})
    made = []
    for one in new:
        period = (one.roadmap.starts_on, one.roadmap.ends_on) if one.roadmap else one.period
        name = one.roadmap.name if one.roadmap else one.roadmap_name.strip()
        if period is None or not name or period[1] < period[0]:
            raise ValueError("a new roadmap needs a name and a period")
        batch = ImportBatch.objects.create(
            organisation=one.organisation,
            roadmap=one.roadmap,
            roadmap_name=name[:200],
            starts_on=period[0],
            ends_on=period[1],
            file_name=one.file_name[:200],
            content=one.content,
            by_label=by.label[:200],
            by_account=by.account,
            at=at,
        )
        audit.record("importexport.file.kept", by=by, at=at, organisation=one.organisation.pk, target=target_of(batch))
        made.append(batch)
    return made


@transaction.atomic
def choose_columns(
    *, batch: ImportBatch, choice: Mapping[str, Any], heads: Mapping[str, str], by: Actor, at: datetime
) -> ImportBatch:
    """Take a person's word on sheet, heading and columns, and remember it by the texts of the headings.

    `heads` are the headings by column letter as the person saw them.
    """
    require(can_handle(by, batch))
    audit.lock([batch.organisation_id])
    batch.choice = dict(choice)
    batch.save(update_fields=["choice"])
    for letter, field in choice.get("columns", {}).items():
        bare = heading(heads.get(letter, ""))[:200]
        if bare and (field == IGNORED or valid_field(field)):
            ColumnHabit.objects.update_or_create(
                organisation_id=batch.organisation_id, heading=bare, defaults={"field": field}
            )
    audit.record(
        "importexport.columns.chosen", by=by, at=at, organisation=batch.organisation_id, target=target_of(batch)
    )
    return batch


@transaction.atomic
def discard_batches(*, batches: Sequence[ImportBatch], by: Actor, at: datetime) -> None:
    """Put aside files that were only previewed; what has been applied stays in the list."""
    require(all(can_handle(by, batch) for batch in batches))
    audit.lock({batch.organisation_id for batch in batches})
    for batch in batches:
        target = target_of(batch)
        gone, _what = ImportBatch.objects.filter(pk=batch.pk, state=BatchState.PREVIEWED).delete()
        if gone:
            audit.record("importexport.file.discarded", by=by, at=at, organisation=batch.organisation_id, target=target)


@transaction.atomic
def forget_files(*, by: Actor, at: datetime) -> int:
    """Put aside files that nobody has applied in two weeks; returns how many. Run by what time makes due."""
    old = ImportBatch.objects.filter(state=BatchState.PREVIEWED, at__lt=at - timedelta(days=KEPT_DAYS))
    batches = list(old.defer("content").select_related("roadmap"))
    discard_batches(batches=batches, by=by, at=at)
    return len(batches)
