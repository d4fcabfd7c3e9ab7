"""One page for the management of each municipality of a joint project (S1 q23, q30): its share and what it has paid,
how it uses the results, days of its officials, risks, what the steering group resolved, what comes next.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from viitta.core import formats
from viitta.core.document import (
    Block,
    Document,
    Heading,
    Item,
    Lead,
    ListBlock,
    Note,
    Paragraph,
    Tally,
    TallyItem,
    runs,
)
from viitta.doors.reports.money.documents import MoneyReport, deadlines, printed
from viitta.doors.reports.money.facts import about, amount, day
from viitta.doors.reports.money.tables import Cell, Head, Table, figures, money
from viitta.doors.reports.money.words import euros, in_words, language, together
from viitta.parts.joint_projects import queries
from viitta.parts.joint_projects.models import (
    JointProject,
    OfficialDays,
    Partner,
    PartnerInvoice,
    PartnerRole,
    ResultUse,
    Share,
    UseState,
)
from viitta.parts.joint_projects.queries.claims import (
    ClaimFigures,
    agreed_shares,
    claims_of,
    figures_of,
    heirs_of,
    invoices_of,
)
from viitta.parts.joint_projects.queries.money import official_days_of
from viitta.parts.joint_projects.queries.running import uses_of
from viitta.parts.joint_projects.words import USES
from viitta.parts.meetings.models import Resolution
from viitta.parts.meetings.queries.agenda import resolutions_of_group
from viitta.parts.risks.models import Risk, RiskState
from viitta.parts.risks.queries import before_of, risks_of

NOTHING = Decimal(0)
RISKS, RESOLUTIONS = 3, 5  # as many as fit on a page


@dataclass(frozen=True, slots=True)
class Ground:
    """What all pages of a project are drawn from, read once."""

    project: JointProject
    on: date
    partners: Sequence[Partner]
    shares: dict[int, Share]
    invoices: Sequence[PartnerInvoice]
    uses: Sequence[ResultUse]
    days: Sequence[OfficialDays]
    risks: Sequence[Risk]
    resolutions: Sequence[Resolution]
    claims: Sequence[ClaimFigures]
    heirs: dict[int, int]

    def of(self, partner: Partner, rows: Sequence[Any]) -> list[Any]:
        """Rows of a partner and of those it carries on after a merger."""
        return [row for row in rows if self.heirs.get(row.partner_id) == partner.pk]


def ground_of(project: JointProject, on: date) -> Ground:
    """Read what the pages tell, in a fixed number of queries."""
    partners = queries.partners_of(project)
    within = min(max(on, project.starts_on), project.ends_on)
    risks = [row for row in risks_of(project.roadmap) if row.state != RiskState.CLOSED] if project.roadmap else []
    return Ground(
        project=project,
        on=on,
        partners=partners,
        shares=agreed_shares(project, within),
        invoices=invoices_of(project),
        uses=uses_of(project),
        days=official_days_of(project),
        risks=sorted(risks, key=lambda row: (-before_of(row).score, row.pk))[:RISKS],
        resolutions=resolutions_of_group(project.group_id)[:RESOLUTIONS] if project.group_id else [],
        claims=figures_of(project, claims_of(project)),
        heirs=heirs_of(partners),
    )


def living(partners: Sequence[Partner]) -> list[Partner]:
    """Partners who carry a share and are still in the project."""
    return [one for one in partners if one.until_date is None and one.role != PartnerRole.OUTSIDER]


def partner_report(project: JointProject, *, partner: Partner | None = None, language: str, on: date) -> MoneyReport:
    """The page of one municipality, or of all one after another."""
    with override(language):
        ground = ground_of(project, on)
        chosen = [partner] if partner is not None else living(ground.partners)
        blocks: list[Block] = []
        tables: list[Table] = []
        for one in chosen:
            made = _tables(ground, one)
            tables += made
            blocks += [Heading(1, one.name), *_page(ground, one, made)]
        title = _("Situation of the project for the municipality's management")
        organisation = chosen[0].name if len(chosen) == 1 else project.organisation.name
        document = Document(title, language, organisation, on, tuple(blocks), project.name, project.case_number)
        facts = {"project": about(project), "partners": [_facts(ground, one) for one in chosen]}
        return MoneyReport(document, tuple(tables), facts)


def _sums(ground: Ground, partner: Partner) -> tuple[Decimal, Decimal, Decimal]:
    """Share, invoiced and paid euros."""
    share = ground.shares.get(partner.pk)
    own = ground.of(partner, ground.invoices)
    invoiced = sum((row.amount for row in own), NOTHING)
    paid = sum((row.amount for row in own if row.paid_on is not None), NOTHING)
    return (share.amount if share else NOTHING), invoiced, paid


def _page(ground: Ground, partner: Partner, tables: Sequence[Table]) -> list[Block]:
    share, invoiced, paid = _sums(ground, partner)
    said = _("The share of %(name)s of the own financing is %(share)s, of which %(invoiced)s has been invoiced.") % {
        "name": partner.name,
        "share": euros(share),
        "invoiced": euros(invoiced),
    }
    tally = Tally(
        (
            TallyItem(euros(share), runs(_("own share"))),
            TallyItem(euros(paid), runs(pgettext("figure", "paid"))),
            TallyItem(euros(share - invoiced), runs(_("not invoiced yet"))),
        )
    )
    return [
        Lead(runs(said)),
        tally,
        *_project_words(ground),
        *printed(tables),
        *_risks(ground),
        *_resolutions(ground),
        *_coming(ground),
    ]


def _project_words(ground: Ground) -> list[Block]:
    if not ground.claims:
        return [Paragraph(runs(_("No payment claim has been made yet.")))]
    last = ground.claims[-1].chained
    said = _("All partners together: eligible costs %(costs)s by %(day)s, grant %(grant)s, own share %(own)s.") % {
        "costs": euros(last.cumulative),
        "day": in_words(last.ends),
        "grant": euros(last.grant_cumulative),
        "own": euros(last.own_share_cumulative),
    }
    return [Paragraph(runs(said))]


def _tables(ground: Ground, partner: Partner) -> list[Table]:
    return [_invoices(ground, partner), _results(ground, partner), _days(ground, partner)]


def _invoices(ground: Ground, partner: Partner) -> Table:
    own = ground.of(partner, ground.invoices)
    rows = []
    for row in own:
        claim = _("claim %(number)s") % {"number": row.claim.number} if row.claim else ""
        before = row.partner.name if row.partner_id != partner.pk else ""
        state = _("paid %(day)s") % {"day": in_words(row.paid_on)} if row.paid_on else _("not paid")
        rows.append((Cell(row.number or claim or "–", under=before), money(row.amount), Cell(state)))
    heads = (Head(_("Invoice")), *figures(_("Amount")), Head(pgettext("invoice", "State")))
    total = sum((row.amount for row in own), NOTHING)
    foot = (Cell(together()), money(total), Cell()) if rows else ()
    return Table(_("Invoices to the municipality"), heads, tuple(rows), foot)


def _results(ground: Ground, partner: Partner) -> Table:
    rows = tuple(
        (
            Cell(row.result.title),
            Cell(str(USES[UseState(row.state)]), under=in_words(row.on) if row.on else ""),
            Cell(row.changed or row.why_not),
            money(row.yearly_cost),
        )
        for row in ground.uses
        if row.partner_id == partner.pk
    )
    heads = (Head(_("Result")), Head(_("With us")), Head(_("What has changed")), *figures(_("Yearly cost that stays")))
    return Table(_("Results of the project with us"), heads, rows)


def _days(ground: Ground, partner: Partner) -> Table:
    own = ground.of(partner, ground.days)
    rows = []
    for phase in queries.phases_of(ground.project) if own else []:
        promised = sum((row.days for row in own if row.phase_id == phase.pk and not row.quarter), NOTHING)
        given = sum((row.days for row in own if row.phase_id == phase.pk and row.quarter), NOTHING)
        if promised or given:
            rows.append((Cell(phase.title), _number(promised), _number(given)))
    heads = (Head(_("Phase")), *figures(_("Days promised"), _("Days given")))
    return Table(_("Days of our own officials"), heads, tuple(rows))


def _number(value: Decimal) -> Cell:
    places = 0 if value == value.to_integral_value() else 1
    return Cell(formats.number(value, language(), places), value=value)


def _risks(ground: Ground) -> list[Block]:
    if not ground.risks:
        return []
    items = tuple(Item(runs(row.title), runs(row.countermeasure)) for row in ground.risks)
    return [Heading(2, _("Greatest risks")), ListBlock(items)]


def _resolutions(ground: Ground) -> list[Block]:
    if not ground.resolutions:
        return []
    items = tuple(Item(runs(row.text), runs(row.meeting.title)) for row in ground.resolutions)
    return [Heading(2, _("What the steering group has resolved")), ListBlock(items)]


def _coming(ground: Ground) -> list[Block]:
    rows = deadlines(ground.project, ground.claims)
    return [Note(runs(" · ".join(f"{term}: {value}" for term, value in rows)))] if rows else []


def _facts(ground: Ground, partner: Partner) -> dict[str, Any]:
    """A page as data: amounts are texts with two decimals, days ISO."""
    share, invoiced, paid = _sums(ground, partner)
    own_days = ground.of(partner, ground.days)
    return {
        "name": partner.name,
        "code": partner.code,
        "share": amount(share),
        "invoiced": amount(invoiced),
        "paid": amount(paid),
        "not_invoiced": amount(share - invoiced),
        "results": [
            {"title": row.result.title, "state": row.state, "on": day(row.on), "yearly_cost": amount(row.yearly_cost)}
            for row in ground.uses
            if row.partner_id == partner.pk
        ],
        "days_promised": str(sum((row.days for row in own_days if not row.quarter), NOTHING)),
        "days_given": str(sum((row.days for row in own_days if row.quarter), NOTHING)),
        "risks": [row.title for row in ground.risks],
        "resolutions": [row.text for row in ground.resolutions],
    }
