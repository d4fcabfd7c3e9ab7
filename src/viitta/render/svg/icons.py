"""The shape of every status and timeliness: the same in tables, drawings, PDF and mail, never told by colour alone."""

from functools import cache

from viitta.core.document import Badge
from viitta.render.svg import palette as colours
from viitta.render.svg.palette import safe

SOLID = 'fill="currentColor" stroke="none"'
STROKE = 'fill="none" stroke="currentColor" stroke-width="1.75"'
"""Attributes of what holds a shape: the shapes are lines of the text's colour unless they say otherwise."""

SHAPES = {
    "on_time": '<path d="M1.5 6.5 4.7 9.7 10.5 2.5"/>',
    "behind": f'<path d="M6 .8 11.6 11H.4Z" {SOLID}/>',
    "late": f'<circle cx="6" cy="6" r="5" {SOLID}/>',
    "not_due": '<circle cx="6" cy="6" r="5"/><path d="M6 3.2V6.2L8 7.5"/>',
    "not_reported": '<circle cx="6" cy="6" r="4.8" stroke-width="1.5" stroke-dasharray="2.2 1.6"/>',
    "none": '<path d="M2 6h8"/>',
    "planned": '<circle cx="6" cy="6" r="4.8"/>',
    "running": f'<circle cx="6" cy="6" r="5"/><path d="M6 1a5 5 0 0 1 0 10Z" {SOLID}/>',
    "done": '<path d="M2.5 1v10.5"/><path d="M2.5 1h8L8 4l2.5 3h-8Z" fill="currentColor"/>',
    "paused": '<path d="M3.8 2v8M8.2 2v8" stroke-width="2.5"/>',
    "dropped": '<path d="m2 2 8 8M10 2l-8 8"/>',
    "merged": '<path d="M2 1v2.5L6 7l4-3.5V1M6 7v4.5M3.8 9.3 6 11.5l2.2-2.2"/>',
    "continuous": '<path d="M10.5 6A4.5 4.5 0 1 1 8.8 2.5M9.2 .3v2.5H6.7"/>',
}
TONES = {
    "on_time": (colours.GREEN, colours.GREEN_SOFT),
    "behind": (colours.AMBER, colours.AMBER_SOFT),
    "late": (colours.RED, colours.RED_SOFT),
    "done": (colours.BLUE_DEEP, colours.BLUE_SOFT),
}
GREY_TONE = (colours.GREY, colours.GREY_SOFT)
"""Ink and ground of a badge in print; everything that is neither good nor bad is grey."""


@cache
def icon(kind: str) -> str:
    """The shape for a page, in the colour of the text around it, silent to screen readers: the word stands beside."""
    return f'<svg viewBox="0 0 12 12" {STROKE} aria-hidden="true" focusable="false">{SHAPES[kind]}</svg>'


@cache
def print_icon(kind: str) -> str:
    """The shape as a file of its own, in the colour that print uses."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 12">{print_shape(kind)}</svg>'


def print_shape(kind: str) -> str:
    """The shape of a status with literal colours, for print."""
    return f"<g {STROKE}>{SHAPES[kind]}</g>".replace("currentColor", tone(kind)[0])


def tone(kind: str) -> tuple[str, str]:
    """Ink and ground of a badge in print."""
    return TONES.get(kind, GREY_TONE)


def badge(piece: Badge) -> str:
    """A badge for a page: shape and word."""
    return f'<span class="badge {piece.kind}">{icon(piece.kind)}{safe(piece.word)}</span>'
