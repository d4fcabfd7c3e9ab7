"""Text to clean values for visits and good practices; saves nothing."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.doors.portal.fields import VagueDay, choices, line, text
from viitta.parts.meetings.words import VISIT

NO_MEASURE = gettext_lazy("no measure")


class _LeadsTo(forms.Form):
    """A row that may lead to a measure. `measures` are ids and titles of those that may be chosen."""

    def __init__(self, *args: Any, measures: Mapping[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["measure"].choices = choices(measures.items(), none=NO_MEASURE)  # type: ignore[attr-defined]


class VisitForm(_LeadsTo):
    """A visit or presentation. `meetings` are ids and titles of those that it may belong to."""

    subject = line(pgettext_lazy("visit", "Subject"), most=300)
    kind = forms.ChoiceField(label=pgettext_lazy("visit", "Kind"), choices=choices(VISIT.items()))
    by_title = line(
        gettext_lazy("Who, by title"), help_text=gettext_lazy("A title such as expert or student: names are not asked.")
    )
    from_organisation = line(gettext_lazy("From which organisation"), required=False)
    is_own = forms.BooleanField(label=gettext_lazy("By our own people"), required=False)
    on = VagueDay(label=pgettext_lazy("visit", "Day"))
    meeting = forms.ChoiceField(label=gettext_lazy("In which meeting"), required=False)
    what_followed = text(gettext_lazy("What followed from it"), rows=3, required=False)
    measure = forms.ChoiceField(label=gettext_lazy("Measure that it led to"), required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, meetings: Mapping[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["meeting"].choices = choices(meetings.items(), none=gettext_lazy("no meeting"))  # type: ignore[attr-defined]


class PracticeForm(_LeadsTo):
    """A good practice of another municipality."""

    municipality = line(gettext_lazy("Where"), help_text=gettext_lazy("A municipality or another organisation."))
    what = text(gettext_lazy("What they do well"), rows=3)
    link = forms.URLField(
        label=gettext_lazy("Link to the source"), required=False, max_length=1000, assume_scheme="https"
    )
    seen_on = VagueDay(label=gettext_lazy("When did we see it"))
    taken = text(gettext_lazy("What we take of it"), rows=3, required=False)
    measure = forms.ChoiceField(label=gettext_lazy("Into which measure"), required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
