"""Text to clean values for old practices; saves nothing."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from viitta.doors.portal.fields import VagueDay, choices, line


class PracticeForm(forms.Form):
    """An old practice: what it is, where, when it is to end and when it ended."""

    what = line(
        gettext_lazy("What is the old practice?"), most=300,
        help_text=gettext_lazy("What is still done the old way, for example: paper forms at the service point."),
    )  # fmt: skip
    unit = forms.ChoiceField(label=gettext_lazy("In which unit?"), required=False)
    ends_on = VagueDay(label=gettext_lazy("Is to end"), is_end=True, required=False)
    ended_on = VagueDay(
        label=gettext_lazy("Has ended"), required=False,
        help_text=gettext_lazy("The day from which nobody does it the old way any more. Left empty, it still goes on."),
    )  # fmt: skip

    def __init__(self, *args: Any, units: Sequence[tuple[int, str]] = (), today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.fields["unit"].choices = choices(units, none=_("none"))  # type: ignore[attr-defined]
        if not units:
            del self.fields["unit"]

    def clean_ended_on(self) -> date | None:
        on: date | None = self.cleaned_data["ended_on"]
        if on and on > self.today:
            raise forms.ValidationError(_("The day is in the future: write it above as the day on which it is to end."))
        return on
