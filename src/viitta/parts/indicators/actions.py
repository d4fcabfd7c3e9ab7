"""Changing indicators, and taking their readings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from viitta.core.actors import Actor
from viitta.core.periods import Quarter
from viitta.parts.audit import actions as audit
from viitta.parts.indicators.models import Direction, Indicator, Reading, ReadingRevision
from viitta.parts.indicators.permissions import can_answer_reading, can_edit_indicators
from viitta.parts.organisations.models import Organisation, Person
from viitta.parts.organisations.permissions import require


@dataclass(frozen=True, slots=True)
class NewIndicator:
    """An indicator to be added."""

    name: str
    unit: str
    description: str = ""
    direction: str = Direction.UP
    baseline: Decimal | None = None
    baseline_on: date | None = None
    target: Decimal | None = None
    target_on: date | None = None
    owner: Person | None = None
    uid: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class TakenReading:
    """What is told of an indicator for a quarter: a value, or why there is none.

    `seen` is the revision the person had before them, 0 for none.
    """

    indicator: Indicator
    value: Decimal | None
    not_measured_because: str = ""
    note: str = ""
    seen: int = 0


class StaleReadings(Exception):
    """Somebody else told a reading after this person had opened the page; nothing was saved. Holds what is there."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        super().__init__(f"{len(readings)} told meanwhile")
        self.readings = list(readings)


class StaleIndicator(Exception):
    """Somebody else changed the indicator after this person had opened it; nothing was saved."""


def target_of(indicator: Indicator) -> audit.Target:
    """An indicator as the change log names it."""
    return audit.Target("indicator", indicator.pk, indicator.name)


def _check(organisation: int, values: Mapping[str, Any]) -> None:
    """ValueError when an indicator would have no unit, dates out of order or an owner of another organisation."""
    owner = values.get("owner")
    if owner is not None and owner.organisation_id != organisation:
        raise ValueError("who owns an indicator is a person of its organisation")
    if not str(values.get("unit", "-")).strip() or not str(values.get("name", "-")).strip():
        raise ValueError("an indicator has a name and a unit")
    first, last = values.get("baseline_on"), values.get("target_on")
    if first and last and last < first:
        raise ValueError("the day of a target is not before that of its baseline")


@transaction.atomic
def add_indicators(
    *, organisation: Organisation, new: Sequence[NewIndicator], by: Actor, at: datetime
) -> list[Indicator]:
    """Add indicators to an organisation. ValueError for one without a unit, or with an owner of elsewhere."""
    require(can_edit_indicators(by, organisation.pk))
    audit.lock([organisation.pk])
    made = []
    for one in new:
        values = {name: getattr(one, name) for name in one.__slots__}
        _check(organisation.pk, values)
        made.append(Indicator.objects.create(organisation=organisation, **values))
    audit.record(
        "indicators.added",
        by=by,
        at=at,
        organisation=organisation.pk,
        target=target_of(made[0]) if len(made) == 1 else audit.NOTHING,
        data={"indicators": [row.pk for row in made]},
    )
    return made


@transaction.atomic
def change_indicator(
    *, indicator: Indicator, values: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime
) -> Indicator:
    """Change an indicator; `ended_on` stops the asking. StaleIndicator when `seen` is not what is there."""
    require(can_edit_indicators(by, indicator.organisation_id))
    audit.lock([indicator.organisation_id])
    row = Indicator.objects.get(pk=indicator.pk)
    if seen is not None and row.revision != seen:
        raise StaleIndicator
    _check(row.organisation_id, values)
    changed = sorted(name for name, value in values.items() if getattr(row, name) != value)
    for name in changed:
        setattr(row, name, values[name])
    if changed:
        row.revision += 1
        row.save(update_fields=[*changed, "revision"])
        data = {"fields": changed}
        audit.record(
            "indicators.changed", by=by, at=at, organisation=row.organisation_id, target=target_of(row), data=data
        )
    return row


@transaction.atomic
def remove_indicators(*, indicators: Sequence[Indicator], by: Actor, at: datetime) -> None:
    """Remove indicators with their readings. For mistakes: one that is no longer asked is ended instead."""
    require(all(can_edit_indicators(by, row.organisation_id) for row in indicators))
    audit.lock({row.organisation_id for row in indicators})
    for row in indicators:
        target = target_of(row)
        row.delete()
        audit.record("indicators.removed", by=by, at=at, organisation=row.organisation_id, target=target)


@transaction.atomic
def record_readings(
    *, quarter: Quarter, readings: Sequence[TakenReading], after_closing: bool = False, by: Actor, at: datetime
) -> list[Reading]:
    """Save what was told of indicators for a quarter. StaleReadings, and nothing saved, when any was told meanwhile.

    The same action takes an answer from a mail link, one given in the corridor and one from the indicator's page.
    `after_closing` marks a correction: the round of the quarter had closed. ValueError for a reading that has neither
    a value nor a reason. What the same person saved just before is not saved twice.
    """
    require(all(can_answer_reading(by, one.indicator) for one in readings))
    audit.lock({one.indicator.organisation_id for one in readings})
    if any(one.value is None and not one.not_measured_because.strip() for one in readings):
        raise ValueError("a reading has a value, or a reason why there is none")
    pks = [one.indicator.pk for one in readings]
    there = {row.indicator_id: row for row in Reading.objects.filter(indicator__in=pks, quarter=quarter.key)}
    readings = [one for one in readings if not _is_same(one, there.get(one.indicator.pk), by)]
    stale = [
        there[one.indicator.pk]
        for one in readings
        if one.indicator.pk in there and there[one.indicator.pk].revision != one.seen
    ]
    if stale:
        raise StaleReadings(stale)
    saved = [_save(one, there.get(one.indicator.pk), quarter, after_closing, by, at) for one in readings]
    _record(saved, readings, quarter, after_closing, by, at)
    return saved


def _is_same(one: TakenReading, row: Reading | None, by: Actor) -> bool:
    """Whether a reading is told already: a page sent twice by the same person, or a page sent with it unchanged."""
    if row is None:
        return False
    same = (row.value, row.not_measured_because, row.note) == (
        one.value, one.not_measured_because.strip(), one.note.strip(),
    )  # fmt: skip
    signed = (row.by_label, row.by_person, row.by_account) == by.signature(one.indicator.organisation_id)
    return same and (row.revision == one.seen or (signed and row.revision == one.seen + 1))


def _save(
    one: TakenReading, row: Reading | None, quarter: Quarter, after_closing: bool, by: Actor, at: datetime
) -> Reading:
    row = row or Reading(indicator=one.indicator, quarter=quarter.key, revision=0)
    row.value = one.value
    row.not_measured_because = "" if one.value is not None else one.not_measured_because.strip()
    row.note, row.at = one.note.strip(), at
    row.revision += 1
    signature = by.signature(one.indicator.organisation_id)
    row.by_label, row.by_person, row.by_account = signature
    row.save()
    told = ("revision", "value", "not_measured_because", "note", "at", *signature._fields)
    values = {name: getattr(row, name) for name in told}
    ReadingRevision.objects.create(reading=row, after_closing=after_closing, **values)
    return row


def _record(
    saved: Sequence[Reading],
    readings: Sequence[TakenReading],
    quarter: Quarter,
    after_closing: bool,
    by: Actor,
    at: datetime,
) -> None:
    """One event in each organisation."""
    by_organisation: dict[int, list[Reading]] = {}
    for row, one in zip(saved, readings, strict=True):
        by_organisation.setdefault(one.indicator.organisation_id, []).append(row)
    for organisation, rows in by_organisation.items():
        told = {str(row.indicator_id): [None if row.value is None else str(row.value), row.revision] for row in rows}
        audit.record(
            "indicators.readings.corrected" if after_closing else "indicators.readings.recorded",
            by=by,
            at=at,
            organisation=organisation,
            target=target_of(rows[0].indicator) if len(rows) == 1 else audit.NOTHING,
            data={"quarter": quarter.key, "readings": told},
        )
