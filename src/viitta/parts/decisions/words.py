"""Words of decisions."""

from django.utils.translation import pgettext_lazy

from viitta.parts.decisions.models import Appeal

APPEAL = {
    Appeal.PENDING: pgettext_lazy("appeal", "can still be appealed"),
    Appeal.FINAL: pgettext_lazy("appeal", "final"),
    Appeal.APPEALED: pgettext_lazy("appeal", "appealed"),
    Appeal.ANNULLED: pgettext_lazy("appeal", "annulled"),
}
