"""The themes of a picture as bars on one scale: for a slide, where a table would be too small."""

from decimal import Decimal

from django.utils.translation import override

from viitta.core.document import Figure, runs
from viitta.core.progress import RollUp
from viitta.doors.reports.situation import sentences
from viitta.doors.reports.situation.bars import ThemeRow, bars_of
from viitta.doors.reports.situation.gather import Picture


def theme_figure(picture: Picture, *, language: str) -> Figure | None:
    """Reported and expected progress by theme with the sentence of the picture; None without measures."""
    rolled = {theme: picture.rolled(theme) for theme in picture.themes()}
    if not rolled:
        return None
    with override(language):
        rows = [_row(theme, one, language) for theme, one in rolled.items()]
        return bars_of(rows, picture.quarter, sentences.by_theme(picture))


def _row(theme: str, one: RollUp, language: str) -> ThemeRow:
    """A theme that has only continuous measures shows their computed mean, hatched."""
    is_computed = one.mean is None and one.continuous_mean is not None
    mean: Decimal | None = one.continuous_mean if is_computed else one.mean
    said, due = sentences.value(mean, language), sentences.value(one.expected, language)
    return ThemeRow(theme, mean, one.expected, (runs(theme), runs(said), runs(due)), said, is_computed)
