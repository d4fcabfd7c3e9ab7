"""The plan of the money: costs by type, year and partner, where the money comes from, and versions by decision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from viitta.core.actors import Actor
from viitta.core.programmes import Eligibility, Programme, from_dict, is_above_ceiling, with_flat_costs
from viitta.parts.audit import actions as audit
from viitta.parts.joint_projects.actions.base import Refused, record
from viitta.parts.joint_projects.models import (
    BudgetLine,
    BudgetVersion,
    FinancingKind,
    FinancingRow,
    Forecast,
    JointProject,
    Partner,
)
from viitta.parts.joint_projects.permissions import can_coordinate
from viitta.parts.organisations.permissions import require

NOTHING = Decimal(0)
Cells = Mapping[tuple[str, int], Decimal]


@dataclass(frozen=True, slots=True)
class NewFinancing:
    """Where money comes from: a kind of FinancingKind, euros, and of other financing whose it is."""

    kind: str
    amount: Decimal
    name: str = ""


def open_version(project: JointProject, by: Actor, at: datetime) -> BudgetVersion:
    """The version that can be written: the original until it is locked, else Refused. Inside a deed's transaction."""
    found = BudgetVersion.objects.filter(project=project, locked_at=None).first()
    if found is not None:
        return found
    if BudgetVersion.objects.filter(project=project).exists():
        raise Refused("budget_locked")
    signature = by.signature(project.organisation_id)._asdict()
    return BudgetVersion.objects.create(project=project, number=1, at=at, **signature)


@transaction.atomic
def save_budget(
    *,
    project: JointProject,
    cells: Cells,
    partner: Partner | None = None,
    financing: Sequence[NewFinancing] | None = None,
    seen: int | None = None,
    by: Actor,
    at: datetime,
) -> BudgetVersion:
    """Write the planned costs of one partner (None: common) by type and year, and, when given, the financing.

    Refused for a type that the programme never pays, a year outside the project time, and a grant above the ceiling.
    audit.Stale when somebody else has changed the version since the revision that was seen.
    """
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    version = open_version(project, by, at)
    if seen is not None and seen != version.revision:
        raise audit.Stale
    programme = from_dict(project.rules)
    for (kind, year), amount in cells.items():
        _check_cell(programme, project, kind, year, amount)
    lines = BudgetLine.objects.filter(version=version)
    lines.filter(partner=partner).delete()
    BudgetLine.objects.bulk_create(
        BudgetLine(version=version, cost_type=kind, year=year, partner=partner, amount=amount)
        for (kind, year), amount in cells.items()
        if amount
    )
    if financing is not None:
        _write_financing(version, financing)
    check_ceiling(programme, version)
    version.revision += 1
    version.at = at
    version.save(update_fields=["revision", "at"])
    record("joint_projects.budget.saved", project, by, at, version=version.number)
    return version


def _check_cell(programme: Programme, project: JointProject, kind: str, year: int, amount: Decimal) -> None:
    found = programme.cost_type(kind)
    if amount < 0:
        raise Refused("negative_amount")
    if found is None or (amount and found.eligibility in (Eligibility.NEVER, Eligibility.COVERED)):
        raise Refused("type_not_paid", type=kind, source=found.source if found else "")
    if not project.starts_on.year <= year <= project.ends_on.year:
        raise Refused("year_outside_project", year=str(year))


def _write_financing(version: BudgetVersion, rows: Sequence[NewFinancing]) -> None:
    if any(one.amount < 0 for one in rows):
        raise Refused("negative_amount")
    FinancingRow.objects.filter(version=version).delete()
    FinancingRow.objects.bulk_create(
        FinancingRow(version=version, kind=one.kind, name=one.name, amount=one.amount, position=place)
        for place, one in enumerate(rows)
        if one.amount or one.name
    )


def check_ceiling(programme: Programme, version: BudgetVersion) -> None:
    """Refused when the grant applied for is over the programme's share of the costs (893/2019 § 4)."""
    costs, grant = costs_of(programme, version), financed(version, FinancingKind.GRANT)
    if grant and is_above_ceiling(programme, grant, costs):
        share = (grant / costs * 100) if costs else Decimal(100)
        most, source = programme.max_share * 100, programme.source("max_share")
        raise Refused("share_above_maximum", share_percent=share, most_percent=most, source=source)


def costs_of(programme: Programme, version: BudgetVersion) -> Decimal:
    """All planned costs of a version, with what flat rates add."""
    sums: dict[str, Decimal] = {}
    for kind, amount in BudgetLine.objects.filter(version=version).values_list("cost_type", "amount"):
        sums[kind] = sums.get(kind, NOTHING) + amount
    return sum(with_flat_costs(programme, sums).values(), NOTHING)


def financed(version: BudgetVersion, *kinds: str) -> Decimal:
    """The financing of some kinds; of all of them without any."""
    rows = FinancingRow.objects.filter(version=version)
    rows = rows.filter(kind__in=kinds) if kinds else rows
    return sum(rows.values_list("amount", flat=True), NOTHING)


def check_balance(programme: Programme, version: BudgetVersion) -> None:
    """Refused when a version cannot be final: no costs, financing that is not the costs, no own financing."""
    costs, money = costs_of(programme, version), financed(version)
    if not costs:
        raise Refused("budget_empty")
    if costs != money:
        raise Refused("financing_differs", costs=costs, financing=money, missing=costs - money)
    if programme.own_financing_required and not financed(version, FinancingKind.PARTNER, FinancingKind.OTHER):
        raise Refused("no_own_financing", source=programme.source("own_financing"))


@transaction.atomic
def lock_budget(
    *, project: JointProject, decided_on: date, reason: str = "", seen: int | None = None, by: Actor, at: datetime
) -> BudgetVersion:
    """Make the open version final from a decision on: it never changes any more."""
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    version = open_version(project, by, at)
    if seen is not None and seen != version.revision:
        raise audit.Stale
    programme = from_dict(project.rules)
    check_ceiling(programme, version)
    check_balance(programme, version)
    version.locked_at, version.decided_on = at, decided_on
    version.reason = reason or version.reason
    version.revision += 1
    version.save(update_fields=["locked_at", "decided_on", "reason", "revision"])
    record("joint_projects.budget.locked", project, by, at, version=version.number, on=decided_on.isoformat())
    return version


@transaction.atomic
def amend_budget(*, project: JointProject, reason: str, by: Actor, at: datetime) -> BudgetVersion:
    """Begin an amended version as a copy of the newest; it holds when it has been decided and locked."""
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    newest = BudgetVersion.objects.filter(project=project).order_by("-number").first()
    if newest is None or newest.locked_at is None:
        raise Refused("budget_still_open")
    if not reason.strip():
        raise Refused("no_reason")
    signature = by.signature(project.organisation_id)._asdict()
    made = BudgetVersion.objects.create(
        project=project, number=newest.number + 1, reason=reason[:300], at=at, **signature
    )
    lines = list(BudgetLine.objects.filter(version=newest))
    financing = list(FinancingRow.objects.filter(version=newest))
    for line in lines:
        line.pk, line.version = None, made
    for row in financing:
        row.pk, row.version = None, made
    BudgetLine.objects.bulk_create(lines)
    FinancingRow.objects.bulk_create(financing)
    record("joint_projects.budget.amended", project, by, at, version=made.number)
    return made


@transaction.atomic
def drop_amendment(*, project: JointProject, by: Actor, at: datetime) -> None:
    """Give up an amendment that has not been decided; the version before it holds."""
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    version = BudgetVersion.objects.filter(project=project, locked_at=None, number__gt=1).first()
    if version is None:
        raise Refused("budget_locked")
    number = version.number
    version.delete()
    record("joint_projects.budget.dropped", project, by, at, version=number)


@transaction.atomic
def save_forecasts(*, project: JointProject, amounts: Mapping[str, Decimal | None], by: Actor, at: datetime) -> None:
    """Write what is still expected to be spent by cost type; None goes back to the rest of the plan."""
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    if any(amount is not None and amount < 0 for amount in amounts.values()):
        raise Refused("negative_amount")
    signature = by.signature(project.organisation_id)._asdict()
    Forecast.objects.filter(project=project, partner=None, cost_type__in=amounts).delete()
    Forecast.objects.bulk_create(
        Forecast(project=project, cost_type=kind, amount=amount, at=at, **signature)
        for kind, amount in amounts.items()
        if amount is not None
    )
    record("joint_projects.forecast.saved", project, by, at, types=len(amounts))
