"""The money of the town's joint project for the permission table: a sent claim and a draft, rows, orders, hours."""

from datetime import date
from decimal import Decimal

from tests.cast import AT
from tests.permissions.projects import Joint
from viitta.core.actors import COMMAND_LINE
from viitta.parts.joint_projects.actions import budgets, claims, ledger, orders, work
from viitta.parts.joint_projects.models import FinancingKind, OrderKind

BY = {"by": COMMAND_LINE, "at": AT}
D = Decimal


def build_money(joint: Joint) -> dict[str, int | str]:
    """Ids by the names that the rows of the table use."""
    project = joint.project
    money = [
        budgets.NewFinancing(FinancingKind.GRANT, D(85_000)),
        budgets.NewFinancing(FinancingKind.PARTNER, D(15_000)),
    ]
    budgets.save_budget(project=project, cells={("personnel", 2024): D(100_000)}, financing=money, **BY)
    first = ledger.NewRow(date(2024, 1, 31), "1", D(1000), "personnel")
    second = ledger.NewRow(date(2024, 3, 15), "2", D(500), "personnel")
    rows = ledger.add_rows(project=project, new=[first, second], **BY)
    claim = claims.draft_claim(project=project, starts_on=date(2024, 1, 1), ends_on=date(2024, 2, 29), **BY)
    claims.send_claim(claim=claim, sent_on=date(2024, 3, 5), **BY)
    invoice = claims.invoice_partners(claim=claim, **BY)[0]
    draft = claims.draft_claim(project=project, starts_on=date(2024, 3, 1), ends_on=date(2024, 4, 30), **BY)
    file = ledger.keep_file(project=project, name="ote.csv", content=b"Tosite;Pvm;Tili;Netto\n", rows=0, **BY)
    new = [
        orders.NewOrder(OrderKind.ORDER, "Toimittaja", "Asiantuntija", D(900), "services", date(2024, 2, 1)),
        orders.NewOrder(
            OrderKind.TRIAL, "Toimittaja", "Kokeilu", D(500), "services", date(2024, 2, 1), date(2024, 6, 30)
        ),
    ]
    order, trial = orders.add_orders(project=project, new=new, **BY)
    new_worker = work.NewWorker(joint.applicant, "digiasiantuntija", unit_cost=D(30))
    worker = work.add_workers(project=project, new=[new_worker], **BY)[0]
    month = work.write_month(worker=worker, month="2024-02", hours=D(100), **BY)
    return {
        "claim": claim.pk, "draft_claim": draft.pk, "invoice": invoice.pk, "ledger_file": file.pk, "order": order.pk,
        "ledger_row": rows[1].pk, "trial": trial.pk, "worker": worker.pk, "work_month": month.pk,
        "approver": "worker",
    }  # fmt: skip
