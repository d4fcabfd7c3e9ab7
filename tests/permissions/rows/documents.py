"""Who opens what of documents."""

from tests.permissions.table import Row, only, signed_in, staff

DOCUMENT = {"pk": "document"}

ROWS = [
    Row("documents", {}, signed_in()),
    Row("document_new", {}, signed_in(404)),
    Row("document_file", DOCUMENT, staff()),
    Row("document_file", {"pk": "unknown"}, staff(404)),
    Row("document_edit", DOCUMENT, only("administrator", "convenor")),
    Row("document_remove", DOCUMENT, only("administrator", "convenor"), "post"),
]
