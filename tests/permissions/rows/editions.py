"""Who opens editions, the changes between them, and the forms of what measures become."""

from tests.permissions.table import Row, only, staff

RUNS = ("administrator", "convenor")
ROADMAP, MEASURE = {"pk": "roadmap"}, {"pk": "measure"}
EDITION = {"pk": "roadmap", "edition": "edition"}

ROWS = [
    Row("editions", ROADMAP, staff()),
    Row("editions", {"pk": "unknown"}, staff(404)),
    Row("edition", EDITION, staff()),
    Row("edition", {"pk": "roadmap", "edition": "unknown"}, staff(404)),
    Row("edition_freeze", ROADMAP, only(*RUNS)),
    Row("edition_edit", EDITION, only(*RUNS)),
    Row("edition_edit", {"pk": "roadmap", "edition": "unknown"}, staff(404)),
    Row("changes", ROADMAP, staff()),
    Row("measures_merge", ROADMAP, only(*RUNS)),
    Row("measure_split", MEASURE, only(*RUNS)),
    Row("measure_supersede", MEASURE, only(*RUNS)),
    Row("measure_drop", MEASURE, only(*RUNS)),
    Row("measure_restore", {"pk": "dropped"}, only(*RUNS)),
    Row("measure_restore", {"pk": "unknown"}, staff(404)),
]
