"""Getting benefits, what is planned of them and what has been told; always only what the actor may see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import F, Max, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from viitta.core.actors import Actor
from viitta.core.benefits import Amounts, Followed, Member, Worth, asked_years, joint_worth, left_over, worth
from viitta.parts.benefits.models import (
    Benefit,
    BenefitKind,
    BenefitReading,
    BenefitReadingRevision,
    BenefitStatus,
    Retirement,
)
from viitta.parts.benefits.permissions import can_see_retirements
from viitta.parts.organisations.models import Circle, CircleMembership
from viitta.parts.organisations.queries import visible_to
from viitta.parts.roadmaps.models import Measure, Roadmap
from viitta.parts.roadmaps.queries.weights import weight_rows


def _whole(rows: QuerySet[Benefit]) -> QuerySet[Benefit]:
    """Benefits with all that a list tells of them: four queries."""
    measures = Prefetch("measures", Measure.objects.only("pk", "title", "roadmap_id").order_by("position", "pk"))
    related = ("organisation", "owner", "roadmap", "indicator", "leaving__unit")
    return rows.select_related(*related).prefetch_related("volumes", "readings", measures)


def benefits_of(actor: Actor, *, on: date, roadmap: int | None = None) -> QuerySet[Benefit]:
    """Benefits that the actor may see, or those of one roadmap, in the order in which they came."""
    rows = Benefit.objects.filter(visible_to(actor, on, circle="circle"), removed_at=None)
    if roadmap is not None:
        rows = rows.filter(roadmap=roadmap)
    return _whole(rows).order_by("pk")


def benefits_told(roadmap: Roadmap) -> list[Benefit]:
    """Benefits of a roadmap that the asker is known to see, but those that were given up; for its report."""
    rows = Benefit.objects.filter(roadmap=roadmap, removed_at=None).exclude(status=BenefitStatus.DROPPED)
    return list(rows.prefetch_related("volumes", "readings").order_by("pk"))


def get_benefit(actor: Actor, pk: int, *, on: date) -> Benefit:
    """One benefit that the actor may see, also one that was taken away; Benefit.DoesNotExist for strangers too."""
    return _whole(Benefit.objects.filter(visible_to(actor, on, circle="circle"))).get(pk=pk)


def weights_of_benefits(measure: Measure) -> QuerySet[Any]:
    """Benefits that a measure brings, in the shape in which its page reads all that it weighs."""
    rows = Benefit.objects.filter(measures=measure, removed_at=None)
    return weight_rows("benefit", rows, F("title"), more=F("status"))


def benefits_of_owner(people: Iterable[int]) -> list[Benefit]:
    """Benefits that persons answer for and that are still followed."""
    rows = Benefit.objects.filter(owner__in=list(people), removed_at=None).exclude(status=BenefitStatus.DROPPED)
    return list(rows.prefetch_related("readings").order_by("pk"))


def circles_of(organisation: int, *, on: date) -> dict[int, str]:
    """Circles that an organisation belongs to on a day, by id."""
    rows = CircleMembership.objects.on(on).filter(organisation=organisation).order_by("circle__name")
    return dict(rows.values_list("circle", "circle__name"))


def circle_of(pk: int) -> Circle | None:
    """A circle that the asker is known to belong to."""
    return Circle.objects.filter(pk=pk).first()


@dataclass(frozen=True, slots=True)
class Plan:
    """What a full year of a benefit is to bring. `worth` and `members` are there when it was counted."""

    yearly: Amounts
    worth: Worth | None = None
    members: tuple[Member, ...] = ()


def plan_of(row: Benefit) -> Plan:
    """The plan of a benefit: by its calculation when that is whole, else as it was estimated."""
    hours, price = row.hours(), row.price
    volumes = {one.name: one.volume for one in row.volumes.all()}
    volume = sum(volumes.values(), Decimal(0)) if volumes else row.volume
    if volume is None or not hours or price is None:
        return Plan(Amounts(row.expected_person_years or Decimal(0), row.expected_euros or Decimal(0)))
    cost, year = row.yearly_cost or Decimal(0), Decimal(settings.HOURS_IN_YEAR)
    if volume and len(volumes) > 1:
        found, members = joint_worth(volumes, hours, price, cost, hours_in_year=year)
    else:
        found, members = worth(volume, hours, price, cost, hours_in_year=year), ()
    return Plan(Amounts(found.person_years, found.net), found, members)


def told_of(row: Benefit) -> dict[int, Amounts]:
    """What has been told of a benefit, by year."""
    return {one.year: Amounts(one.person_years, one.euros) for one in row.readings.all()}


def followed_of(row: Benefit) -> Followed:
    """A benefit as the rule of sums over years takes it."""
    return Followed(
        yearly=plan_of(row).yearly,
        starts=row.starts_on,
        ends=row.ends_on,
        told=told_of(row),
        practice_ended_on=row.practice_ended_on,
        ends_no_practice=row.ends_no_practice,
        is_dropped=row.status in (BenefitStatus.DROPPED, BenefitStatus.NOT_REALISED),
        followed_until=row.followed_until,
    )


def asked_of(row: Benefit) -> range:
    """Years whose readings are asked of a benefit; needs neither its plan nor what was told."""
    return asked_years(row.starts_on, row.followed_until)


def versions_of(row: Benefit) -> dict[int, list[BenefitReadingRevision]]:
    """All versions of a benefit's readings by year, newest first."""
    found: dict[int, list[BenefitReadingRevision]] = {}
    rows = BenefitReadingRevision.objects.filter(reading__benefit=row).select_related("reading")
    for one in rows.order_by("-revision"):
        found.setdefault(one.reading.year, []).append(one)
    return found


def get_reading(row: Benefit, year: int) -> BenefitReading | None:
    """What was told of a year."""
    return BenefitReading.objects.filter(benefit=row, year=year).first()


def waiting_of(year: int) -> list[Benefit]:
    """Benefits whose reading of a year is asked and has not been told, with the reminders that have gone."""
    rows = Benefit.objects.filter(removed_at=None, starts_on__lte=date(year, 12, 31), followed_until__gte=year).exclude(
        Q(status__in=(BenefitStatus.DROPPED, BenefitStatus.NOT_REALISED)) | Q(readings__year=year)
    )
    reminded = Coalesce(Max("reminders__number", filter=Q(reminders__year=year)), 0)
    rows = rows.select_related("owner", "organisation", "roadmap").prefetch_related("volumes")
    return list(rows.annotate(reminded=reminded).order_by("pk"))


def retirements_of(actor: Actor, organisation: int) -> list[Retirement]:
    """Planned retirements of an organisation by year and unit; none for others than its own people."""
    if not can_see_retirements(actor, organisation):
        return []
    return list(Retirement.objects.filter(organisation=organisation).select_related("unit", "organisation"))


def get_retirement(actor: Actor, pk: int) -> Retirement:
    """One row of planned retirements; Retirement.DoesNotExist for strangers too."""
    return Retirement.objects.filter(visible_to(actor, date.min)).select_related("unit", "organisation").get(pk=pk)


def leaning_on(retirements: Sequence[Retirement]) -> dict[int, list[Benefit]]:
    """Benefits that are realised by each row of planned retirements."""
    found: dict[int, list[Benefit]] = {}
    rows = Benefit.objects.filter(leaving__in=[one.pk for one in retirements], removed_at=None)
    for row in rows.exclude(status=BenefitStatus.DROPPED).prefetch_related("volumes").order_by("pk"):
        found.setdefault(row.leaving_id or 0, []).append(row)
    return found


def left_of(row: Retirement, leaning: Iterable[Benefit]) -> Decimal:
    """Person-years that benefits do not yet take of planned retirements; below zero when they take too much."""
    claims = [plan_of(one).yearly.person_years for one in leaning if one.kind == BenefitKind.WORK]
    return left_over(row.count, claims)
