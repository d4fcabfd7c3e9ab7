"""Who opens the money of a joint project: all partners see sums, the coordinator writes, a partner's people their own."""

from tests.permissions.rows.projects import COORDINATES, ITS_PARTNER, PROJECT, UNKNOWN, seen
from tests.permissions.table import Row, only, staff
from tests.permissions.world import PARTNER

CLAIM, DRAFT, INVOICE = {"pk": "claim"}, {"pk": "draft_claim"}, {"pk": "invoice"}
FILE, ROW, ORDER, TRIAL = {"pk": "ledger_file"}, {"pk": "ledger_row"}, {"pk": "order"}, {"pk": "trial"}
WORKER, MONTH = {"pk": "worker"}, {"pk": "work_month"}
SPEAKS = (*COORDINATES, "owner", "member")

ROWS = [
    *(Row(name, PROJECT, seen()) for name in (
        "project_budget", "project_shares", "project_ledger", "project_orders", "project_work", "project_claims",
        "project_settlement", "project_report",
    )),
    Row("project_budget", UNKNOWN, {**staff(404), PARTNER: 404}),
    *(Row(name, PROJECT, only(*COORDINATES)) for name in (
        "budget_edit", "budget_lock", "budget_forecast", "budget_amend", "shares_split", "ledger_import", "ledger_new",
        "ledger_accounts", "ledger_mapping", "order_new", "claim_new", "settlement_pack",
    )),
    Row("budget_drop", PROJECT, staff(404), "post"),
    Row("worker_new", PROJECT, {**only(*SPEAKS), PARTNER: 200}),
    Row("ledger_file", FILE, only(*COORDINATES)),
    Row("ledger_file", UNKNOWN, {**staff(404), PARTNER: 404}),
    Row("ledger_apply", FILE, only(*COORDINATES, status=302), "post"),
    Row("ledger_row", ROW, only(*COORDINATES)),
    Row("order_edit", ORDER, only(*COORDINATES)),
    Row("order_remove", ORDER, only(*COORDINATES, status=302), "post"),
    Row("trial_decide", TRIAL, only(*COORDINATES)),
    Row("worker_edit", WORKER, only(*SPEAKS)),
    Row("month_write", WORKER, only(*SPEAKS)),
    Row("month_approve", {**MONTH, "who": "approver"}, only(*SPEAKS, status=302), "post"),
    Row("month_book", MONTH, only(*COORDINATES, status=302), "post"),
    Row("official_days", ITS_PARTNER, {**only(*COORDINATES), PARTNER: 200}),
    Row("claim", CLAIM, seen()),
    Row("claim", UNKNOWN, {**staff(404), PARTNER: 404}),
    Row("claim_edit", DRAFT, only(*COORDINATES)),
    Row("claim_send", DRAFT, only(*COORDINATES)),
    Row("claim_drop", DRAFT, only(*COORDINATES)),
    Row("claim_paid", CLAIM, only(*COORDINATES)),
    Row("claim_invoices", CLAIM, only(*COORDINATES)),
    Row("invoice_edit", INVOICE, only(*COORDINATES)),
]  # fmt: skip
