"""How the final report writes: sentences whose figures are links, days, names, words of the roadmap's own language."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from viitta.core import formats
from viitta.core.document import Inline, Inlines, Item, ListBlock, Paragraph, Text, runs

PLACE = re.compile(r"%\((\w+)\)s")
NOTHING = "–"
Piece = str | Inline | Inlines


def say(sentence: str, **pieces: Piece) -> Inlines:
    """A sentence with pieces put in the places of its names; a piece may be a link."""
    found: list[Inline] = []
    at = 0
    for place in PLACE.finditer(sentence):
        found += runs(sentence[at : place.start()]) if place.start() > at else ()
        found += as_inlines(pieces[place[1]])
        at = place.end()
    return (*found, *(runs(sentence[at:]) if at < len(sentence) else ()))


def as_inlines(piece: Piece) -> Inlines:
    return piece if isinstance(piece, tuple) else runs(piece)


def paragraph(*sentences: Inlines) -> Paragraph:
    """Sentences one after another, empty ones left out."""
    found: list[Inline] = []
    for sentence in filter(None, sentences):
        found += [Text(" ")] if found else []
        found += sentence
    return Paragraph(tuple(found))


def bullets(items: Iterable[Item]) -> tuple[ListBlock, ...]:
    """A bulleted list; nothing when there are no items."""
    found = tuple(items)
    return (ListBlock(found, bullets=True),) if found else ()


def listed(parts: Sequence[Inlines]) -> Inlines:
    """ "A, B and C"."""
    if not parts:
        return ()
    if len(parts) == 1:
        return parts[0]
    some: list[Inline] = []
    for part in parts[:-1]:
        some += [Text(", ")] if some else []
        some += part
    return say(_("%(some)s and %(last)s"), some=tuple(some), last=parts[-1])


class Pen:
    """Writes in one language about one roadmap."""

    def __init__(self, roadmap: int, language: str, own_language: str, *, shows_names: bool) -> None:
        self.roadmap, self.language, self.shows_names = roadmap, language, shows_names
        self.other = "" if language == own_language else own_language

    def own(self, text: str, *, link: str = "", strong: bool = False) -> Text:
        """Words of the roadmap itself, marked when they are not in the language of the report."""
        return Text(text, strong=strong, link=link, language=self.other)

    def measure(self, pk: int | None, title: str, *, strong: bool = False) -> Text:
        return self.own(title, link=f"/measures/{pk}/" if pk else "", strong=strong)

    def rows(self, figure: object, **filters: object) -> Text:
        """A figure that opens the rows of the roadmap it was counted from."""
        query = "&".join(f"{name}={value}" for name, value in filters.items())
        return Text(str(figure), link=f"/roadmaps/{self.roadmap}/{'?' if query else ''}{query}")

    def link(self, figure: object, address: str) -> Text:
        return Text(str(figure), link=address)

    def day(self, day: date | None) -> str:
        return formats.day(day, self.language) if day else NOTHING

    def days(self, first: date | None, last: date | None) -> str:
        """A span of days; one dash when neither end is known."""
        return f"{self.day(first)} – {self.day(last)}" if first or last else NOTHING

    def percent(self, percent: Decimal | None) -> str:
        return formats.percent(percent, self.language) if percent is not None else NOTHING

    def number(self, number: Decimal | int) -> str:
        """A number without idle zeros."""
        exact = Decimal(number).normalize()
        places = max(0, -int(exact.as_tuple().exponent))
        return formats.number(exact, self.language, places)

    def who(self, title: str, name: str) -> Text:
        """A person by title, and by name where names are shown."""
        words = f"{title} {name}" if title and name else title or name
        return self.own(words if self.shows_names else title or _("no title"))
