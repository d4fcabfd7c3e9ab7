"""The words of a document as a reader meets them: one line for every paragraph, list item and table row."""

from collections.abc import Iterator

from viitta.core.document.blocks import (
    Block,
    Columns,
    Document,
    Figure,
    Heading,
    Lead,
    ListBlock,
    Note,
    Paper,
    Paragraph,
    Quote,
    Table,
    Tally,
    walk,
)
from viitta.core.document.text import plain


def lines_of(document: Document) -> list[str]:
    """Every line of a document in reading order; the cells of a table row stand in one line."""
    return lines_of_blocks(document.blocks)


def lines_of_blocks(blocks: tuple[Block, ...]) -> list[str]:
    """The same of some blocks."""
    return [line for block in walk(blocks) for line in _lines(block) if line.strip()]


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (" ".join(plain(cell) for cell in row) for row in block.rows)
    elif isinstance(block, ListBlock):
        yield from (f"{plain(item.text)} {plain(item.detail)}" for item in block.items)
    elif isinstance(block, Figure):
        yield block.sentence
        yield from _lines(block.table)
    elif isinstance(block, Tally):
        yield from (f"{item.figure} {plain(item.words)}" for item in block.items)
    elif isinstance(block, Heading):
        yield block.text
    elif isinstance(block, Paragraph | Lead | Note | Quote):
        yield _words(block)
    elif not isinstance(block, Columns | Paper):  # what stands in columns comes by itself
        raise TypeError(f"no words known of {type(block).__name__}")


def _words(block: Paragraph | Lead | Note | Quote) -> str:
    return f"{block.text} {plain(block.source)}" if isinstance(block, Quote) else plain(block.text)
