"""What all charts share: their width, their frame and their labels."""

from dataclasses import dataclass

from viitta.core.formats import percent
from viitta.render.svg.palette import PAGE, Palette, safe

WIDTH = 720
LETTER = 7
"""Mean width of a letter at 12 px: labels are broken by it, since there is no font to measure here."""


@dataclass(frozen=True)
class Frame:
    """How a chart is drawn: colours, language of the figures and the id that its parts carry."""

    palette: Palette = PAGE
    language: str = "fi"
    name: str = "drawing"

    @property
    def hatch(self) -> str:
        return f"{self.name}-hatch"


def wrap(text: str, letters: int, lines: int = 2) -> list[str]:
    """The text in at most `lines` lines of about `letters` letters; what does not fit ends in an ellipsis."""
    rows = [""]
    for word in text.split():
        if rows[-1] and len(rows[-1]) + 1 + len(word) > letters:
            rows.append("")
        rows[-1] = f"{rows[-1]} {word}".strip()
    kept = rows[:lines]
    if len(rows) > lines:
        kept[-1] += "…"
    return [row if len(row) <= letters else row[: letters - 1].rstrip("…") + "…" for row in kept]


def label(text: str, x: float, y: float, letters: int, look: str, anchor: str = "start") -> str:
    """A label of one or two lines, centred on `y`."""
    rows = wrap(text, letters)
    top = y + 4 - 7 * (len(rows) - 1)
    return "".join(
        f'<text x="{x:g}" y="{top + 14 * place:g}" text-anchor="{anchor}" {look}>{safe(row)}</text>'
        for place, row in enumerate(rows)
    )


def figure(value: float | None, frame: Frame) -> str:
    """A drawing in its frame: role, title and description."""
    return "–" if value is None else percent(value, frame.language)
