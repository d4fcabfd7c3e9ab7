"""The budget, a claim and the settlement as documents, as workbooks with numbers in their cells, and as facts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from viitta.core.budgets import total
from viitta.core.claims import Settlement
from viitta.core.document import (
    Badge,
    Block,
    Column,
    Document,
    Heading,
    Inline,
    Lead,
    Note,
    Paragraph,
    Tally,
    TallyItem,
    Text,
    runs,
)
from viitta.core.document import Table as Printed
from viitta.core.programmes import last_claim_due, report_due, retention_until
from viitta.doors.reports.formats import as_file
from viitta.doors.reports.money import budget, claims, shares
from viitta.doors.reports.money.facts import about, budget_facts, claim_facts, settlement_facts
from viitta.doors.reports.money.results import changed_ways, results, usable_elsewhere
from viitta.doors.reports.money.tables import Cell, Table, sheet_of
from viitta.doors.reports.money.words import days_between, euros, in_words, share_words
from viitta.parts.joint_projects import queries
from viitta.parts.joint_projects.models import Claim, ClaimState, JointProject
from viitta.parts.joint_projects.queries.claims import ClaimFigures, claims_of, figures_of, maximum_of, settlement_of
from viitta.parts.joint_projects.queries.money import money_of
from viitta.render.tables import book_xlsx


@dataclass(frozen=True, slots=True)
class MoneyReport:
    """A report: its document, the tables of its workbook and its facts."""

    document: Document
    tables: tuple[Table, ...]
    facts: dict[str, Any]


def money_file(report: MoneyReport, kind: str, *, base_url: str, at: datetime) -> bytes:
    """The report as a file: JSON has its facts, xlsx its tables with numbers, the others the document."""
    if kind == "json":
        return json.dumps(report.facts, ensure_ascii=False, indent=1).encode()
    if kind == "xlsx":
        sheets = [sheet_of(one, place) for place, one in enumerate(report.tables, 1) if one.rows]
        return book_xlsx(sheets, title=report.document.title, at=at)
    return as_file(report.document, kind, base_url=base_url, at=at)


def budget_report(project: JointProject, *, language: str, on: date) -> MoneyReport:
    """Budget, spending and shares as they stand."""
    with override(language):
        found, rows = money_of(project), queries.shares_of(project)
        tables = budget.budget_tables(found) if found.current is not None else ()
        held = (shares.by_day(rows), *shares.reasons(rows)) if rows else ()
        lead = _("%(spent)s of the eligible costs, of the grant %(left)s is left.")
        said = {"spent": euros(total(found.by_type.values()).actual), "left": euros(found.grant_left)}
        blocks: list[Block] = [Lead(runs(lead % said)), *_sections(tables)]
        if held:
            blocks += [Heading(1, _("Shares of the own financing")), *printed(held)]
        document = _document(_("Budget"), project, blocks, language, on)
        return MoneyReport(document, (*tables, *held), budget_facts(found, rows))  # fmt: skip


def claim_report(claim: Claim, *, language: str, on: date) -> MoneyReport:
    """One claim with its costs by type, this period and so far, and its place in the chain."""
    with override(language):
        project = claim.project
        programme = queries.programme_of(project)
        every = figures_of(project, claims_of(project))
        found = next(one for one in every if one.claim.pk == claim.pk)
        own = claims.partner_costs(claim)
        upto = [one for one in every if one.claim.number <= claim.number]
        tables = [claims.costs_by_type(found, programme), claims.chain(upto)]
        if own:
            tables.append(claims.costs_by_partner(own))
        blocks: list[Block] = [Lead(runs(_claim_words(found))), _tally(found), *_sections(tables)]
        if claim.state == ClaimState.DRAFT:
            blocks.append(Note(runs(_("A draft: the figures follow the accounts until the claim is sent."))))
        title = _("Claim %(number)s") % {"number": claim.number}
        facts: dict[str, Any] = {"project": about(project), "claim": claim_facts(found, programme)}
        facts["claims"] = [claim_facts(one, programme) for one in upto]
        document = _document(title, project, blocks, language, on, days_between(claim.starts_on, claim.ends_on))
        return MoneyReport(document, tuple(tables), facts)


def _claim_words(found: ClaimFigures) -> str:
    share = share_words(queries.programme_of(found.claim.project).max_share * 100)
    said = {
        "due": euros(found.chained.due),
        "eligible": euros(found.chained.eligible - found.chained.income),
        "share": share,
    }
    return _("%(due)s is due of the eligible costs of the period, %(eligible)s; the grant is %(share)s of all costs so far.") % said  # fmt: skip


def _tally(found: ClaimFigures) -> Tally:
    chained = found.chained
    figures = (
        (euros(chained.due), _("due")),
        (euros(chained.own_share), _("own share")),
        (euros(chained.grant_cumulative), _("grant so far")),
    )
    return Tally(tuple(TallyItem(figure, runs(word)) for figure, word in figures))


def settlement_report(project: JointProject, *, language: str, on: date) -> MoneyReport:
    """The report on use: costs and claims, what the grant became, and what the five contents of the report come from."""
    with override(language):
        programme = queries.programme_of(project)
        every = figures_of(project, claims_of(project))
        settled, found = settlement_of(project, every), money_of(project)
        tables = [claims.chain(every)] if every else []
        if every:
            tables.insert(0, claims.costs_by_type(every[-1], programme))
        plan = [*budget.budget_tables(found)[:2]] if found.current is not None else []
        blocks: list[Block] = [Lead(runs(settled_words(settled))), *_contents(project)]
        blocks += [Heading(1, _("Implementation and costs")), *_phases(project), *printed([*plan, *tables])]
        blocks += [Heading(1, _("Deadlines")), *(_fact(*one) for one in deadlines(project, every))]
        blocks += [Heading(1, _("Auditor's statement")), Paragraph(runs(_("The statement is attached.")))]
        facts = {
            "project": about(project),
            "settlement": settlement_facts(settled),
            "claims": [claim_facts(one, programme) for one in every],
            "maximum": f"{maximum_of(project):.2f}",
        }
        document = _document(_("Report on the use of the grant"), project, blocks, language, on)
        return MoneyReport(document, (*plan, *tables), facts)


def settled_words(settled: Settlement) -> str:
    """What is to be returned or paid, in a sentence."""
    if settled.to_return:
        return _("%(amount)s has been paid too much and is returned.") % {"amount": euros(settled.to_return)}
    if settled.kept:
        return _("%(amount)s has been paid too much; so little may be kept.") % {"amount": euros(settled.kept)}
    if settled.still_due:
        return _("%(amount)s of the grant is still to be paid.") % {"amount": euros(settled.still_due)}
    return _("What was paid is exactly the grant.")


def deadlines(project: JointProject, found: Sequence[ClaimFigures]) -> tuple[tuple[str, str], ...]:
    """What is due by when, with the paragraph: the report, the last claim, how long records are kept."""
    programme = queries.programme_of(project)
    granted = project.grant_decision.decided_on if project.grant_decision else None
    report = report_due(programme, project.ends_on, granted_on=granted, decided=project.report_due_on)
    facts: list[tuple[str, str]] = []
    if report:
        facts.append((_("The report on use is due"), f"{in_words(report)} ({programme.source('report')})"))
    last = last_claim_due(programme, project.ends_on)
    if last:
        facts.append((_("The last claim is due"), f"{in_words(last)} ({programme.source('last_claim')})"))
    paid = [one.claim.paid_on for one in found if one.claim.paid_on]
    if paid:
        kept = retention_until(programme, max(paid))
        facts.append((_("The records are kept at least until"), f"{in_words(kept)} ({programme.source('retention')})"))
    return tuple(facts)


def _contents(project: JointProject) -> list[Block]:
    """Results and impact, changed ways of working, usability elsewhere: what the project's registers tell."""
    blocks: list[Block] = []
    for title, lines in (
        (_("Results and impact"), results(project)),
        (_("Changed ways of working"), changed_ways(project)),
        (_("Usability in other municipalities"), usable_elsewhere(project)),
    ):
        blocks.append(Heading(1, title))
        blocks += [Paragraph(runs(line)) for line in lines] or [Paragraph(runs(_("Nothing has been written down.")))]
    return blocks


def _phases(project: JointProject) -> list[Block]:
    rows = queries.phases_of(project)
    if not rows:
        return []
    columns = (Column(_("Phase"), width=6), Column(_("Time"), width=4))
    cells = tuple((runs(one.title), runs(days_between(one.starts_on, one.ends_on))) for one in rows)
    return [Printed(_("Phases"), columns, cells)]


def _fact(term: str, value: str) -> Paragraph:
    return Paragraph((Text(f"{term}: ", strong=True), Text(value)))


def _sections(tables: Sequence[Table]) -> list[Block]:
    """Each table under a heading of its own."""
    blocks: list[Block] = []
    for one in tables:
        if one.rows:
            blocks += [Heading(1, one.title), *printed([one])]
    return blocks


def printed(tables: Sequence[Table]) -> list[Block]:
    """Tables as the document has them, with their notes."""
    blocks: list[Block] = []
    for one in tables:
        if not one.rows:
            continue
        shown = [at for at, head in enumerate(one.heads) if head.word]
        columns = tuple(
            Column(one.heads[at].word, "right" if one.heads[at].kind == "n" else "left", 3 if one.heads[at].kind else 5)
            for at in shown
        )
        rows = [tuple(_inline(row[at]) for at in shown) for row in one.rows]
        if one.foot:
            rows.append(
                tuple((Text(one.foot[at].text, strong=True),) if at < len(one.foot) else runs("") for at in shown)
            )
        blocks.append(Printed(one.title, columns, tuple(rows)))
        if one.note:
            blocks.append(Note(runs(one.note)))
    return blocks


def _inline(cell: Cell) -> tuple[Inline, ...]:
    pieces: list[Inline] = [Badge(*cell.badge)] if cell.badge else []
    said = " – ".join(filter(None, [cell.text, cell.under]))
    return (*pieces, Text(said)) if said or not pieces else tuple(pieces)


def _document(
    title: str, project: JointProject, blocks: Sequence[Block], language: str, on: date, subtitle: str = ""
) -> Document:
    under = " · ".join(filter(None, [project.name, subtitle]))
    return Document(title, language, project.organisation.name, on, tuple(blocks), under, project.case_number)
