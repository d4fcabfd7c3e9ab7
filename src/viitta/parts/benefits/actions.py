"""Changing benefits, telling what was realised in a year, keeping the numbers of planned retirements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from viitta.core.actors import Actor
from viitta.core.benefits import Lack, follow_by_default, lacks
from viitta.parts.audit import actions as audit
from viitta.parts.audit.actions import Stale
from viitta.parts.benefits.models import (
    Benefit,
    BenefitKind,
    BenefitReading,
    BenefitReadingRevision,
    BenefitReminder,
    BenefitStatus,
    BenefitVolume,
    Retirement,
)
from viitta.parts.benefits.permissions import can_keep, can_keep_benefits, can_tell
from viitta.parts.organisations.models import Organisation, Unit
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.models import Measure

HOURS = ("hours_handling", "hours_decision", "hours_invoicing", "hours_archiving", "hours_together")
AMOUNTS = ("volume", "price", "yearly_cost", *HOURS)
TOLD = (
    "roadmap", "circle", "title", "for_whom", "group", "kind", "description", "harms", "mechanism", "permanence",
    "starts_on", "ends_on", "followed_until", "owner", "indicator", *AMOUNTS, "price_source", "expected_person_years",
    "expected_euros", "practice", "practice_ended_on", "ends_no_practice", "leaving", "status",
)  # fmt: skip


class NotRealised(Exception):
    """A benefit cannot be called realised yet; `lacks` tell why. Nothing was saved."""

    def __init__(self, found: Sequence[Lack]) -> None:
        super().__init__(", ".join(found))
        self.lacks = tuple(found)


class LeanedOn(Exception):
    """Planned retirements that something names are not taken away, nor another row put in their place."""


@dataclass(frozen=True, slots=True)
class NewBenefit:
    """A benefit to be added: values of its fields by name, measures that bring it, volumes by municipality."""

    values: Mapping[str, Any]
    measures: tuple[Measure, ...] = ()
    volumes: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TakenYear:
    """What was realised in a year. `seen` is the revision the person had before them, 0 for none."""

    year: int
    person_years: Decimal
    euros: Decimal
    hours: Decimal | None = None
    note: str = ""
    seen: int = 0


def benefit_target(row: Benefit) -> audit.Target:
    """A benefit as the change log names it."""
    return audit.Target("benefit", row.pk, row.title)


def _check(row: Benefit, measures: Sequence[Measure], volumes: Mapping[str, Decimal], at: datetime) -> None:
    """ValueError when what is pointed at is of others or figures do not fit; NotRealised when it is not realised yet."""
    pointed = (row.roadmap, row.owner, row.indicator, row.leaving, *measures)
    if any(one is not None and one.organisation_id != row.organisation_id for one in pointed):
        raise ValueError("a benefit points at what is its own organisation's")
    if not row.title.strip():
        raise ValueError("a benefit has a title")
    if row.starts_on and row.ends_on and row.ends_on < row.starts_on:
        raise ValueError("a benefit does not end before it starts")
    figures = [getattr(row, name) for name in AMOUNTS] + list(volumes.values())
    if any(one is not None and one < 0 for one in figures):
        raise ValueError("volume, hours, price and cost are not negative")
    if row.hours_together is not None and len(row.hours()) > 1:
        raise ValueError("hours are told by phase, or in one figure")
    if row.status == BenefitStatus.REALISED:
        found = lacks(
            on=timezone.localdate(at),
            practice_ended_on=row.practice_ended_on,
            ends_no_practice=row.ends_no_practice,
            saves_work=row.kind == BenefitKind.WORK,
            leaving_year=row.leaving.year if row.leaving else None,
        )
        if found:
            raise NotRealised(found)


def _save(row: Benefit, measures: Sequence[Measure], volumes: Mapping[str, Decimal], at: datetime) -> None:
    if row.followed_until is None and row.starts_on:
        row.followed_until = follow_by_default(row.starts_on, row.ends_on)
    _check(row, measures, volumes, at)
    row.save()
    row.measures.set(measures)
    if {one.name: one.volume for one in row.volumes.all()} != dict(volumes):
        row.volumes.all().delete()
        BenefitVolume.objects.bulk_create([BenefitVolume(benefit=row, name=name, volume=one) for name, one in volumes.items()])  # fmt: skip


def _record(kind: str, row: Benefit, by: Actor, at: datetime, **data: Any) -> None:
    measures: dict[str, Any] = {str(pk): {} for pk in sorted(row.measures.values_list("pk", flat=True))}
    said = {"benefits": [row.pk], "measures": measures, **data}
    audit.record(kind, by=by, at=at, organisation=row.organisation_id, target=benefit_target(row), data=said)


@transaction.atomic
def add_benefits(*, organisation: Organisation, new: Sequence[NewBenefit], by: Actor, at: datetime) -> list[Benefit]:
    """Add benefits. ValueError for what does not fit, NotRealised for one that is not realised yet."""
    for one in new:
        roadmap = one.values.get("roadmap")
        require(can_keep_benefits(by, organisation.pk, roadmap.pk if roadmap else None))
    audit.lock([organisation.pk])
    made = []
    for one in new:
        row = Benefit(organisation=organisation, **{name: one.values[name] for name in TOLD if name in one.values})
        _save(row, one.measures, one.volumes, at)
        _record("benefits.added", row, by, at)
        made.append(row)
    return made


@transaction.atomic
def change_benefit(
    *, benefit: Benefit, values: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime
) -> Benefit:
    """Change a benefit; `measures` and `volumes` are among the values. Stale when changed meanwhile."""
    require(can_keep(by, benefit))
    audit.lock([benefit.organisation_id])
    fresh = Benefit.objects.select_related("roadmap", "owner", "indicator", "leaving").get(pk=benefit.pk)
    if seen is not None and fresh.revision != seen:
        raise Stale
    changed = [name for name in TOLD if name in values and values[name] != getattr(fresh, name)]
    for name in changed:
        setattr(fresh, name, values[name])
    require(can_keep(by, fresh))
    measures = values.get("measures", list(fresh.measures.all()))
    volumes = values.get("volumes", {one.name: one.volume for one in fresh.volumes.all()})
    fresh.revision += 1
    _save(fresh, measures, volumes, at)
    _record("benefits.changed", fresh, by, at, fields=changed)
    return fresh


@transaction.atomic
def remove_benefits(*, benefits: Sequence[Benefit], removed: bool = True, by: Actor, at: datetime) -> None:
    """Take benefits out of the list, or bring them back: nothing of them is lost."""
    require(all(can_keep(by, row) for row in benefits))
    audit.lock({row.organisation_id for row in benefits})
    for row in Benefit.objects.filter(pk__in=[one.pk for one in benefits]).order_by("pk"):
        row.removed_at = at if removed else None
        row.revision += 1
        row.save(update_fields=["removed_at", "revision"])
        _record("benefits.removed" if removed else "benefits.restored", row, by, at)


@transaction.atomic
def tell_years(*, benefit: Benefit, told: Sequence[TakenYear], by: Actor, at: datetime) -> list[BenefitReading]:
    """Tell what was realised in years, or correct it. Stale when told meanwhile, ValueError for a year that is ahead."""
    require(can_tell(by, benefit))
    audit.lock([benefit.organisation_id])
    made = []
    for one in told:
        if not 2000 <= one.year <= timezone.localdate(at).year:
            raise ValueError("what was realised is told of a year that has begun")
        row = BenefitReading.objects.filter(benefit=benefit, year=one.year).first()
        if (row.revision if row else 0) != one.seen:
            raise Stale
        row = row or BenefitReading(benefit=benefit, year=one.year, revision=0)
        values: dict[str, Any] = {name: getattr(one, name) for name in ("hours", "person_years", "euros")}
        values |= {
            "note": one.note.strip(),
            "at": at,
            "revision": row.revision + 1,
            **by.signature(benefit.organisation_id)._asdict(),
        }
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
        BenefitReadingRevision.objects.create(reading=row, **values)
        made.append(row)
    _record("benefits.years.told", benefit, by, at, years=[row.year for row in made])
    return made


@transaction.atomic
def note_reminded(*, benefits: Sequence[Benefit], year: int, number: int, by: Actor, at: datetime) -> None:
    """Write down that the readings of a year were asked for by mail."""
    require(all(can_keep(by, row) for row in benefits))
    audit.lock({row.organisation_id for row in benefits})
    for row in benefits:
        BenefitReminder.objects.create(benefit=row, year=year, number=number, at=at)
        _record("benefits.reminded", row, by, at, year=year, number=number)


@transaction.atomic
def keep_retirements(
    *, organisation: Organisation, unit: Unit | None, year: int, count: int, before: Retirement | None = None, by: Actor, at: datetime
) -> Retirement:  # fmt: skip
    """Keep how many retire from a unit in a year; `before` is the row that is changed to say so.

    Without it the number of that unit and year is set. LeanedOn when another row says it of the unit and year already.
    """
    require(can_keep_benefits(by, organisation.pk))
    audit.lock([organisation.pk])
    if unit is not None and unit.organisation_id != organisation.pk:
        raise ValueError("the unit is the organisation's own")
    there = Retirement.objects.filter(organisation=organisation, unit=unit, year=year).first()
    if before is not None and there is not None and there.pk != before.pk:
        raise LeanedOn
    row = before or there or Retirement(organisation=organisation, revision=0)
    row.unit, row.year, row.count, row.revision = unit, year, count, row.revision + 1
    row.save()
    target = audit.Target("retirement", row.pk, str(row))
    audit.record("benefits.retirements.kept", by=by, at=at, organisation=organisation.pk, target=target)
    return row


@transaction.atomic
def remove_retirements(*, retirement: Retirement, by: Actor, at: datetime) -> None:
    """Take a number of planned retirements away. LeanedOn when a realised benefit names it."""
    require(can_keep_benefits(by, retirement.organisation_id))
    audit.lock([retirement.organisation_id])
    if Benefit.objects.filter(leaving=retirement, status=BenefitStatus.REALISED, removed_at=None).exists():
        raise LeanedOn
    target = audit.Target("retirement", retirement.pk, str(retirement))
    organisation = retirement.organisation_id
    retirement.delete()
    audit.record("benefits.retirements.removed", by=by, at=at, organisation=organisation, target=target)
