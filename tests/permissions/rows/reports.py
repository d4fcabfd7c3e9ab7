"""Who opens the situation picture."""

from tests.permissions.table import Row, signed_in, staff

ROWS = [
    Row("pictures", {}, {**signed_in(302), "stranger": 200}),
    Row("picture", {"pk": "roadmap"}, staff()),
    Row("picture", {"pk": "unknown"}, staff(404)),
]
