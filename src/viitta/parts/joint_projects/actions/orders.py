"""Orders, contracts and trials: money that is committed; a trial ends in a decision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from viitta.core.actors import Actor
from viitta.core.programmes import from_dict
from viitta.parts.audit import actions as audit
from viitta.parts.joint_projects.actions.base import Refused, change_kept, put_away, record
from viitta.parts.joint_projects.models import JointProject, Order, OrderKind, Partner, TrialOutcome
from viitta.parts.joint_projects.permissions import can_coordinate
from viitta.parts.organisations.permissions import require


@dataclass(frozen=True, slots=True)
class NewOrder:
    """An order, contract or trial; `net` is without VAT, `yearly_cost` what stays for good when it is kept."""

    kind: str
    supplier: str
    subject: str
    net: Decimal
    cost_type: str
    ordered_on: date
    ends_on: date | None = None
    notice_by: date | None = None
    yearly_cost: Decimal | None = None
    partner: Partner | None = None
    benefit: int | None = None  # what the yearly cost is shown against


def _check(project: JointProject, values: Mapping[str, Any]) -> None:
    if values["net"] < 0:
        raise Refused("negative_amount")
    if from_dict(project.rules).cost_type(values["cost_type"]) is None:
        raise Refused("unknown_type", type=values["cost_type"])
    ends_on, notice_by = values["ends_on"], values["notice_by"]
    if ends_on is not None and ends_on < values["ordered_on"]:
        raise Refused("order_ends_before")
    if values["kind"] == OrderKind.TRIAL and ends_on is None:
        raise Refused("trial_without_end")
    if notice_by is not None and ends_on is not None and notice_by > ends_on:
        raise Refused("notice_after_end", end=ends_on)


@transaction.atomic
def add_orders(*, project: JointProject, new: Sequence[NewOrder], by: Actor, at: datetime) -> list[Order]:
    """Write orders, contracts and trials."""
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    signature = by.signature(project.organisation_id)._asdict()
    made = []
    for one in new:
        values = {name: getattr(one, name) for name in one.__slots__}
        _check(project, values)
        made.append(Order.objects.create(project=project, **values, **signature))
    record("joint_projects.orders.added", project, by, at, orders=[row.pk for row in made])
    return made


@transaction.atomic
def change_order(*, order: Order, values: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime) -> Order:
    """Change an order; closing one means that nothing more comes to be paid. A new end asks for its decision anew."""
    _check(order.project, {name: values.get(name, getattr(order, name)) for name in NewOrder.__slots__})
    if values.get("ends_on", order.ends_on) != order.ends_on:
        values = {**values, "asked_at": None}
    changed: Order = change_kept(
        row=order, values=values, kind="joint_projects.order.changed", project=order.project, seen=seen, by=by, at=at
    )
    return changed


@transaction.atomic
def decide_trial(*, order: Order, outcome: str, reason: str, by: Actor, at: datetime) -> Order:
    """Decide on a trial: kept or ended, always with the reason; ended ones commit nothing more."""
    if order.kind != OrderKind.TRIAL:
        raise Refused("no_trial")
    if outcome and not reason.strip():
        raise Refused("no_reason")
    values = {"outcome": outcome, "outcome_reason": reason[:300]}
    if outcome == TrialOutcome.ENDED:
        values["is_closed"] = True  # type: ignore[assignment]
    changed: Order = change_kept(
        row=order, values=values, kind="joint_projects.trial.decided", project=order.project, seen=None, by=by, at=at
    )
    return changed


@transaction.atomic
def remove_orders(*, orders: Sequence[Order], removed: bool = True, by: Actor, at: datetime) -> None:
    """Take orders out of the list, or back into it."""
    kind = "joint_projects.orders.removed" if removed else "joint_projects.orders.restored"
    put_away(rows=orders, removed=removed, kind=kind, project=orders[0].project, by=by, at=at)


@transaction.atomic
def mark_asked(*, orders: Sequence[Order], by: Actor, at: datetime) -> None:
    """Remember that the decisions on trials have been asked for, so that nobody is asked twice."""
    for order in orders:
        require(can_coordinate(by, order.project))
    audit.lock({order.project.organisation_id for order in orders})
    for order in orders:
        Order.objects.filter(pk=order.pk).update(asked_at=at)
        record("joint_projects.trial.asked", order.project, by, at, order=order.pk)
