"""Who opens reports, writes into them, comments on them and publishes them."""

from tests.permissions.table import Row, only, signed_in, staff

RUNS = ("administrator", "convenor")
TAKES_PART = (*RUNS, "owner", "member")
REPORT = {"pk": "report"}
SECTION = {**REPORT, "section": "report_key"}
COMMENT = {**REPORT, "comment": "report_comment"}
VERSION = {**REPORT, "number": "report_number"}

ROWS = [
    Row("unit_reports", {"pk": "roadmap"}, staff()),
    Row("unit_reports", {"pk": "unknown"}, staff(404)),
    Row("unit_report", {"pk": "roadmap", "unit": "unknown"}, staff(404)),
    Row("reports", {}, signed_in()),
    Row("report_new", {}, signed_in(404)),
    Row("report", REPORT, staff()),
    Row("report", {"pk": "unknown"}, staff(404)),
    Row("report_edit", REPORT, only(*RUNS)),
    Row("report_preview", REPORT, staff()),
    Row("report_publish", REPORT, only(*RUNS)),
    Row("report_section", SECTION, only(*RUNS)),
    Row("report_section", {**REPORT, "section": "report_no_key"}, staff(404)),
    Row("report_comment", SECTION, only(*TAKES_PART, status=422), "post"),
    Row("report_comment_handled", COMMENT, only(*RUNS, status=302), "post"),
    Row("report_version", VERSION, staff()),
    Row("report_version", {**REPORT, "number": "unknown"}, staff(404)),
]
