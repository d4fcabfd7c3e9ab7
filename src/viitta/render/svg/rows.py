"""Drawings of one row. A page draws hundreds of them: plain string functions, the arithmetic done beforehand."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from viitta.core.document import Bar
from viitta.core.periods import quarters_between
from viitta.render.svg.palette import PAGE, Palette, safe

ROW_HEIGHT = 24
SPARK_WIDTH, SPARK_STEP, SPARK_LEFT = 112, 9, 4
SPARK_BASE, SPARK_RISE = 21, 18
SPARK_Y = [f"{SPARK_BASE - value * SPARK_RISE / 100:.4g}" for value in range(101)]


@lru_cache(maxsize=64)
def spark_places(count: int) -> tuple[str, ...]:
    """Where the values of a trend stand from left to right, written out once for the hundreds of rows of a page."""
    step = min(SPARK_STEP, (SPARK_WIDTH - 2 * SPARK_LEFT) / max(count - 1, 1))
    return tuple(f"{SPARK_LEFT + position * step:g} " for position in range(count))


@lru_cache(maxsize=2048)
def sparkline(values: tuple[float | None, ...], label: str, *, computed: bool = False, palette: Palette = PAGE) -> str:
    """The trend of the last quarters: a line from 0 to 100 %, broken where nothing was reported.

    `values` are percents, None for a quarter without one. `label` says the same in words. A computed trend ends in a
    hollow dot, a reported one in a filled dot.
    """
    path, pen, last = [], "M", ""
    for x, value in zip(spark_places(len(values)), values, strict=True):
        if value is None:
            pen = "M"
            continue
        last = x + SPARK_Y[int(value + 0.5)]
        path.append(pen + last)
        pen = "L"
    drawn = ""
    if last:
        x, y = last.split()
        # A lone value between two gaps has no length: the closing "h0" makes its round end show.
        line = f'<path d="{"".join(path)}h0" {palette.line}/>'
        drawn = f'{line}<circle cx="{x}" cy="{y}" r="3" {palette.hollow if computed else palette.dot}/>'
    return (
        f'<svg class="spark" width="{SPARK_WIDTH}" height="{ROW_HEIGHT}" viewBox="0 0 {SPARK_WIDTH} {ROW_HEIGHT}" '
        f'role="img" aria-label="{safe(label)}"><path d="M4 21.5H108" {palette.grid}/>{drawn}</svg>'
    )


@dataclass(frozen=True)
class Scale:
    """The days of a row of spans: one for all rows of a page, so that they line up.

    `today` is left out of the drawing when it is not between `first` and `last`.
    """

    first: date
    last: date
    today: date | None = None
    width: int = 240
    palette: Palette = PAGE

    @cached_property
    def per_day(self) -> float:
        return self.width / max(self.last.toordinal() - self.first.toordinal() + 1, 1)

    @cached_property
    def origin(self) -> int:
        return self.first.toordinal()

    def x(self, day: date, after: bool = False) -> float:
        """Where a day starts (or, with `after`, ends), kept within the drawing."""
        place = (day.toordinal() - self.origin + after) * self.per_day
        return min(max(place, 0.0), float(self.width))

    @cached_property
    def ground(self) -> str:
        """Year lines: drawn below every span."""
        years = range(self.first.year, self.last.year + 1)
        places = sorted({self.x(date(year, 1, 1)) for year in years} | {float(self.width)})
        lines = "".join(f"M{min(max(place, 0.5), self.width - 0.5):.4g} 0V{ROW_HEIGHT}" for place in places)
        return f'<path d="{lines}" {self.palette.grid}/>'

    @cached_property
    def quarter_ground(self) -> str:
        """Lines at the beginning of each quarter: for rows that are wide enough."""
        places = [max(self.x(quarter.first), 0.5) for quarter in quarters_between(self.first, self.last)]
        lines = "".join(f"M{place:.4g} 0V{ROW_HEIGHT}" for place in [*places, self.width - 0.5])
        return f'<path d="{lines}" {self.palette.grid}/>'

    @cached_property
    def today_line(self) -> str:
        """Today: yellow with an ink edge, above every span."""
        if self.today is None or not self.first <= self.today <= self.last:
            return ""
        x = f"{self.x(self.today):.4g}"
        line = f'<path d="M{x} 0V{ROW_HEIGHT}"'
        return f"{line} {self.palette.today_edge}/>{line} {self.palette.today}/>"


def span_bar(
    scale: Scale,
    start: date | None,
    end: date | None,
    percent: float | None,
    label: str,
    *,
    computed: bool = False,
    expected: float | None = None,
) -> str:
    """The planned span of a measure with its progress (0 to 100 % of the span) and, when given, the expected mark.

    Computed progress is hatched. Without both dates only the years and today are drawn. `label` says the same in words.
    """
    drawn = ""
    if start is not None and end is not None:
        left, right = scale.x(start) + 0.5, scale.x(end, after=True) - 0.5
        width = max(right - left, 1.0)
        palette = scale.palette
        drawn = f'<rect x="{left:.4g}" y="6" width="{width:.4g}" height="12" rx="2" {palette.span}/>'
        if percent:
            fill = palette.hatch if computed else palette.fill
            drawn += f'<rect x="{left:.4g}" y="6" width="{width * percent / 100:.4g}" height="12" rx="2" {fill}/>'
        if expected is not None:
            drawn += f'<path d="M{left + width * expected / 100:.4g} 3V21" {palette.expected}/>'
    return (
        f'<svg class="span-bar" width="{scale.width}" height="{ROW_HEIGHT}" viewBox="0 0 {scale.width} {ROW_HEIGHT}" '
        f'role="img" aria-label="{safe(label)}">{scale.ground}{drawn}{scale.today_line}</svg>'
    )


BAR_WIDTH, BAR_HEIGHT = 400, 20


@lru_cache(maxsize=4096)
def bar_shape(reported: float | None, expected: float | None, computed: bool, palette: Palette) -> str:
    """The inside of a bar: track, reported fill, expected tick; a broken edge when nothing was reported."""
    drawn = f'<rect x="0" y="3" width="{BAR_WIDTH}" height="14" {palette.track}/>'
    if reported is None:
        drawn += f'<rect x="1" y="4" width="{BAR_WIDTH - 2}" height="12" {palette.missing}/>'
    elif reported:
        width = f"{BAR_WIDTH * reported / 100:.4g}"
        drawn += f'<rect x="0" y="3" width="{width}" height="14" {palette.hatch if computed else palette.fill}/>'
        if computed:
            drawn += f'<rect x="0.5" y="3.5" width="{width}" height="13" {palette.computed}/>'
    if expected is not None:
        x = min(max(BAR_WIDTH * expected / 100, 1), BAR_WIDTH - 1)
        drawn += f'<path d="M{x:.4g} 0V{BAR_HEIGHT}" {palette.expected}/>'
    return drawn


def bar(piece: Bar, *, palette: Palette = PAGE, defs: str = "") -> str:
    """A bar of a table cell on a scale from 0 to 100 %: reported fill, expected tick, as wide as its cell."""
    shape = bar_shape(piece.reported, piece.expected, piece.computed, palette)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="bar" viewBox="0 0 {BAR_WIDTH} {BAR_HEIGHT}" '
        f'preserveAspectRatio="none" role="img" aria-label="{safe(piece.label)}">{defs}{shape}</svg>'
    )
