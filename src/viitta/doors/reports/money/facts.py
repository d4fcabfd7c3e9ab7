"""A project's money as JSON-ready facts: amounts are texts with two decimals, days ISO."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from viitta.core.budgets import Sums
from viitta.core.claims import Settlement
from viitta.core.programmes import Programme
from viitta.doors.reports.money.words import type_name
from viitta.parts.joint_projects.models import JointProject, Share
from viitta.parts.joint_projects.queries.claims import ClaimFigures
from viitta.parts.joint_projects.queries.money import Money


def amount(value: Decimal | None) -> str | None:
    """An amount as checks read it."""
    return None if value is None else f"{value:.2f}"


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def about(project: JointProject) -> dict[str, Any]:
    """What project it is."""
    return {
        "id": project.pk,
        "name": project.name,
        "programme": project.programme,
        "period": [day(project.starts_on), day(project.ends_on)],
        "grant_maximum": amount(project.grant_maximum),
    }


def _sums(sums: Sums) -> dict[str, str | None]:
    names = ("planned", "committed", "actual", "forecast", "left")
    return {name: amount(getattr(sums, name)) for name in names}


def budget_facts(found: Money, shares: Sequence[Share]) -> dict[str, Any]:
    """The budget, what has been spent of it, and the shares with the days from which they hold."""
    names = {one.pk: one.name for one in found.partners}
    return {
        "project": about(found.project),
        "types": [
            {"type": key, "name": type_name(found.programme, key), **_sums(sums)} for key, sums in found.by_type.items()
        ],
        "partners": [
            {"name": names.get(key) if key is not None else None, **_sums(sums)}
            for key, sums in found.by_partner.items()
        ],
        "phases": [{"phase": one.title, "actual": amount(found.by_phase.get(one.pk, Decimal(0)))} for one in found.phases],
        "months": [
            {
                "month": one.month, "planned": amount(one.planned), "actual": amount(one.actual),
                "planned_so_far": amount(one.planned_so_far), "actual_so_far": amount(one.actual_so_far),
            }
            for one in found.months
        ],
        "versions": [_version(found, number) for number in range(len(found.versions))],
        "grant_so_far": amount(found.grant_so_far),
        "grant_left": amount(found.grant_left),
        "not_eligible": amount(found.not_eligible),
        "shares": share_facts(shares),
    }  # fmt: skip


def _version(found: Money, place: int) -> dict[str, Any]:
    version = found.versions[place]
    names = {one.pk: one.name for one in found.partners}
    return {
        "number": version.number,
        "decided_on": day(version.decided_on),
        "is_final": version.locked_at is not None,
        "reason": version.reason,
        "lines": [
            {
                "type": one.cost_type, "year": one.year, "amount": amount(one.amount),
                "partner": names.get(one.partner_id) if one.partner_id else None,
            }
            for one in found.lines_of(version)
        ],
        "financing": [
            {"kind": one.kind, "name": one.name, "amount": amount(one.amount)} for one in found.financing_of(version)
        ],
    }  # fmt: skip


def share_facts(shares: Sequence[Share]) -> list[dict[str, Any]]:
    """Every share of every partner with its days and the reason of its cents."""
    return [
        {
            "name": row.partner.name, "code": row.partner.code, "share": amount(row.amount), "from": day(row.from_date),
            "until": day(row.until_date), "cause": row.cause, "reason": row.reason,
        }
        for row in shares
    ]  # fmt: skip


def claim_facts(found: ClaimFigures, programme: Programme) -> dict[str, Any]:
    """One claim with its costs by type."""
    claim, chained = found.claim, found.chained
    return {
        "number": claim.number,
        "from": day(claim.starts_on),
        "to": day(claim.ends_on),
        "state": claim.state,
        "eligible": amount(chained.eligible),
        "income": amount(chained.income),
        "cumulative_eligible": amount(chained.cumulative),
        "grant_cumulative": amount(chained.grant_cumulative),
        "due": amount(chained.due),
        "own_share_cumulative": amount(chained.own_share_cumulative),
        "advance_used": amount(chained.advance_used),
        "payable": amount(chained.payable),
        "sent_on": day(claim.sent_on),
        "paid_on": day(claim.paid_on),
        "paid": amount(claim.paid),
        "types": [
            {"type": one.type, "name": type_name(programme, one.type), "now": amount(one.now), "cumulative": amount(one.cumulative)}
            for one in found.types
        ],
    }  # fmt: skip


def settlement_facts(settled: Settlement) -> dict[str, Any]:
    """What the grant became."""
    names = ("eligible", "grant", "own", "paid", "still_due", "to_return", "kept")
    return {name: amount(getattr(settled, name)) for name in names}
