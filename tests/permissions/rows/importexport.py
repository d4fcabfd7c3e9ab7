"""Who brings sheets in, and who takes them out."""

from tests.permissions.table import Row, only, staff
from tests.permissions.world import STRANGER

BRINGS = ("administrator", "convenor")
PREVIEW, DONE = {"pk": "preview"}, {"pk": "import"}

ROWS = [
    Row("imports", {}, {**only(*BRINGS), STRANGER: 200}),
    Row("import", PREVIEW, only(*BRINGS)),
    Row("import", DONE, only(*BRINGS)),
    Row("import", {"pk": "unknown"}, staff(404)),
    Row("import_columns", PREVIEW, only(*BRINGS, status=302), "post"),
    Row("import_apply", PREVIEW, only(*BRINGS, status=409), "post"),
    Row("import_undo", DONE, only(*BRINGS)),
    Row("import_undo", DONE, only(*BRINGS, status=302), "post"),
    Row("import_discard", PREVIEW, only(*BRINGS, status=302), "post"),
    Row("export_xlsx", {"pk": "roadmap"}, staff()),
    Row("export_csv", {"pk": "roadmap"}, staff()),
]
