"""Words of the closed lists of reports, as people read them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from viitta.core.drafts import Said
from viitta.doors.reports.models import Placing

PLACING = {
    Placing.AFTER: _("after the drafted text"),
    Placing.BEFORE: _("before the drafted text"),
    Placing.INSTEAD: _("instead of the drafted text"),
}
SAID = {
    Said.KEPT: pgettext_lazy("line of a draft", "as before"),
    Said.GONE: pgettext_lazy("line of a draft", "said then"),
    Said.NEW: pgettext_lazy("line of a draft", "says now"),
}
