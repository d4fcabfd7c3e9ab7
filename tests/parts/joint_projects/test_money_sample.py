"""The sample's money: claims of the worked example, shares that add up after the merger, a budget that balances."""

from decimal import Decimal

from tests.joint import ON
from viitta.core.claims import Settlement
from viitta.parts.joint_projects.models import LedgerRow
from viitta.parts.joint_projects.queries.claims import claims_of, figures_of, invoices_of, settlement_of
from viitta.parts.joint_projects.queries.money import money_of
from viitta.parts.joint_projects.queries.projects import shares_of

D = Decimal


def test_the_claims_are_those_of_the_worked_example(six_money):
    figures = figures_of(six_money.project, claims_of(six_money.project))
    assert [str(one.chained.eligible) for one in figures] == ["41235.67", "52910.40", "54067.38"]
    assert [str(one.chained.due) for one in figures] == ["35050.32", "44973.84", "45957.27"]
    assert [one.claim.due for one in figures] == [one.chained.due for one in figures]


def test_the_settlement_is_that_of_a_project_that_spent_less(six_money):
    found = settlement_of(six_money.project, figures_of(six_money.project, claims_of(six_money.project)))
    grant = D("125981.43")
    assert found == Settlement(D("148213.45"), grant, D("22232.02"), grant, D(0), D(0), D(0))


def test_the_share_of_kankaanpaa_is_the_sum_of_two_from_2021_on(six_money):
    now = {row.partner.name: row.amount for row in shares_of(six_money.project) if row.until_date is None}
    assert now["Kankaanpää"] == D("14586.21")
    assert sum(now.values()) == D("23250.00")


def test_invoices_sum_to_the_own_share_and_the_successor_carries_what_was_invoiced(six_money):
    rows = invoices_of(six_money.project)
    assert sum(row.amount for row in rows) == D("22232.02")
    of_the_merged = sum(row.amount for row in rows if row.partner.name in ("Kankaanpää", "Honkajoki"))
    assert abs(of_the_merged - D("22232.02") * D("14586.21") / D("23250")) <= D("0.01")


def test_the_budget_page_tells_plan_spent_and_what_is_left_of_the_grant(six_money):
    money = money_of(six_money.project)
    assert [one.number for one in money.versions] == [1, 2]
    assert sum((one.planned for one in money.by_type.values()), D(0)) == D(155_000)
    assert sum((one.actual for one in money.by_type.values()), D(0)) == D("148213.45")
    assert (money.grant_so_far, money.grant_left) == (D("125981.43"), D("5768.57"))
    assert money.months[-1].actual_so_far == D("148213.45")
    assert money.months[-1].planned_so_far == D("155000.00")


def test_what_is_not_eligible_stays_in_the_accounts_with_its_reason(six_money):
    rows = LedgerRow.objects.filter(project=six_money.project, is_eligible=False).order_by("on")
    assert [(row.net, row.reason) for row in rows] == [(D("84.20"), "outside_period"), (D("289.00"), "equipment")]


def test_a_partner_sees_the_rows_of_its_own_and_no_others(six_money):
    from viitta.parts.joint_projects.queries.money import ledger_of

    seen = {row.partner.name for row in ledger_of(six_money.actor("Karvia"), six_money.project)}
    assert seen == {"Karvia"}
    assert ledger_of(six_money.actor(), six_money.project).count() > 60
    assert ON.year == 2021
