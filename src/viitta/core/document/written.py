"""What somebody wrote into a report as plain text: paragraphs parted by empty lines, bullets by a dash."""

import re
from collections.abc import Iterator

from viitta.core.document.blocks import Block, Item, ListBlock, Paragraph
from viitta.core.document.text import Text, clean, runs

BULLET = re.compile(r"^\s*[-–•*]\s+(?=\S)")


def blocks_of(written: str, *, language: str = "") -> tuple[Block, ...]:
    """The text as blocks. Markup in it is text like any other; `language` marks that of another than the report's."""
    found: list[Block] = []
    for kind, lines in _groups(clean(written).split("\n")):
        if kind == "bullets":
            items = tuple(Item(runs(Text(BULLET.sub("", line), language=language))) for line in lines)
            found.append(ListBlock(items, bullets=True))
        else:
            found.append(Paragraph(runs(Text("\n".join(lines), language=language))))
    return tuple(found)


def _groups(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Lines that belong together: a paragraph ends at an empty line or where bullets begin."""
    kind = ""
    kept: list[str] = []
    for line in (*(one.rstrip() for one in lines), ""):
        now = "" if not line.strip() else "bullets" if BULLET.match(line) else "paragraph"
        if now != kind and kept:
            yield kind, kept
            kept = []
        kind = now
        if now:
            kept.append(line)
