"""Who opens what of promises, resources and risks."""

from tests.permissions.table import Row, only, signed_in, staff

RUNS = ("administrator", "convenor")
PROMISE, PARTY, RISK = {"pk": "promise"}, {"pk": "party"}, {"pk": "risk"}
MEASURE, ROADMAP = {"pk": "measure"}, {"pk": "roadmap"}
MILESTONE = {"pk": "measure", "milestone": "milestone"}

ROWS = [
    Row("promises", {}, signed_in()),
    Row("promise_new", {}, signed_in(404)),
    Row("promise", PROMISE, staff()),
    Row("promise", {"pk": "unknown"}, staff(404)),
    Row("promise_edit", PROMISE, only(*RUNS)),
    Row("promise_move", PROMISE, only(*RUNS)),
    Row("promise_settle", PROMISE, only(*RUNS)),
    Row("party_new", {}, signed_in(404)),
    Row("party_edit", PARTY, only(*RUNS)),
    Row("party_remove", PARTY, only(*RUNS, status=302), "post"),
    Row("risks", {}, signed_in()),
    Row("risk_new", {}, signed_in(404)),
    Row("risks_review", {}, signed_in(404)),
    Row("risk", RISK, staff()),
    Row("risk", {"pk": "unknown"}, staff(404)),
    Row("risk_edit", RISK, only(*RUNS)),
    Row("risk_take_in", {"pk": "risk_seen"}, only(*RUNS, status=302), "post"),
    Row("risk_take_in", {"pk": "observation"}, staff(404), "post"),
    Row("roadmap_resources", ROADMAP, staff()),
    Row("roadmap_resources", {"pk": "unknown"}, staff(404)),
    Row("measure_resources", MEASURE, only(*RUNS)),
    Row("milestone_new", MEASURE, only(*RUNS)),
    Row("milestone_edit", MILESTONE, only(*RUNS)),
    Row("milestone_edit", {"pk": "study", "milestone": "milestone"}, staff(404)),
    Row("milestone_remove", MILESTONE, only(*RUNS, status=302), "post"),
]
