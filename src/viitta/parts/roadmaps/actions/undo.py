"""Undoing what a deed did to measures: everything of it, once, and only while nobody has changed them after it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from viitta.core import formats
from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.models import Person
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.actions.bulk import raise_revisions
from viitta.parts.roadmaps.actions.kept import SETS
from viitta.parts.roadmaps.actions.measures import MeasureChange, target_of, write_changes
from viitta.parts.roadmaps.actions.restoring import Held, restore_owners
from viitta.parts.roadmaps.models import ChangedMeasure, ChangeSet, Measure
from viitta.parts.roadmaps.permissions import can_edit_roadmap
from viitta.parts.roadmaps.queries.undo import OWNERS, changed_after


class UndoRefused(ValueError):
    """Why changes cannot be undone: `code` is undone, changed, gone, left or taken; `titles` names the measures."""

    def __init__(self, code: str, titles: Sequence[str] = ()) -> None:
        super().__init__(code)
        self.code, self.titles = code, list(titles)


class Restore(Protocol):
    """The deed that makes chains of owners what they were: here, or one above that also asks and writes letters."""

    def __call__(
        self, *, measures: Sequence[Measure], chains: Mapping[int, Sequence[Held]], by: Actor, at: datetime
    ) -> object: ...


@transaction.atomic
def undo_changes(*, change_set: ChangeSet, restore: Restore = restore_owners, by: Actor, at: datetime) -> list[Measure]:
    """Make measures what they were before a deed. UndoRefused, and nothing changed, when that is not possible.

    Changes of dates and status leave a step of their own in the story: nothing that has happened is wiped out.
    """
    roadmap = change_set.roadmap
    require(can_edit_roadmap(by, roadmap))
    audit.lock([roadmap.organisation_id])
    change_set = ChangeSet.objects.get(pk=change_set.pk)
    if change_set.undone_at is not None:
        raise UndoRefused("undone")
    related = ("measure", "measure__roadmap", "measure__theme", "measure__unit")
    rows = list(ChangedMeasure.objects.filter(change_set=change_set).select_related(*related).order_by("pk"))
    if not rows:
        raise UndoRefused("gone")
    titles = changed_after(rows)
    if titles:
        raise UndoRefused("changed", titles)
    fresh = {row.measure_id: row.measure for row in rows}
    told = _put_back(rows, fresh, _reason(change_set), by, at)
    _put_owners_back(rows, fresh, told, restore, by, at)
    _let_earlier_follow(rows, fresh)
    ChangeSet.objects.filter(pk=change_set.pk).update(undone_at=at)
    only = rows[0].measure if len(rows) == 1 else None
    audit.record(
        "roadmaps.measures.undone",
        by=by,
        at=at,
        organisation=roadmap.organisation_id,
        target=target_of(only) if only else audit.Target("roadmap", roadmap.pk, roadmap.name),
        data={"measures": {str(pk): fields for pk, fields in told.items()}},
    )
    return list(fresh.values())


def _reason(change_set: ChangeSet) -> str:
    day = formats.day(timezone.localdate(change_set.at), "fi")
    return _("The change made on %(day)s was undone.") % {"day": day}


def _put_back(
    rows: Sequence[ChangedMeasure], fresh: Mapping[int, Measure], reason: str, by: Actor, at: datetime
) -> dict[int, Any]:
    loaded = _rows_of(rows)
    changes = [
        MeasureChange(
            row.measure,
            {name: _value(name, value, loaded, row.measure) for name, value in row.before.items() if name != OWNERS},
            reason=reason,
            plan_reason=reason,
        )
        for row in rows
    ]
    try:
        with transaction.atomic():
            told, _kept = write_changes(changes, fresh, by, at)
    except IntegrityError:
        raise UndoRefused(
            "taken", [row.measure.title for row in rows if {"title", "theme"} & set(row.before)]
        ) from None
    return told.get(rows[0].measure.organisation_id, {})


def _rows_of(rows: Sequence[ChangedMeasure]) -> dict[str, dict[int, models.Model]]:
    """Every row that the values before point at, by field; a query for each field."""
    wanted: dict[str, set[int]] = {}
    for row in rows:
        for name, value in row.before.items():
            if name != OWNERS and Measure._meta.get_field(name).is_relation:
                wanted.setdefault(name, set()).update(value if name in SETS else [value] if value else [])
    found = {}
    for name, ids in wanted.items():
        model: Any = Measure._meta.get_field(name).related_model
        found[name] = model.objects.in_bulk(ids)
    return found


def _value(name: str, value: Any, loaded: Mapping[str, Mapping[int, models.Model]], measure: Measure) -> Any:
    field = Measure._meta.get_field(name)
    if field.is_relation:
        there = loaded[name]
        wanted = value if name in SETS else [value] if value else []
        if any(pk not in there for pk in wanted):
            raise UndoRefused("gone", [measure.title])
        return [there[pk] for pk in wanted] if name in SETS else there[value] if value else None
    if value is None:
        return None
    if isinstance(field, models.DateField):
        return date.fromisoformat(value)
    return Decimal(value) if isinstance(field, models.DecimalField) else value


def _put_owners_back(
    rows: Sequence[ChangedMeasure], fresh: Mapping[int, Measure], told: dict[int, Any], restore: Restore,
    by: Actor, at: datetime,
) -> None:  # fmt: skip
    owned = [row for row in rows if OWNERS in row.before]
    if not owned:
        return
    chains = {row.measure_id: [_held(one) for one in row.before[OWNERS]] for row in owned}
    titles = _given_to_who_has_left(owned, chains, timezone.localdate(at))
    if titles:
        raise UndoRefused("left", titles)
    restore(measures=[fresh[pk] for pk in chains], chains=chains, by=by, at=at)
    raise_revisions([fresh[pk] for pk in chains if pk not in told], at)
    for pk in chains:
        told.setdefault(pk, {})["owner"] = ""


def _given_to_who_has_left(rows: Sequence[ChangedMeasure], chains: Mapping[int, Sequence[Held]], on: date) -> list[str]:
    """Titles of the measures that would get back an owner who is here no more: nobody would answer for them."""
    still = {one["id"] for row in rows for one in row.after[OWNERS] if one["until_date"] is None}
    people = {one.person for chain in chains.values() for one in chain}
    left = set(Person.objects.filter(pk__in=people, left_on__lte=on).values_list("pk", flat=True))
    return [
        row.measure.title
        for row in rows
        if any(one.person in left and not one.until_date and one.id not in still for one in chains[row.measure_id])
    ]


def _held(row: Mapping[str, Any]) -> Held:
    days = {name: row[name] and date.fromisoformat(row[name]) for name in ("from_date", "until_date")}
    return Held(**{**row, **days})


def _let_earlier_follow(rows: Sequence[ChangedMeasure], fresh: Mapping[int, Measure]) -> None:
    """A change before the undone one can be undone next: the measures are again what it made of them."""
    before = {(row.measure_id, row.revision - 1) for row in rows}
    earlier = list(ChangedMeasure.objects.filter(measure__in=fresh, change_set__undone_at=None))
    following = [row for row in earlier if (row.measure_id, row.revision) in before]
    for row in following:
        row.revision = fresh[row.measure_id].revision
    ChangedMeasure.objects.bulk_update(following, ["revision"], batch_size=200)
