"""Themes as bars on one scale with their table: the same figure in the picture and in the final report."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from viitta.core.document import BarRow, Column, Figure, Inlines, Table, ThemeBars
from viitta.core.periods import Quarter


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """Mean progress of a theme in per cent, reported (or computed) and expected; `cells` are the same in the table."""

    title: str
    reported: Decimal | None
    expected: Decimal | None
    cells: tuple[Inlines, Inlines, Inlines]
    said: str
    is_computed: bool = False


def bars_of(rows: Sequence[ThemeRow], quarter: Quarter, sentence: str) -> Figure:
    """The figure of themes at the end of a quarter. In the language that is in use."""
    columns = (Column(_("Theme"), width=6), Column(_("Reported"), "right", 2), Column(_("Expected"), "right", 2))
    caption = _("Mean progress by theme at the end of %(quarter)s") % {"quarter": quarter.label}
    bars = tuple(BarRow(one.title, _number(one.reported), _number(one.expected), one.is_computed) for one in rows)
    alt = "; ".join(f"{one.title} {one.said}" for one in rows)
    table = Table(caption, columns, tuple(one.cells for one in rows))
    return Figure(ThemeBars(bars, _("reported"), _("expected")), alt, caption, sentence, table)


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
