"""A decision in words."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from viitta.core import formats
from viitta.parts.decisions.models import Decision


def approval_words(decision: Decision, language: str) -> str:
    """ "Approved: kaupunginvaltuusto 12/2022 § 88"."""
    exact = formats.day(decision.decided_on, language)
    day = formats.month(decision.decided_on) if decision.to_the_month else exact
    words = _("approved: %(body)s %(day)s") % {"body": decision.body, "day": day}
    section = pgettext("section of a decision", "§ %(number)s") % {"number": decision.section}
    return f"{words} {section}" if decision.section else words
