"""Who opens hand-overs."""

from tests.permissions.table import Row, only, staff

ROWS = [
    Row("handover", {"pk": "person"}, only("administrator", "convenor", "owner")),
    Row("handover", {"pk": "unknown"}, staff(404)),
]
ROWS += [
    Row("own_uses", {"pk": "round"}, staff()),
    Row("own_uses", {"pk": "unknown"}, staff(404)),
    Row("burden", {"pk": "round"}, only("administrator", "convenor")),
    Row("questions", {"pk": "roadmap"}, only("administrator", "convenor")),
]
