"""Working time of project staff with its two approvals, and days of the municipalities' own officials."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from viitta.core.actors import Actor
from viitta.core.periods import Quarter
from viitta.core.working_time import Terms, hours_left, month_cost, share_is_enough
from viitta.parts.audit import actions as audit
from viitta.parts.joint_projects.actions.base import Refused, record
from viitta.parts.joint_projects.actions.ledger import NewRow, add_rows
from viitta.parts.joint_projects.models import (
    HoursModel,
    JointProject,
    LedgerRow,
    OfficialDays,
    Partner,
    Phase,
    Worker,
    WorkMonth,
)
from viitta.parts.joint_projects.permissions import can_coordinate, can_speak_for
from viitta.parts.organisations.models import Person
from viitta.parts.organisations.permissions import require

PERSONNEL = "personnel"


@dataclass(frozen=True, slots=True)
class NewWorker:
    """Somebody paid by the project: by hours at a unit cost, or by a fixed share (per cent) of a monthly salary."""

    partner: Partner
    title: str
    model: str = HoursModel.HOURS
    person: Person | None = None
    share: Decimal | None = None
    yearly_cost: Decimal | None = None
    unit_cost: Decimal | None = None
    monthly_salary: Decimal | None = None
    side_cost_percent: Decimal | None = None
    from_date: date | None = None
    until_date: date | None = None
    has_job_description: bool = False


def terms_of(worker: Worker) -> Terms:
    """On what a worker's cost is counted."""
    if worker.model == HoursModel.HOURS:
        return Terms(unit_cost=worker.unit_cost)
    return Terms(None, worker.monthly_salary, worker.share, worker.side_cost_percent or Decimal(0))


def _check_terms(values: Mapping[str, Any]) -> None:
    if values["model"] == HoursModel.HOURS:
        if values["unit_cost"] is None:
            raise Refused("no_unit_cost")
        return
    if values["monthly_salary"] is None or values["share"] is None:
        raise Refused("no_salary_or_share")
    if not share_is_enough(values["share"], has_reason=values["has_job_description"]):
        raise Refused("share_too_small", share=str(values["share"]))


@transaction.atomic
def add_workers(*, project: JointProject, new: Sequence[NewWorker], by: Actor, at: datetime) -> list[Worker]:
    """Write who is paid by the project, and on which terms."""
    require(all(can_speak_for(by, one.partner) for one in new))
    audit.lock([project.organisation_id])
    made = []
    for one in new:
        values = {name: getattr(one, name) for name in one.__slots__}
        _check_terms(values)
        made.append(Worker.objects.create(project=project, **values))
    record("joint_projects.workers.added", project, by, at, workers=[row.pk for row in made])
    return made


@transaction.atomic
def change_worker(
    *, worker: Worker, values: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime
) -> Worker:
    """Change a worker's terms. Months that both have approved keep the cost that they were booked with."""
    require(can_speak_for(by, worker.partner))
    _check_terms({name: values.get(name, getattr(worker, name)) for name in NewWorker.__slots__})
    changed: Worker = audit.change_row(
        row=worker, values=values, organisation=worker.project.organisation_id, kind="joint_projects.worker.changed",
        target="worker", seen=seen, by=by, at=at,
    )  # fmt: skip
    return changed


@transaction.atomic
def write_month(
    *, worker: Worker, month: str, hours: Decimal | None, note: str = "", by: Actor, at: datetime
) -> WorkMonth:
    """Write a month's working time; changing it takes both approvals back.

    Refused for more hours than a year has, a month outside the project time, and a month that is in the accounts.
    """
    require(can_speak_for(by, worker.partner))
    audit.lock([worker.project.organisation_id])
    _check_month(worker.project, month)
    if booked_row(worker, month) is not None:
        raise Refused("month_booked", month=month)
    if worker.model == HoursModel.HOURS and hours is None:
        raise Refused("no_hours")
    others = {row.month: row.hours or Decimal(0) for row in worker.months.exclude(month=month)}
    if hours is not None and hours_left({**others, month: hours}, int(month[:4]), worker.share) < 0:
        raise Refused("hours_above_limit", year=month[:4])
    signature = by.signature(worker.project.organisation_id)._asdict()
    values = {
        "hours": hours, "note": note[:300], "at": at, "own_approval_at": None, "own_approval_by": "",
        "employer_approval_at": None, "employer_approval_by": "", **signature,
    }  # fmt: skip
    row, is_new = WorkMonth.objects.get_or_create(worker=worker, month=month, defaults=values)
    if not is_new:
        for name, value in values.items():
            setattr(row, name, value)
        row.revision += 1
        row.save()
    record("joint_projects.hours.written", worker.project, by, at, worker=worker.pk, month=month)
    return row


def _check_month(project: JointProject, month: str) -> None:
    first, last = f"{project.starts_on:%Y-%m}", f"{project.ends_on:%Y-%m}"
    if not first <= month <= last:
        raise Refused("month_outside_project", month=month)


def booked_row(worker: Worker, month: str) -> LedgerRow | None:
    """The row of the accounts that a month has become; None before it has."""
    return LedgerRow.objects.filter(project=worker.project, voucher=voucher_of(worker, month)).first()


def voucher_of(worker: Worker, month: str) -> str:
    """The voucher under which a month of a worker stands in the accounts."""
    return f"TA-{worker.pk}-{month}"


@transaction.atomic
def approve_month(*, month: WorkMonth, as_employer: bool, by: Actor, at: datetime) -> WorkMonth:
    """Approve a month as its worker or as the employer. Nobody does both; the employer comes after the worker."""
    project = month.worker.project
    require(can_speak_for(by, month.worker.partner))
    audit.lock([project.organisation_id])
    fresh = WorkMonth.objects.select_related("worker__project", "worker__partner").get(pk=month.pk)
    label = by.label[:200]
    if as_employer:
        if fresh.own_approval_at is None:
            raise Refused("worker_first")
        if fresh.own_approval_by == label and not by.is_unlimited:
            raise Refused("same_approver")
        fresh.employer_approval_at, fresh.employer_approval_by = at, label
    else:
        fresh.own_approval_at, fresh.own_approval_by = at, label
    fresh.revision += 1
    fresh.save()
    who = "employer" if as_employer else "worker"
    record("joint_projects.hours.approved", project, by, at, worker=fresh.worker_id, month=fresh.month, who=who)
    return fresh


@transaction.atomic
def book_month(*, month: WorkMonth, by: Actor, at: datetime) -> LedgerRow:
    """Take a month that both have approved into the accounts as a personnel cost of its partner."""
    worker = month.worker
    require(can_coordinate(by, worker.project))
    audit.lock([worker.project.organisation_id])
    if month.own_approval_at is None or month.employer_approval_at is None:
        raise Refused("not_approved")
    if booked_row(worker, month.month) is not None:
        raise Refused("month_booked", month=month.month)
    cost = month_cost(terms_of(worker), month.hours)
    if cost is None:
        raise Refused("no_unit_cost")
    year, number = int(month.month[:4]), int(month.month[5:])
    day = max(date(year, number, 1), worker.project.starts_on)
    new = NewRow(day, voucher_of(worker, month.month), cost, PERSONNEL, worker.title, partner=worker.partner)
    return add_rows(project=worker.project, new=[new], by=by, at=at)[0]


@transaction.atomic
def save_official_days(
    *, partner: Partner, cells: Mapping[tuple[Phase, str], Decimal | None], by: Actor, at: datetime
) -> None:
    """Write days of a municipality's own officials by phase: promised (no quarter) or given in a quarter (2020Q1)."""
    project = partner.project
    require(can_speak_for(by, partner))
    audit.lock([project.organisation_id])
    signature = by.signature(project.organisation_id)._asdict()
    for (phase, quarter), days in cells.items():
        if phase.project_id != project.pk:
            raise ValueError("a phase of another project")
        if quarter:
            Quarter.parse(quarter)
        if days is None:
            OfficialDays.objects.filter(partner=partner, phase=phase, quarter=quarter).delete()
            continue
        if days < 0:
            raise Refused("negative_amount")
        OfficialDays.objects.update_or_create(
            project=project, partner=partner, phase=phase, quarter=quarter, defaults={"days": days, "at": at, **signature}
        )  # fmt: skip
    record("joint_projects.days.saved", project, by, at, partner=partner.pk)
