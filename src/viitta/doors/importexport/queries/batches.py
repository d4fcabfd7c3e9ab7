"""Imports of the past, where one may import to, and what headings have come to mean."""

from datetime import date

from django.db.models import Q, QuerySet

from viitta.core.actors import Actor, Role
from viitta.doors.importexport.models import ColumnHabit, ImportBatch
from viitta.doors.importexport.permissions import can_handle, can_import_into, can_import_new
from viitta.parts.organisations.models import Organisation
from viitta.parts.organisations.queries import organisations_of
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.roadmaps.queries import roadmaps_of


def roadmaps_to_import_into(actor: Actor, *, on: date) -> list[Roadmap]:
    """Roadmaps that the actor may bring a sheet into, newest period first."""
    return [roadmap for roadmap in roadmaps_of(actor, on=on) if can_import_into(actor, roadmap)]


def organisations_to_found_in(actor: Actor) -> list[Organisation]:
    """Organisations in which the actor may begin a roadmap from a sheet."""
    return [row for row in organisations_of(actor) if can_import_new(actor, row.pk)]


def batches_of(actor: Actor) -> QuerySet[ImportBatch]:
    """Imports that the actor may look at, newest first, without their bytes."""
    rows = ImportBatch.objects.defer("content", "choice", "done").select_related("roadmap", "organisation")
    if not actor.is_unlimited:
        keepers = [grant for grant in actor.grants if grant.role in (Role.ADMINISTRATOR, Role.CONVENOR)]
        whole = [grant.organisation for grant in keepers if grant.roadmap is None]
        single = [grant.roadmap for grant in keepers if grant.roadmap is not None]
        rows = rows.filter(Q(organisation__in=whole) | Q(roadmap__in=single))
    return rows.order_by("-at", "-pk")


def get_batch(actor: Actor, pk: int) -> ImportBatch:
    """One import that the actor may handle; ImportBatch.DoesNotExist for strangers too."""
    batch = ImportBatch.objects.select_related("roadmap", "organisation").get(pk=pk)
    if not can_handle(actor, batch):
        raise ImportBatch.DoesNotExist
    return batch


def habits_of(organisation: int) -> dict[str, str]:
    """Fields by bare heading."""
    return dict(ColumnHabit.objects.filter(organisation=organisation).values_list("heading", "field"))


def roadmap_named(organisation: Organisation, name: str) -> Roadmap | None:
    """The roadmap of an organisation that has this name, the newest of them: a second import updates it."""
    rows = Roadmap.objects.filter(organisation=organisation, name=name, archived_at=None)
    return rows.select_related("organisation").order_by("-starts_on", "-pk").first()
