"""The pages of a roadmap besides its table, as the links under its heading."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

# Name of the address, what it takes ("pk": the roadmap in the path, "query": ?roadmap=), the word.
# One entry a line, each merged on its own.
ENTRIES: tuple[tuple[str, str, str | Promise], ...] = (
    ("editions", "pk", gettext_lazy("Editions and changes")),
    ("goals", "pk", gettext_lazy("Goals and indicators")),
    ("coverage", "pk", gettext_lazy("Coverage of goals")),
    ("readiness", "pk", gettext_lazy("Readiness to start")),
    ("roadmap_resources", "pk", gettext_lazy("Resources")),
    ("meetings", "query", pgettext_lazy("pages of a roadmap", "Meetings")),
    ("promises", "query", gettext_lazy("Promises of outsiders")),
    ("risks", "query", gettext_lazy("Risks")),
    ("benefits", "query", gettext_lazy("Benefits")),
    ("decisions", "query", gettext_lazy("Decisions")),
    ("recommendations", "query", gettext_lazy("Recommendations")),
    ("visits", "query", gettext_lazy("Visits and presentations")),
    ("good_practices", "query", gettext_lazy("Good practices of others")),
    ("documents", "query", gettext_lazy("Documents")),
    ("reports", "query", gettext_lazy("Final report")),
    ("unit_reports", "pk", gettext_lazy("Units")),
)  # fmt: skip

# Pages that only those who run the roadmap may open.
EDITORS: tuple[tuple[str, str, str | Promise], ...] = (
    ("questions", "pk", gettext_lazy("Questions of the round")),
    ("carry_over", "pk", gettext_lazy("Carry over to the next roadmap")),
    ("undos", "pk", gettext_lazy("Undo changes")),
)  # fmt: skip


def menu_of(roadmap: int, *, can_edit: bool) -> tuple[tuple[str, str], ...]:
    """Pairs of address and word."""
    found = []
    for name, takes, word in (*ENTRIES, *(EDITORS if can_edit else ())):
        address = reverse(name, args=[roadmap]) if takes == "pk" else f"{reverse(name)}?roadmap={roadmap}"
        found.append((address, str(word)))
    return tuple(found)
