"""The numbers of headings: 1, 1.1, 1.2, 2. One rule, so that a page, a PDF and a Word file say the same."""

from collections.abc import Iterable
from dataclasses import dataclass

from viitta.core.document.blocks import Document, Heading, walk

CONTENTS_DEPTH = 2
"""Levels of headings that a list of contents tells."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading with its number, empty when it has none, and its place among the headings of the document from 1."""

    heading: Heading
    number: str
    place: int

    @property
    def words(self) -> str:
        """The number and the text."""
        return f"{self.number} {self.heading.text}".strip()


def headings(document: Document) -> list[Numbered]:
    """Headings in reading order."""
    found = [block for block in walk(document.blocks) if isinstance(block, Heading)]
    if not document.numbered:
        return [Numbered(heading, "", place) for place, heading in enumerate(found, 1)]
    return list(_counted(found))


def in_contents(document: Document) -> list[Numbered]:
    """The headings that a list of contents tells; none when the document has no such list."""
    if not document.contents:
        return []
    return [one for one in headings(document) if one.heading.level <= CONTENTS_DEPTH]


def _counted(found: Iterable[Heading]) -> Iterable[Numbered]:
    counts: list[int] = []
    for place, heading in enumerate(found, 1):
        if heading.plain:
            yield Numbered(heading, "", place)
            continue
        counts = [*counts, 0, 0, 0, 0][: heading.level]
        counts[-1] += 1
        yield Numbered(heading, ".".join(map(str, counts)), place)
