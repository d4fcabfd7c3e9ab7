"""The blocks of a report and the report itself. Everything is frozen and checked when it is made."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from viitta.core.document.drawings import Drawing
from viitta.core.document.text import Badge, DocumentError, Inlines, tidy
from viitta.core.formats import LANGUAGES

DEEPEST_HEADING = 4
ALIGNMENTS = ("left", "right")
SIZES = ("a4", "a3")


@dataclass(frozen=True)
class Heading:
    """A heading below the title; level 1 is a chapter. `new_page` starts a new page in print.

    In a numbered document a heading has its number unless it is `plain`.
    """

    level: int
    text: str
    new_page: bool = False
    plain: bool = False

    def __post_init__(self) -> None:
        tidy(self, "text")
        if not 1 <= self.level <= DEEPEST_HEADING:
            raise DocumentError(f"Heading {self.text!r}: level {self.level} is not 1 to {DEEPEST_HEADING}")
        if not self.text.strip():
            raise DocumentError("Heading: the text is missing")


@dataclass(frozen=True)
class Lead:
    """The sentence that comes before the figures."""

    text: Inlines


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    text: Inlines


@dataclass(frozen=True)
class Note:
    """Small print: how a mean was counted, what a figure leaves out."""

    text: Inlines


@dataclass(frozen=True)
class Quote:
    """Somebody's words as they were written, and where they come from."""

    text: str
    source: Inlines = ()

    def __post_init__(self) -> None:
        tidy(self, "text")


@dataclass(frozen=True)
class Item:
    """One row of a list: the main words and, below them, the details."""

    text: Inlines
    detail: Inlines = ()


@dataclass(frozen=True)
class ListBlock:
    """A list without order; empty lists are not made, say in a paragraph that there is nothing.

    Rows with a line between them, or with `bullets` as running text has them.
    """

    items: tuple[Item, ...]
    bullets: bool = False

    def __post_init__(self) -> None:
        if not self.items:
            raise DocumentError("ListBlock: no items")


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, alignment and its share of the width (0: as wide as its text)."""

    title: str
    align: str = "left"
    width: int = 0

    def __post_init__(self) -> None:
        tidy(self, "title")
        if self.align not in ALIGNMENTS:
            raise DocumentError(f"Column {self.title!r}: unknown alignment {self.align!r}")
        if not self.title.strip():
            raise DocumentError("Column: the heading is missing")


@dataclass(frozen=True)
class Table:
    """A table whose first column names the row. Every row has a cell for every column."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Inlines, ...], ...]

    def __post_init__(self) -> None:
        tidy(self, "caption")
        if not self.columns:
            raise DocumentError(f"Table {self.caption!r}: no columns")
        if not self.caption.strip():
            raise DocumentError("Table: the caption is missing")
        for position, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise DocumentError(
                    f"Table {self.caption!r}: row {position} has {len(row)} cells, {len(self.columns)} columns"
                )


@dataclass(frozen=True)
class Figure:
    """A drawing with what it shows in words, in a sentence and as a table of the same figures.

    Without `prints_table` the table is left out in print: the same figures stand elsewhere in the document.
    """

    drawing: Drawing
    alt: str
    caption: str
    sentence: str
    table: Table
    prints_table: bool = True

    def __post_init__(self) -> None:
        tidy(self, "alt", "caption", "sentence")
        for name in ("alt", "caption", "sentence"):
            if not getattr(self, name).strip():
                raise DocumentError(f"Figure {self.caption!r}: {name} is missing")


@dataclass(frozen=True)
class TallyItem:
    """A figure with a badge or words; `link` opens the rows it was counted from."""

    figure: str
    words: Inlines = ()
    badge: Badge | None = None
    link: str = ""

    def __post_init__(self) -> None:
        tidy(self, "figure")


@dataclass(frozen=True)
class Tally:
    """The main figures on one line."""

    items: tuple[TallyItem, ...]

    def __post_init__(self) -> None:
        if not self.items:
            raise DocumentError("Tally: no figures")


@dataclass(frozen=True)
class Columns:
    """Two columns side by side where there is room; read left first."""

    left: tuple["Block", ...]
    right: tuple["Block", ...]


@dataclass(frozen=True)
class Paper:
    """What follows is printed on new pages of this size, until the next one says otherwise."""

    size: str = "a4"
    landscape: bool = False

    def __post_init__(self) -> None:
        if self.size not in SIZES:
            raise DocumentError(f"Paper: unknown size {self.size!r}")


Block = Heading | Lead | Paragraph | Note | Quote | ListBlock | Table | Figure | Tally | Columns | Paper


@dataclass(frozen=True)
class Document:
    """A report as data. `date` is the day it tells about being made, `footer` the words at the foot of each page.

    `contents` puts a list of the headings of the two highest levels before the first of them; `numbered` numbers the
    headings, 1, 1.1 and so on. Papers stand between blocks of the document itself, never inside columns.

    Raises DocumentError when the title is missing, the language unknown or a heading level skipped.
    """

    title: str
    language: str
    organisation: str
    date: date
    blocks: tuple[Block, ...]
    subtitle: str = ""
    footer: str = ""
    contents: bool = False
    numbered: bool = False

    def __post_init__(self) -> None:
        tidy(self, "title", "organisation", "subtitle", "footer")
        if not self.title.strip():
            raise DocumentError("Document: the title is missing")
        if self.language not in LANGUAGES:
            raise DocumentError(f"Document {self.title!r}: unknown language {self.language!r}")
        level = 0
        for block in walk(self.blocks):
            if isinstance(block, Columns) and any(isinstance(one, Paper) for one in (*block.left, *block.right)):
                raise DocumentError("Paper: the size of pages does not change inside columns")
            if isinstance(block, Heading):
                if block.level > level + 1:
                    raise DocumentError(f"Heading {block.text!r}: level {block.level} comes straight after {level}")
                level = block.level


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """All blocks in reading order; the two columns are followed by what stands in them."""
    for block in blocks:
        yield block
        if isinstance(block, Columns):
            yield from walk(block.left)
            yield from walk(block.right)
