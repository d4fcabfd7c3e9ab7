"""Text to clean values for parties and promises; saves nothing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.doors.portal.fields import VagueDay, choices, line, text
from viitta.parts.roadmaps.models import Promise
from viitta.parts.roadmaps.words import CAUSE, PARTY

DAY_HELP = gettext_lazy("For example 31.3.2025, Q1/2025 or kevät 2025: the last day of it is meant.")


class PartyForm(forms.Form):
    """A supplier, an authority or another project. `taken` are the names of others in small letters."""

    name = line(gettext_lazy("Name of the organisation or project"))
    kind = forms.ChoiceField(label=pgettext_lazy("external party", "Kind"), choices=choices(PARTY.items()))
    contact_title = line(
        gettext_lazy("Contact by title"), required=False, help_text=gettext_lazy("For example projektipäällikkö. No names.")
    )  # fmt: skip
    note = text(gettext_lazy("Note"), rows=3, required=False)

    def __init__(self, *args: Any, taken: frozenset[str] = frozenset(), **options: Any) -> None:
        super().__init__(*args, **options)
        self.taken = taken

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if name.casefold() in self.taken:
            raise forms.ValidationError(_("There is a party of this name already."))
        return name


class AboutPromiseForm(forms.Form):
    """Who promised what, and what waits for it."""

    party = forms.ChoiceField(label=gettext_lazy("Who promised?"))
    what = line(gettext_lazy("What was promised?"), most=300)
    measures = forms.MultipleChoiceField(
        label=gettext_lazy("Measures that wait for it"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, parties: Mapping[int, str], measures: Mapping[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["party"].choices = choices(parties.items())  # type: ignore[attr-defined]
        self.fields["measures"].choices = choices(measures.items())  # type: ignore[attr-defined]


class PromiseForm(AboutPromiseForm):
    """A new promise with its days."""

    promised_on = VagueDay(label=gettext_lazy("When was it promised?"), help_text=gettext_lazy("For example 6.1.2025."))
    due_on = VagueDay(label=gettext_lazy("By when?"), help_text=DAY_HELP, is_end=True)

    field_order = ("party", "what", "promised_on", "due_on", "measures")

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("promised_on") and data.get("due_on") and data["due_on"] < data["promised_on"]:
            self.add_error("due_on", _("A promise cannot fall due before it was made."))
        return data


class MoveForm(forms.Form):
    """A new day for a promise, and why."""

    new_due_on = VagueDay(label=gettext_lazy("New day"), help_text=DAY_HELP, is_end=True)
    told_on = VagueDay(label=gettext_lazy("When was it told?"))
    cause = forms.ChoiceField(
        label=gettext_lazy("Cause"), choices=choices(CAUSE.items(), none=gettext_lazy("not chosen")), required=False
    )
    reason = text(gettext_lazy("What was the reason given?"), rows=3)

    def __init__(self, *args: Any, promise: Promise, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.promise, self.today = promise, today

    def clean_new_due_on(self) -> date:
        day: date = self.cleaned_data["new_due_on"]
        if day == self.promise.due_on:
            raise forms.ValidationError(_("This is the present day of the promise. Give the new one."))
        if day < self.promise.promised_on:
            raise forms.ValidationError(_("A promise cannot fall due before it was made."))
        return day

    def clean_told_on(self) -> date:
        day: date = self.cleaned_data["told_on"]
        if not self.promise.promised_on <= day <= self.today:
            raise forms.ValidationError(_("A new day is told after the promise was made and at the latest today."))
        return day


class SettleForm(forms.Form):
    """How a promise ended."""

    how = forms.ChoiceField(
        label=gettext_lazy("How did it end?"), widget=forms.RadioSelect,
        choices=[("kept", gettext_lazy("It was kept")), ("cancelled", gettext_lazy("It was cancelled"))],
    )  # fmt: skip
    on = VagueDay(label=gettext_lazy("On which day?"), help_text=gettext_lazy("For example 6.1.2025."))

    def __init__(self, *args: Any, promise: Promise, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.promise, self.today = promise, today

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if not self.promise.promised_on <= day <= self.today:
            raise forms.ValidationError(_("A promise ends after it was made and at the latest today."))
        return day
