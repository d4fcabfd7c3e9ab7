"""The two ways to colour a drawing: classes for pages (light, dark, high contrast), literal colours for print."""

from dataclasses import dataclass
from html import escape

from viitta.core.document import clean

INK, INK2, PAPER, LINE = "#17202A", "#4A5663", "#FFFFFF", "#D5DBE1"
BLUE, BLUE_DEEP, BLUE_SOFT, YELLOW = "#00508C", "#003A66", "#E3EEF7", "#FFC20E"
GREEN, GREEN_SOFT = "#14663B", "#E2F3E9"
AMBER, AMBER_SOFT = "#7D4A00", "#FFF1D6"
RED, RED_SOFT = "#A8201A", "#FCE8E6"
GREY, GREY_SOFT = "#515C68", "#ECEFF2"

HATCH = "hatch"
"""Id of the pattern of computed progress; it stands in the shell of our pages, once a page."""


@dataclass(frozen=True)
class Palette:
    """Attributes for each part of a drawing, ready to stand in a tag."""

    track: str
    span: str
    fill: str
    hatch: str
    computed: str
    expected: str
    expected_line: str
    approved: str
    today_edge: str
    today: str
    grid: str
    line: str
    dot: str
    hollow: str
    missing: str
    text: str
    strong: str
    hatch_ground: str
    hatch_stripe: str


PAGE = Palette(
    track='class="ground"',
    span='class="span"',
    fill='class="fill"',
    hatch=f'fill="url(#{HATCH})"',
    computed='class="hatch-edge"',
    expected='class="exp"',
    expected_line='class="exp-line"',
    approved='class="approved"',
    today_edge='class="today"',
    today='class="today2"',
    grid='class="grid"',
    line='class="line"',
    dot='class="dot"',
    hollow='class="hollow"',
    missing='class="missing"',
    text='class="text"',
    strong='class="text strong"',
    hatch_ground='class="hatch-ground"',
    hatch_stripe='class="hatch-line"',
)

FONT = 'font-family="Source Sans Pro"'

PRINT = Palette(
    track=f'fill="{GREY_SOFT}"',
    span=f'fill="{BLUE_SOFT}" stroke="{BLUE}" stroke-width="1"',
    fill=f'fill="{BLUE}"',
    hatch=f'fill="url(#{HATCH})"',
    computed=f'fill="none" stroke="{BLUE}" stroke-width="1"',
    expected=f'stroke="{INK}" stroke-width="2"',
    expected_line=f'fill="none" stroke="{INK2}" stroke-width="1.5" stroke-dasharray="5 4"',
    approved=f'fill="none" stroke="{INK2}" stroke-width="1.5"',
    today_edge=f'stroke="{INK}" stroke-width="4"',
    today=f'stroke="{YELLOW}" stroke-width="2"',
    grid=f'stroke="{LINE}" stroke-width="1"',
    line=f'fill="none" stroke="{BLUE}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"',
    dot=f'fill="{BLUE}"',
    hollow=f'fill="{PAPER}" stroke="{BLUE}" stroke-width="1.5"',
    missing=f'fill="none" stroke="{GREY}" stroke-width="1.5" stroke-dasharray="2 2"',
    text=f'fill="{INK2}" {FONT} font-size="12"',
    strong=f'fill="{INK}" {FONT} font-size="12" font-weight="600"',
    hatch_ground=f'fill="{BLUE_SOFT}"',
    hatch_stripe=f'fill="{BLUE}"',
)


def pattern(palette: Palette, name: str = HATCH) -> str:
    """The hatched fill of computed progress."""
    return (
        f'<pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="6" height="6" {palette.hatch_ground}/><rect width="3" height="6" {palette.hatch_stripe}/></pattern>'
    )


def definitions() -> str:
    """A drawing of no size that holds the hatched fill: for a file that has no shell around it."""
    return (
        '<svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false">'
        f"<defs>{pattern(PAGE)}</defs></svg>"
    )


def safe(text: str) -> str:
    """Text of people, fit to stand in markup or in an attribute."""
    return escape(clean(text), quote=True)
