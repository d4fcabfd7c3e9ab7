"""Who opens the registers of visits, good practices, recommendations and decisions."""

from tests.permissions.table import Row, only, signed_in, staff
from tests.permissions.world import STRANGER

RUNS = ("administrator", "convenor")
TAKES_PART = (*RUNS, "owner", "member")
VISIT, PRACTICE = {"pk": "visit"}, {"pk": "good_practice"}
RECOMMENDATION, DECISION = {"pk": "recommendation"}, {"pk": "decision"}

ROWS = [
    Row("visits", {}, signed_in()),
    Row("visit", VISIT, staff()),
    Row("visit", {"pk": "unknown"}, staff(404)),
    Row("visit_new", {}, signed_in(404)),
    Row("visit_edit", VISIT, only(*TAKES_PART)),
    Row("visit_remove", VISIT, only(*TAKES_PART, status=302), "post"),
    Row("good_practices", {}, signed_in()),
    Row("good_practice_new", {}, signed_in(404)),
    Row("good_practice_edit", PRACTICE, only(*TAKES_PART)),
    Row("good_practice_edit", {"pk": "unknown"}, staff(404)),
    Row("good_practice_remove", PRACTICE, only(*TAKES_PART, status=302), "post"),
    Row("recommendations", {}, signed_in()),
    Row("recommendation_new", {}, signed_in(404)),
    Row("recommendation_edit", RECOMMENDATION, only(*RUNS)),
    Row("recommendation_edit", {"pk": "unknown"}, staff(404)),
    Row("recommendation_remove", RECOMMENDATION, only(*RUNS, status=302), "post"),
    Row("recommendation_move", RECOMMENDATION, only(*RUNS, status=302), "post"),
    Row("recommendation_answer", RECOMMENDATION, signed_in(404)),
    Row("decisions", {}, signed_in()),
    Row("decision_new", {}, {**only(*RUNS), STRANGER: 200}),
    Row("decision_edit", DECISION, only(*RUNS)),
    Row("decision_edit", {"pk": "unknown"}, staff(404)),
    Row("decision_remove", DECISION, only(*RUNS, status=302), "post"),
]
