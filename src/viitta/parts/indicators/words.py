"""Words of the closed lists of indicators, and of what is wrong in a reading."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.core.indicators import ReadingError, ReadingFault
from viitta.parts.indicators.models import Direction

DIRECTION = {
    Direction.UP: pgettext_lazy("direction", "more is better"),
    Direction.DOWN: pgettext_lazy("direction", "less is better"),
}
FAULT = {
    ReadingFault.NOT_A_NUMBER: gettext_lazy("Give the reading as a number, such as 12 or 1 234,5."),
    ReadingFault.TOO_EXACT: gettext_lazy("A reading has at most four decimals."),
    ReadingFault.TOO_LARGE: gettext_lazy("The number is too large: a reading has at most ten digits."),
}


def of_reading(error: ReadingError, unit: str) -> str:
    """Why a typed reading cannot be taken, in a sentence."""
    if error.fault is ReadingFault.OTHER_UNIT:
        said = {"unit": unit, "typed": error.unit[:40]}
        return _("The indicator is measured in %(unit)s, not in %(typed)s. Give the reading in %(unit)s.") % said
    return str(FAULT[error.fault])
