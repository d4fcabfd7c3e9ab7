"""Deeds with a project's money: what they refuse, what they freeze, what adds up."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viitta.core.actors import COMMAND_LINE
from viitta.core.ledger import Entry, Meaning, read_entries, survey
from viitta.engines.ledgers import rows_of
from viitta.parts.audit.actions import Stale
from viitta.parts.joint_projects.actions import budgets, claims, ledger, work
from viitta.parts.joint_projects.actions.base import Refused
from viitta.parts.joint_projects.models import (
    BudgetLine,
    BudgetVersion,
    Claim,
    FinancingKind,
    LedgerFile,
    LedgerRow,
    PartnerInvoice,
)
from viitta.parts.joint_projects.queries.claims import claims_of, figures_of
from viitta.parts.organisations.permissions import Forbidden

AT = datetime(2020, 3, 2, 9, tzinfo=UTC)
BY = {"by": COMMAND_LINE, "at": AT}
D = Decimal
COSTS = {("personnel", 2020): D(100_000), ("personnel", 2021): D(55_000)}


def money(grant="131750", own="23250"):
    return [budgets.NewFinancing(FinancingKind.GRANT, D(grant)), budgets.NewFinancing(FinancingKind.PARTNER, D(own))]


def refused(act, **given):
    with pytest.raises(Refused) as found:
        act(**given, **BY)
    return found.value


def row(day, net, *, voucher="1", kind="personnel", **more):
    return ledger.NewRow(day, voucher, D(net), kind, **more)


def read(project, text, name="ote.csv"):
    content = text.encode()
    rows = rows_of(content, name)
    found = survey(rows)
    file = ledger.keep_file(project=project, name=name, content=content, rows=found.rows, **BY)
    return ledger.read_in(
        file=file, entries=(one for one in read_entries(rows(), found) if isinstance(one, Entry)), **BY
    )


HEADS = "Tosite;Pvm;Tili;Selite;Netto\n"
FIRST = HEADS + "1;31.1.2020;4000;Palkat;100,00\n2;14.2.2020;4440;Asiantuntija;50,00\n"
MEANINGS = {("4000", ""): Meaning("personnel"), ("4440", ""): Meaning("services"), ("1900", ""): Meaning("")}


def test_a_grant_over_the_ceiling_is_refused_and_nothing_is_saved(six):
    found = refused(budgets.save_budget, project=six.project, cells=COSTS, financing=money("131765.50"))
    assert (found.code, found.values["share_percent"]) == ("share_above_maximum", D("85.01"))
    assert not BudgetLine.objects.exists()
    budgets.save_budget(project=six.project, cells=COSTS, financing=money(), **BY)
    less = refused(budgets.save_budget, project=six.project, cells={("personnel", 2020): D(154_999)})
    assert less.code == "share_above_maximum", "lowering the costs under the grant is the same fault"


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({("equipment", 2020): D(1)}, "type_not_paid"),
        ({("personnel", 2019): D(1)}, "year_outside_project"),
        ({("personnel", 2020): D(-1)}, "negative_amount"),
    ],
)
def test_a_plan_for_what_is_never_paid_is_refused(six, cells, code):
    assert refused(budgets.save_budget, project=six.project, cells=cells).code == code


def test_a_budget_that_does_not_balance_is_not_made_final(six):
    day = {"project": six.project, "decided_on": date(2020, 2, 14)}
    assert refused(budgets.lock_budget, **day).code == "budget_empty"
    budgets.save_budget(project=six.project, cells=COSTS, financing=money(own="23249.99"), **BY)
    assert refused(budgets.lock_budget, **day).values["missing"] == D("0.01")
    grant_only = [budgets.NewFinancing(FinancingKind.GRANT, D(131_750))]
    budgets.save_budget(project=six.project, cells=COSTS, financing=grant_only, **BY)
    assert refused(budgets.lock_budget, **day).code == "financing_differs"


def test_a_final_budget_is_changed_only_by_an_amendment(six):
    project = six.project
    budgets.save_budget(project=project, cells=COSTS, financing=money(), **BY)
    budgets.lock_budget(project=project, decided_on=date(2020, 2, 14), **BY)
    assert refused(budgets.save_budget, project=project, cells={}).code == "budget_locked"
    assert refused(budgets.amend_budget, project=project, reason=" ").code == "no_reason"
    budgets.amend_budget(project=project, reason="Palveluja enemmän", **BY)
    changed = {("personnel", 2020): D(90_000), ("services", 2020): D(10_000), ("personnel", 2021): D(55_000)}
    budgets.save_budget(project=project, cells=changed, **BY)
    first, second = BudgetVersion.objects.filter(project=project)
    assert (first.lines.count(), second.lines.count(), second.financing.count()) == (2, 3, 2)
    budgets.drop_amendment(project=project, **BY)
    assert BudgetVersion.objects.filter(project=project).count() == 1


def test_who_saves_over_somebodys_change_is_told(six):
    version = budgets.save_budget(project=six.project, cells=COSTS, **BY)
    budgets.save_budget(project=six.project, cells=COSTS, seen=version.revision, **BY)
    with pytest.raises(Stale):
        budgets.save_budget(project=six.project, cells={}, seen=version.revision, **BY)


def test_a_partner_writes_no_budget(six):
    with pytest.raises(Forbidden):
        budgets.save_budget(project=six.project, cells=COSTS, by=six.actor("Karvia"), at=AT)


def test_an_account_that_nobody_told_the_meaning_of_takes_nothing_in(six):
    with pytest.raises(Refused) as found:
        read(six.project, FIRST)
    assert (found.value.code, found.value.values["account"]) == ("account_not_mapped", "4000")
    assert not LedgerRow.objects.exists()


def test_the_same_rows_come_in_once_whatever_the_file(six):
    project = six.project
    ledger.map_accounts(project=project, meanings=MEANINGS, **BY)
    LedgerFile.objects.all().delete()
    assert read(project, FIRST) == ledger.Taken(2, 0, 0)
    assert refused(ledger.keep_file, project=project, name="x.csv", content=FIRST.encode(), rows=2).code == "same_file"
    more = FIRST + "3;15.3.2020;4440;Asiantuntija;70,00\n4;15.3.2020;1900;Pankki;-70,00\n"
    assert read(project, more, "toinen.csv") == ledger.Taken(1, 2, 1)
    assert sum(LedgerRow.objects.values_list("net", flat=True)) == D(220)


def test_a_row_by_hand_stands_once_and_a_correction_stays_beside_it(six):
    first = row(date(2020, 1, 31), "100")
    made = ledger.add_rows(project=six.project, new=[first], **BY)[0]
    assert refused(ledger.add_rows, project=six.project, new=[first]).code == "row_already"
    back = row(date(2020, 1, 31), "-100", corrects=made)
    ledger.add_rows(project=six.project, new=[back], **BY)
    assert [str(one.net) for one in LedgerRow.objects.all()] == ["100.00", "-100.00"]


def claim_of(project, starts, ends):
    return claims.draft_claim(project=project, starts_on=starts, ends_on=ends, **BY)


def test_a_sent_claim_is_frozen_with_its_rows(six):
    project = six.project
    made = ledger.add_rows(project=project, new=[row(date(2020, 1, 31), "1000")], **BY)[0]
    claim = claim_of(project, date(2020, 1, 6), date(2020, 6, 30))
    assert refused(claims.send_claim, claim=claim, sent_on=date(2020, 6, 29)).code == "sent_before_end"
    claims.send_claim(claim=claim, sent_on=date(2020, 7, 1), **BY)
    made.refresh_from_db()
    assert made.claim_id == claim.pk
    assert refused(ledger.change_ledger_row, row=made, values={"cost_type": "travel"}).code == "row_claimed"
    assert refused(claims.change_claim, claim=claim, values={"income": D(1)}).code == "claim_sent"
    assert refused(claims.drop_claim, claim=claim).code == "claim_sent"
    assert refused(claims.send_claim, claim=claim, sent_on=date(2020, 7, 1)).code == "claim_sent"


def test_a_late_row_of_a_closed_period_goes_to_the_next_claim(six):
    project = six.project
    ledger.add_rows(project=project, new=[row(date(2020, 1, 31), "1000")], **BY)
    claims.send_claim(claim=claim_of(project, date(2020, 1, 6), date(2020, 6, 30)), sent_on=date(2020, 7, 1), **BY)
    ledger.add_rows(project=project, new=[row(date(2020, 5, 31), "-200", voucher="2")], **BY)
    claim_of(project, date(2020, 7, 1), date(2020, 12, 31))
    first, second = figures_of(project, claims_of(project))
    assert (first.chained.due, second.chained.due) == (D("850.00"), D("-170.00"))


@pytest.mark.parametrize(
    ("starts", "ends", "code"),
    [
        (date(2020, 7, 2), date(2020, 12, 31), "claim_gap"),
        (date(2020, 6, 30), date(2020, 12, 31), "claim_overlap"),
        (date(2020, 7, 1), date(2020, 6, 30), "claim_ends_before_start"),
        (date(2020, 7, 1), date(2021, 12, 1), "claim_after_project"),
    ],
)
def test_a_claim_that_breaks_the_chain_is_refused(six, starts, ends, code):
    first = claim_of(six.project, date(2020, 1, 6), date(2020, 6, 30))
    claims.send_claim(claim=first, sent_on=date(2020, 7, 1), **BY)
    given = {"project": six.project, "starts_on": starts, "ends_on": ends}
    assert refused(claims.draft_claim, **given).code == code
    assert Claim.objects.count() == 1


def test_the_first_claim_starts_with_the_project_and_there_is_one_draft_at_a_time(six):
    given = {"project": six.project, "ends_on": date(2020, 6, 30)}
    assert refused(claims.draft_claim, starts_on=date(2020, 1, 7), **given).code == "claim_not_from_start"
    claims.draft_claim(starts_on=date(2020, 1, 6), **given, **BY)
    assert refused(claims.draft_claim, starts_on=date(2020, 7, 1), **given).code == "draft_already"


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.decimals(-5_000, 60_000, places=2), min_size=3, max_size=3))
def test_invoices_of_any_claims_sum_to_the_own_share_over_the_merger(six, amounts):
    project = six.project
    for model in (PartnerInvoice, LedgerRow, Claim):
        model.objects.filter(project=project).update(**({"claim": None} if model is not Claim else {}))
        model.objects.filter(project=project).delete()
    spans = [
        (date(2020, 1, 6), date(2020, 9, 30)),
        (date(2020, 10, 1), date(2021, 2, 28)),
        (date(2021, 3, 1), date(2021, 11, 30)),
    ]
    own = D(0)
    for (starts, ends), amount in zip(spans, amounts, strict=True):
        ledger.add_rows(project=project, new=[row(ends, amount, voucher=str(ends))], **BY)
        claim = claims.send_claim(claim=claim_of(project, starts, ends), sent_on=ends, **BY)
        own = claim.cumulative - claim.grant_cumulative
        if own < 0:
            return
        claims.invoice_partners(claim=claim, **BY)
        assert sum(PartnerInvoice.objects.filter(project=project).values_list("amount", flat=True)) == own


def test_hours_need_both_approvals_and_become_one_row_of_the_accounts(six):
    partner = six.built.partners["Karvia"]
    worker = work.add_workers(
        project=six.project, new=[work.NewWorker(partner, "asiantuntija", unit_cost=D("30.43"))], **BY
    )[0]
    month = work.write_month(worker=worker, month="2020-02", hours=D("812.5"), **BY)
    assert refused(work.book_month, month=month).code == "not_approved"
    assert refused(work.approve_month, month=month, as_employer=True).code == "worker_first"
    karvia = six.actor("Karvia")
    month = work.approve_month(month=month, as_employer=False, by=karvia, at=AT)
    with pytest.raises(Refused, match="same_approver"):
        work.approve_month(month=month, as_employer=True, by=karvia, at=AT)
    month = work.approve_month(month=month, as_employer=True, by=six.actor(), at=AT)
    booked = work.book_month(month=month, **BY)
    assert (str(booked.net), booked.partner_id, booked.cost_type) == ("24724.38", partner.pk, "personnel")
    assert refused(work.book_month, month=month).code == "month_booked"
    assert refused(work.write_month, worker=worker, month="2020-02", hours=D(1)).code == "month_booked"


def test_a_year_has_1720_hours_and_changing_a_month_takes_its_approvals_back(six):
    partner = six.built.partners["Karvia"]
    new = work.NewWorker(partner, "asiantuntija", unit_cost=D(30), share=D(50))
    worker = work.add_workers(project=six.project, new=[new], **BY)[0]
    month = work.write_month(worker=worker, month="2020-02", hours=D(860), **BY)
    found = refused(work.write_month, worker=worker, month="2020-03", hours=D("0.01"))
    assert (found.code, found.values["year"]) == ("hours_above_limit", "2020")
    work.approve_month(month=month, as_employer=False, **BY)
    assert work.write_month(worker=worker, month="2020-02", hours=D(859), **BY).own_approval_at is None
    assert refused(work.write_month, worker=worker, month="2019-12", hours=D(1)).code == "month_outside_project"


@pytest.mark.parametrize(
    ("share", "has_reason", "is_enough"),
    [("19.99", False, False), ("20", False, True), ("10", True, True), ("9.99", True, False)],
)
def test_a_fixed_share_is_large_enough(six, share, has_reason, is_enough):
    new = work.NewWorker(
        six.built.partners["Karvia"], "asiantuntija", "share", share=D(share), monthly_salary=D(4000),
        has_job_description=has_reason,
    )  # fmt: skip
    if is_enough:
        assert work.add_workers(project=six.project, new=[new], **BY)
    else:
        assert refused(work.add_workers, project=six.project, new=[new]).code == "share_too_small"


def test_a_municipality_writes_the_days_of_its_own_officials_and_no_others(six):
    phase = next(iter(six.built.phases.values()))
    cells = {(phase, ""): D(5), (phase, "2020Q1"): D("2.5")}
    work.save_official_days(partner=six.built.partners["Karvia"], cells=cells, by=six.actor("Karvia"), at=AT)
    with pytest.raises(Forbidden):
        work.save_official_days(partner=six.built.partners["Pomarkku"], cells=cells, by=six.actor("Karvia"), at=AT)
