"""Text to clean values for decisions; saves nothing."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.doors.portal.fields import choices, line, read_decision_day
from viitta.parts.decisions.words import APPEAL


class DecisionForm(forms.Form):
    """A decision. `organisations` and `roadmaps` are ids and names of those that may be chosen."""

    organisation = forms.ChoiceField(label=gettext_lazy("Whose decision"))
    body = line(
        gettext_lazy("Who decided"), help_text=gettext_lazy("A body such as the council, or the title of an office-holder.")
    )  # fmt: skip
    is_office_holder = forms.BooleanField(label=gettext_lazy("Decision of an office-holder"), required=False)
    subject = line(gettext_lazy("What was decided"), most=300)
    decided_on = line(
        gettext_lazy("When"), most=60, help_text=gettext_lazy("A day or a month, such as 16.12.2019 or 12/2022.")
    )
    section = line(gettext_lazy("Section (§)"), most=20, required=False)
    case_number = line(gettext_lazy("Case number"), most=60, required=False)
    link = forms.URLField(label=gettext_lazy("Link"), required=False, max_length=500, assume_scheme="https")
    appeal = forms.ChoiceField(
        label=gettext_lazy("Has it become final?"), required=False,
        choices=choices(APPEAL.items(), none=pgettext_lazy("appeal", "not known")),
    )  # fmt: skip
    roadmap = forms.ChoiceField(label=gettext_lazy("About which roadmap"), required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, organisations: Mapping[int, str], roadmaps: Mapping[int, str], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].choices = choices(organisations.items())  # type: ignore[attr-defined]
        self.fields["roadmap"].choices = choices(roadmaps.items(), none=_("no roadmap"))  # type: ignore[attr-defined]
        if len(organisations) == 1:
            self.fields["organisation"].required = False
            self.fields["organisation"].widget = forms.HiddenInput()

    def clean_section(self) -> str:
        return str(self.cleaned_data["section"]).replace("§", "").strip()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        read_decision_day(self, data)
        return data
