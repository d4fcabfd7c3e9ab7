"""Which rules of readiness a roadmap asks; saves nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from viitta.core.readiness import EVERYTHING
from viitta.doors.portal.fields import choices
from viitta.parts.roadmaps.words import READINESS


class RulesForm(forms.Form):
    """The rules that are asked."""

    asked = forms.MultipleChoiceField(
        label=gettext_lazy("What is asked of a measure before it starts?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[],
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["asked"].choices = choices((rule.value, READINESS[rule]) for rule in EVERYTHING)  # type: ignore[attr-defined]

    def waived(self) -> list[str]:
        """The rules that are not asked."""
        asked = set(self.cleaned_data["asked"])
        return [rule.value for rule in EVERYTHING if rule.value not in asked]
