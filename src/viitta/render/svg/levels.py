"""A series of values in their own unit, against a baseline and a target."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor, log10

from viitta.render.svg.frame import LETTER, WIDTH, Frame
from viitta.render.svg.palette import pattern, safe

PLAIN = Frame()


@dataclass(frozen=True)
class Levels:
    """Values by quarter (None is a gap), the level they began at and the one they are to reach."""

    points: tuple[tuple[str, float | None], ...]
    baseline: float | None
    target: float | None
    reading_word: str
    target_word: str
    baseline_word: str


def axis(low: float, high: float) -> list[float]:
    """Four to eight round steps that hold everything from `low` to `high`.

    >>> axis(0, 400)
    [0.0, 100.0, 200.0, 300.0, 400.0]
    """
    span = (high - low) or abs(high) or 1.0
    rough = span / 5
    power = 10.0 ** floor(log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if rough <= power * factor)
    first, last = floor(low / step), -floor(-high / step)
    return [step * number for number in range(first, max(last, first + 1) + 1)]


def levels(drawing: Levels, title: str, description: str, figure: Callable[[float], str], frame: Frame = PLAIN) -> str:
    """The drawing as SVG with its name and description; `figure` writes a value of the axis."""
    known = [value for _label, value in drawing.points if value is not None]
    known += [value for value in (drawing.baseline, drawing.target) if value is not None]
    ticks = axis(min([0.0, *known]) if _near_zero(known) else min(known), max(known)) if known else [0.0, 1.0]
    words = [figure(value) for value in ticks]
    left, right, top, bottom = max(52, 16 + LETTER * max(map(len, words))), WIDTH - 16, 36, 236
    step = (right - left - 24) / max(len(drawing.points) - 1, 1)
    xs = [left + 12 + step * place for place in range(len(drawing.points))]

    def height(value: float) -> float:
        return bottom - (bottom - top) * (value - ticks[0]) / (ticks[-1] - ticks[0])

    parts = [_legend(left, drawing, frame)]
    parts += [_tick(left, right, height(value), word, frame) for value, word in zip(ticks, words, strict=True)]
    every = max(1, -(-len(xs) // 12))
    for x, (label, _value) in list(zip(xs, drawing.points, strict=True))[::every]:
        parts.append(
            f'<text x="{x:g}" y="{bottom + 20}" text-anchor="middle" {frame.palette.text}>{safe(label)}</text>'
        )
    parts += [_level(drawing.baseline, left, right, height, frame.palette.approved)]
    parts += [_level(drawing.target, left, right, height, frame.palette.expected_line)]
    parts += _line(xs, drawing.points, height, frame)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="{WIDTH}" height="{bottom + 32:g}" '
        f'viewBox="0 0 {WIDTH} {bottom + 32:g}" role="img" aria-labelledby="{frame.name}-title {frame.name}-desc">'
        f'<title id="{frame.name}-title">{safe(title)}</title><desc id="{frame.name}-desc">{safe(description)}</desc>'
        f"<defs>{pattern(frame.palette, frame.hatch)}</defs>{''.join(parts)}</svg>"
    )


def _near_zero(known: Sequence[float]) -> bool:
    """Whether an axis from zero leaves the values room: their spread is a third of the largest or more."""
    return min(known) >= 0 and (max(known) - min(known)) * 3 >= max(known)


def _tick(left: float, right: float, y: float, word: str, frame: Frame) -> str:
    palette = frame.palette
    return (
        f'<path d="M{left:g} {y:g}H{right}" {palette.grid}/>'
        f'<text x="{left - 8:g}" y="{y + 4:g}" text-anchor="end" {palette.text}>{safe(word)}</text>'
    )


def _level(value: float | None, left: float, right: float, height: Callable[[float], float], look: str) -> str:
    return "" if value is None else f'<path d="M{left:g} {height(value):g}H{right:g}" {look}/>'


def _line(
    xs: Sequence[float], points: Sequence[tuple[str, float | None]], height: Callable[[float], float], frame: Frame
) -> list[str]:
    path, dots, pen = "", [], "M"
    for x, (_label, value) in zip(xs, points, strict=True):
        if value is None:
            pen = "M"
            continue
        path += f"{pen}{x:g} {height(value):g}"
        dots.append(f'<circle cx="{x:g}" cy="{height(value):g}" r="4" {frame.palette.dot}/>')
        pen = "L"
    return [f'<path d="{path}" {frame.palette.line}/>', *dots] if path else []


def _legend(left: float, drawing: Levels, frame: Frame) -> str:
    palette, x = frame.palette, left
    parts = []
    keys = [(drawing.reading_word, palette.line, True)]
    keys += [(drawing.target_word, palette.expected_line, False)] if drawing.target is not None else []
    keys += [(drawing.baseline_word, palette.approved, False)] if drawing.baseline is not None else []
    for word, look, has_dot in keys:
        parts.append(f'<path d="M{x:g} 12h24" {look}/>')
        if has_dot:
            parts.append(f'<circle cx="{x + 12:g}" cy="12" r="4" {palette.dot}/>')
        parts.append(f'<text x="{x + 32:g}" y="16" {palette.text}>{safe(word)}</text>')
        x += 34 + len(word) * LETTER + 16
    return "".join(parts)
