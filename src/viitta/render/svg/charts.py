"""Whole charts: theme bars and a series of quarters, with the frame of every chart. Each has a name and a description for screen readers."""

import re
from collections.abc import Iterator

from viitta.core.document import Drawing, Series, SeriesPoint, ThemeBars, Timeline
from viitta.render.svg.frame import LETTER, WIDTH, Frame, figure, label
from viitta.render.svg.palette import Palette, pattern, safe
from viitta.render.svg.timeline import timeline

PLAIN = Frame()


def chart(drawing: Drawing, title: str, description: str, frame: Frame = PLAIN) -> str:
    """The drawing as SVG. `title` is its name, `description` says what it shows; `frame.name` is unique in a page."""
    draw = {ThemeBars: theme_bars, Series: series, Timeline: timeline}[type(drawing)]
    height, body = draw(drawing, frame)  # type: ignore[operator]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="{WIDTH}" height="{height:g}" '
        f'viewBox="0 0 {WIDTH} {height:g}" role="img" aria-labelledby="{frame.name}-title {frame.name}-desc">'
        f'<title id="{frame.name}-title">{safe(title)}</title><desc id="{frame.name}-desc">{safe(description)}</desc>'
        f"<defs>{pattern(frame.palette, frame.hatch)}</defs>{body}</svg>"
    )


SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def ratio(drawing: str) -> float:
    """The height of a chart by its width, so that whoever prints it knows what room it takes."""
    found = SIZE.search(drawing)
    assert found is not None
    return float(found[2]) / float(found[1])


def legend(x: float, y: float, frame: Frame, reported: str, expected: str, computed: bool = False) -> str:
    """What the fill and the tick mean, in one line."""
    palette = frame.palette
    fill = f'fill="url(#{frame.hatch})"' if computed else palette.fill
    second = x + 34 + len(reported) * LETTER + 16
    return (
        f'<rect x="{x:g}" y="{y - 5:g}" width="24" height="10" {fill}/>'
        f'<text x="{x + 32:g}" y="{y + 4:g}" {palette.text}>{safe(reported)}</text>'
        f'<path d="M{second:g} {y - 8:g}V{y + 8:g}" {palette.expected}/>'
        f'<text x="{second + 8:g}" y="{y + 4:g}" {palette.text}>{safe(expected)}</text>'
    )


def theme_bars(drawing: ThemeBars, frame: Frame) -> tuple[float, str]:
    """Bars one below another: label, bar, reported figure and, after it, the expected one."""
    left, right, row_height, palette = 200, 560, 34, frame.palette
    width = right - left
    parts = [legend(left, 12, frame, drawing.reported_word, drawing.expected_word)]
    for position, row in enumerate(drawing.rows):
        y = 28 + row_height * position + row_height / 2
        parts.append(label(row.label, 0, y, 27, palette.strong))
        parts.append(f'<rect x="{left}" y="{y - 8:g}" width="{width}" height="16" {palette.track}/>')
        if row.reported is None:
            parts.append(f'<rect x="{left + 1}" y="{y - 7:g}" width="{width - 2}" height="14" {palette.missing}/>')
        else:
            fill = f'fill="url(#{frame.hatch})"' if row.computed else palette.fill
            filled = width * row.reported / 100
            parts.append(f'<rect x="{left}" y="{y - 8:g}" width="{filled:g}" height="16" {fill}/>')
        if row.expected is not None:
            x = left + width * row.expected / 100
            parts.append(f'<path d="M{x:g} {y - 13:g}V{y + 13:g}" {palette.expected}/>')
        reported, expected = (figure(value, frame) for value in (row.reported, row.expected))
        parts.append(f'<text x="630" y="{y + 4:g}" text-anchor="end" {palette.strong}>{reported}</text>')
        parts.append(f'<text x="{WIDTH}" y="{y + 4:g}" text-anchor="end" {palette.text}>{expected}</text>')
    return 28 + row_height * len(drawing.rows) + 4, "".join(parts)


def series(drawing: Series, frame: Frame) -> tuple[float, str]:
    """Reported as a line with dots, expected as a broken line; a hollow broken dot where nothing was reported."""
    left, right, top, bottom, palette = 52, WIDTH - 16, 36, 236, frame.palette
    step = (right - left - 24) / max(len(drawing.points) - 1, 1)
    xs = [left + 12 + step * position for position in range(len(drawing.points))]
    parts = [series_legend(left, drawing, frame)]
    for value in (0, 25, 50, 75, 100):
        y = height_of(value, top, bottom)
        parts.append(f'<path d="M{left} {y:g}H{right}" {palette.grid}/>')
        parts.append(
            f'<text x="{left - 8}" y="{y + 4:g}" text-anchor="end" {palette.text}>{figure(value, frame)}</text>'
        )
    every = max(1, -(-len(xs) // 12))
    for x, point in list(zip(xs, drawing.points, strict=True))[::every]:
        parts.append(
            f'<text x="{x:g}" y="{bottom + 20}" text-anchor="middle" {palette.text}>{safe(point.label)}</text>'
        )
    expected = [point.expected for point in drawing.points]
    reported = [point.reported for point in drawing.points]
    parts.append(f'<path d="{polyline(xs, expected, top, bottom)}" {palette.expected_line}/>')
    parts.append(f'<path d="{polyline(xs, reported, top, bottom)}" {palette.line}/>')
    parts.extend(dots(xs, drawing.points, drawing.computed, (top, bottom), palette))
    return bottom + 32, "".join(parts)


def series_legend(left: float, drawing: Series, frame: Frame) -> str:
    """The key of a series chart."""
    palette, second = frame.palette, left + 34 + len(drawing.reported_word) * LETTER + 16
    dot = palette.hollow if drawing.computed else palette.dot
    return (
        f'<path d="M{left} 12h24" {palette.line}/><circle cx="{left + 12:g}" cy="12" r="4" {dot}/>'
        f'<text x="{left + 32:g}" y="16" {palette.text}>{safe(drawing.reported_word)}</text>'
        f'<path d="M{second:g} 12h24" {palette.expected_line}/>'
        f'<text x="{second + 32:g}" y="16" {palette.text}>{safe(drawing.expected_word)}</text>'
    )


def height_of(value: float, top: float, bottom: float) -> float:
    """Height of a drawing in its own units."""
    return bottom - (bottom - top) * value / 100


def polyline(xs: list[float], values: list[float | None], top: float, bottom: float) -> str:
    """A path through the values, lifted over the gaps."""
    path, pen = "", "M"
    for x, value in zip(xs, values, strict=True):
        if value is None:
            pen = "M"
            continue
        path += f"{pen}{x:g} {height_of(value, top, bottom):g}"
        pen = "L"
    return path or f"M{xs[0]:g} {bottom:g}"


def dots(
    xs: list[float], points: tuple[SeriesPoint, ...], computed: bool, span: tuple[float, float], palette: Palette
) -> Iterator[str]:
    """The points of a series as dots."""
    for x, point in zip(xs, points, strict=True):
        if point.reported is not None:
            y = height_of(point.reported, *span)
            yield f'<circle cx="{x:g}" cy="{y:g}" r="4" {palette.hollow if computed else palette.dot}/>'
        elif point.expected is not None:
            yield f'<circle cx="{x:g}" cy="{span[1] - 6:g}" r="4" {palette.missing}/>'
