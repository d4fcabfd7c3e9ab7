"""A report as a Word file for finishing by hand: real styles, captions that renumber, alternative texts, header rows."""

from datetime import datetime, time
from typing import Any

from viitta.core.document import (
    Badge,
    Bar,
    Block,
    Column,
    Columns,
    Document,
    Figure,
    Heading,
    Inline,
    Inlines,
    Item,
    Lead,
    ListBlock,
    Note,
    Paper,
    Paragraph,
    Quote,
    Table,
    Tally,
    TallyItem,
    Text,
    headings,
    in_contents,
    plain,
)
from viitta.core.formats import day
from viitta.render import svg
from viitta.render.pdf import to_png
from viitta.render.printed import absolute, bar_drawing, drawing
from viitta.render.word_outline import contents, mark, number_headings, unnumbered
from viitta.render.word_parts import Parts, styled
from viitta.render.words import WORDS, figures, tables

SIGNS = {
    "on_time": "✓",
    "behind": "▲",
    "late": "●",
    "done": "⚑",
    "planned": "○",
    "not_due": "○",
    "running": "◐",
    "not_reported": "◌",
    "paused": "‖",
    "dropped": "✕",
    "merged": "⇉",
    "continuous": "↻",
    "none": "–",
}
"""The shapes of the badges as characters: a drawing inside a line would be lost when the text is edited."""

BESIDE_MM = 50
"""The height that the heading, the sentence and the captions of pictures take on its page."""

RESOLUTION = 150
"""Dots per inch of pictures at their own size; sharp in print at the width of a page."""

LONGEST_PROPERTY = 255
"""Letters that Word takes in a property of the file; the title on the page is always whole."""


def to_docx(document: Document, *, base_url: str = "") -> bytes:
    """The report as .docx. Own addresses become links only with `base_url`; two columns follow one another."""
    writer = Writer(document, base_url)
    for block in document.blocks:
        writer.block(block)
    return writer.parts.saved()


class Writer:
    """Writes one report. The drawings are made into pictures beforehand."""

    def __init__(self, document: Document, base_url: str) -> None:
        self.document = document
        self.base_url = base_url
        self.words = WORDS[document.language]
        self.parts = Parts(styled(self.words.locale))
        self.bars, self.drawings = pictures(document)
        self.coming = iter(headings(document))
        self.entries = in_contents(document)
        if document.numbered:
            number_headings(self.parts)
        self.front()

    def front(self) -> None:
        document, parts = self.document, self.parts
        core = parts.word.core_properties
        title, author, subject = (
            text[:LONGEST_PROPERTY] for text in (document.title, document.organisation, document.subtitle)
        )
        core.title, core.author, core.subject, core.language = title, author, subject, self.words.locale
        core.created = core.modified = datetime.combine(document.date, time())
        core.last_modified_by, core.comments = author, ""
        above = " · ".join(part for part in (document.organisation, document.subtitle) if part)
        if above:
            parts.paragraph("Subtitle").add_run(above)
        parts.paragraph("Title").add_run(document.title)
        footer = " · ".join(part for part in (document.organisation, document.title, document.footer) if part)
        parts.footer(f"{footer} · {day(document.date, document.language)}", self.words.page)

    def block(self, block: Block) -> None:
        match block:
            case Heading():
                self.heading(block)
            case Lead() | Paragraph() | Note():
                style = {Lead: "Lead", Paragraph: "Body Text", Note: "Note"}[type(block)]
                paragraph = self.parts.paragraph(style)
                self.inlines(paragraph, block.text)
                paragraph.paragraph_format.keep_with_next = plain(block.text).endswith(":") or None
            case Quote():
                self.parts.paragraph("Quote").add_run(block.text)
                if block.source:
                    self.inlines(self.parts.paragraph("Note"), block.source)
            case ListBlock():
                for item in block.items:
                    self.item(item)
            case Paper():
                self.parts.paper(block.size, block.landscape)
            case Table():
                self.table(block)
            case Figure():
                self.figures((block,))
            case Tally():
                self.tally(block)
            case Columns(left=(Figure() as left,), right=(Figure() as right,)):
                self.figures((left, right))
            case Columns():
                for part in (*block.left, *block.right):
                    self.block(part)

    def heading(self, block: Heading) -> None:
        one = next(self.coming)
        if self.entries and one.place == self.entries[0].place:
            contents(self.parts, self.words.contents, self.entries)
        paragraph = self.parts.heading(block.level, block.text, block.new_page)
        if self.document.numbered and block.plain:
            unnumbered(paragraph)
        if one in self.entries:
            mark(paragraph, one.place)

    def inlines(self, paragraph: Any, pieces: Inlines) -> None:
        for piece in pieces:
            self.inline(paragraph, piece)

    def inline(self, paragraph: Any, piece: Inline) -> None:
        match piece:
            case Text():
                link = absolute(piece.link, self.base_url)
                self.parts.text(paragraph, piece.text, strong=piece.strong, link=link, language=piece.language)
            case Badge():
                ink, ground = svg.tone(piece.kind)
                self.parts.shaded(paragraph, f"\u00a0{SIGNS[piece.kind]}\u00a0{piece.word}\u00a0", ink, ground)
            case Bar():
                self.parts.picture(paragraph, self.bars[piece], piece.label, width_mm=58, height_mm=3.5)

    def item(self, item: Item) -> None:
        paragraph = self.parts.paragraph("List Bullet")
        self.inlines(paragraph, item.text)
        if item.detail:
            paragraph.add_run().add_break()
            self.inlines(paragraph, item.detail)

    def tally(self, tally: Tally) -> None:
        paragraph = self.parts.paragraph("Tally")
        for place, item in enumerate(tally.items):
            if place:
                paragraph.add_run("    ")
            self.tally_item(paragraph, item)

    def tally_item(self, paragraph: Any, item: TallyItem) -> None:
        self.parts.text(paragraph, item.figure, strong=True, link=absolute(item.link, self.base_url))
        if item.badge:
            paragraph.add_run("\u00a0")
            self.inline(paragraph, item.badge)
        if item.words:
            paragraph.add_run("\u00a0")
            self.inlines(paragraph, item.words)

    def figures(self, found: tuple[Figure, ...]) -> None:
        """Pictures side by side, each with its sentence above and its caption below them."""
        for figure in found:
            self.parts.paragraph("Body Text").add_run(figure.sentence)
        line = self.parts.paragraph("Figure")
        for place, figure in enumerate(found):
            picture = self.drawings.pop(0)
            if place:
                line.add_run(" ")
            room = self.parts.height_mm - BESIDE_MM
            width = min((self.parts.width_mm - 4 * (len(found) - 1)) / len(found), room / height_by_width(picture))
            self.parts.picture(line, picture, figure.alt, width_mm=width)
        for figure in found:
            self.parts.caption(self.words.figure, figure.caption)
        for figure in found:
            if figure.prints_table:
                self.table(figure.table)

    def table(self, table: Table) -> None:
        self.parts.caption(self.words.table, table.caption, above=True)
        grid = self.parts.table(1 + len(table.rows), table.caption, shares(table.columns))
        heads = tuple((Text(column.title, strong=True),) for column in table.columns)
        # Cells are taken row by row: asking the table for one by its place reads the whole table each time.
        for made, cells in zip(grid.rows, (heads, *table.rows), strict=True):
            for place, (target, pieces) in enumerate(zip(made.cells, cells, strict=True)):
                paragraph = target.paragraphs[0]
                self.parts.dress(paragraph, "Table Text")
                if table.columns[place].align == "right":
                    paragraph.alignment = self.parts.right
                self.inlines(paragraph, pieces)


def height_by_width(png: bytes) -> float:
    """The shape of a picture, from its own header (PNG specification, IHDR)."""
    return int.from_bytes(png[20:24]) / int.from_bytes(png[16:20])


def shares(columns: tuple[Column, ...]) -> list[float]:
    """The share of the page's width for each column; columns without a width of their own take a middling one."""
    given = [column.width for column in columns]
    middling = max(1, round(sum(given) / max(1, sum(1 for width in given if width)))) if any(given) else 1
    widths = [width or middling for width in given]
    return [width / sum(widths) for width in widths]


def pictures(document: Document) -> tuple[dict[Bar, bytes], list[bytes]]:
    """Pictures of all bars and of all figures in reading order."""
    bars = list(
        dict.fromkeys(
            piece
            for table in tables(document)
            for row in table.rows
            for cell in row
            for piece in cell
            if isinstance(piece, Bar)
        )
    )
    drawn = [drawing(figure, document.language, f"figure-{at}") for at, figure in enumerate(figures(document), 1)]
    small = to_png(list(map(bar_drawing, bars)), resolution=RESOLUTION)
    # One large picture at a time: together they would take hundreds of megabytes while they are made.
    large = [to_png([one], resolution=RESOLUTION)[0] for one in drawn]
    return dict(zip(bars, small, strict=True)), large
