"""Text to clean values for verdicts on goals and for their indicators; saves nothing."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from viitta.doors.portal.fields import choices, text
from viitta.parts.roadmaps.models import Reached
from viitta.parts.roadmaps.words import REACHED

Rows = Sequence[tuple[int, str]]


class VerdictForm(forms.Form):
    """Whether a goal was reached, why, and what stands behind it."""

    reached = forms.ChoiceField(
        label=gettext_lazy("Was the goal reached?"),
        choices=choices((row.value, REACHED[row]) for row in Reached),
        widget=forms.RadioSelect,
    )
    grounds = text(
        gettext_lazy("Grounds"),
        rows=4,
        help_text=gettext_lazy("What shows it? Name what was done and what the readings tell."),
        error_messages={"required": gettext_lazy("Give the grounds: a verdict without them tells nothing.")},
    )
    measures = forms.MultipleChoiceField(
        label=gettext_lazy("Measures behind the verdict"), widget=forms.CheckboxSelectMultiple, required=False
    )
    readings = forms.MultipleChoiceField(
        label=gettext_lazy("Readings behind the verdict"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, measures: Rows = (), readings: Rows = (), **options: Any) -> None:
        super().__init__(*args, **options)
        for name, rows in (("measures", measures), ("readings", readings)):
            self.fields[name].choices = choices(rows)  # type: ignore[attr-defined]
            if not rows:
                del self.fields[name]


class GoalIndicatorsForm(forms.Form):
    """By what a goal is measured."""

    indicators = forms.MultipleChoiceField(
        label=gettext_lazy("Indicators"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, indicators: Rows = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["indicators"].choices = choices(indicators)  # type: ignore[attr-defined]
