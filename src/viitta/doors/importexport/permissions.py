"""Who brings sheets in. Taking them out is for everybody who sees the roadmap."""

from viitta.core.actors import Actor
from viitta.doors.importexport.models import ImportBatch
from viitta.parts.organisations.permissions import can_manage_people
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.roadmaps.permissions import can_edit_roadmap, can_found_roadmap


def can_import_into(actor: Actor, roadmap: Roadmap) -> bool:
    return can_edit_roadmap(actor, roadmap)


def can_import_new(actor: Actor, organisation: int) -> bool:
    """Whether the actor may bring a sheet in as a new roadmap."""
    return can_found_roadmap(actor, organisation)


def can_handle(actor: Actor, batch: ImportBatch) -> bool:
    """Look at, apply and undo an import."""
    if batch.roadmap is not None:
        return can_import_into(actor, batch.roadmap)
    return can_import_new(actor, batch.organisation_id)


def can_add_people(actor: Actor, organisation: int) -> bool:
    """A convenor of a single roadmap names only owners and units that there are."""
    return can_manage_people(actor, organisation)
