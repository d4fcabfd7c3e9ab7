"""Changing many measures of a roadmap at once: one deed, one event that names each of them, one thing to undo."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.actions.kept import Changed, keep
from viitta.parts.roadmaps.actions.measures import MeasureChange, Stale, fresh_measures, write_changes
from viitta.parts.roadmaps.actions.owners import Assignment, assign_owners
from viitta.parts.roadmaps.actions.plans import target_of
from viitta.parts.roadmaps.models import ChangeSet, Measure
from viitta.parts.roadmaps.permissions import can_edit_roadmap
from viitta.parts.roadmaps.queries.bulk import leads_of
from viitta.parts.roadmaps.queries.undo import OWNERS, chains_of

Leads = Mapping[int, int]  # person who leads by measure; 0 is nobody


class Assign(Protocol):
    """The deed that gives measures to people: here, or one above that also asks and writes letters."""

    def __call__(self, *, assignments: Sequence[Assignment], by: Actor, at: datetime) -> object: ...


@transaction.atomic
def change_in_bulk(
    *,
    changes: Sequence[MeasureChange],
    assignments: Sequence[Assignment] = (),
    leads: Leads | None = None,
    assign: Assign = assign_owners,
    by: Actor,
    at: datetime,
) -> ChangeSet | None:
    """Change measures of one roadmap, each named in `changes`, and give some of them to another lead owner.

    Stale, and nothing changed, when one was changed or got another owner (`leads` are those that the person saw)
    meanwhile. ValueError for measures of two roadmaps. None when nothing would change.
    """
    ids = {change.measure.pk for change in changes}
    roadmaps = {change.measure.roadmap_id for change in changes}
    if len(roadmaps) != 1 or any(one.measure.pk not in ids for one in assignments):
        raise ValueError("measures that are changed at once are of one roadmap")
    roadmap = changes[0].measure.roadmap
    require(can_edit_roadmap(by, roadmap))
    audit.lock([roadmap.organisation_id])
    fresh = fresh_measures([change.measure for change in changes], {one.measure.pk: one.seen for one in changes})
    now = leads_of(ids, on=timezone.localdate(at))
    if leads is not None and any(now[pk] != leads[pk] for pk in leads):
        raise Stale([fresh[pk] for pk in leads if now[pk] != leads[pk]])
    told, kept = write_changes(changes, fresh, by, at)
    fields: dict[int, Any] = told.get(roadmap.organisation_id, {})
    handed = {one.measure.pk: one for one in assignments if now[one.measure.pk] != one.person.pk or one.from_date}
    kept += _hand_on(handed, fields, kept, fresh, now, assign, by, at)
    if not fields:
        return None
    audit.record(
        "roadmaps.measures.changed_in_bulk",
        by=by,
        at=at,
        organisation=roadmap.organisation_id,
        target=target_of(roadmap),
        data={"measures": {str(pk): said for pk, said in fields.items()}},
    )
    return keep(changed=kept, kind="bulk", by=by, at=at)[0]


def _hand_on(
    handed: Mapping[int, Assignment], fields: dict[int, Any], kept: Sequence[Changed], fresh: Mapping[int, Measure],
    now: Leads, assign: Assign, by: Actor, at: datetime,
) -> list[Changed]:  # fmt: skip
    """Give measures to their new leads; adds to what is told and kept, and returns what is kept of other measures."""
    if not handed:
        return []
    before = chains_of(handed)
    assign(assignments=list(handed.values()), by=by, at=at)
    after = chains_of(handed)
    rows = {one.measure.pk: one for one in kept}
    more = []
    for pk, one in handed.items():
        if pk not in rows:
            rows[pk] = Changed(fresh[pk])
            more.append(rows[pk])
        rows[pk].before[OWNERS], rows[pk].after[OWNERS] = before[pk], after[pk]
        fields.setdefault(pk, {})["owner"] = [now[pk] or None, one.person.pk]
    raise_revisions([one.measure for one in more], at)
    return more


def raise_revisions(measures: Sequence[Measure], at: datetime) -> None:
    """Let forms that are open know that something of the measures besides their own fields has changed."""
    Measure.objects.filter(pk__in=[measure.pk for measure in measures]).update(
        revision=F("revision") + 1, updated_at=at
    )
    for measure in measures:
        measure.revision += 1
