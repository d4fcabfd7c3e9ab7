"""Who opens what of the outbox."""

from tests.permissions.table import Row, only

READS = ("administrator", "convenor")

ROWS = [
    Row("outbox", {}, {**only(*READS), "stranger": 200}),
    Row("outbox_message", {"pk": "message"}, only(*READS)),
    Row("outbox_html", {"pk": "message"}, only(*READS)),
    Row("outbox_again", {"pk": "message"}, only(*READS, status=302), "post"),
]
