"""Who opens the situation picture."""

from tests.permissions.table import Row, signed_in, staff

ROWS = [
    Row("pictures", {}, {**signed_in(302), "stranger": 200}),
    Row("picture", {"pk": "roadmap"}, staff()),
    Row("slides", {"pk": "roadmap"}, staff()),
    Row("slides", {"pk": "unknown"}, staff(404)),
    Row("slide", {"pk": "roadmap", "key": "slide_key", "form": "slide_form"}, staff()),
    Row("slide", {"pk": "unknown", "key": "slide_key", "form": "slide_form"}, staff(404)),
    Row("picture", {"pk": "unknown"}, staff(404)),
]
