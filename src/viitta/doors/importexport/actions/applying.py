"""Applying a file: everything in one transaction and through the actions of the parts, or nothing."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from viitta.core.actors import Actor
from viitta.core.progress import Kind, Status
from viitta.core.sheets.comparison import Comparison, RowPlan
from viitta.core.sheets.lines import theme_key
from viitta.doors.importexport.actions.batches import target_of
from viitta.doors.importexport.models import BatchState, ImportBatch
from viitta.doors.importexport.permissions import can_handle
from viitta.doors.importexport.queries.examining import Examination, called, find_people, find_units, missing_names
from viitta.parts.audit import actions as audit
from viitta.parts.followup import actions as followup
from viitta.parts.followup import tasks as followup_tasks
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.models import Person, Unit
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Measure, Roadmap, Theme
from viitta.parts.roadmaps.queries.undo import chains_of


class NotApplicable(Exception):
    """The file has errors, or what it would change is no longer what was shown; nothing was done."""


@transaction.atomic
def apply_batch(
    *,
    batch: ImportBatch,
    examine: Callable[[Roadmap | None], Examination],
    seen: str | None = None,
    by: Actor,
    at: datetime,
) -> ImportBatch:
    """Do what the preview showed. A batch that is applied already is given back as it is: a button pressed twice.

    `examine` compares the file with the roadmap as it is under the lock; `seen` is the fingerprint of what the person
    was shown, None takes what is there. NotApplicable, and nothing done, when they differ or the file has errors.
    """
    require(can_handle(by, batch))
    audit.lock([batch.organisation_id])
    batch = ImportBatch.objects.select_related("roadmap", "organisation").get(pk=batch.pk)
    if batch.state != BatchState.PREVIEWED:
        return batch
    examined = examine(batch.roadmap)
    comparison = examined.comparison
    if examined.has_errors or (seen is not None and seen != comparison.fingerprint):
        raise NotApplicable
    is_new = batch.roadmap is None
    roadmap = batch.roadmap or _found(batch, by, at)
    try:
        with transaction.atomic():
            done = _Writer(batch, roadmap, comparison, by, at).write()
    except IntegrityError as error:
        raise NotApplicable from error
    return _finish(batch, roadmap, comparison, {**done, "made_roadmap": is_new}, by, at)


def _finish(
    batch: ImportBatch, roadmap: Roadmap, comparison: Comparison, done: dict[str, Any], by: Actor, at: datetime
) -> ImportBatch:
    """Write what was done, with the one event that names the batch."""
    counts = {outcome: comparison.count(outcome) for outcome in ("created", "updated", "unchanged")}
    batch.roadmap, batch.state, batch.applied_at, batch.done = roadmap, BatchState.APPLIED, at, done
    batch.created, batch.updated, batch.unchanged = counts.values()
    batch.content = b""  # what was read is in the roadmap now; the file is the sender's
    batch.save()
    data = {"roadmap": roadmap.pk, **counts}
    target, organisation = target_of(batch), batch.organisation_id
    audit.record("importexport.batch.applied", by=by, at=at, organisation=organisation, target=target, data=data)
    return batch


def _found(batch: ImportBatch, by: Actor, at: datetime) -> Roadmap:
    new = roadmaps.NewRoadmap(batch.organisation, batch.roadmap_name, batch.starts_on, batch.ends_on)
    return roadmaps.found_roadmaps(new=[new], by=by, at=at)[0]


class _Writer:
    """Writes the plans of one comparison in the order in which one thing needs another, noting how to undo it."""

    def __init__(self, batch: ImportBatch, roadmap: Roadmap, comparison: Comparison, by: Actor, at: datetime) -> None:
        self.batch, self.roadmap, self.comparison = batch, roadmap, comparison
        self.doer: dict[str, Any] = {"by": by, "at": at}
        self.today = timezone.localdate(at)
        self.measures: dict[int, Measure] = {}  # by row of the sheet
        self.done: dict[str, Any] = {}

    def write(self) -> dict[str, Any]:
        plans = [plan for plan in self.comparison.rows if plan.outcome != "unchanged"]
        ids = [plan.known.id for plan in plans if plan.known]
        self.present = Measure.objects.select_related("roadmap").in_bulk(ids)
        self.before = {pk: (measure.revision, measure.status) for pk, measure in self.present.items()}
        self.chains = {str(pk): rows for pk, rows in chains_of(ids).items()}
        self._themes(plans)
        self._people_and_units()
        self._change([plan for plan in plans if plan.known])  # first: a new row may take a title that another leaves
        self._create([plan for plan in plans if plan.known is None])
        self._assign(plans)
        self._values(plans)
        self._mark_done(plans)
        return self._told(plans)

    def _themes(self, plans: list[RowPlan]) -> None:
        there = {theme_key(theme.title): theme for theme in Theme.objects.filter(roadmap=self.roadmap)}
        wanted = {theme_key(plan.theme): plan.theme for plan in reversed(plans)}
        order = dict.fromkeys(theme_key(plan.theme) for plan in plans)
        new = [roadmaps.NewListed(wanted[key]) for key in order if key not in there]
        if new:
            made = roadmaps.add_listed(roadmap=self.roadmap, kind="theme", new=new, **self.doer)
            there |= {theme_key(theme.title): theme for theme in made}  # type: ignore[misc]
        self.themes = there
        self.done["themes"] = [there[key].pk for key in order if key in {theme_key(one.title) for one in new}]

    def _people_and_units(self) -> None:
        organisation = self.batch.organisation
        owners, units = missing_names(self.comparison, organisation)
        people: list[Person] = []
        if owners:
            new = [organisations.NewPerson(text) for text in owners]
            people = organisations.add_people(organisation=organisation, new=new, **self.doer)
        made: list[Unit] = organisations.add_units(organisation=organisation, names=units, **self.doer) if units else []
        self.people, self.units = find_people(organisation), find_units(organisation)
        self.done["people"] = [person.pk for person in people]
        self.done["units"] = [unit.pk for unit in made]

    def _fields(self, plan: RowPlan) -> dict[str, Any]:
        """The new values of a measure's own fields."""
        taken = plan.taken
        fields: dict[str, Any] = {name: taken[name] for name in ("title", "description", "summary") if name in taken}
        fields |= {name: date.fromisoformat(taken[name]) for name in ("start", "end") if name in taken}
        if "kind" in taken:
            fields["kind"] = Kind(taken["kind"])
        if "unit" in taken:
            fields["unit"] = self.units[called(taken["unit"])]
        if "theme" in taken or plan.known is None:
            fields["theme"] = self.themes[theme_key(plan.theme)]
        if plan.starts:
            fields["status"] = Status.RUNNING
        return fields

    def _create(self, plans: list[RowPlan]) -> None:
        wanted = {plan.row.row: UUID(plan.row.uid) for plan in plans if plan.row.uid}
        taken = set(Measure.objects.filter(uid__in=wanted.values()).values_list("uid", flat=True))
        new = []
        for plan in plans:
            uid = wanted.get(plan.row.row)
            own = uid if uid and uid not in taken else uuid4()
            new.append(roadmaps.NewMeasure(**self._fields(plan), uid=own))
        made = roadmaps.add_measures(roadmap=self.roadmap, new=new, **self.doer) if new else []
        self.measures |= {plan.row.row: measure for plan, measure in zip(plans, made, strict=True)}
        self.done["made"] = [measure.pk for measure in made]

    def _change(self, plans: list[RowPlan]) -> None:
        reason = _("Imported from the file %(file)s.") % {"file": self.batch.file_name}
        changes, before = [], {}
        for plan in plans:
            assert plan.known is not None
            measure, fields = self.present[plan.known.id], self._fields(plan)
            before[str(measure.pk)] = {name: _plain(getattr(measure, name)) for name in fields}
            if plan.marks_done:
                before[str(measure.pk)]["status"] = measure.status
            changes.append(
                roadmaps.MeasureChange(measure, fields, reason=reason if {"start", "end"} & set(fields) else "")
            )
        fresh = roadmaps.change_measures(changes=changes, is_kept=False, **self.doer) if changes else []
        self.measures |= {plan.row.row: measure for plan, measure in zip(plans, fresh, strict=True)}
        self.done["before"] = before

    def _assign(self, plans: list[RowPlan]) -> None:
        first: list[roadmaps.Assignment] = []
        later: list[roadmaps.Assignment] = []
        for plan in plans:
            if "owner" not in plan.taken:
                continue
            person, measure = self.people[called(plan.taken["owner"])], self.measures[plan.row.row]
            if plan.known is None:
                first.append(roadmaps.Assignment(measure, person))
            else:
                had_owner = bool(self.chains.get(str(measure.pk)))
                from_date = self.today if had_owner else None
                later.append(roadmaps.Assignment(measure, person, from_date=from_date))
        if first:
            roadmaps.assign_owners(assignments=first, **self.doer)
        if later:
            followup_tasks.change_owners(assignments=later, **self.doer)

    def _values(self, plans: list[RowPlan]) -> None:
        values = [
            followup.ImportedValue(self.measures[plan.row.row], quarter, percent)
            for plan in plans
            for quarter, percent in plan.values.items()
        ]
        restore = followup.import_values(roadmap=self.roadmap, values=values, **self.doer) if values else None
        self.done["values"] = restore.as_json() if restore else None

    def _mark_done(self, plans: list[RowPlan]) -> None:
        # After the values: the rows of imported rounds are kept as the measures were then, not done yet.
        changes = [
            roadmaps.MeasureChange(self.measures[plan.row.row], {"status": Status.DONE})
            for plan in plans
            if plan.marks_done
        ]
        if changes:
            roadmaps.change_measures(changes=changes, is_kept=False, **self.doer)

    def _told(self, plans: list[RowPlan]) -> dict[str, Any]:
        ids = [self.measures[plan.row.row].pk for plan in plans]
        rows = dict(Measure.objects.filter(pk__in=ids).values_list("pk", "revision"))
        after = {str(pk): [[held["id"], held["until_date"]] for held in chain] for pk, chain in chains_of(ids).items()}
        return {
            **self.done,
            "after": {str(pk): revision for pk, revision in rows.items()},
            "owners_before": self.chains,
            "owners_after": {pk: after.get(pk, []) for pk in map(str, ids)},
        }


def _plain(value: Any) -> Any:
    """A value as JSON keeps it: rows as ids, days as text."""
    if isinstance(value, date):
        return value.isoformat()
    return value.pk if hasattr(value, "pk") else value
