"""Who opens what of the strategy, goals, indicators, readiness and old practices."""

from tests.permissions.table import Row, only, signed_in, staff

RUNS = ("administrator", "convenor")
ROADMAP, MEASURE, INDICATOR = {"pk": "roadmap"}, {"pk": "measure"}, {"pk": "indicator"}
GOAL, STRATEGY = {"pk": "roadmap", "goal": "goal"}, {"pk": "strategy_goal"}
PRACTICE = {"pk": "measure", "row": "practice"}
ALSO_NEIGHBOUR = {**only(*RUNS), "stranger": 200}  # who convenes in another town sees that town's own

ROWS = [
    Row("strategy", {}, signed_in()),
    Row("strategy_new", {}, ALSO_NEIGHBOUR),
    Row("strategy_edit", STRATEGY, only(*RUNS)),
    Row("strategy_edit", {"pk": "unknown"}, staff(404)),
    Row("strategy_move", STRATEGY, only(*RUNS, status=302), "post"),
    Row("strategy_remove", STRATEGY, only(*RUNS)),
    Row("strategy_remove", STRATEGY, only(*RUNS, status=302), "post"),
    Row("coverage", ROADMAP, staff()),
    Row("coverage", {"pk": "unknown"}, staff(404)),
    Row("goals", ROADMAP, staff()),
    Row("goal_verdict", GOAL, only(*RUNS)),
    Row("goal_verdict", {"pk": "roadmap", "goal": "unknown"}, staff(404)),
    Row("goal_indicators", GOAL, only(*RUNS)),
    Row("readiness", ROADMAP, staff()),
    Row("readiness_rules", ROADMAP, only(*RUNS)),
    Row("indicators", {}, signed_in()),
    Row("indicator_new", {}, ALSO_NEIGHBOUR),
    Row("indicator", INDICATOR, staff()),
    Row("indicator", {"pk": "unknown"}, staff(404)),
    Row("indicator_edit", INDICATOR, only(*RUNS)),
    Row("indicator_reading", INDICATOR, only(*RUNS)),
    Row("indicator_remove", INDICATOR, only(*RUNS)),
    Row("indicator_remove", INDICATOR, only(*RUNS, status=302), "post"),
    Row("practice_new", MEASURE, only(*RUNS)),
    Row("practice_edit", PRACTICE, only(*RUNS)),
    Row("practice_edit", {"pk": "study", "row": "practice"}, staff(404)),
    Row("practice_remove", PRACTICE, only(*RUNS, status=302), "post"),
]
