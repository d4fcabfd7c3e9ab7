"""Taking an import back: what it made goes, what it changed is as it was, or nothing happens."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from viitta.core.actors import Actor
from viitta.doors.importexport.actions.batches import target_of
from viitta.doors.importexport.models import BatchState, ImportBatch
from viitta.doors.importexport.permissions import can_handle
from viitta.doors.importexport.queries.undoing import changed_since
from viitta.parts.audit import actions as audit
from viitta.parts.followup import actions as followup
from viitta.parts.followup import tasks as followup_tasks
from viitta.parts.followup.actions.imported import ChangedMeanwhile
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.models import Person, Unit
from viitta.parts.organisations.permissions import require
from viitta.parts.organisations.queries import convenors_of
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Measure, OwnershipRole, Theme


class ChangedSince(Exception):
    """Measures were changed after the import, so it cannot be taken back; names them, when it is known which."""

    def __init__(self, titles: list[str]) -> None:
        super().__init__(", ".join(titles))
        self.titles = titles


@transaction.atomic
def undo_batch(*, batch: ImportBatch, by: Actor, at: datetime) -> ImportBatch:
    """Take an import back. ChangedSince, and nothing done, when anything of it was changed after it.

    One that is undone already is given back as it is. A theme, person, unit or roadmap of the import that something
    else has come to use stays.
    """
    require(can_handle(by, batch))
    audit.lock([batch.organisation_id])
    batch = ImportBatch.objects.select_related("roadmap", "organisation").get(pk=batch.pk)
    if batch.state != BatchState.APPLIED or batch.roadmap is None:
        return batch
    titles = changed_since(batch)
    if titles:
        raise ChangedSince(titles)
    doer: dict[str, Any] = {"by": by, "at": at}
    if batch.done["values"]:
        try:
            followup.restore_values(roadmap=batch.roadmap, restore=batch.done["values"], **doer)
        except ChangedMeanwhile as error:
            raise ChangedSince([]) from error
    _restore_owners(batch, doer)
    made = list(Measure.objects.filter(pk__in=batch.done["made"]).select_related("roadmap"))
    if made:  # before the others take back their titles
        roadmaps.remove_measures(measures=made, **doer)
    _restore_measures(batch, doer)
    _remove_made(batch, doer)
    batch.state, batch.undone_at = BatchState.UNDONE, at
    batch.save(update_fields=["state", "undone_at", "roadmap"])
    audit.record("importexport.batch.undone", organisation=batch.organisation_id, target=target_of(batch), **doer)
    return batch


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _held(row: Mapping[str, Any]) -> roadmaps.Held:
    days = {name: _day(row[name]) for name in ("from_date", "until_date")}
    return roadmaps.Held(**{**row, **days})


def _restore_owners(batch: ImportBatch, doer: dict[str, Any]) -> None:
    before = {int(pk): rows for pk, rows in batch.done["owners_before"].items()}
    after = {int(pk): rows for pk, rows in batch.done["owners_after"].items()}
    made = set(batch.done["made"])
    moved = [
        pk for pk in after if pk not in made
        and [[held["id"], held["until_date"]] for held in before.get(pk, [])] != after[pk]
    ]  # fmt: skip
    measures = list(Measure.objects.filter(pk__in=moved).select_related("roadmap"))
    if not measures:
        return
    chains = {pk: [_held(row) for row in before.get(pk, [])] for pk in moved}
    roadmaps.restore_owners(measures=measures, chains=chains, **doer)
    _ask_again(batch, measures, chains, doer)


def _ask_again(
    batch: ImportBatch, measures: list[Measure], chains: Mapping[int, list[roadmaps.Held]], doer: dict[str, Any]
) -> None:
    """In rounds that are open the earlier owner is asked again, or the convenor where there was none."""
    convenors = convenors_of(batch.organisation_id, on=doer["at"].date(), roadmap=batch.roadmap_id)
    for measure in measures:
        leads = [held.person for held in chains[measure.pk] if held.role == OwnershipRole.LEAD and not held.until_date]
        person = Person.objects.get(pk=leads[0]) if leads else next(iter(convenors), None)
        if person is None:
            continue
        asked = followup.hand_over(measures=[measure], successor=person, **doer)
        for opened_on in sorted({row.follow_up.opened_on for row in asked if row.follow_up.opened_on}):
            followup_tasks.write_to(kind="successor", people=[person], opened_on=opened_on, **doer)


def _restore_measures(batch: ImportBatch, doer: dict[str, Any]) -> None:
    before = {int(pk): fields for pk, fields in batch.done["before"].items() if fields}
    measures = Measure.objects.select_related("roadmap").in_bulk(before)
    reason = _("The import of the file %(file)s was undone.") % {"file": batch.file_name}
    changes = []
    for pk, fields in before.items():
        values = {name: _row_or_value(name, value) for name, value in fields.items()}
        changes.append(
            roadmaps.MeasureChange(measures[pk], values, reason=reason if {"start", "end"} & set(values) else "")
        )
    if changes:
        roadmaps.change_measures(changes=changes, is_kept=False, **doer)


def _row_or_value(name: str, value: Any) -> Any:
    if name in ("start", "end"):
        return _day(value)
    if name == "theme":
        return Theme.objects.get(pk=value)
    if name == "unit":
        return Unit.objects.filter(pk=value).first() if value else None
    return value


def _remove_made(batch: ImportBatch, doer: dict[str, Any]) -> None:
    roadmap = batch.roadmap
    assert roadmap is not None
    for theme in Theme.objects.filter(pk__in=batch.done["themes"], measures=None).select_related("roadmap"):
        roadmaps.remove_listed(row=theme, **doer)
    organisation = batch.organisation
    if batch.done["people"]:
        organisations.remove_unused_people(organisation=organisation, people=batch.done["people"], **doer)
    if batch.done["units"]:
        organisations.remove_unused_units(organisation=organisation, units=batch.done["units"], **doer)
    if batch.done["made_roadmap"]:
        batch.roadmap = None
        batch.save(update_fields=["roadmap"])
        if not roadmaps.remove_empty_roadmap(roadmap=roadmap, **doer):
            batch.roadmap = roadmap
