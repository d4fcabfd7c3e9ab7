"""Text to clean values for recommendations and answers; saves nothing."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.doors.portal import fields
from viitta.parts.roadmaps.models import Answer
from viitta.parts.roadmaps.words import ANSWER


class RecommendationForm(forms.Form):
    """What is recommended and why."""

    text = fields.text(gettext_lazy("What is recommended"), rows=3)
    grounds = fields.text(pgettext_lazy("recommendation", "Grounds"), rows=3, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class AnswerForm(forms.Form):
    """What a roadmap answers. `measures` are ids and titles of its measures."""

    answer = forms.ChoiceField(
        label=pgettext_lazy("recommendation", "Answer"),
        choices=fields.choices(ANSWER.items()),
        widget=forms.RadioSelect,
    )
    measure = forms.ChoiceField(label=gettext_lazy("Taken in as the measure"), required=False)
    reason = fields.text(pgettext_lazy("recommendation", "Reason"), rows=3, required=False)

    def __init__(self, *args: Any, measures: Mapping[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        listed = fields.choices(measures.items(), none=gettext_lazy("no measure of its own"))
        self.fields["measure"].choices = listed  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("answer") == Answer.NO and not data.get("reason"):
            self.add_error("reason", _("Say why the recommendation is not taken in."))
        return data
