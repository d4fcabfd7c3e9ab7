"""The few words that a report gets from its form, by the language of the report (not of the reader's screen)."""

from collections.abc import Iterator
from dataclasses import dataclass

from viitta.core.document import Block, Columns, Document, Figure, Table


@dataclass(frozen=True)
class Words:
    """The fixed words of a document in one language."""

    table: str
    figure: str
    page: str
    same_figures: str
    source: str
    locale: str
    contents: str


WORDS = {
    "fi": Words("Taulukko", "Kuva", "Sivu", "Samat luvut taulukkona", "Lähde", "fi-FI", "Sisällys"),
    "sv": Words("Tabell", "Figur", "Sida", "Samma siffror som tabell", "Källa", "sv-FI", "Innehåll"),
    "en": Words("Table", "Figure", "Page", "The same figures as a table", "Source", "en-GB", "Contents"),
}


@dataclass
class Captions:
    """Numbers tables and figures in reading order: "Taulukko 1. …", "Kuva 1. …"."""

    words: Words
    tables: int = 0
    figures: int = 0

    def table(self, caption: str) -> str:
        self.tables += 1
        return f"{self.words.table}\u00a0{self.tables}. {caption}"

    def figure(self, caption: str) -> str:
        self.figures += 1
        return f"{self.words.figure}\u00a0{self.figures}. {caption}"


def figures(document: Document) -> Iterator[Figure]:
    """The drawings of a report in reading order."""
    return (block for block in flat(document.blocks) if isinstance(block, Figure))


def flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Blocks in reading order with two columns taken one after the other."""
    for block in blocks:
        if isinstance(block, Columns):
            yield from flat(block.left)
            yield from flat(block.right)
        else:
            yield block


def tables(document: Document) -> Iterator[Table]:
    """The tables of a report in reading order, those of its figures included."""
    for block in flat(document.blocks):
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Figure):
            yield block.table
