"""Claims of a project: its chain, what of the accounts belongs to a draft, what partners have been invoiced."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet, Sum

from viitta.core.actors import Actor
from viitta.core.claims import ChainedClaim, Period, Settlement, TypeSums, by_type, claim_chain, settle
from viitta.core.programmes import Programme, with_flat_costs
from viitta.parts.joint_projects.models import (
    Claim,
    ClaimLine,
    ClaimState,
    JointProject,
    LedgerRow,
    Partner,
    PartnerInvoice,
    Share,
)
from viitta.parts.joint_projects.queries.projects import programme_of, visible

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class ClaimFigures:
    """A claim in figures: its place in the chain, and its costs by type with what flat rates add."""

    claim: Claim
    chained: ChainedClaim
    types: tuple[TypeSums, ...]


def claims_of(project: JointProject) -> list[Claim]:
    """The claims of a project in order."""
    claims = list(Claim.objects.filter(project=project))
    for claim in claims:
        claim.project = project
    return claims


def get_claim(actor: Actor, pk: int, *, on: date) -> Claim:
    """One claim of a project that the actor sees; Claim.DoesNotExist for strangers."""
    return Claim.objects.filter(visible(actor, on, "project__")).select_related("project").get(pk=pk)


def maximum_of(project: JointProject) -> Decimal:
    """The greatest grant: of the decision, else what has been applied for in the newest budget."""
    if project.grant_maximum is not None:
        return project.grant_maximum
    newest = project.budgets.order_by("-number").first()
    rows = newest.financing.filter(kind="grant").values_list("amount", flat=True) if newest else ()
    return sum(rows, NOTHING)


def rows_of_claim(claim: Claim) -> QuerySet[LedgerRow]:
    """Eligible rows that belong to a claim: those frozen with it; of a draft all up to its end that no claim has."""
    rows = LedgerRow.objects.filter(project_id=claim.project_id, is_eligible=True)
    if claim.state == ClaimState.DRAFT:
        return rows.filter(claim=None, on__lte=claim.ends_on)
    return rows.filter(claim=claim)


def sums_by_type(rows: QuerySet[LedgerRow]) -> dict[str, Decimal]:
    """Net euros of rows by cost type."""
    return {row["cost_type"]: row["sum"] for row in rows.order_by().values("cost_type").annotate(sum=Sum("net"))}


def figures_of(project: JointProject, claims: Sequence[Claim]) -> list[ClaimFigures]:
    """All claims of a project in figures; sent ones as they were frozen, the draft as the accounts stand now."""
    programme = programme_of(project)
    order = [one.key for one in programme.cost_types]
    frozen = _frozen_by_claim(claims)
    before: dict[str, Decimal] = {}
    types: list[tuple[TypeSums, ...]] = []
    for claim in claims:
        now = frozen.get(claim.pk) if claim.state != ClaimState.DRAFT else None
        if now is None:
            now = new_costs(programme, sums_by_type(rows_of_claim(claim)), before)
        types.append(by_type(now, before, order))
        before = {one.type: one.cumulative for one in types[-1]}
    periods = [
        Period(claim.starts_on, claim.ends_on, sum((one.now for one in sums), NOTHING), claim.income)
        for claim, sums in zip(claims, types, strict=True)
    ]
    advance = min(sum((claim.advance for claim in claims), NOTHING), maximum_of(project))
    chain = claim_chain(programme.max_share, maximum_of(project), periods, advance=advance)
    return [ClaimFigures(*one) for one in zip(claims, chain, types, strict=True)]


def _frozen_by_claim(claims: Iterable[Claim]) -> dict[int, dict[str, Decimal]]:
    found: dict[int, dict[str, Decimal]] = {}
    rows = ClaimLine.objects.filter(claim__in=[one.pk for one in claims], partner=None)
    for claim, kind, amount in rows.values_list("claim_id", "cost_type", "amount"):
        found.setdefault(claim, {})[kind] = amount
    return found


def new_costs(programme: Programme, rows: Mapping[str, Decimal], before: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Costs of a claim by type: its rows, and what the flat rates add to all costs so far less what they added before."""
    if not programme.flat_rates:
        return dict(rows)
    targets = {one.target for one in programme.flat_rates}
    own = {kind: amount for kind, amount in before.items() if kind not in targets}
    all_now = {kind: own.get(kind, NOTHING) + rows.get(kind, NOTHING) for kind in {*own, *rows}}
    flat = with_flat_costs(programme, all_now)
    added = {kind: flat.get(kind, NOTHING) - before.get(kind, NOTHING) for kind in targets}
    return {**rows, **{kind: amount for kind, amount in added.items() if amount}}


def lines_by_partner(claim: Claim) -> list[tuple[int | None, str, Decimal]]:
    """Net euros of a claim's rows by partner and cost type."""
    rows = rows_of_claim(claim).order_by().values("partner_id", "cost_type").annotate(sum=Sum("net"))
    return [(row["partner_id"], row["cost_type"], row["sum"]) for row in rows]


def invoices_of(project: JointProject) -> list[PartnerInvoice]:
    """What partners have been invoiced, those that were taken back left out."""
    rows = PartnerInvoice.objects.filter(project=project, removed_at=None).select_related("partner", "claim")
    return list(rows)


def agreed_shares(project: JointProject, on: date) -> dict[int, Share]:
    """The shares in force on a day by partner."""
    rows = Share.objects.filter(project=project).on(on).select_related("partner")
    return {row.partner_id: row for row in rows}


def heirs_of(partners: Iterable[Partner]) -> dict[int, int]:
    """Who carries each partner's history: itself, or the last of its successors."""
    following = {one.pk: one.successor_id for one in partners}

    def last(pk: int) -> int:
        seen = {pk}
        while (successor := following.get(pk)) and successor not in seen:
            pk = successor
            seen.add(pk)
        return pk

    return {pk: last(pk) for pk in following}


def settlement_of(project: JointProject, figures: Sequence[ClaimFigures]) -> Settlement:
    """What the grant became of all claims, what was paid of it, and what is to be returned."""
    programme = programme_of(project)
    eligible = figures[-1].chained.cumulative if figures else NOTHING
    paid = sum((one.claim.paid or NOTHING for one in figures), NOTHING)
    paid += sum((one.claim.advance for one in figures), NOTHING)
    return settle(programme.max_share, maximum_of(project), eligible, paid=paid, keep=programme.return_above)
