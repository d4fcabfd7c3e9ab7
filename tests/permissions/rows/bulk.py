"""Who edits many measures, undoes changes and carries measures over."""

from tests.permissions.table import Row, only, staff

RUNS = ("administrator", "convenor")
ROADMAP = {"pk": "roadmap"}

ROWS = [
    Row("bulk", ROADMAP, only(*RUNS)),
    Row("bulk", ROADMAP, only(*RUNS), "post"),
    Row("bulk", {"pk": "unknown"}, staff(404)),
    Row("undos", ROADMAP, only(*RUNS)),
    Row("undo", {"pk": "roadmap", "change_set": "change_set"}, only(*RUNS)),
    Row("undo", {"pk": "roadmap", "change_set": "unknown"}, staff(404)),
    Row("undo", {"pk": "following", "change_set": "change_set"}, staff(404)),
    Row("carry_over", ROADMAP, only(*RUNS)),
    Row("carry_over", {"pk": "unknown"}, staff(404)),
    Row("carry_over", {"pk": "following"}, only(*RUNS, status=302)),
    Row("carry_over_next", ROADMAP, only(*RUNS)),
]
