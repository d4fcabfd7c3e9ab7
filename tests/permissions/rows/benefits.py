"""Who opens what of benefits and planned retirements."""

from tests.permissions.table import Row, only, signed_in, staff
from tests.permissions.world import STRANGER

RUNS = ("administrator", "convenor", "coordinator")
BENEFIT, RETIREMENT = {"pk": "benefit"}, {"pk": "retirement"}

ROWS = [
    Row("benefits", {}, signed_in()),
    Row("benefit", BENEFIT, staff()),
    Row("benefit", {"pk": "unknown"}, staff(404)),
    Row("benefit_new", {}, {**only(*RUNS), STRANGER: 200}),
    Row("benefit_edit", BENEFIT, only(*RUNS)),
    Row("benefit_edit", {"pk": "unknown"}, staff(404)),
    Row("benefit_year", BENEFIT, only(*RUNS, "owner")),
    Row("benefit_remove", BENEFIT, only(*RUNS, status=302), "post"),
    Row("retirements", {}, signed_in()),
    Row("retirement_new", {}, {**only(*RUNS), STRANGER: 200}),
    Row("retirement_edit", RETIREMENT, only(*RUNS)),
    Row("retirement_edit", {"pk": "unknown"}, staff(404)),
    Row("retirement_remove", RETIREMENT, only(*RUNS)),
]
