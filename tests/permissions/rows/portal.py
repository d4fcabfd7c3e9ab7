"""Who opens what in the portal."""

from tests.permissions.table import Row, only, signed_in, staff

RUNS = ("administrator", "convenor")
ROADMAP, MEASURE, STUDY = {"pk": "roadmap"}, {"pk": "measure"}, {"pk": "study"}
THEME = {"pk": "roadmap", "kind": "theme_kind", "row": "theme"}

ROWS = [
    Row("home", {}, signed_in()),
    Row("log", {}, {**only(*RUNS), "stranger": 200}),
    Row("roadmaps", {}, signed_in()),
    Row("roadmap", ROADMAP, staff()),
    Row("roadmap", {"pk": "unknown"}, staff(404)),
    Row("roadmap_new", {}, {**only(*RUNS), "stranger": 200}),
    Row("roadmap_edit", ROADMAP, only(*RUNS)),
    Row("roadmap_approval", ROADMAP, only(*RUNS)),
    Row("roadmap_archive", ROADMAP, only(*RUNS, status=302), "post"),
    Row("roadmap_lists", ROADMAP, only(*RUNS)),
    Row("listed_add", {"pk": "roadmap", "kind": "theme_kind"}, only(*RUNS)),
    Row("listed_edit", THEME, only(*RUNS)),
    Row("listed_move", THEME, only(*RUNS, status=302), "post"),
    Row("listed_remove", THEME, only(*RUNS, status=302)),
    Row("measure_new", ROADMAP, only(*RUNS)),
    Row("measure", MEASURE, staff()),
    Row("measure", {"pk": "unknown"}, staff(404)),
    Row("measure_edit", MEASURE, only(*RUNS)),
    Row("measure_owner", MEASURE, only(*RUNS)),
    Row("ownership_end", {"pk": "measure", "ownership": "ownership"}, only(*RUNS)),
    Row("ownership_end", {"pk": "study", "ownership": "ownership"}, staff(404)),
    Row("measure_outcome", STUDY, only(*RUNS)),
    Row("measure_outcome", MEASURE, staff(404)),
    Row("measure_remove", MEASURE, only(*RUNS)),
    Row("measure_remove", MEASURE, only(*RUNS, status=302), "post"),
]
