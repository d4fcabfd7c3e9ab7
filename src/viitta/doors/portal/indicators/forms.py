"""Text to clean values for indicators and their readings; saves nothing."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from viitta.core.indicators import ReadingError, leads_away, plain_number, read_reading
from viitta.core.periods import Quarter
from viitta.doors.portal.fields import VagueDay, check_order, choices, line, text
from viitta.doors.portal.gate import language
from viitta.parts.followup.forms import PlainText
from viitta.parts.indicators.models import Direction
from viitta.parts.indicators.words import DIRECTION, of_reading

Rows = Sequence[tuple[int, str]]


class Value(PlainText):
    """A value as people write it: `1 234,5`, or with its unit. It is read when the unit is known: see `read`."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"class": "short", "inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_length=60, widget=widget, **options)

    def prepare_value(self, value: Any) -> Any:
        return plain_number(value, language()) if isinstance(value, Decimal) else value


def read(form: forms.Form, name: str, unit: str) -> None:
    """Turn a typed value of a form into a number, or say at its field why it cannot be."""
    typed = form.cleaned_data.get(name, "")
    form.cleaned_data[name] = None
    if not typed:
        return
    try:
        form.cleaned_data[name] = read_reading(typed, unit)
    except ReadingError as error:
        form.add_error(name, of_reading(error, unit))


class IndicatorForm(forms.Form):
    """An indicator with what it measures. `taken` are names in small letters that others have."""

    name = line(gettext_lazy("Name"))
    description = text(gettext_lazy("How is it measured, and where do the figures come from?"), rows=3, required=False)
    unit = line(
        gettext_lazy("Unit"),
        most=40,
        widget=forms.TextInput(attrs={"class": "short", "autocomplete": "off"}),
        help_text=gettext_lazy("For example kpl, h, € or %. Every reading is given in it."),
        error_messages={"required": gettext_lazy("Give the unit: a number without one tells nothing.")},
    )
    direction = forms.ChoiceField(
        label=gettext_lazy("Which way is better?"),
        choices=choices((row.value, DIRECTION[row]) for row in Direction),
        widget=forms.RadioSelect,
        initial=Direction.UP.value,
    )
    baseline = Value(label=gettext_lazy("Baseline"), required=False)
    baseline_on = VagueDay(label=gettext_lazy("Day of the baseline"), is_end=True, required=False)
    target = Value(label=gettext_lazy("Target"), required=False)
    target_on = VagueDay(label=gettext_lazy("To be reached by"), is_end=True, required=False)
    owner = forms.ChoiceField(
        label=gettext_lazy("Owner"), required=False,
        help_text=gettext_lazy("Is asked of the reading when no measure has the indicator."),
    )  # fmt: skip
    measures = forms.MultipleChoiceField(
        label=gettext_lazy("Measures that it belongs to"), widget=forms.CheckboxSelectMultiple, required=False
    )
    goals = forms.MultipleChoiceField(
        label=gettext_lazy("Goals of roadmaps that it belongs to"), widget=forms.CheckboxSelectMultiple, required=False
    )
    ended_on = VagueDay(
        label=gettext_lazy("No longer measured from"), required=False,
        help_text=gettext_lazy("Readings are not asked of quarters that end after this day. What was told stays."),
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(
        self,
        *args: Any,
        people: Rows = (),
        measures: Rows = (),
        goals: Rows = (),
        taken: frozenset[str] = frozenset(),
        is_new: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.taken = taken
        self.fields["owner"].choices = choices(people, none=_("nobody yet"))  # type: ignore[attr-defined]
        for name, rows in (("measures", measures), ("goals", goals)):
            self.fields[name].choices = choices(rows)  # type: ignore[attr-defined]
            if not rows:
                del self.fields[name]
        if is_new:
            for name in ("ended_on", "seen"):
                del self.fields[name]

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if name.casefold() in self.taken:
            raise forms.ValidationError(_("There is an indicator of this name already."))
        return name

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        unit = data.get("unit", "")
        if unit:
            for name in ("baseline", "target"):
                read(self, name, unit)
            is_down = data.get("direction") == Direction.DOWN
            if leads_away(data.get("baseline"), data.get("target"), is_down=is_down):
                said = _("The target is worse than the baseline. Check the values, or which way is better.")
                self.add_error("target", said)
        check_order(self, "baseline_on", "target_on", _("The day of the target is before that of the baseline."))
        return data


class ReadingForm(forms.Form):
    """A reading of a quarter, or why there is none."""

    quarter = forms.ChoiceField(label=gettext_lazy("Quarter"))
    value = Value(label=gettext_lazy("Reading"), required=False)
    because = text(gettext_lazy("Not measured, because"), rows=2, most=2000, required=False)
    note = text(gettext_lazy("Note"), rows=2, most=2000, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, *args: Any, quarters: Sequence[Quarter] = (), unit: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.unit = unit
        self.fields["quarter"].choices = [(row.key, row.label) for row in quarters]  # type: ignore[attr-defined]
        self.fields["value"].label = _("Reading, %(unit)s") % {"unit": unit}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        typed = data.get("value", "")
        read(self, "value", self.unit)
        if typed and data.get("because"):
            self.add_error("because", _("Give either the reading or why it was not measured."))
        elif not typed and not data.get("because") and "value" not in self.errors:
            self.add_error("value", _("Give the reading, or say why it was not measured."))
        return data


def quarter_of(day: date) -> list[Quarter]:
    """Quarters that a reading can be of on a day: those of the last four years, the newest first."""
    last = Quarter.of(day).index
    return [Quarter.at_index(last - back) for back in range(17)]
