"""The wide rows of a timeline and the calendar above them, on the same scale."""

from datetime import date

from viitta.core.periods import quarters_between
from viitta.render.svg.palette import safe
from viitta.render.svg.rows import ROW_HEIGHT, Scale

HEAD_HEIGHT, YEARS_HEIGHT = 36, 20
QUARTER_ROOM = 34
"""Width in px below which the quarters of a calendar have no room for their names."""


def quarter_head(scale: Scale, *, quarters: bool) -> str:
    """Years, and with `quarters` their quarters too, over the rows of a scale. Decoration: each row says its dates."""
    palette, height = scale.palette, HEAD_HEIGHT if quarters else YEARS_HEIGHT
    parts = []
    for year in range(scale.first.year, scale.last.year + 1):
        x = scale.x(date(year, 1, 1))
        parts.append(f'<text x="{x + 3:.4g}" y="14" {palette.strong}>{year}</text>')
    if quarters and 91 * scale.per_day >= QUARTER_ROOM:
        for quarter in quarters_between(scale.first, scale.last):
            x = scale.x(quarter.first)
            parts.append(f'<path d="M{max(x, 0.5):.4g} 20V{height}" {palette.grid}/>')
            parts.append(f'<text x="{x + 3:.4g}" y="32" {palette.text}>Q{quarter.number}</text>')
    return (
        f'<svg class="calendar" width="{scale.width}" height="{height}" viewBox="0 0 {scale.width} {height}" '
        f'aria-hidden="true" focusable="false">{"".join(parts)}</svg>'
    )


def plan_bar(
    scale: Scale,
    start: date | None,
    end: date | None,
    percent: float | None,
    label: str,
    *,
    computed: bool = False,
    expected: float | None = None,
    approved: tuple[date | None, date | None] | None = None,
) -> str:
    """A measure on a timeline: its planned span with its progress, and the first approved one as a thin line below.

    `percent` and `expected` are 0 to 100 % of the span; computed progress is hatched. `label` says the same in words.
    """
    drawn, palette = "", scale.palette
    if start is not None and end is not None and start <= scale.last and end >= scale.first:
        left, right = scale.x(start) + 0.5, scale.x(end, after=True) - 0.5
        width = max(right - left, 1.0)
        drawn = f'<rect x="{left:.4g}" y="4" width="{width:.4g}" height="12" rx="2" {palette.span}/>'
        if percent:
            fill = palette.hatch if computed else palette.fill
            drawn += f'<rect x="{left:.4g}" y="4" width="{width * percent / 100:.4g}" height="12" rx="2" {fill}/>'
        if expected is not None:
            drawn += f'<path d="M{left + width * expected / 100:.4g} 1V19" {palette.expected}/>'
    if approved is not None and approved[0] is not None and approved[1] is not None:
        left, right = scale.x(approved[0]), scale.x(approved[1], after=True)
        drawn += f'<path d="M{left + 1:.4g} 18V22M{left + 1:.4g} 20H{right - 1:.4g}M{right - 1:.4g} 18V22" {palette.approved}/>'
    return (
        f'<svg class="plan-bar" width="{scale.width}" height="{ROW_HEIGHT}" viewBox="0 0 {scale.width} {ROW_HEIGHT}" '
        f'role="img" aria-label="{safe(label)}">{scale.quarter_ground}{drawn}{scale.today_line}</svg>'
    )
