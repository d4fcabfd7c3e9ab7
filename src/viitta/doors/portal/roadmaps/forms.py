"""Text to clean values for roadmaps and their approvals; saves nothing."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.doors.portal.fields import check_order, choices, end_day, line, read_decision_day, start_day, text

LANGUAGES = (
    ("fi", pgettext_lazy("language", "Finnish")),
    ("sv", pgettext_lazy("language", "Swedish")),
    ("en", pgettext_lazy("language", "English")),
)
Rows = Sequence[tuple[int, str]]


class RoadmapForm(forms.Form):
    """What a roadmap is called, when it runs, who steers it."""

    organisation = forms.ChoiceField(label=gettext_lazy("Whose roadmap is it?"))
    name = line(gettext_lazy("Name"), help_text=gettext_lazy("For example Digitiekartta 2026–2028."))
    description = text(gettext_lazy("What is it for?"), required=False)
    starts_on = start_day()
    ends_on = end_day()
    group = forms.ChoiceField(label=gettext_lazy("Working group"), required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the content"),
        choices=LANGUAGES,
        help_text=gettext_lazy("In which language the measures are written."),
    )
    previous = forms.ChoiceField(label=gettext_lazy("The roadmap before this"), required=False)

    def __init__(
        self, *args: Any, organisations: Rows = (), groups: Rows = (), earlier: Rows = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        if organisations:
            self.fields["organisation"].choices = choices(organisations)  # type: ignore[attr-defined]
            if len(organisations) == 1:
                self.fields["organisation"].widget = forms.HiddenInput()
                self.initial.setdefault("organisation", str(organisations[0][0]))
        else:
            del self.fields["organisation"]
        for name, rows in (("group", groups), ("previous", earlier)):
            if rows:
                self.fields[name].choices = choices(rows, none=_("none"))  # type: ignore[attr-defined]
            else:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        check_order(self, "starts_on", "ends_on", _("A roadmap cannot end before it starts."))
        return data


class ApprovalForm(forms.Form):
    """Who approved a roadmap, when and under which §."""

    is_office_holder = forms.ChoiceField(
        label=gettext_lazy("Who decided?"),
        choices=[("", gettext_lazy("a body, such as the council")), ("1", gettext_lazy("an office-holder"))],
        widget=forms.RadioSelect,
        required=False,
    )
    body = line(
        gettext_lazy("Name of the body, or title of the office-holder"),
        help_text=gettext_lazy("For example kaupunginvaltuusto."),
    )
    decided_on = forms.CharField(
        label=gettext_lazy("When?"),
        max_length=60,
        help_text=gettext_lazy("To the day or to the month: 12.12.2022 or 12/2022."),
        widget=forms.TextInput(attrs={"class": "short", "autocomplete": "off"}),
    )
    section = line(
        gettext_lazy("Section (§)"), most=20, required=False, widget=forms.TextInput(attrs={"class": "tiny"})
    )
    case_number = line(gettext_lazy("Case number"), most=60, required=False)
    link = forms.URLField(
        label=gettext_lazy("Link to the decision"), max_length=500, required=False, assume_scheme="https"
    )

    def clean_is_office_holder(self) -> bool:
        return self.cleaned_data["is_office_holder"] == "1"

    def clean_section(self) -> str:
        return str(self.cleaned_data["section"]).replace("§", "").strip()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        read_decision_day(self, data)
        return data
