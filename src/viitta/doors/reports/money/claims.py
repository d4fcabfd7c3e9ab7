"""Tables of the claims of a project: the chain, one claim by type and by partner."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from viitta.core.programmes import Programme
from viitta.doors.reports.money.tables import Cell, Head, Table, figures, money
from viitta.doors.reports.money.words import days_between, euros, together, type_name
from viitta.parts.joint_projects.models import Claim, ClaimState
from viitta.parts.joint_projects.queries.claims import ClaimFigures, lines_by_partner
from viitta.parts.joint_projects.queries.projects import partners_of, programme_of
from viitta.parts.joint_projects.words import CLAIMS

NOTHING = Decimal(0)
BADGES = {ClaimState.DRAFT: "planned", ClaimState.SENT: "running", ClaimState.PAID: "done"}


def badge_of(claim: Claim) -> tuple[str, str]:
    """The state of a claim as a badge."""
    state = ClaimState(claim.state)
    return BADGES[state], str(CLAIMS[state])


def chain(found: Sequence[ClaimFigures], address: Callable[[int], str] | None = None) -> Table:
    """The chain of claims with what is due of each; `address` gives the page of one."""
    rows = []
    for one in found:
        claim, chained = one.claim, one.chained
        rows.append(
            (
                Cell(str(claim.number), address(claim.pk) if address else "", days_between(claim.starts_on, claim.ends_on)),
                Cell(badge=badge_of(claim)),
                money(chained.eligible),
                money(chained.income),
                money(chained.cumulative),
                money(chained.grant_cumulative),
                money(chained.due, under=_("advance %(amount)s") % {"amount": euros(chained.advance_used)} if chained.advance_used else ""),
                money(chained.own_share),
                money(claim.paid),
            )
        )  # fmt: skip
    heads = (
        Head(_("Claim")), Head(pgettext("claim", "State")),
        *figures(_("Eligible"), _("Income"), _("Eligible so far"), _("Grant so far"), _("Due"), _("Own share"), _("Paid")),
    )  # fmt: skip
    sums = [sum((amount for amount in column), NOTHING) for column in (
        [one.chained.eligible for one in found], [one.chained.income for one in found],
        [one.chained.due for one in found], [one.chained.own_share for one in found],
        [one.claim.paid or NOTHING for one in found],
    )]  # fmt: skip
    foot = (
        Cell(together()), Cell(), money(sums[0]), money(sums[1]), Cell(), Cell(), money(sums[2]), money(sums[3]),
        money(sums[4]),
    )  # fmt: skip
    return Table(_("Chain of claims"), heads, tuple(rows), foot)


def costs_by_type(found: ClaimFigures, programme: Programme) -> Table:
    """Costs of a claim by type: this period and so far, as the funder's auditor wants them."""
    rows = tuple((Cell(type_name(programme, one.type)), money(one.now), money(one.cumulative)) for one in found.types)
    now = sum((one.now for one in found.types), NOTHING)
    so_far = sum((one.cumulative for one in found.types), NOTHING)
    heads = (Head(_("Cost type")), *figures(_("This period"), _("So far")))
    foot = (Cell(together()), money(now), money(so_far))
    return Table(_("Costs by type"), heads, rows, foot, empty=_("No eligible costs in the accounts yet."))


def partner_costs(claim: Claim) -> list[tuple[str, str, Decimal]]:
    """Costs of a claim that are a partner's own, in the order of the partners: only sums by type."""
    programme = programme_of(claim.project)
    names = {one.pk: (one.position, one.name) for one in partners_of(claim.project)}
    rows = [(names[pk], kind, amount) for pk, kind, amount in lines_by_partner(claim) if pk is not None]
    return [(name, type_name(programme, kind), amount) for (_at, name), kind, amount in sorted(rows)]


def costs_by_partner(rows: Sequence[tuple[str, str, Decimal]]) -> Table:
    """Costs of a claim that are a partner's own: name, cost type, euros."""
    heads = (Head(_("Partner")), Head(_("Cost type")), *figures(_("This period")))
    return Table(
        _("Costs by partner"), heads, tuple((Cell(name), Cell(kind), money(amount)) for name, kind, amount in rows)
    )
