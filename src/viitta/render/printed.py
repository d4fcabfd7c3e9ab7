"""What PDF and Word have in common: drawings in print colours, absolute addresses, characters that a font has."""

import re
import struct
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from viitta.core.document import Bar, Document, Figure, to_plain
from viitta.core.document.stored import from_plain
from viitta.render import svg
from viitta.render.words import Captions

LONGEST_WORD = 36
"""A word longer than this may be broken anywhere: no line of a page holds more."""

ZERO_WIDTH_SPACE = "\u200b"
SOFT_HYPHEN = "\u00ad"
LONG_WORD = re.compile(r"[^\W\d_]{29,36}")
SYLLABLE = re.compile(
    r"([^\W\d_]{2}[aeiouyäöåAEIOUYÄÖÅ][^\W\d_]*?)(?=[^\W\d_aeiouyäöåAEIOUYÄÖÅ][aeiouyäöå][^\W\d_]{2})"
)

LETTERS_ON_A_LINE = 110
SHORT_LINES = 16
"""A table of so many lines is never torn apart by the end of a page; it is far from filling one."""

NOT_TEXT = ("type", "link", "language", "kind", "align", "size")

MISSING = "\u25ca"
"""Stands for a character that the font does not have: an archived PDF may not hold a character without a shape."""


@cache
def font_folder() -> Path:
    """Where Source Sans Pro lies, the typeface of every printed report (SIL Open Font License)."""
    import font_source_sans_pro

    return Path(font_source_sans_pro.__file__).parent / "files"


@cache
def characters() -> frozenset[int]:
    """The characters of the typeface, read from its own table, private ones left out."""
    data = (font_folder() / "SourceSansPro-Regular.ttf").read_bytes()
    tables = {data[at : at + 4]: struct.unpack(">L", data[at + 8 : at + 12])[0] for at in table_places(data)}
    start = tables[b"cmap"]
    found: set[int] = set()
    for record in range(struct.unpack(">H", data[start + 2 : start + 4])[0]):
        offset = struct.unpack(">L", data[start + 8 + 8 * record : start + 12 + 8 * record])[0]
        found |= groups(data, start + offset)
    return frozenset(code for code in found if not 0xE000 <= code <= 0xF8FF)


def table_places(data: bytes) -> range:
    """Places of the columns of a table, for the print template."""
    return range(12, 12 + 16 * struct.unpack(">H", data[4:6])[0], 16)


def groups(data: bytes, at: int) -> set[int]:
    """The characters of one sub-table of formats 4 and 12 (OpenType, "cmap"); nothing for other formats."""
    kind = struct.unpack(">H", data[at : at + 2])[0]
    if kind == 4:
        count = struct.unpack(">H", data[at + 6 : at + 8])[0] // 2
        ends = struct.unpack(f">{count}H", data[at + 14 : at + 14 + 2 * count])
        starts = struct.unpack(f">{count}H", data[at + 16 + 2 * count : at + 16 + 4 * count])
        return {
            code for first, last in zip(starts, ends, strict=True) for code in range(first, last + 1) if code < 0xFFFF
        }
    if kind == 12:
        count = struct.unpack(">L", data[at + 12 : at + 16])[0]
        triples = struct.iter_unpack(">3L", data[at + 16 : at + 16 + 12 * count])
        return {code for first, last, _ in triples for code in range(first, last + 1)}
    return set()


def printable(text: str) -> str:
    """The text as the typeface can show it; very long words may be broken."""
    known = characters()
    composed = unicodedata.normalize("NFC", text).replace("\u2011", "-")
    shown = "".join(
        letter if letter in "\n\t " or ord(letter) in known else "" if silent(letter) else MISSING
        for letter in composed
    )
    if len(shown) <= LONGEST_WORD:
        return shown
    return " ".join(breakable(word) for word in shown.split(" "))


def silent(letter: str) -> bool:
    """Characters without a shape of their own: joiners, marks of direction, soft hyphens, variation selectors."""
    return unicodedata.category(letter) in ("Cf", "Mn", "Me")


def breakable(word: str) -> str:
    """A text with places where a long word may break."""
    if len(word) <= LONGEST_WORD:
        return word
    return ZERO_WIDTH_SPACE.join(word[at : at + 12] for at in range(0, len(word), 12))


def absolute(link: str, base_url: str) -> str:
    """The address for a file that lies outside our pages: own paths need `base_url`, without it there is no link."""
    if link.startswith("/"):
        return base_url.rstrip("/") + link if base_url else ""
    return link if link.lower().startswith(("http://", "https://", "mailto:")) else ""


def drawing(figure: Figure, language: str, name: str) -> str:
    """The drawing of a figure in print colours, as SVG."""
    shown = from_plain(map_text(to_plain(figure.drawing), printable))
    frame = svg.Frame(palette=svg.PRINT, language=language, name=name)
    return svg.chart(shown, figure.caption, figure.alt, frame)


def map_text(plain: Any, change: Callable[[str], str]) -> Any:
    """Plain data with every text for people changed; what says kinds and addresses stays."""
    if isinstance(plain, str):
        return change(plain)
    if isinstance(plain, list):
        return [map_text(part, change) for part in plain]
    if isinstance(plain, dict):
        return {name: value if name in NOT_TEXT else map_text(value, change) for name, value in plain.items()}
    return plain


def bar_drawing(bar: Bar) -> str:
    """The bar of a table cell in print colours, as SVG."""
    defs = f"<defs>{svg.pattern(svg.PRINT)}</defs>" if bar.computed else ""
    return svg.bar(bar, palette=svg.PRINT, defs=defs)


def leads_on(paragraph: Any) -> bool:
    """Whether a paragraph leads to what comes after it: then it is not left alone at the foot of a page."""
    return bool(paragraph["text"]) and paragraph["text"][-1].get("text", "").endswith(":")


def is_short(table: Any) -> bool:
    """Whether a table takes so little room that it can be kept on one page: told from the lengths of its texts."""
    widths = [column["width"] for column in table["columns"]]
    whole = sum(widths) or len(widths)
    room = [max(6, LETTERS_ON_A_LINE * (width or 1) // whole) for width in widths]
    lines = (
        max(-(-sum(len(piece.get("text", "")) for piece in cell) // fits) for cell, fits in zip(row, room, strict=True))
        for row in table["rows"]
    )
    return sum(max(1, count) for count in lines) <= SHORT_LINES


def softened(cell: list[Any]) -> list[Any]:
    """A name of a row whose very long words may be broken between syllables: a consonant before a vowel begins one."""
    return [{**piece, "text": LONG_WORD.sub(_syllables, piece["text"])} if "text" in piece else piece for piece in cell]


def _syllables(word: re.Match[str]) -> str:
    return SYLLABLE.sub(f"\\1{SOFT_HYPHEN}", word[0])


def on_papers(blocks: list[Any]) -> list[Any]:
    """The blocks parted by the paper that they are printed on; the first part has the paper of the document."""
    parts: list[Any] = [{"paper": None, "blocks": []}]
    for block in blocks:
        if block["type"] == "paper":
            parts.append({"paper": block, "blocks": []})
        else:
            parts[-1]["blocks"].append(block)
    return parts


def prepared(document: Document, captions: Captions, base_url: str) -> Any:
    """The report as plain data for the template: captions numbered, addresses absolute, drawings drawn."""

    def prepare(piece: Any) -> Any:
        if isinstance(piece, list):
            return [prepare(part) for part in piece]
        if not isinstance(piece, dict):
            return piece
        match piece["type"]:
            case "figure":
                number = captions.figure(piece["caption"])
                image = drawing(from_plain(piece), document.language, f"figure-{captions.figures}")
                table = prepare(piece["table"]) if piece["prints_table"] else None
                return {**piece, "caption": number, "drawing": image, "ratio": svg.ratio(image), "table": table}
            case "paragraph":
                piece = {**piece, "leads": leads_on(piece)}
            case "bar":
                return {**piece, "drawing": bar_drawing(from_plain(piece))}
            case "table":
                piece = {**piece, "caption": captions.table(piece["caption"]), "short": is_short(piece)}
                piece["rows"] = [[softened(row[0]), *row[1:]] for row in piece["rows"]]
        plain = {name: prepare(value) for name, value in piece.items()}
        return {**plain, "link": absolute(plain["link"], base_url)} if plain.get("link") else plain

    plain = prepare(map_text(to_plain(document), printable))
    return {**plain, "parts": on_papers(plain["blocks"])}
