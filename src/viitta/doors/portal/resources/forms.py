"""Text to clean values for effort, costs, benefit and milestones; saves nothing."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.core import formats
from viitta.core.periods import Quarter
from viitta.core.typed_numbers import NotANumber, read_number
from viitta.doors.portal.fields import VagueDay, choices, line, text
from viitta.parts.roadmaps.models import Effort, Measure
from viitta.parts.roadmaps.words import FINANCING

MOST_EUROS = Decimal("999999999.99")
MOST_DAYS = Decimal(500)  # of one person or role in a quarter
NEW_ROWS = 2
BENEFIT = {
    1: pgettext_lazy("benefit", "1 small"),
    2: pgettext_lazy("benefit", "2 fairly small"),
    3: pgettext_lazy("benefit", "3 moderate"),
    4: pgettext_lazy("benefit", "4 great"),
    5: pgettext_lazy("benefit", "5 very great"),
}


class NumberField(forms.CharField):
    """A number as people type it; nothing typed is None."""

    def __init__(self, *, decimals: int, most: Decimal, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "short", "autocomplete": "off"})
        super().__init__(required=False, max_length=40, widget=widget, **options)
        self.decimals, self.most = decimals, most

    def clean(self, value: Any) -> Decimal | None:
        written = super().clean(value)
        if not written:
            return None
        try:
            return read_number(written, decimals=self.decimals, most=self.most)
        except NotANumber as refused:
            raise forms.ValidationError(self._sentence(refused.code)) from None

    def _sentence(self, code: str) -> str:
        if code == "negative":
            return _("A negative number does not fit here.")
        if code == "decimals":
            return _("Too many decimals: give at most %(count)s.") % {"count": self.decimals}
        if code == "great":
            return _("At most %(most)s.") % {"most": formats.number(self.most, "fi", self.decimals)}
        return _("Give a number such as 1 234,50.")

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal):
            return value
        places = 0 if value == value.to_integral_value() else self.decimals
        return formats.number(value, "fi", places)


def euros(label: Any, help_text: Any) -> NumberField:
    return NumberField(label=label, decimals=2, most=MOST_EUROS, help_text=help_text)


class ResourcesForm(forms.Form):
    """Benefit, costs and a grid of days: a row for each person or role, a column for each quarter."""

    benefit = forms.TypedChoiceField(
        label=gettext_lazy("Expected benefit"), choices=choices(BENEFIT.items(), none=gettext_lazy("not judged")),
        required=False, coerce=int, empty_value=None,
    )  # fmt: skip
    benefit_reason = text(gettext_lazy("Why this much?"), rows=2, most=1000, required=False)
    cost_once = euros(gettext_lazy("One-off cost, euros"), gettext_lazy("For example 12 500 or 1 234,50."))
    cost_yearly = euros(
        gettext_lazy("Yearly cost, euros"), gettext_lazy("A year; counted for the months of the schedule.")
    )
    financing = forms.ChoiceField(
        label=gettext_lazy("Financing"), choices=choices(FINANCING.items(), none=gettext_lazy("not told")), required=False
    )  # fmt: skip
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, rows: int, quarters: Sequence[Quarter], people: Mapping[int, str], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.rows, self.quarters = range(rows), quarters
        named = choices(people.items(), none=gettext_lazy("nobody named"))
        for row in self.rows:
            number = {"row": row + 1}
            self.fields[f"person_{row}"] = forms.ChoiceField(
                label=_("Person, row %(row)s") % number, choices=named, required=False
            )
            self.fields[f"role_{row}"] = line(_("Role, row %(row)s") % number, required=False)
            for quarter in quarters:
                label = _("Days, row %(row)s, %(quarter)s") % {**number, "quarter": quarter.label}
                self.fields[f"days_{row}_{quarter.key}"] = NumberField(label=label, decimals=1, most=MOST_DAYS)

    @property
    def plain(self) -> list[Any]:
        """The fields that stand above the grid."""
        return [self[name] for name in ("benefit", "benefit_reason", "cost_once", "cost_yearly", "financing", "seen")]

    @property
    def grid(self) -> list[dict[str, Any]]:
        """Rows of the grid as bound fields."""
        return [
            {"person": self[f"person_{row}"], "role": self[f"role_{row}"],
             "days": [self[f"days_{row}_{quarter.key}"] for quarter in self.quarters]}
            for row in self.rows
        ]  # fmt: skip

    def clean_seen(self) -> int:
        written = self.cleaned_data["seen"]
        return int(written) if written.isascii() and written.isdecimal() and len(written) < 10 else 0

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("benefit") and not data.get("benefit_reason") and "benefit_reason" not in self.errors:
            self.add_error("benefit_reason", _("Tell why the benefit is of this size."))
        for row in self.rows:
            has_days = any(data.get(f"days_{row}_{quarter.key}") for quarter in self.quarters)
            if has_days and not data.get(f"person_{row}") and not data.get(f"role_{row}"):
                self.add_error(f"role_{row}", _("Choose a person or write a role for these days."))
        return data

    def efforts(self) -> list[tuple[int | None, str, Quarter, Decimal]]:
        """Person, role, quarter and days of every cell that has days."""
        data, found = self.cleaned_data, []
        for row in self.rows:
            person = int(data[f"person_{row}"]) if data[f"person_{row}"] else None
            for quarter in self.quarters:
                days = data[f"days_{row}_{quarter.key}"]
                if days:
                    found.append((person, data[f"role_{row}"], quarter, days))
        return found


def initial_of(measure: Measure, efforts: Sequence[Effort]) -> tuple[dict[str, Any], int]:
    """What the form shows of a measure, and how many rows of the grid are in use."""
    names = ("benefit", "benefit_reason", "cost_once", "cost_yearly", "financing")
    found: dict[str, Any] = {**{name: getattr(measure, name) for name in names}, "seen": measure.revision}
    rows: dict[tuple[int | None, str], int] = {}
    for one in efforts:
        row = rows.setdefault((one.person_id, one.role), len(rows))
        found[f"person_{row}"], found[f"role_{row}"] = one.person_id, one.role
        cell = f"days_{row}_{one.quarter}"
        found[cell] = found.get(cell, Decimal(0)) + one.days
    return found, len(rows)


class MilestoneForm(forms.Form):
    """A milestone. `today` is the latest day on which one can have been reached."""

    title = line(gettext_lazy("What is ready then?"))
    due_on = VagueDay(
        label=gettext_lazy("By when?"), is_end=True,
        help_text=gettext_lazy("For example 31.3.2025, Q1/2025 or kevät 2025: the last day of it is meant."),
    )  # fmt: skip
    percent = forms.IntegerField(
        label=gettext_lazy("Per cent of the measure done then"), min_value=1, max_value=100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "tiny", "autocomplete": "off"}),
        error_messages={
            "invalid": gettext_lazy("Give a whole number from 1 to 100."),
            "min_value": gettext_lazy("Give a whole number from 1 to 100."),
            "max_value": gettext_lazy("Give a whole number from 1 to 100."),
        },
    )  # fmt: skip
    reached_on = VagueDay(label=gettext_lazy("Reached on"), required=False, help_text=gettext_lazy("Empty until it has been reached."))  # fmt: skip

    def __init__(self, *args: Any, taken: frozenset[str], today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.taken, self.today = taken, today

    def clean_title(self) -> str:
        title = str(self.cleaned_data["title"])
        if title.casefold() in self.taken:
            raise forms.ValidationError(_("The measure has a milestone of this title already."))
        return title

    def clean_reached_on(self) -> date | None:
        day: date | None = self.cleaned_data["reached_on"]
        if day and day > self.today:
            raise forms.ValidationError(_("A milestone is reached at the latest today."))
        return day
