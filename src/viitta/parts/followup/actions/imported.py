"""Values that come from a sheet: quarters without a round become closed imported ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from viitta.core.actors import Actor
from viitta.core.periods import Quarter
from viitta.core.progress import Kind, Source, expected_percent, whole
from viitta.parts.audit import actions as audit
from viitta.parts.followup.actions.entries import write_entries
from viitta.parts.followup.actions.rounds import freeze, target_of
from viitta.parts.followup.models import EntryRevision, FollowUp, ProgressEntry, RoundRow, RoundState
from viitta.parts.followup.permissions import can_run_rounds
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.models import Measure, Roadmap


@dataclass(frozen=True, slots=True)
class ImportedValue:
    """A percent of one measure and quarter."""

    measure: Measure
    quarter: Quarter
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Restore:
    """What an import changed, as ids: enough to take it back."""

    made_rounds: tuple[int, ...]
    taken_up_rounds: tuple[int, ...]  # not held before, imported now
    made_entries: tuple[int, ...]
    changed_entries: Mapping[int, int]  # entry -> the revision it had before
    after: Mapping[int, int]  # entry -> the revision the import left

    def as_json(self) -> dict[str, Any]:
        return {
            "made_rounds": list(self.made_rounds),
            "taken_up_rounds": list(self.taken_up_rounds),
            "made_entries": list(self.made_entries),
            "changed_entries": {str(pk): revision for pk, revision in self.changed_entries.items()},
            "after": {str(pk): revision for pk, revision in self.after.items()},
        }


def _is_computed(roadmap: Roadmap, one: ImportedValue, entry: ProgressEntry | None) -> bool:
    """Whether a sheet tells of a continuous measure what is computed anyway, in the whole per cents that sheets have."""
    if one.measure.kind != Kind.CONTINUOUS or (entry is not None and entry.source != Source.COMPUTED):
        return False
    start, end = one.measure.start or roadmap.starts_on, one.measure.end or roadmap.ends_on
    step = expected_percent(start, end, one.quarter.last)
    return step is not None and one.percent in (step, whole(step))


def _rounds(roadmap: Roadmap, quarters: set[Quarter]) -> tuple[dict[Quarter, FollowUp], list[FollowUp], list[FollowUp]]:
    """Rounds of the quarters, those made now, and those that were not held and become imported ones."""
    keys = {quarter.key for quarter in quarters}
    there = {Quarter.parse(row.quarter): row for row in FollowUp.objects.filter(roadmap=roadmap, quarter__in=keys)}
    made, taken_up = [], []
    for quarter in sorted(quarters):
        row = there.get(quarter)
        if row is None:
            row = FollowUp.objects.create(roadmap=roadmap, quarter=quarter.key, state=RoundState.IMPORTED)
            made.append(row)
        elif row.state == RoundState.NOT_HELD:
            row.state = RoundState.IMPORTED
            row.save(update_fields=["state"])
            taken_up.append(row)
        there[quarter] = row
    return there, made, taken_up


def _taken(
    one: ImportedValue, there: ProgressEntry | None, follow_up: FollowUp, by: Actor, at: datetime
) -> ProgressEntry:
    """The entry that a value of a sheet makes, new or changed; not saved yet."""
    entry = there or ProgressEntry(measure=one.measure, follow_up=follow_up, revision=0, status=one.measure.status)
    entry.percent, entry.source = one.percent, Source.IMPORTED
    entry.revision += 1
    (entry.by_label, entry.by_person, entry.by_account), entry.at = by.signature(one.measure.organisation_id), at
    return entry


@transaction.atomic
def import_values(*, roadmap: Roadmap, values: Sequence[ImportedValue], by: Actor, at: datetime) -> Restore:
    """Take values of a sheet. A value equal to the present one changes nothing; in a closed round it is a correction."""
    require(can_run_rounds(by, roadmap))
    audit.lock([roadmap.organisation_id])
    rounds, made, taken_up = _rounds(roadmap, {one.quarter for one in values})
    new_rounds = {row.pk for row in made}
    there = {
        (row.measure_id, row.follow_up_id): row for row in ProgressEntry.objects.filter(follow_up__in=rounds.values())
    }
    before: dict[int, int] = {}
    batches: dict[bool, tuple[list[ProgressEntry], list[bool]]] = {False: ([], []), True: ([], [])}
    for one in values:
        follow_up = rounds[one.quarter]
        entry = there.get((one.measure.pk, follow_up.pk))
        if (entry is not None and entry.percent == one.percent) or _is_computed(roadmap, one, entry):
            continue
        if entry is not None:
            before[entry.pk] = entry.revision
        entries, news = batches[follow_up.state != RoundState.OPEN and follow_up.pk not in new_rounds]
        news.append(entry is None)
        entries.append(_taken(one, entry, follow_up, by, at))
    written: list[ProgressEntry] = []
    for is_correction, (entries, news) in batches.items():
        written += write_entries(entries, is_new=news, after_closing=is_correction)
    if made:
        freeze(made, by, at)
        FollowUp.objects.filter(pk__in=new_rounds).update(closed_at=at)
    _record(roadmap, made, written, by, at)
    return Restore(
        tuple(new_rounds),
        tuple(row.pk for row in taken_up),
        tuple(row.pk for row in written if row.pk not in before),
        before,
        {row.pk: row.revision for row in written},
    )


def _record(
    roadmap: Roadmap, made: Sequence[FollowUp], written: Sequence[ProgressEntry], by: Actor, at: datetime
) -> None:
    for row in made:
        row.roadmap = roadmap
        audit.record(
            "followup.round.imported", by=by, at=at, organisation=roadmap.organisation_id, target=target_of(row)
        )
    if written:
        data = {"entries": [[row.measure_id, row.follow_up_id, row.revision] for row in written]}
        target = audit.Target("roadmap", roadmap.pk, roadmap.name)
        audit.record(
            "followup.values.imported",
            by=by,
            at=at,
            organisation=roadmap.organisation_id,
            target=target,
            data=data,
        )


class ChangedMeanwhile(Exception):
    """Somebody has answered after the import, so it cannot be taken back whole."""


@transaction.atomic
def restore_values(*, roadmap: Roadmap, restore: Mapping[str, Any], by: Actor, at: datetime) -> None:
    """Take an import's values back. ChangedMeanwhile, and nothing done, when any of them was changed since."""
    require(can_run_rounds(by, roadmap))
    audit.lock([roadmap.organisation_id])
    after = {int(pk): revision for pk, revision in restore["after"].items()}
    now = dict(ProgressEntry.objects.filter(pk__in=after).values_list("pk", "revision"))
    rounds = FollowUp.objects.filter(pk__in=restore["made_rounds"])
    foreign = ProgressEntry.objects.filter(follow_up__in=rounds, revision__gt=1)
    if now != after or foreign.exclude(pk__in=after).exists():
        raise ChangedMeanwhile
    for pk, revision in restore["changed_entries"].items():
        old = EntryRevision.objects.get(entry=int(pk), revision=revision)
        entry = old.entry
        for name in ("percent", "note", "status", "cause", "fall_reason", "source"):
            setattr(entry, name, getattr(old, name))
        entry.revision += 1
        (entry.by_label, entry.by_person, entry.by_account), entry.at = by.signature(roadmap.organisation_id), at
        write_entries([entry], is_new=[False], after_closing=True)
    ProgressEntry.objects.filter(pk__in=restore["made_entries"]).delete()
    RoundRow.objects.filter(follow_up__in=rounds).delete()
    rounds.delete()
    FollowUp.objects.filter(pk__in=restore["taken_up_rounds"]).update(state=RoundState.NOT_HELD)
    target = audit.Target("roadmap", roadmap.pk, roadmap.name)
    audit.record("followup.values.restored", by=by, at=at, organisation=roadmap.organisation_id, target=target)
