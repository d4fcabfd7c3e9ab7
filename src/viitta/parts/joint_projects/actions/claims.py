"""Payment claims: drafted in an unbroken chain, frozen when sent, paid; invoices to partners that add up."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction

from viitta.core.actors import Actor
from viitta.core.shares import CannotSplit, cumulative_parts
from viitta.parts.audit import actions as audit
from viitta.parts.joint_projects.actions.base import Refused, record
from viitta.parts.joint_projects.models import (
    Claim,
    ClaimLine,
    ClaimState,
    JointProject,
    Partner,
    PartnerInvoice,
)
from viitta.parts.joint_projects.permissions import can_coordinate
from viitta.parts.joint_projects.queries import claims as queries
from viitta.parts.organisations.permissions import require

NOTHING = Decimal(0)


@transaction.atomic
def draft_claim(
    *,
    project: JointProject,
    starts_on: date,
    ends_on: date,
    income: Decimal = NOTHING,
    advance: Decimal = NOTHING,
    note: str = "",
    is_last: bool = False,
    by: Actor,
    at: datetime,
) -> Claim:
    """Begin the next claim. Refused for a gap, an overlap, a period outside the project, or while another is a draft."""
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    before = list(Claim.objects.filter(project=project))
    if any(one.state == ClaimState.DRAFT for one in before):
        raise Refused("draft_already")
    last = before[-1] if before else None
    if last is not None and last.is_last:
        raise Refused("last_claim_made", number=str(last.number))
    _check_period(project, last, starts_on, ends_on)
    _check_sums(income, advance)
    signature = by.signature(project.organisation_id)._asdict()
    made = Claim.objects.create(
        project=project, number=len(before) + 1, starts_on=starts_on, ends_on=ends_on, income=income, advance=advance,
        note=note, is_last=is_last, at=at, **signature,
    )  # fmt: skip
    record("joint_projects.claim.drafted", project, by, at, claim=made.number)
    return made


def next_start(project: JointProject, last: Claim | None) -> date:
    """The only day on which the next claim can start."""
    return project.starts_on if last is None else last.ends_on + timedelta(days=1)


def _check_period(project: JointProject, last: Claim | None, starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise Refused("claim_ends_before_start")
    wanted = next_start(project, last)
    if starts_on != wanted:
        days = {"before": wanted - timedelta(days=1), "start": starts_on, "wanted": wanted}
        if last is None:
            raise Refused("claim_not_from_start", **days)
        raise Refused("claim_gap" if starts_on > wanted else "claim_overlap", **days)
    if ends_on > project.ends_on:
        raise Refused("claim_after_project", end=ends_on, project_end=project.ends_on)


def _check_sums(income: Decimal, advance: Decimal) -> None:
    if income < 0 or advance < 0:
        raise Refused("negative_amount")


@transaction.atomic
def change_claim(*, claim: Claim, values: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime) -> Claim:
    """Change a draft. Refused for a claim that has been sent; audit.Stale when somebody else has changed it."""
    project = claim.project
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    if Claim.objects.get(pk=claim.pk).state != ClaimState.DRAFT:
        raise Refused("claim_sent")
    last = Claim.objects.filter(project=project, number__lt=claim.number).last()
    _check_period(project, last, values.get("starts_on", claim.starts_on), values.get("ends_on", claim.ends_on))
    _check_sums(values.get("income", claim.income), values.get("advance", claim.advance))
    changed: Claim = audit.change_row(
        row=claim, values=values, organisation=project.organisation_id, kind="joint_projects.claim.changed",
        target="claim", seen=seen, by=by, at=at,
    )  # fmt: skip
    return changed


@transaction.atomic
def drop_claim(*, claim: Claim, by: Actor, at: datetime) -> None:
    """Give up a draft; its rows of the accounts wait for the next one."""
    require(can_coordinate(by, claim.project))
    audit.lock([claim.project.organisation_id])
    fresh = Claim.objects.get(pk=claim.pk)
    if fresh.state != ClaimState.DRAFT:
        raise Refused("claim_sent")
    fresh.delete()
    record("joint_projects.claim.dropped", claim.project, by, at, claim=claim.number)


@transaction.atomic
def send_claim(*, claim: Claim, sent_on: date, seen: int | None = None, by: Actor, at: datetime) -> Claim:
    """Freeze a draft as it was sent: its figures, its costs by type and partner, and its rows of the accounts."""
    project = claim.project
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    claims = queries.claims_of(project)
    fresh = next(one for one in claims if one.pk == claim.pk)
    if fresh.state != ClaimState.DRAFT:
        raise Refused("claim_sent")
    if seen is not None and fresh.revision != seen:
        raise audit.Stale
    if sent_on < fresh.ends_on:
        raise Refused("sent_before_end", end=fresh.ends_on)
    found = queries.figures_of(project, claims)[-1]
    ClaimLine.objects.bulk_create(
        [
            ClaimLine(claim=fresh, cost_type=one.type, amount=one.now, cumulative=one.cumulative) for one in found.types
        ]  # by type, for the funder
        + [
            ClaimLine(claim=fresh, cost_type=kind, partner_id=partner, amount=amount, cumulative=amount)
            for partner, kind, amount in queries.lines_by_partner(fresh)
            if partner is not None
        ]  # and whose they are
    )
    queries.rows_of_claim(fresh).update(claim=fresh)
    fresh.state, fresh.sent_on = ClaimState.SENT, sent_on
    fresh.eligible, fresh.cumulative = found.chained.eligible, found.chained.cumulative
    fresh.grant_cumulative, fresh.due = found.chained.grant_cumulative, found.chained.due
    fresh.revision += 1
    fresh.save()
    record("joint_projects.claim.sent", project, by, at, claim=fresh.number, due=str(fresh.due))
    return fresh


@transaction.atomic
def mark_paid(*, claim: Claim, paid_on: date, paid: Decimal, by: Actor, at: datetime) -> Claim:
    """Write down what the funder paid of a sent claim, and when."""
    project = claim.project
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    fresh = Claim.objects.select_related("project").get(pk=claim.pk)
    if fresh.state == ClaimState.DRAFT:
        raise Refused("claim_not_sent")
    if fresh.sent_on is not None and paid_on < fresh.sent_on:
        raise Refused("paid_before_sent", on=fresh.sent_on)
    if paid < 0:
        raise Refused("negative_amount")
    fresh.state, fresh.paid_on, fresh.paid = ClaimState.PAID, paid_on, paid
    fresh.revision += 1
    fresh.save(update_fields=["state", "paid_on", "paid", "revision"])
    record("joint_projects.claim.paid", project, by, at, claim=fresh.number, paid=str(paid))
    return fresh


@transaction.atomic
def invoice_partners(
    *, claim: Claim, invoiced_on: date | None = None, due_on: date | None = None, by: Actor, at: datetime
) -> list[PartnerInvoice]:
    """Invoice the partners' own shares of a sent claim: all invoices so far sum to the own share so far, to the cent.

    What a partner that merged was invoiced counts as its successor's.
    """
    project = claim.project
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    fresh = Claim.objects.get(pk=claim.pk)
    if fresh.state == ClaimState.DRAFT or fresh.cumulative is None or fresh.grant_cumulative is None:
        raise Refused("claim_not_sent")
    if PartnerInvoice.objects.filter(claim=fresh, removed_at=None).exists():
        raise Refused("invoiced_already")
    own = fresh.cumulative - fresh.grant_cumulative
    parts = _parts(project, fresh.ends_on, own)
    signature = by.signature(project.organisation_id)._asdict()
    made = PartnerInvoice.objects.bulk_create(
        PartnerInvoice(
            project=project, claim=fresh, partner_id=partner, amount=amount, invoiced_on=invoiced_on, due_on=due_on,
            reason={"own_share": str(own), "so_far": str(so_far)}, **signature,
        )
        for partner, (amount, so_far) in parts.items()
        if amount
    )  # fmt: skip
    record("joint_projects.invoices.made", project, by, at, claim=fresh.number, invoices=len(made))
    return made


def _parts(project: JointProject, on: date, own: Decimal) -> dict[int, tuple[Decimal, Decimal]]:
    """What each partner pays now, and has paid in all after it."""
    partners = {one.pk: one for one in Partner.objects.filter(project=project)}
    heirs = queries.heirs_of(partners.values())
    agreed = {str(pk): row.amount for pk, row in queries.agreed_shares(project, on).items()}
    charged: dict[str, Decimal] = {}
    for row in queries.invoices_of(project):
        key = str(row.partner_id) if str(row.partner_id) in agreed else str(heirs[row.partner_id])
        charged[key] = charged.get(key, NOTHING) + row.amount
    try:
        now = cumulative_parts(agreed, own, charged)
    except CannotSplit as why:
        raise Refused("no_shares" if why.code in ("no_parties", "no_weight") else why.code, **why.values) from why
    return {int(key): (amount, charged.get(key, NOTHING) + amount) for key, amount in now.items()}


@transaction.atomic
def change_invoice(
    *, invoice: PartnerInvoice, values: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime
) -> PartnerInvoice:
    """Write an invoice's number and days; its amount follows from the shares and never changes."""
    require(can_coordinate(by, invoice.project))
    if "amount" in values:
        raise ValueError("the amount of an invoice follows from the shares")
    changed: PartnerInvoice = audit.change_row(
        row=invoice, values=values, organisation=invoice.project.organisation_id,
        kind="joint_projects.invoice.changed", target="partnerinvoice", seen=seen, by=by, at=at,
    )  # fmt: skip
    return changed
