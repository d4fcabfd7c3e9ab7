"""Who opens what in follow-up."""

from tests.permissions.table import Row, only, public, signed_in, staff
from tests.permissions.world import ANONYMOUS

RUNS = ("administrator", "convenor")
ROUND, CLOSED = {"pk": "round"}, {"pk": "closed_round"}

ROWS = [
    Row("rounds", {}, signed_in()),
    Row("round", ROUND, staff()),
    Row("round", CLOSED, staff()),
    Row("round_close", ROUND, only(*RUNS)),
    Row("round_close", ROUND, only(*RUNS, status=302), "post"),
    Row("round_nudge", ROUND, only(*RUNS, status=302), "post"),
    Row("round_days", ROUND, only(*RUNS)),
    Row("round_answer", {"pk": "round", "measure": "measure"}, only(*RUNS, "owner")),
    Row("round_answer", {"pk": "closed_round", "measure": "measure"}, only(*RUNS)),
    Row("round_open", {"roadmap": "roadmap"}, only(*RUNS, status=302), "post"),
    Row("observe", {"roadmap": "roadmap"}, only(*RUNS, "owner", "member")),
    Row("observation_edit", {"pk": "observation"}, only(*RUNS, "owner")),
    Row("observation_remove", {"pk": "observation"}, only(*RUNS, "owner", status=302), "post"),
    Row("my_answers", {}, signed_in()),
    Row("my_answers_done", {}, signed_in()),
    Row("update", {"token": "update_token"}, public()),
    Row("update", {"token": "unknown"}, public(404)),
    Row("update_done", {"token": "update_token"}, public()),
    Row("update_again", {"token": "update_token"}, {**public(), ANONYMOUS: 200}, "post"),
]
