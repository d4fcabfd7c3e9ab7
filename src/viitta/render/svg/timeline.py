"""A timeline: measures as spans under a line of years and quarters, grouped by theme."""

from collections.abc import Callable, Iterator
from datetime import date

from viitta.core.document import Timeline, TimelineRow
from viitta.render.svg.frame import LETTER, WIDTH, Frame, label
from viitta.render.svg.icons import SHAPES, STROKE, print_shape
from viitta.render.svg.palette import PAGE, Palette, safe

TIMELINE_LEFT, TIMELINE_ROW = 232, 26


def timeline(drawing: Timeline, frame: Frame) -> tuple[float, str]:
    """Spans of measures under a line of years and quarters, grouped by theme, today's line through all of them."""
    left, palette, top = TIMELINE_LEFT, frame.palette, 40
    per_day = (WIDTH - left) / (drawing.last.toordinal() - drawing.first.toordinal() + 1)

    def x(day: date, after: bool = False) -> float:
        place = left + (day.toordinal() - drawing.first.toordinal() + after) * per_day
        return round(min(max(place, left), WIDTH), 1)

    bottom = top + TIMELINE_ROW * len(drawing.rows) + 6
    parts = list(calendar(drawing, x, bottom, palette))
    for position, row in enumerate(drawing.rows):
        y = top + TIMELINE_ROW * position + TIMELINE_ROW / 2 + 3
        parts.append(group(row, y, palette) if row.group else measure(row, y, x, frame))
    if drawing.today is not None and drawing.first <= drawing.today <= drawing.last:
        line = f'<path d="M{x(drawing.today):g} {top - 6:g}V{bottom:g}"'
        parts.append(f"{line} {palette.today_edge}/>{line} {palette.today}/>")
    parts.append(key(drawing, bottom + 18, frame))
    return bottom + 30, "".join(parts)


def key(drawing: Timeline, y: float, frame: Frame) -> str:
    """What the parts of the drawing are, in one line; only those that are in it."""
    words, palette, rows = drawing.words, frame.palette, drawing.rows
    shapes = [(words.progress, f'<rect y="-5" width="20" height="10" {palette.fill}/>')]
    shapes.append((words.planned, f'<rect x="0.5" y="-5" width="20" height="10" {palette.span}/>'))
    if any(row.computed for row in rows):
        shapes.append((words.computed, f'<rect y="-5" width="20" height="10" fill="url(#{frame.hatch})"/>'))
    if any(row.original_end not in (None, row.end) for row in rows):
        shapes.append((words.original_end, f'<path d="M16 -7V7" {palette.expected}/>'))
    if drawing.today is not None:
        line = '<path d="M16 -7V7"'
        shapes.append((words.today, f"{line} {palette.today_edge}/>{line} {palette.today}/>"))
    x, parts = 0.0, []
    for word, shape in shapes:
        parts.append(f'<g transform="translate({x:g} {y:g})">{shape}</g>')
        parts.append(f'<text x="{x + 26:g}" y="{y + 4:g}" {palette.text}>{safe(word)}</text>')
        x += 26 + len(word) * LETTER + 18
    return "".join(parts)


def calendar(drawing: Timeline, x: Callable[..., float], bottom: float, palette: Palette) -> Iterator[str]:
    """Years as words above a line at each; quarters as short lines, named when there is room."""
    years = range(drawing.first.year, drawing.last.year + 1)
    for year in years:
        place = x(date(year, 1, 1))
        yield f'<path d="M{place:g} 4V{bottom:g}" {palette.grid}/>'
        yield f'<text x="{place + 6:g}" y="14" {palette.strong}>{year}</text>'
        for number in (1, 2, 3, 4):
            day = date(year, 3 * number - 2, 1)
            if not drawing.first <= day <= drawing.last:
                continue
            if number > 1:
                yield f'<path d="M{x(day):g} 22V34" {palette.grid}/>'
            if len(years) <= 3:
                yield f'<text x="{x(day) + 6:g}" y="32" {palette.text}>Q{number}</text>'
    yield f'<path d="M0 38H{WIDTH}" {palette.grid}/>'


def group(row: TimelineRow, y: float, palette: Palette) -> str:
    """The rows of one heading of a timeline."""
    return (
        f'<rect x="0" y="{y - 11:g}" width="{WIDTH}" height="22" {palette.track}/>'
        f'<text x="8" y="{y + 4:g}" {palette.strong}>{safe(row.label)}</text>'
    )


def measure(row: TimelineRow, y: float, x: Callable[..., float], frame: Frame) -> str:
    """One measure: its badge's shape, its name, the span with its progress, and the end it first had."""
    palette = frame.palette
    parts = [label(row.label, 26, y, 30, palette.text)]
    if row.kind:
        on_page = f'<g class="icon {row.kind}" {STROKE}>{SHAPES[row.kind]}</g>'
        shape = on_page if palette is PAGE else print_shape(row.kind)
        parts.append(f'<g transform="translate(8 {y - 6:g})">{shape}</g>')
    if row.start is not None and row.end is not None:
        left, right = x(row.start), x(row.end, after=True)
        width = max(right - left, 2)
        parts.append(f'<rect x="{left:g}" y="{y - 6:g}" width="{width:g}" height="12" rx="2" {palette.span}/>')
        if row.percent:
            fill = f'fill="url(#{frame.hatch})"' if row.computed else palette.fill
            filled = width * row.percent / 100
            parts.append(f'<rect x="{left:g}" y="{y - 6:g}" width="{filled:g}" height="12" rx="2" {fill}/>')
        if row.original_end is not None and row.original_end != row.end:
            first = x(row.original_end, after=True)
            parts.append(f'<path d="M{first:g} {y - 10:g}V{y + 10:g}" {palette.expected}/>')
    return "".join(parts)
