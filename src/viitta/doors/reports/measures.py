"""Annex 1 (liite 1): each measure with its owner, planned and realised schedule, percent and summary in words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from viitta.core import formats
from viitta.core.document import Block, Column, Document, Heading, Lead, Table, Text, runs
from viitta.core.periods import Quarter
from viitta.doors.reports.situation import Picture, sentences
from viitta.doors.reports.situation.build import Writer
from viitta.doors.reports.situation.gather import Row
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.roadmaps.queries import summaries_of


def _period(start: date | None, end: date | None, language: str) -> str:
    return f"{sentences.day(start, language)} – {sentences.day(end, language)}"


def _table(picture: Picture, theme: str, told: dict[int, str], language: str) -> Table:
    writer = Writer(picture, language, 0)
    columns = (
        Column(_("Measure"), width=4),
        Column(_("Owner"), width=4),
        Column(_("Planned"), width=3),
        Column(_("Realised"), "right", 2),
        Column(_("Situation"), width=3),
        Column(_("In words"), width=4),
    )

    def cells(row: Row) -> tuple:
        name = Text(row.title, strong=True, link=f"/measures/{row.id}/" if row.id else "")
        planned = _period(row.start, row.approved_end or row.end, language)
        if row.slip:
            planned = formats.change(planned, sentences.day(row.end, language))
        return (
            runs(name),
            runs(row.owner or _("no owner")),
            runs(planned),
            runs(sentences.value(row.reported, language)),
            runs(writer.badge(row)),
            runs(told.get(row.id or 0, "") or row.note),
        )

    return Table(theme, columns, tuple(cells(row) for row in picture.rows if row.theme == theme))


def measures_document(picture: Picture, *, language: str, on: date) -> Document:
    """The annex as it stands in a quarter."""
    roadmap: Roadmap = picture.roadmap
    with override(language):
        told = summaries_of(roadmap)
        blocks: list[Block] = []
        for theme in picture.themes():
            blocks += [Heading(1, theme), _table(picture, theme, told, language)]
        label = Quarter.parse(picture.quarter.key).label
        if not blocks:
            blocks = [Lead(runs(_("The roadmap has no measures yet.")))]
        return Document(
            title=_("Measures %(quarter)s") % {"quarter": label},
            subtitle=roadmap.name,
            language=language,
            organisation=roadmap.organisation.name,
            date=on,
            blocks=tuple(blocks),
        )
