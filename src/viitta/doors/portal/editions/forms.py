"""Text to clean values for editions; saves nothing."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from viitta.doors.portal.fields import line, start_day, text


class EditionForm(forms.Form):
    """The name and note of an edition; with `today` given, its day too."""

    name = line(gettext_lazy("Name of the edition"), help_text=gettext_lazy("For example Original 6.12.2022."))
    on = start_day()
    note = text(
        gettext_lazy("Why is it frozen?"), rows=3, most=2000, required=False,
        help_text=gettext_lazy("For example who approved it, and where."),
    )  # fmt: skip

    def __init__(self, *args: Any, today: date | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        if today is None:
            del self.fields["on"]
        else:
            self.fields["on"].label = _("Day of the edition")
            self.fields["on"].help_text = _("Today or an earlier day. The measures are kept as they are now.")

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if self.today and on > self.today:
            raise forms.ValidationError(_("An edition cannot be of a day that has not come yet."))
        return on
