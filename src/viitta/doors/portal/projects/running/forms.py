"""Text to clean values for the registers of a running project, its results and its closing; saves nothing."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.core.application import ANY
from viitta.doors.portal.fields import Euros, VagueDay, check_order, choices, end_day, line, start_day, text
from viitta.doors.portal.projects.forms.projects import Seen
from viitta.doors.reports.application.words import CHOICES
from viitta.parts.joint_projects.models import OutputKind, UseState
from viitta.parts.joint_projects.words import OUTPUTS, RESULTS, USES

EFFECTS = {code: CHOICES[name][code] for name in ("7", "8") for code in ANY.codes_of(name)}
NOT_TOLD = pgettext_lazy("use of a result", "not told")


def _link(label: Any) -> forms.URLField:
    return forms.URLField(label=label, required=False, max_length=500, assume_scheme="https")


class OutputForm(Seen):
    """An output, or an effect of those that the application promised."""

    title = line(pgettext_lazy("output", "Title"))
    kind = forms.ChoiceField(label=pgettext_lazy("output", "Kind"), choices=choices(OUTPUTS.items()))
    choice = forms.ChoiceField(
        label=gettext_lazy("Which effect of the application"), required=False,
        choices=choices(EFFECTS.items(), none=gettext_lazy("none of them")),
        help_text=gettext_lazy("The effects that questions 7 and 8 of the form list."),
    )  # fmt: skip
    description = text(gettext_lazy("Description"), rows=3, required=False)
    evidence = text(gettext_lazy("By what is it seen?"), rows=2, required=False)
    link = _link(gettext_lazy("Link to it"))
    ready_on = VagueDay(label=pgettext_lazy("output", "Ready"), required=False, is_end=True)
    is_reusable = forms.BooleanField(label=gettext_lazy("Worth taking into use elsewhere"), required=False)

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("kind") == OutputKind.EFFECT and not data.get("choice") and "choice" not in self.errors:
            self.add_error("choice", _("Choose which of the form's effects it is."))
        return data


class CommunicationForm(Seen):
    """A line of the communication plan."""

    audience = line(gettext_lazy("To whom"))
    goal = line(gettext_lazy("What for"), most=300, required=False)
    channel = line(gettext_lazy("By which channel"))
    planned_on = VagueDay(label=pgettext_lazy("communication", "Planned"), required=False, is_end=True)
    doer = line(gettext_lazy("Who does it, by title"), required=False)
    done_on = VagueDay(label=pgettext_lazy("communication", "Done"), required=False)
    note = text(gettext_lazy("Note"), rows=2, required=False)
    link = _link(gettext_lazy("Link to it"))


class StakeholderForm(Seen):
    """Somebody outside whom the project concerns."""

    name = line(pgettext_lazy("stakeholder", "Who"))
    interest = text(gettext_lazy("Why does the project concern them?"), rows=2, required=False)
    how = text(gettext_lazy("How are they involved?"), rows=2, required=False)


class RelatedForm(Seen):
    """Another project that this one builds on or waits for."""

    name = line(gettext_lazy("Name of the project"))
    owner = line(gettext_lazy("Whose project"), required=False)
    relation = text(gettext_lazy("What is taken from it, what is given to it"), rows=3, required=False)
    is_dependency = forms.BooleanField(label=gettext_lazy("This project waits for it"), required=False)
    starts_on = start_day(required=False)
    ends_on = end_day(required=False)
    link = _link(gettext_lazy("Link to it"))

    def clean(self) -> dict[str, Any]:
        check_order(self, "starts_on", "ends_on", _("The end cannot come before the start."))
        return self.cleaned_data


class ResultForm(Seen):
    """An experiment, practice or system that each municipality may take into use."""

    title = line(pgettext_lazy("result", "Title"))
    kind = forms.ChoiceField(label=pgettext_lazy("result", "Kind"), choices=choices(RESULTS.items()))
    description = text(gettext_lazy("Description"), rows=3, required=False)


class UseForm(forms.Form):
    """How one result stands in one municipality."""

    state = forms.ChoiceField(
        label=gettext_lazy("In use?"), choices=choices(USES.items(), none=NOT_TOLD), required=False
    )
    on = VagueDay(label=gettext_lazy("Since when, or decided when"), required=False)
    changed = text(gettext_lazy("What changed in the way of working?"), rows=2, most=2000, required=False)
    yearly_cost = Euros(label=gettext_lazy("Yearly cost that stays"), required=False)
    why_not = line(gettext_lazy("If not, why?"), most=1000, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("state") == UseState.NOT and not data.get("why_not"):
            self.add_error("why_not", _("Say why it is not in use."))
        said = [name for name in ("on", "changed", "yearly_cost", "why_not") if data.get(name)]
        if not data.get("state") and said and "state" not in self.errors:
            self.add_error("state", _("Say whether it is in use."))
        return data


class ClosingForm(Seen):
    """Whether a follow-up project is needed."""

    needed = forms.ChoiceField(
        label=gettext_lazy("Is a follow-up project needed?"), required=False,
        choices=choices((("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))), none=gettext_lazy("not decided yet")),
    )  # fmt: skip
    grounds = text(gettext_lazy("Grounds"), rows=4, required=False)
    deciding_body = line(gettext_lazy("Which body decides"), required=False)

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("needed") and not self.cleaned_data.get("grounds"):
            self.add_error("grounds", _("Write the grounds."))
        return self.cleaned_data

    def is_needed(self) -> bool | None:
        words: Mapping[str, bool] = {"yes": True, "no": False}
        return words.get(self.cleaned_data["needed"])
