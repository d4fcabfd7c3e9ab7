"""Moments of meetings as people read them."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from viitta.core import formats


def clock(at: datetime, language: str) -> str:
    """`9.30` in Finnish and Swedish, `09:30` in English."""
    local = timezone.localtime(at)
    return f"{local:%H:%M}" if language == "en" else f"{local.hour}.{local.minute:02}"


def span_words(starts_at: datetime | None, ends_at: datetime | None, language: str) -> str:
    """`to 23.4.2026 klo 9.00–10.30`; a sentence of its own while there is no time."""
    if starts_at is None or ends_at is None:
        return _("Time is being found")
    first, last = timezone.localdate(starts_at), timezone.localdate(ends_at)
    weekday = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))[first.weekday()]
    end = clock(ends_at, language)
    if last != first:
        end = f"{formats.day(last, language)} {end}"
    words = {"weekday": weekday, "day": formats.day(first, language), "start": clock(starts_at, language), "end": end}
    return _("%(weekday)s %(day)s at %(start)s–%(end)s") % words
