"""Rounds: opening with who is asked, closing with what is frozen, marking those never held."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from viitta.core.actors import Actor
from viitta.core.periods import Quarter
from viitta.core.progress import Kind, Source, Status
from viitta.core.rounds import Calendar
from viitta.parts.audit import actions as audit
from viitta.parts.followup.actions.bulk import insert_rows
from viitta.parts.followup.actions.entries import write_entries
from viitta.parts.followup.actions.readings import choose_readings
from viitta.parts.followup.models import (
    Asked,
    AskedReading,
    AskedReason,
    FollowUp,
    ProgressEntry,
    RoundRow,
    RoundState,
)
from viitta.parts.followup.permissions import can_run_rounds
from viitta.parts.followup.queries import MeasureFacts, history_of
from viitta.parts.organisations.permissions import require
from viitta.parts.organisations.queries import convenors_of
from viitta.parts.roadmaps.models import Measure, Ownership, Roadmap
from viitta.parts.roadmaps.queries import owners_on


def target_of(follow_up: FollowUp) -> audit.Target:
    """A round as the change log names it."""
    return audit.Target("follow_up", follow_up.pk, f"{follow_up.roadmap.name} {follow_up}")


def asked_measures(roadmap: Roadmap, quarter: Quarter) -> list[Measure]:
    """Measures that a round asks of: begun by the quarter's end, neither done nor out of the plan."""
    settled = [Status.DONE, Status.DROPPED, Status.MERGED]
    begun = Q(start=None) | Q(start__lte=quarter.last)
    going_on = ~Q(kind=Kind.CONTINUOUS) | Q(end=None) | Q(end__gte=quarter.first)
    rows = Measure.objects.filter(begun, going_on, roadmap=roadmap).exclude(status__in=settled)
    return list(rows.select_related("unit__contact").order_by("position", "pk"))


def choose_asked(follow_up: FollowUp, measures: Sequence[Measure], on: date) -> list[Asked]:
    """Whom to ask of each measure: its lead of that day, else the unit's contact, else the first convenor."""
    owners = owners_on([measure.pk for measure in measures], on)
    convenors = convenors_of(follow_up.roadmap.organisation_id, on=on, roadmap=follow_up.roadmap_id)
    chosen = []
    for measure in measures:
        owner = owners.get(measure.pk)
        person, reason = (owner.person, AskedReason.LEAD) if owner else (None, AskedReason.LEAD)
        if person is None or (person.left_on and person.left_on <= on):
            person, reason = (measure.unit.contact if measure.unit else None), AskedReason.UNIT_CONTACT
        if person is None and convenors:
            person, reason = convenors[0], AskedReason.CONVENOR
        if person is not None:
            chosen.append(Asked(follow_up=follow_up, measure=measure, person=person, reason=reason))
    return chosen


@transaction.atomic
def open_rounds(
    *, roadmaps: Sequence[tuple[Roadmap, Quarter]], calendar: Calendar, by: Actor, at: datetime
) -> list[FollowUp]:
    """Open a round of each roadmap and quarter and write down who is asked.

    ValueError when a quarter of a roadmap has a round already that was held or is open.
    """
    require(all(can_run_rounds(by, roadmap) for roadmap, _quarter in roadmaps))
    audit.lock({roadmap.organisation_id for roadmap, _quarter in roadmaps})
    made = []
    for roadmap, quarter in roadmaps:
        FollowUp.objects.filter(roadmap=roadmap, quarter=quarter.key, state=RoundState.NOT_HELD).delete()
        if FollowUp.objects.filter(roadmap=roadmap, quarter=quarter.key).exists():
            raise ValueError("the quarter has a round already")
        follow_up = FollowUp.objects.create(roadmap=roadmap, quarter=quarter.key, **_days(calendar))
        measures = asked_measures(roadmap, quarter)
        Asked.objects.bulk_create(choose_asked(follow_up, measures, calendar.opens))
        readings = AskedReading.objects.bulk_create(choose_readings(follow_up, measures, calendar.opens))
        data = {"quarter": quarter.key, "asked": len(measures), "readings": len(readings)}
        audit.record(
            "followup.round.opened",
            by=by,
            at=at,
            organisation=roadmap.organisation_id,
            target=target_of(follow_up),
            data=data,
        )
        made.append(follow_up)
    return made


def _days(calendar: Calendar) -> dict[str, date]:
    return {
        "opened_on": calendar.opens,
        "repeat_on": calendar.repeat,
        "deputy_on": calendar.deputy,
        "due_on": calendar.due,
        "convenor_on": calendar.convenor,
        "closes_on": calendar.closes,
    }


@transaction.atomic
def move_round(*, follow_up: FollowUp, due_on: date, closes_on: date, by: Actor, at: datetime) -> FollowUp:
    """Give an open round another due day and closing day. ValueError when they are out of order."""
    require(can_run_rounds(by, follow_up.roadmap))
    audit.lock([follow_up.roadmap.organisation_id])
    state = FollowUp.objects.filter(pk=follow_up.pk).values_list("state", flat=True).first()
    if state != RoundState.OPEN:
        raise ValueError("only an open round has days to move")
    if not (follow_up.opened_on and follow_up.opened_on <= due_on <= closes_on):
        raise ValueError("a round is due after it opens and closes after it is due")
    before = [
        follow_up.due_on and follow_up.due_on.isoformat(),
        follow_up.closes_on and follow_up.closes_on.isoformat(),
    ]
    follow_up.due_on, follow_up.closes_on = due_on, closes_on
    follow_up.save(update_fields=["due_on", "closes_on"])
    data = {"before": before, "after": [due_on.isoformat(), closes_on.isoformat()]}
    organisation = follow_up.roadmap.organisation_id
    audit.record(
        "followup.round.moved", by=by, at=at, organisation=organisation, target=target_of(follow_up), data=data
    )
    return follow_up


@transaction.atomic
def mark_not_held(*, roadmaps: Sequence[tuple[Roadmap, Quarter]], by: Actor, at: datetime) -> list[FollowUp]:
    """Write that quarters went by without a round, so that a gap is not taken for silence."""
    require(all(can_run_rounds(by, roadmap) for roadmap, _quarter in roadmaps))
    audit.lock({roadmap.organisation_id for roadmap, _quarter in roadmaps})
    made = []
    for roadmap, quarter in roadmaps:
        row, is_new = FollowUp.objects.get_or_create(
            roadmap=roadmap, quarter=quarter.key, defaults={"state": RoundState.NOT_HELD}
        )
        if is_new:
            made.append(row)
            audit.record(
                "followup.round.not_held",
                by=by,
                at=at,
                organisation=roadmap.organisation_id,
                target=target_of(row),
                data={"quarter": quarter.key},
            )
    return made


@transaction.atomic
def close_rounds(*, rounds: Sequence[FollowUp], by: Actor, at: datetime) -> list[FollowUp]:
    """Close rounds: each measure's value, dates, title and names are kept as they are now, and the links end.

    A round that is closed already is left as it is.
    """
    require(all(can_run_rounds(by, follow_up.roadmap) for follow_up in rounds))
    audit.lock({follow_up.roadmap.organisation_id for follow_up in rounds})
    open_ones = FollowUp.objects.filter(pk__in=[row.pk for row in rounds], state=RoundState.OPEN)
    closed = []
    for follow_up in open_ones.select_related("roadmap__organisation").order_by("pk"):
        freeze([follow_up], by, at)
        follow_up.state, follow_up.closed_at = RoundState.CLOSED, at
        follow_up.save(update_fields=["state", "closed_at"])
        closed.append(follow_up)
        organisation = follow_up.roadmap.organisation_id
        audit.record("followup.round.closed", by=by, at=at, organisation=organisation, target=target_of(follow_up))
    return closed


def freeze(rounds: Sequence[FollowUp], by: Actor, at: datetime) -> None:
    """Write the rows of rounds of one roadmap that close, as they stand now.

    Computed steps are written as entries too, so that dates that move later don't move them.
    """
    roadmap = rounds[0].roadmap
    quarters = {follow_up.pk: Quarter.parse(follow_up.quarter) for follow_up in rounds}
    history = history_of(roadmap, today=max([at.date(), *(quarter.first for quarter in quarters.values())]))
    labels = _Labels.of(roadmap)
    entries: list[ProgressEntry] = []
    rows: list[tuple[object, ...]] = []
    for follow_up in rounds:
        facts = history.facts(quarters[follow_up.pk])
        entries += _computed_entries(follow_up, quarters[follow_up.pk], facts, by, at)
        rows += labels.rows(follow_up, quarters[follow_up.pk], facts)
    write_entries(entries, is_new=[entry.pk is None for entry in entries], after_closing=False)
    insert_rows(RoundRow, _KEPT, rows, skip_known=True)


# The columns of a closed round's row, in the order in which `_Labels.rows` gives them.
_KEPT = (
    "follow_up_id", "measure_id", "position", "theme", "title", "kind", "owner_id", "owner_title", "organisation_name",
    "unit_name", "start", "end", "approved_end", "expected", "status", "timeliness", "percent", "source", "cause", "note",
    "old_practice_in_use",
)  # fmt: skip


_NOTHING_TOLD = (None, "", "", "")


@dataclass(frozen=True, slots=True)
class _Labels:
    """The words of a roadmap as they are when its rounds close."""

    organisation: str
    themes: dict[int, str]
    units: dict[int, str]
    leads: dict[int, list[Ownership]]

    @classmethod
    def of(cls, roadmap: Roadmap) -> "_Labels":
        leads: dict[int, list[Ownership]] = {}
        for row in Ownership.objects.filter(measure__roadmap=roadmap, role="lead").order_by("from_date", "pk"):
            leads.setdefault(row.measure_id, []).append(row)
        return cls(
            roadmap.organisation.name,
            dict(roadmap.themes.values_list("pk", "title")),
            dict(roadmap.organisation.units.values_list("pk", "name")),
            leads,
        )

    def lead(self, measure: int, on: date) -> Ownership | None:
        """Who led a measure on a day."""
        held = [
            row
            for row in self.leads.get(measure, [])
            if (row.from_date is None or row.from_date <= on) and (row.until_date is None or row.until_date > on)
        ]
        return held[-1] if held else None

    def rows(
        self, follow_up: FollowUp, quarter: Quarter, facts: Sequence[MeasureFacts]
    ) -> Iterator[tuple[object, ...]]:
        """The rows of one round, as `_KEPT` names their columns."""
        for position, one in enumerate(facts):
            step, lead = one.steps.get(quarter), self.lead(one.id, quarter.last)
            yield (
                follow_up.pk, one.id, position, self.themes[one.theme], one.title, one.kind.value,
                lead.person_id if lead else None, lead.title if lead else "", self.organisation,
                self.units.get(one.unit, "") if one.unit else "", one.start, one.end, one.approved_end,
                one.expected, one.status.value, one.timeliness.value,
                *((step.percent, step.source.value, step.cause, step.note) if step else _NOTHING_TOLD),
                one.old_practice_in_use,
            )  # fmt: skip


def _computed_entries(
    follow_up: FollowUp, quarter: Quarter, facts: Sequence[MeasureFacts], by: Actor, at: datetime
) -> list[ProgressEntry]:
    """Entries of the computed steps of a round, new or filled in."""
    computed = [
        (one, step)
        for one in facts
        if one.kind is Kind.CONTINUOUS and (step := one.steps.get(quarter)) and step.source is Source.COMPUTED
    ]
    if not computed:
        return []
    kept = ProgressEntry.objects.filter(follow_up=follow_up, measure__in=[one.id for one, _step in computed])
    there = {row.measure_id: row for row in kept}
    entries = []
    for one, step in computed:
        entry = there.get(one.id)
        if entry is not None and entry.percent is not None:
            continue
        entry = entry or ProgressEntry(measure_id=one.id, follow_up=follow_up, revision=0, status=one.status)
        entry.percent, entry.source, entry.revision = step.percent, Source.COMPUTED, entry.revision + 1
        (entry.by_label, entry.by_person, entry.by_account), entry.at = (
            by.signature(follow_up.roadmap.organisation_id),
            at,
        )
        entries.append(entry)
    return entries
