"""The rows of the screen as a file: the same filters, the same order."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from viitta.doors.portal.roadmap.filters import Filters
from viitta.doors.portal.roadmap.pages.contents import Contents, Line, chosen
from viitta.parts.roadmaps.words import KIND, STATUS
from viitta.render.tables import Column, table_csv, table_xlsx


def columns() -> list[Column]:
    return [
        Column(_("Theme"), width=24),
        Column(_("Measure"), width=40),
        Column(_("Owner"), width=26),
        Column(_("Kind"), width=14),
        Column(_("Starts"), "date", 11),
        Column(_("Ends"), "date", 11),
        Column(_("First approved end"), "date", 11),
        Column(_("Slip in days"), "integer", 11),
        Column(_("Reported"), "percent", 11),
        Column(_("Expected"), "percent", 11),
        Column(_("Status"), width=14),
        Column(_("Situation"), width=16),
        Column(_("Quarter of the value"), width=12),
        Column(_("Updated"), "date", 11),
        Column(pgettext("measure", "Note"), width=50),
    ]


def rows(contents: Contents, lines: Sequence[Line]) -> Iterator[list[object]]:
    for line in lines:
        facts, step = line.facts, line.facts.step
        yield [
            contents.themes.get(facts.theme, ""),
            facts.title,
            line.owner_title,
            str(KIND[facts.kind]),
            facts.start,
            facts.end,
            facts.approved_end,
            facts.slip,
            facts.reported,
            facts.expected,
            str(STATUS[facts.status]),
            line.word,
            facts.reported_in.label if facts.reported_in else "",
            step.at if step else None,
            step.note if step else "",
        ]


def as_file(kind: str, contents: Contents, filters: Filters, at: datetime) -> bytes:
    """The rows as .csv or .xlsx."""
    lines = chosen(contents, filters)
    heads, found = columns(), list(rows(contents, lines))
    if filters.view == "matrix":
        heads += [Column(_("Expected benefit"), "integer", 11), Column(_("Person-days"), "amount", 11)]
        for row, line in zip(found, lines, strict=True):
            row += [contents.benefits.get(line.facts.id), contents.days.get(line.facts.id)]
    if kind == "csv":
        return table_csv(heads, found)
    return table_xlsx(heads, found, sheet=_("Measures"), title=contents.roadmap.name, at=at)
