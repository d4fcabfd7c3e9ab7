"""An edition as a document: the plan in the words of its day, a table for each theme."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from viitta.core import formats
from viitta.core.document import Badge, Block, Column, Document, Heading, Lead, Paragraph, Table, Text, runs
from viitta.parts.roadmaps.models import Edition, EditionRow
from viitta.parts.roadmaps.words import KIND, STATUS


def edition_document(edition: Edition, rows: Sequence[EditionRow], *, language: str, on: date) -> Document:
    """What an edition keeps. `rows` are in the order of the plan."""
    roadmap = edition.roadmap
    with override(language):
        count = ngettext("%(count)s measure", "%(count)s measures", len(rows)) % {"count": len(rows)}
        blocks: list[Block] = [Lead(runs(count))]
        if edition.note:
            blocks.append(Paragraph(runs(Text(edition.note, language=_own(edition, language)))))
        for theme in dict.fromkeys(row.theme for row in rows):
            here = [row for row in rows if row.theme == theme]
            blocks += [Heading(1, theme), _table(theme, here, language, _own(edition, language))]
        day = formats.day(edition.on, language)
        return Document(
            title=edition.name,
            subtitle=_("%(roadmap)s, edition of %(day)s") % {"roadmap": roadmap.name, "day": day},
            language=language,
            organisation=roadmap.organisation.name,
            date=on,
            blocks=tuple(blocks),
        )


def _own(edition: Edition, language: str) -> str:
    own = edition.roadmap.language
    return "" if own == language else own


def _table(theme: str, rows: Sequence[EditionRow], language: str, own: str) -> Table:
    columns = (
        Column(_("Measure"), width=5),
        Column(_("Owner"), width=4),
        Column(_("Schedule"), width=3),
        Column(_("Kind"), width=2),
        Column(_("Status"), width=2),
    )

    def day(value: date | None) -> str:
        return formats.day(value, language) if value else "–"

    cells = tuple(
        (
            runs(Text(row.title, strong=True, link=f"/measures/{row.measure_id}/" if row.measure_id else "", language=own)),
            runs(row.owner_title or _("no owner")),
            runs(f"{day(row.start)}–{day(row.end)}" if row.start or row.end else "–"),
            runs(str(KIND[row.kind])),  # type: ignore[index]
            runs(Badge(row.status, str(STATUS[row.status]))),  # type: ignore[index]
        )
        for row in rows
    )  # fmt: skip
    return Table(theme, columns, cells)
