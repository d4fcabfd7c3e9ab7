"""A figure of a report as a picture for a slide: its title, the drawing, the sentence that says what it shows."""

import json
from pathlib import Path

from viitta.core.document import Document, Figure
from viitta.core.formats import day
from viitta.render import svg
from viitta.render.pdf import compiled
from viitta.render.printed import drawing, printable

TEMPLATE = Path(__file__).parent / "templates" / "slide.typ"
DOTS_PER_INCH = 144  # 320 mm wide: 1814 dots, as much as a full-HD screen shows
MIME = {"svg": "image/svg+xml", "png": "image/png"}


def to_slide(figure: Figure, document: Document, form: str) -> bytes:
    """A figure of a report as a 16:9 picture, `svg` or `png`; KeyError for another form.

    Below stand its sentence and where it comes from: organisation, roadmap and the day of the report.
    """
    MIME[form]
    drawn = drawing(figure, document.language, "slide")
    parts = (document.organisation, document.subtitle or document.title, day(document.date, document.language))
    data = {
        "title": printable(figure.caption),
        "sentence": printable(figure.sentence),
        "alt": printable(figure.alt),
        "source": printable(" · ".join(part for part in parts if part)),
        "language": document.language,
        "drawing": drawn,
        "ratio": svg.ratio(drawn),
    }
    made = compiled(TEMPLATE.read_bytes(), {"data": json.dumps(data)}, format=form, ppi=DOTS_PER_INCH)
    return bytes(made[0] if isinstance(made, list) else made)
