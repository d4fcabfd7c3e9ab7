"""Text to clean values for carrying measures over; saves nothing."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from viitta.core.carrying import Days
from viitta.doors.portal.fields import check_order, end_day, line, start_day
from viitta.parts.roadmaps.words import CARRY_PROBLEMS


class CarryForm(forms.Form):
    """Which measures go on, and what becomes of their schedules and goals."""

    measure = forms.MultipleChoiceField(
        label=gettext_lazy("Measures"), error_messages={"required": CARRY_PROBLEMS["nothing"]}
    )
    days = forms.ChoiceField(
        label=gettext_lazy("What becomes of the schedules?"),
        choices=(
            (Days.CUT, gettext_lazy("They begin with the period of the next roadmap, and an end that is over is left open")),
            (Days.KEPT, gettext_lazy("They stay as they are")),
        ),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("A continuous measure that is cut goes on to the end of the next period."),
    )  # fmt: skip
    adds_goals = forms.BooleanField(
        label=gettext_lazy("Goals that the next roadmap does not have yet are added to it"), required=False
    )

    def __init__(self, *args: Any, measures: dict[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["measure"].choices = list(measures.items())  # type: ignore[attr-defined]


class NextForm(forms.Form):
    """The next roadmap, begun here."""

    name = line(gettext_lazy("Name"), help_text=gettext_lazy("For example Digitiekartta 2026–2028."))
    starts_on = start_day()
    ends_on = end_day()

    def __init__(self, *args: Any, after: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.after = after

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        check_order(self, "starts_on", "ends_on", _("A roadmap cannot end before it starts."))
        if data.get("starts_on") and data["starts_on"] <= self.after:
            self.add_error("starts_on", _("The next roadmap begins after this one has begun."))
        return data
