"""Text to clean values for risks and their reviews; saves nothing."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.core.risks import Place, place_after
from viitta.doors.portal.fields import VagueDay, choices, line, text
from viitta.parts.risks.models import Risk
from viitta.parts.risks.words import CLASS, EFFECT, IMPACT, LIKELIHOOD, STATE

NOT_JUDGED = pgettext_lazy("figure after the countermeasure", "not judged")


class FigureField(forms.TypedChoiceField):
    """1 to 5 in words."""

    def __init__(self, label: Any, words: Mapping[int, Any], *, optional: bool = False) -> None:
        listed = choices(words.items(), none=NOT_JUDGED) if optional else choices(words.items())
        super().__init__(label=label, choices=listed, required=not optional, coerce=int, empty_value=None)


class Judged(forms.Form):
    """Figures before and after the countermeasure, and the state."""

    likelihood = FigureField(gettext_lazy("Likelihood"), LIKELIHOOD)
    impact = FigureField(gettext_lazy("Impact"), IMPACT)
    likelihood_after = FigureField(gettext_lazy("Likelihood after the countermeasure"), LIKELIHOOD, optional=True)
    impact_after = FigureField(gettext_lazy("Impact after the countermeasure"), IMPACT, optional=True)
    state = forms.ChoiceField(label=pgettext_lazy("risk", "State"), choices=choices(STATE.items()))

    def check_figures(self) -> None:
        """Say at the field when the figures after the countermeasure do not fit those before it."""
        data = self.cleaned_data
        if not data.get("likelihood") or not data.get("impact"):
            return
        later = (data.get("likelihood_after"), data.get("impact_after"))
        if (later[0] is None) != (later[1] is None):
            name = "likelihood_after" if later[0] is None else "impact_after"
            self.add_error(name, _("Give both figures after the countermeasure, or neither."))
            return
        try:
            place_after(*later, before=Place(data["likelihood"], data["impact"]))
        except ValueError:
            self.add_error("impact_after", _("After the countermeasure the risk cannot be greater than before it."))


class RiskForm(Judged):
    """A risk. `people` and `measures` are ids and words of those that may be chosen."""

    title = line(gettext_lazy("What may go wrong?"))
    description = text(gettext_lazy("Description"), rows=3, required=False)
    classes = forms.MultipleChoiceField(
        label=pgettext_lazy("risk", "Classes"), choices=choices(CLASS.items()), widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("One or more: a risk may stand in several."),
    )  # fmt: skip
    effects = forms.MultipleChoiceField(
        label=gettext_lazy("If it happens"), choices=choices(EFFECT.items()), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    countermeasure = text(gettext_lazy("Countermeasure"), rows=3, required=False)
    owner = forms.ChoiceField(label=gettext_lazy("Owner of the risk"), required=False)
    measures = forms.MultipleChoiceField(
        label=gettext_lazy("Measures that it threatens"), required=False, widget=forms.CheckboxSelectMultiple
    )
    seen_on = VagueDay(label=gettext_lazy("When was it seen?"))
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    field_order = (
        "title", "description", "classes", "effects", "likelihood", "impact", "countermeasure", "likelihood_after",
        "impact_after", "owner", "state", "measures", "seen_on", "seen",
    )  # fmt: skip

    def __init__(self, *args: Any, people: Mapping[int, str], measures: Mapping[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].choices = choices(people.items(), none=gettext_lazy("nobody yet"))  # type: ignore[attr-defined]
        self.fields["measures"].choices = choices(measures.items())  # type: ignore[attr-defined]

    def clean_seen(self) -> int:
        written = self.cleaned_data["seen"]
        return int(written) if written.isascii() and written.isdecimal() and len(written) < 10 else 0

    def clean(self) -> dict[str, Any]:
        self.check_figures()
        data = self.cleaned_data
        if data.get("likelihood_after") and not data.get("countermeasure") and "countermeasure" not in self.errors:
            self.add_error("countermeasure", _("Write the countermeasure, since you judge the risk after it."))
        return data


class ReviewForm(Judged):
    """How one risk is seen in a round."""

    unchanged = forms.BooleanField(label=gettext_lazy("Unchanged"), required=False)
    note = line(gettext_lazy("One sentence"), most=500, required=False)

    field_order = ("unchanged", "likelihood", "impact", "likelihood_after", "impact_after", "state", "note")
    figures = ("likelihood", "impact", "likelihood_after", "impact_after", "state")

    def __init__(self, data: QueryDict | None, *, risk: Risk) -> None:
        now = {name: getattr(risk, name) for name in self.figures}
        super().__init__(data, initial=now, prefix=f"r{risk.pk}")
        self.risk, self.now = risk, now

    def changed(self) -> dict[str, Any]:
        """Figures and state that are no longer what they were."""
        data = self.cleaned_data
        return {name: data[name] for name in self.figures if name in data and data[name] != self.now[name]}

    @property
    def says_something(self) -> bool:
        """Whether this risk was looked at: ticked as unchanged, changed, or written about."""
        return bool(self.cleaned_data["unchanged"] or self.changed() or self.cleaned_data["note"])

    def clean(self) -> dict[str, Any]:
        self.check_figures()
        if self.cleaned_data.get("unchanged") and not self.errors and self.changed():
            self.add_error("unchanged", _("You ticked unchanged and changed something. Take one of them back."))
        return self.cleaned_data
