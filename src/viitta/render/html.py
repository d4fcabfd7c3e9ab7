"""A report as a fragment for our own pages, and as one standalone file."""

from functools import cache
from pathlib import Path

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
    headings,
    in_contents,
)
from viitta.core.formats import day
from viitta.render import svg
from viitta.render.svg.palette import safe
from viitta.render.words import WORDS, Captions

STYLES = Path(__file__).parent / "templates" / "report.css"


def fragment(document: Document, *, base_url: str = "") -> str:
    """The blocks of a report as markup, headings from `<h2>` on: the page around it has the title as its `<h1>`.

    Own addresses get `base_url` before them. Every text is escaped; the result is safe to put into a page as it is.
    """
    return Writer(document, base_url).whole()


def page(document: Document, *, base_url: str = "") -> str:
    """The report as one HTML file that needs nothing else: its own styles, no script, no address but the sources."""
    parts = (document.organisation, document.subtitle)
    above = " · ".join(safe(part) for part in parts if part)
    return (
        f'<!doctype html>\n<html lang="{document.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{safe(document.title)}</title>\n<style>\n{styles()}</style>\n</head>\n<body>\n<main>\n<header>"
        f'<p class="sub">{above}</p><h1>{safe(document.title)}</h1></header>\n'
        f"{svg.definitions()}{fragment(document, base_url=base_url)}\n"
        f'<footer class="source">{safe(document.footer)} {day(document.date, document.language)}</footer>\n'
        "</main>\n</body>\n</html>\n"
    )


@cache
def styles() -> str:
    """The style sheet of the standalone page."""
    return STYLES.read_text(encoding="utf-8")


class Writer:
    """Writes one report; keeps the numbers of its tables and figures."""

    def __init__(self, document: Document, base_url: str) -> None:
        self.document = document
        self.base_url = base_url.rstrip("/")
        self.words = WORDS[document.language]
        self.captions = Captions(self.words)
        self.numbered = {id(one.heading): one for one in headings(document)}

    def whole(self) -> str:
        """All blocks; the list of contents before the first heading."""
        blocks = self.document.blocks
        first = next((at for at, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))
        return "\n".join(filter(None, [self.blocks(blocks[:first]), self.contents(), self.blocks(blocks[first:])]))

    def contents(self) -> str:
        """The headings as links, or nothing when the document has no list of contents."""
        rows = "".join(
            f'<li class="level-{one.heading.level}"><a href="#section-{one.place}">{safe(one.words)}</a></li>'
            for one in in_contents(self.document)
        )
        name = self.words.contents
        return f'<nav class="contents" aria-label="{name}"><p><b>{name}</b></p><ul>{rows}</ul></nav>' if rows else ""

    def heading(self, block: Heading) -> str:
        level, one = block.level + 1, self.numbered.get(id(block))  # pieces that are drawn alone have no number
        page_break = ' class="new-page"' if block.new_page else ""
        place = f' id="section-{one.place}"' if one and self.document.contents else ""
        return f"<h{level}{place}{page_break}>{safe(one.words if one else block.text)}</h{level}>"

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        return "\n".join(filter(None, (self.block(block) for block in blocks)))

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                return self.heading(block)
            case Lead():
                return f'<p class="lead">{self.inlines(block.text)}</p>'
            case Paragraph():
                return f"<p>{self.inlines(block.text)}</p>"
            case Note():
                return f'<p class="source note-small">{self.inlines(block.text)}</p>'
            case Quote():
                return self.quote(block)
            case ListBlock():
                look = "bullets" if block.bullets else "plain ruled"
                return f'<ul class="{look}">{"".join(map(self.item, block.items))}</ul>'
            case Table():
                return self.table(block)
            case Figure():
                return self.figure(block)
            case Tally():
                return f'<ul class="tally">{"".join(map(self.tally_item, block.items))}</ul>'
            case Columns():
                return f'<div class="two"><div>{self.blocks(block.left)}</div>\n<div>{self.blocks(block.right)}</div></div>'
            case Paper():
                return ""

    def address(self, link: str) -> str:
        return safe(self.base_url + link if link.startswith("/") else link)

    def inlines(self, pieces: Inlines) -> str:
        return "".join(map(self.inline, pieces))

    def inline(self, piece: Inline) -> str:
        if isinstance(piece, Badge):
            return svg.badge(piece)
        if isinstance(piece, Bar):
            return svg.bar(piece)
        words = safe(piece.text).replace("\n", "<br>")
        if piece.strong:
            words = f"<strong>{words}</strong>"
        language = f' lang="{safe(piece.language)}"' if piece.language else ""
        if piece.link:
            return f'<a href="{self.address(piece.link)}"{language}>{words}</a>'
        return f"<span{language}>{words}</span>" if language else words

    def quote(self, quote: Quote) -> str:
        words = safe(quote.text).replace("\n", "<br>")
        source = f'<figcaption class="source">{self.inlines(quote.source)}</figcaption>' if quote.source else ""
        return f'<figure class="said"><blockquote class="quote">{words}</blockquote>{source}</figure>'

    def item(self, item: Item) -> str:
        detail = f'<div class="detail">{self.inlines(item.detail)}</div>' if item.detail else ""
        return f"<li>{self.inlines(item.text)}{detail}</li>"

    def tally_item(self, item: TallyItem) -> str:
        number = safe(item.figure)
        if item.link:
            number = f'<a href="{self.address(item.link)}">{number}</a>'
        mark = f" {svg.badge(item.badge)}" if item.badge else ""
        words = f" {self.inlines(item.words)}" if item.words else ""
        return f"<li><b>{number}</b>{mark}{words}</li>"

    def table(self, table: Table) -> str:
        caption = safe(self.captions.table(table.caption))
        heads = "".join(f'<th scope="col"{look(column)}>{safe(column.title)}</th>' for column in table.columns)
        body = "".join(self.row(row, table.columns) for row in table.rows)
        # A wide table scrolls inside its own frame, which the keyboard must reach.
        return (
            f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}"><table>'
            f"<caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
        )

    def row(self, row: tuple[Inlines, ...], columns: tuple[Column, ...]) -> str:
        first, *rest = zip(row, columns, strict=True)
        cells = "".join(f"<td{look(column, cell)}>{self.inlines(cell)}</td>" for cell, column in rest)
        return f'<tr><th scope="row"{look(first[1])}>{self.inlines(first[0])}</th>{cells}</tr>'

    def figure(self, figure: Figure) -> str:
        caption = safe(self.captions.figure(figure.caption))
        frame = svg.Frame(language=self.document.language, name=f"figure-{self.captions.figures}")
        drawing = svg.chart(figure.drawing, figure.caption, figure.alt, frame)
        return (
            f'<figure class="drawing"><p>{safe(figure.sentence)}</p><div class="scroll" tabindex="0" role="region" '
            f'aria-label="{caption}">{drawing}</div><figcaption>{caption}</figcaption><details><summary>'
            f"{self.words.same_figures}</summary>{self.table(figure.table)}</details></figure>"
        )


def look(column: Column, cell: Inlines = ()) -> str:
    """The class of a cell: numbers to the right, a bar as wide as it can be."""
    names = ["n"] if column.align == "right" else []
    if any(isinstance(piece, Bar) for piece in cell):
        names.append("bar")
    return f' class="{" ".join(names)}"' if names else ""
