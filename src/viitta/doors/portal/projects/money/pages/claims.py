"""Claims as ready strings: the chain, one claim by type and partner, invoices that add up, the settlement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from viitta.core.claims import Settlement
from viitta.doors.portal.fields import in_words
from viitta.doors.portal.projects.money.tables import MoneyPage, figure
from viitta.doors.reports.money.claims import chain, costs_by_partner, costs_by_type
from viitta.doors.reports.money.documents import deadlines, settled_words
from viitta.doors.reports.money.tables import Cell, Head, Table, figures, money
from viitta.doors.reports.money.words import days_between, euros, share_words, together
from viitta.parts.joint_projects.models import Claim, ClaimState, JointProject, PartnerInvoice
from viitta.parts.joint_projects.queries.claims import ClaimFigures
from viitta.parts.joint_projects.queries.projects import programme_of

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a visitor may see and do: everything, or only what is their municipality's own."""

    can_edit: bool
    own: frozenset[int]


def claims_page(project: JointProject, found: Sequence[ClaimFigures], maximum: Decimal, can_edit: bool) -> MoneyPage:
    """The chain of claims with what is due of each."""
    programme = programme_of(project)
    address = lambda name: reverse(name, args=[project.pk])  # noqa: E731
    has_draft = any(one.claim.state == ClaimState.DRAFT or one.claim.is_last for one in found)
    links = [(address("claim_new"), _("New claim"), "main")] if can_edit and not has_draft else []
    if found:
        links.append((address("project_settlement"), _("Settlement"), ""))
    said = {"share": share_words(programme.max_share * 100), "maximum": euros(maximum)}
    if not found:
        empty = (
            _("No claims yet."),
            _(
                "A claim takes the eligible costs of its period out of the accounts. Periods follow each other without a gap."
            ),
        )
        return MoneyPage(title=_("Claims"), lead=_lead() % said, links=tuple(links), empty=empty)
    return MoneyPage(
        title=_("Claims"), lead=_lead() % said, links=tuple(links), tables=(chain(found, lambda pk: reverse("claim", args=[pk])),),
        files_address=f"{address('project_claims')}?",
    )  # fmt: skip


def _lead() -> str:
    return _(
        "The grant is %(share)s of the eligible costs so far, at most %(maximum)s, less what earlier claims brought."
    )


def claim_page(
    found: ClaimFigures, invoices: Sequence[PartnerInvoice], partners: Sequence[tuple[str, str, Decimal]], seen: Seen
) -> MoneyPage:
    """One claim: by type this period and so far, by partner, and the invoices to the partners."""
    claim, chained = found.claim, found.chained
    programme = programme_of(claim.project)
    tables = [costs_by_type(found, programme)]
    if partners:
        tables.append(costs_by_partner(partners))
    if claim.state != ClaimState.DRAFT:
        tables.append(_invoices(claim, invoices, seen))
    return MoneyPage(
        title=_("Claim %(number)s") % {"number": claim.number},
        lead=days_between(claim.starts_on, claim.ends_on),
        links=_claim_links(claim, bool(invoices), seen.can_edit),
        notes=_notes(claim),
        figures=(
            figure(euros(chained.eligible - chained.income), _("eligible")),
            figure(euros(chained.due), _("due")),
            figure(euros(chained.own_share), _("own share")),
            figure(euros(chained.grant_cumulative), _("grant so far")),
        ),
        facts=_facts(found),
        tables=tuple(tables),
        files_address=f"{reverse('claim', args=[claim.pk])}?",
    )


def _notes(claim: Claim) -> tuple[tuple[str, str], ...]:
    if claim.state == ClaimState.DRAFT:
        return (
            (
                "info",
                _("A draft follows the accounts. When it is sent its figures and its rows of the accounts are frozen."),
            ),
        )
    return ()


def _facts(found: ClaimFigures) -> tuple[tuple[str, str], ...]:
    claim, chained = found.claim, found.chained
    facts = [
        (_("Eligible costs so far"), euros(chained.cumulative)),
        (_("Own share so far"), euros(chained.own_share_cumulative)),
    ]
    if chained.income:
        facts.append((_("Income of the period"), euros(chained.income)))
    if chained.advance_used:
        facts.append((_("Covered by the advance"), euros(chained.advance_used)))
        facts.append((_("To be paid"), euros(chained.payable)))
    if claim.sent_on:
        facts.append((_("Sent on"), in_words(claim.sent_on)))
    if claim.paid_on and claim.paid is not None:
        facts.append((_("Paid"), f"{euros(claim.paid)}, {in_words(claim.paid_on)}"))
    if claim.note:
        facts.append((_("Note"), claim.note))
    return tuple(facts)


def _claim_links(claim: Claim, is_invoiced: bool, can_edit: bool) -> tuple[tuple[str, str, str], ...]:
    address = lambda name: reverse(name, args=[claim.pk])  # noqa: E731
    report = f"{reverse('project_report', args=[claim.project_id])}?kind=claim&claim={claim.pk}"
    links = [(report, _("As a document"), "")]
    if not can_edit:
        return tuple(links)
    if claim.state == ClaimState.DRAFT:
        links = [(address("claim_send"), _("Sent"), "main"), (address("claim_edit"), _("Edit"), ""), *links]
        return (*links, (address("claim_drop"), _("Give up the draft"), ""))
    if claim.state == ClaimState.SENT:
        links.insert(0, (address("claim_paid"), _("Paid"), "main"))
    if not is_invoiced:
        links.append((address("claim_invoices"), _("Invoice the partners"), ""))
    return tuple(links)


def _invoices(claim: Claim, invoices: Sequence[PartnerInvoice], seen: Seen) -> Table:
    """The invoices of a claim: all with their sums for whoever coordinates, own ones for a partner's people."""
    shown = [one for one in invoices if seen.can_edit or one.partner_id in seen.own]
    rows = tuple(
        (
            Cell(one.partner.name),
            money(one.amount),
            Cell(one.number),
            Cell(in_words(one.invoiced_on) if one.invoiced_on else ""),
            Cell(in_words(one.due_on) if one.due_on else ""),
            Cell(in_words(one.paid_on) if one.paid_on else _("not paid")),
            Cell(_("Edit"), reverse("invoice_edit", args=[one.pk]), name=one.partner.name) if seen.can_edit else Cell(),
        )
        for one in shown
    )
    heads = (
        Head(_("Partner")), *figures(_("Sum")), Head(_("Number of the invoice")), Head(_("Day of the invoice")),
        Head(_("Due on")), Head(_("Paid on")), Head(""),
    )  # fmt: skip
    whole = sum((one.amount for one in invoices), NOTHING)
    note = _("The invoices of all claims so far sum to the own share so far, to the cent: %(amount)s of this claim.")
    foot = (Cell(together()), money(sum((one.amount for one in shown), NOTHING)), *([Cell()] * 5))
    said = note % {"amount": euros(whole)} if seen.can_edit and invoices else ""
    return Table(_("Invoices to the partners"), heads, rows, foot if rows else (), said, _("No invoices to be seen."))


@dataclass(frozen=True, slots=True)
class Attached:
    """Documents of a project: title, day, where the file or page is; and where one is attached, when one may."""

    rows: tuple[tuple[str, date, str], ...]
    add_address: str


def settlement_page(
    project: JointProject, found: Sequence[ClaimFigures], settled: Settlement, documents: Attached, can_edit: bool
) -> MoneyPage:
    """The end of a project: what the grant became, what is to be returned, what is due by when, and the pack."""
    programme = programme_of(project)
    pack = reverse("settlement_pack", args=[project.pk])
    report = reverse("project_report", args=[project.pk])
    links = [(pack, _("Settlement pack (zip)"), "main")] if can_edit else []
    return MoneyPage(
        title=_("Settlement"),
        lead=_("What the grant became, and what the funder is sent."),
        sentence=settled_words(settled),
        links=(*links, (f"{report}?kind=settlement", _("As a document"), "")),
        figures=(
            figure(euros(settled.eligible), _("eligible costs")),
            figure(euros(settled.grant), pgettext("sum of money", "grant")),
            figure(euros(settled.own), _("own share")),
            figure(euros(settled.paid), pgettext("sum of a grant", "paid")),
        ),
        facts=deadlines(project, found),
        tables=(_contents(programme.source("report")), _documents(documents)),
    )


def _documents(documents: Attached) -> Table:
    rows = tuple((Cell(title, address), Cell(in_words(day), value=day)) for title, day, address in documents.rows)
    links = ((documents.add_address, _("Attach a document")),) if documents.add_address else ()
    empty = _("Nothing has been attached. The auditor's statement belongs here.")
    heads = (Head(_("Document")), Head(_("Day")))
    return Table(_("Auditor's statement and other documents"), heads, rows, empty=empty, links=links)


def _contents(source: str) -> Table:
    """The five contents of the report on use, and where each comes from (893/2019 § 9)."""
    rows = (
        (Cell(_("Results and impact")), Cell(_("outputs and effects with their evidence, benefits"))),
        (Cell(_("Changed ways of working")), Cell(_("what each municipality told of each result"))),
        (Cell(_("Usability in other municipalities")), Cell(_("outputs marked as worth taking into use elsewhere"))),
        (Cell(_("Implementation and costs")), Cell(_("phases, changes, budget, claims, extract of the accounts"))),
        (Cell(_("Auditor's statement")), Cell(_("attached as a document of the project"))),
    )
    heads = (Head(_("Content of the report on use")), Head(_("Where it comes from")))
    return Table(_("What the pack has"), heads, rows, note=source)
