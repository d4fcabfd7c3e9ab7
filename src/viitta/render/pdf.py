"""A report as a tagged PDF that is accessible (PDF/UA-1) and archivable (PDF/A-2a) at once, set by Typst."""

import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from viitta.core.document import BADGES, Document
from viitta.core.formats import day
from viitta.render import svg
from viitta.render.printed import font_folder, prepared, printable
from viitta.render.words import WORDS, Captions

TEMPLATE = Path(__file__).parent / "templates" / "report.typ"
STANDARDS = ["ua-1", "a-2a"]


def to_pdf(document: Document, *, base_url: str = "") -> bytes:
    """The report as PDF. The same report gives the same bytes: the time in the file is the report's own day.

    Own addresses become links only with `base_url` ("https://viitta.example"). Characters that the typeface lacks are
    shown as a lozenge, since an archivable file may not hold them.
    """
    made = datetime.combine(document.date, time(), UTC)
    return compiled(TEMPLATE.read_bytes(), set_data(document, base_url), pdf_standards=STANDARDS, timestamp=made)


def page_count(document: Document) -> int:
    """How many pages the report takes in print."""
    laid_out = compiler(TEMPLATE.read_bytes(), set_data(document, ""))
    return int(json.loads(laid_out.query("<pages>", field="value", one=True)))


def set_data(document: Document, base_url: str) -> dict[str, str]:
    """The report as the template reads it."""
    words = WORDS[document.language]
    report = prepared(document, Captions(words), base_url)
    footer = " · ".join(part for part in (document.organisation, document.title, document.footer) if part)
    report["footer"] = printable(f"{footer} · {day(document.date, document.language)}")
    return {"data": json.dumps({"report": report, "page": words.page, "contents": words.contents, "tones": tones()})}


def to_png(drawings: list[str], *, resolution: float = 192) -> list[bytes]:
    """Drawings (SVG) as pictures, one each, for formats that cannot hold SVG. `resolution` is in dots per inch."""
    if not drawings:
        return []
    source = (
        b"#set page(width: auto, height: auto, margin: 0pt, fill: white)\n"
        b'#json(bytes(sys.inputs.data)).map(it => image(bytes(it), format: "svg")).join(pagebreak())'
    )
    made = compiled(source, {"data": json.dumps(drawings)}, format="png", ppi=resolution)
    return made if isinstance(made, list) else [made]


def compiled(source: bytes, inputs: dict[str, str], *, format: str = "pdf", **options: Any) -> Any:
    """What Typst makes of a template of ours; users' words come in only as `inputs`."""
    return compiler(source, inputs).compile(format=format, **options)


def compiler(source: bytes, inputs: dict[str, str]) -> Any:
    """Typst with a template of ours and its data."""
    import typst

    return typst.Compiler(source, font_paths=fonts(), ignore_system_fonts=True, sys_inputs=inputs)


@cache
def fonts() -> Any:
    """The typefaces, read once in a process (35 ms)."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder()])


@cache
def tones() -> dict[str, dict[str, str]]:
    """Ink, ground and shape of every badge."""
    return {
        kind: {"ink": svg.tone(kind)[0], "ground": svg.tone(kind)[1], "icon": svg.print_icon(kind)} for kind in BADGES
    }
