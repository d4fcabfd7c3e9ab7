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
    words = WORDS[document.language]
    report = prepared(document, Captions(words), base_url)
    footer = " · ".join(part for part in (document.organisation, document.title, document.footer) if part)
    report["footer"] = printable(f"{footer} · {day(document.date, document.language)}")
    data = {"report": report, "page": words.page, "tones": tones()}
    made = datetime.combine(document.date, time(), UTC)
    return compiled(TEMPLATE.read_bytes(), {"data": json.dumps(data)}, pdf_standards=STANDARDS, timestamp=made)


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
    import typst

    compiler = typst.Compiler(source, font_paths=fonts(), ignore_system_fonts=True, sys_inputs=inputs)
    return compiler.compile(format=format, **options)  # type: ignore[arg-type]


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
