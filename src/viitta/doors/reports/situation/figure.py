"""The themes of a picture as bars on one scale: for a slide, where a table would be too small."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override

from viitta.core.document import BarRow, Column, Figure, Table, ThemeBars, runs
from viitta.doors.reports.situation import sentences
from viitta.doors.reports.situation.gather import Picture


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def theme_figure(picture: Picture, *, language: str) -> Figure | None:
    """Reported and expected progress by theme with the sentence of the picture; None without measures."""
    rolled = {theme: picture.rolled(theme) for theme in picture.themes()}
    if not rolled:
        return None
    with override(language):
        told = []
        for theme, one in rolled.items():
            computed = one.mean is None and one.continuous_mean is not None
            told.append((theme, one.continuous_mean if computed else one.mean, one.expected, computed))
        rows = tuple(BarRow(theme, _number(mean), _number(due), computed) for theme, mean, due, computed in told)
        words = [
            (theme, sentences.value(mean, language), sentences.value(due, language)) for theme, mean, due, _c in told
        ]
        columns = (Column(_("Theme"), width=6), Column(_("Reported"), "right", 2), Column(_("Expected"), "right", 2))
        caption = _("Mean progress by theme at the end of %(quarter)s") % {"quarter": picture.quarter.label}
        table = Table(caption, columns, tuple(tuple(runs(text) for text in row) for row in words))
        alt = "; ".join(f"{theme} {mean}" for theme, mean, _due in words)
        drawing = ThemeBars(rows, _("reported"), _("expected"))
        return Figure(drawing, alt, caption, sentences.by_theme(picture), table)
