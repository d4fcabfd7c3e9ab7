"""Editions: freezing a roadmap under a name, and mending the name."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.models import Edition, EditionRow, Roadmap
from viitta.parts.roadmaps.permissions import can_edit_roadmap
from viitta.parts.roadmaps.queries.editions import name_is_taken, rows_now

NAME_LENGTH = 200


class EditionRefused(ValueError):
    """Why there can be no such edition: `code` is empty, future, same_name, no_name or long_name."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _check_name(roadmap: Roadmap, name: str, but: int | None = None) -> str:
    name = " ".join(name.split())
    if not name:
        raise EditionRefused("no_name")
    if len(name) > NAME_LENGTH:
        raise EditionRefused("long_name")
    if name_is_taken(roadmap, name, but=but):
        raise EditionRefused("same_name")
    return name


@transaction.atomic
def freeze_edition(*, roadmap: Roadmap, name: str, on: date, note: str = "", by: Actor, at: datetime) -> Edition:
    """Keep the measures as they are now, as the edition of a day that is not to come. EditionRefused says why not."""
    require(can_edit_roadmap(by, roadmap))
    audit.lock([roadmap.organisation_id])
    name = _check_name(roadmap, name)
    if on > timezone.localdate(at):
        raise EditionRefused("future")
    rows = rows_now(roadmap, on=on)
    if not rows:
        raise EditionRefused("empty")
    edition = Edition.objects.create(
        roadmap=roadmap,
        name=name,
        on=on,
        note=note.strip(),
        frozen_at=at,
        **by.signature(roadmap.organisation_id)._asdict(),
    )
    for row in rows:
        row.edition = edition
    EditionRow.objects.bulk_create(rows, batch_size=200)
    _record("roadmaps.edition.frozen", edition, by, at)
    return edition


@transaction.atomic
def rename_edition(*, edition: Edition, name: str, note: str, by: Actor, at: datetime) -> Edition:
    """Mend the name or the note of an edition; its rows and its day never change. EditionRefused says why not."""
    roadmap = edition.roadmap
    require(can_edit_roadmap(by, roadmap))
    audit.lock([roadmap.organisation_id])
    edition = Edition.objects.select_related("roadmap").get(pk=edition.pk)
    edition.name, edition.note = _check_name(roadmap, name, but=edition.pk), note.strip()
    edition.save(update_fields=["name", "note"])
    _record("roadmaps.edition.renamed", edition, by, at)
    return edition


def _record(kind: str, edition: Edition, by: Actor, at: datetime) -> None:
    roadmap = edition.roadmap
    data = {"edition": edition.pk, "on": edition.on.isoformat()}
    target = audit.Target("roadmap", roadmap.pk, roadmap.name)
    audit.record(kind, by=by, at=at, organisation=roadmap.organisation_id, target=target, data=data)
