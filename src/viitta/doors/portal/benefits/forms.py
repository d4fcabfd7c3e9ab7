"""Text to clean values for benefits, their years and planned retirements; saves nothing."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.core import formats
from viitta.core.benefits import lacks
from viitta.core.typed_numbers import NotANumber, read_number
from viitta.doors.portal.fields import VagueDay as Day
from viitta.doors.portal.fields import check_order, choices, end_day, line, start_day, text
from viitta.doors.portal.resources.forms import MOST_EUROS, NumberField
from viitta.parts.benefits.models import BenefitKind, BenefitStatus
from viitta.parts.benefits.words import FOR_WHOM, KIND, LACK, PERMANENCE, STATUS

MOST_HOURS, MOST_VOLUME, MOST_YEARS = Decimal(1000), Decimal(100_000_000), Decimal(1000)
PHASES = ("hours_handling", "hours_decision", "hours_invoicing", "hours_archiving")
AT_LACK = {"practice": "practice_ended_on", "leaving": "leaving", "leaving_ahead": "leaving"}
VOLUMES_SHOWN = 60


class SignedNumber(NumberField):
    """A number that may be below zero: a benefit may turn out to be a loss."""

    def clean(self, value: Any) -> Decimal | None:
        written = str(value or "").strip()
        is_below = written.startswith(("-", "−"))
        found = super().clean(written[1:] if is_below else written)
        return -found if is_below and found else found

    def prepare_value(self, value: Any) -> Any:
        shown = super().prepare_value(abs(value) if isinstance(value, Decimal) else value)
        return f"-{shown}" if isinstance(value, Decimal) and value < 0 else shown


def _number(label: Any, decimals: int, most: Decimal, help_text: Any = "") -> NumberField:
    return NumberField(label=label, decimals=decimals, most=most, help_text=help_text)


def _year(label: Any, **options: Any) -> forms.IntegerField:
    widget = forms.TextInput(attrs={"class": "tiny", "inputmode": "numeric", "autocomplete": "off"})
    return forms.IntegerField(label=label, min_value=2000, max_value=2100, widget=widget, **options)


class BenefitForm(forms.Form):
    """A benefit. `offered` are ids and words of those that may be chosen, by field."""

    title = line(gettext_lazy("What gets better?"))
    for_whom = forms.ChoiceField(label=gettext_lazy("For whom"), choices=choices(FOR_WHOM.items()))
    group = line(
        gettext_lazy("Which group of them"), required=False, help_text=gettext_lazy("For example families with children.")
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=gettext_lazy("What is gained"), choices=choices(KIND.items()),
        help_text=gettext_lazy("Working time is realised by retirements that are named; quality is told by an indicator."),
    )  # fmt: skip
    description = text(gettext_lazy("Description"), rows=3, required=False)
    harms = text(
        gettext_lazy("Harms and drawbacks"), rows=2, required=False,
        help_text=gettext_lazy("To whom it is a harm, and what is done about it."),
    )  # fmt: skip
    measures = forms.MultipleChoiceField(
        label=gettext_lazy("Measures that bring it"), required=False, widget=forms.CheckboxSelectMultiple
    )
    mechanism = text(
        gettext_lazy("By what mechanism does it arise?"), rows=2, required=False,
        help_text=gettext_lazy("For example tasks are arranged anew, and a post that falls vacant is not filled."),
    )  # fmt: skip
    permanence = forms.ChoiceField(label=gettext_lazy("Permanence"), choices=choices(PERMANENCE.items()))
    starts_on = start_day(required=False)
    ends_on = end_day(required=False)
    owner = forms.ChoiceField(label=gettext_lazy("Owner of the benefit"), required=False)
    followed_until = _year(
        gettext_lazy("Followed until the year"), required=False,
        help_text=gettext_lazy("The last year whose reading is asked of the owner, also after the project. Empty: three years from the start."),
    )  # fmt: skip
    indicator = forms.ChoiceField(
        label=gettext_lazy("Indicator"), required=False,
        help_text=gettext_lazy("Its baseline, target and readings are shown with the benefit."),
    )  # fmt: skip
    volume = _number(gettext_lazy("Transactions a year"), 2, MOST_VOLUME)
    volumes = text(
        gettext_lazy("Transactions by municipality"), rows=3, required=False,
        help_text=gettext_lazy("When several share the service: one a line, such as Kuntala 300. Their sum is counted with the shared cost."),
    )  # fmt: skip
    hours_handling = _number(gettext_lazy("Hours saved in handling one"), 3, MOST_HOURS)
    hours_decision = _number(gettext_lazy("Hours saved in deciding one"), 3, MOST_HOURS)
    hours_invoicing = _number(gettext_lazy("Hours saved in invoicing one"), 3, MOST_HOURS)
    hours_archiving = _number(gettext_lazy("Hours saved in archiving one"), 3, MOST_HOURS)
    hours_together = _number(
        gettext_lazy("Hours saved of one in all"), 3, MOST_HOURS, gettext_lazy("When the phases cannot be told apart.")
    )
    price = _number(gettext_lazy("Price of an hour of work, €"), 2, Decimal(1000))
    price_source = line(gettext_lazy("Where the price is from, and of which year"), required=False)
    yearly_cost = _number(
        gettext_lazy("Yearly cost of the service, €"), 2, MOST_EUROS, gettext_lazy("Upkeep and fees, without VAT.")
    )
    expected_person_years = SignedNumber(
        label=gettext_lazy("Estimate: person-years a year"), decimals=2, most=MOST_YEARS,
        help_text=gettext_lazy("When it is not counted by transactions."),
    )  # fmt: skip
    expected_euros = SignedNumber(label=gettext_lazy("Estimate: euros a year"), decimals=2, most=MOST_EUROS)
    status = forms.ChoiceField(label=pgettext_lazy("benefit", "Status"), choices=choices(STATUS.items()))
    practice = line(gettext_lazy("Old practice that ends"), most=300, required=False)
    practice_ended_on = Day(
        label=gettext_lazy("The old practice ended"), is_end=True, required=False,
        help_text=gettext_lazy("Empty while it goes on: until then the benefit only emerges."),
    )  # fmt: skip
    ends_no_practice = forms.BooleanField(label=gettext_lazy("No old practice ends with it"), required=False)
    leaving = forms.ChoiceField(
        label=gettext_lazy("Retirements by which the working time is saved"), required=False,
        help_text=gettext_lazy("Kept as numbers by unit and year."),
    )  # fmt: skip
    circle = forms.ChoiceField(label=gettext_lazy("Shown also to"), required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, offered: Mapping[str, Mapping[int, str]], today: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        nothing = {
            "owner": gettext_lazy("nobody yet"), "indicator": gettext_lazy("no indicator"),
            "leaving": gettext_lazy("none named"), "circle": gettext_lazy("nobody else"),
        }  # fmt: skip
        for name, rows in offered.items():
            self.fields[name].choices = choices(rows.items(), none=nothing.get(name))  # type: ignore[attr-defined]
        for name in ("measures", "circle"):
            if not offered.get(name):
                del self.fields[name]

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields in groups with their headings, as the page shows them."""
        told = (
            ("", ("title", "for_whom", "group", "kind", "description", "harms", "measures", "circle", "seen")),
            (_("How and when it arises"), ("mechanism", "permanence", "starts_on", "ends_on")),
            (_("How it is followed"), ("owner", "indicator", "followed_until")),
            (
                _("How much it is counted to bring in a year"),
                ("volume", "volumes", *PHASES, "hours_together", "price", "price_source", "yearly_cost"),
            ),
            (_("How much it is estimated to bring in a year"), ("expected_person_years", "expected_euros")),
            (_("When it is realised"), ("practice", "practice_ended_on", "ends_no_practice", "leaving", "status")),
        )
        return [(head, [self[name] for name in names if name in self.fields]) for head, names in told]

    def clean_volumes(self) -> dict[str, Decimal]:
        """Lines of name and number, each municipality once."""
        found: dict[str, Decimal] = {}
        for number, said in enumerate(filter(None, map(str.strip, self.cleaned_data["volumes"].splitlines())), 1):
            name, _between, figure = said.replace(";", " ").replace(":", " ").rpartition(" ")
            name = " ".join(name.split())[:200]
            try:
                volume = read_number(figure, decimals=2, most=MOST_VOLUME)
            except NotANumber:
                name = ""
            if not name:
                raise forms.ValidationError(_("Line %(number)s: write a name and a number, such as Kuntala 300.") % {"number": number})  # fmt: skip
            if name in found or number > VOLUMES_SHOWN:
                raise forms.ValidationError(_("Line %(number)s: each municipality stands here once.") % {"number": number})  # fmt: skip
            found[name] = volume
        return found

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        check_order(self, "starts_on", "ends_on", _("The end is before the start."))
        if data.get("hours_together") is not None and any(data.get(name) is not None for name in PHASES):
            self.add_error("hours_together", _("Give the hours by phase, or in one figure, not both."))
        if data.get("starts_on") and data.get("followed_until") and data["followed_until"] < data["starts_on"].year:
            self.add_error("followed_until", _("It is followed at least through the year in which it starts."))
        if data.get("ends_no_practice") and data.get("practice_ended_on"):
            self.add_error("ends_no_practice", _("You gave the day when an old practice ended. Take one of them back."))
        return data

    def check_realised(self, leaving_year: int | None) -> bool:
        """Whether the status can be what it says; what stands in the way is told at its own field."""
        data = self.cleaned_data
        if data["status"] != BenefitStatus.REALISED:
            return True
        found = lacks(
            on=self.today, practice_ended_on=data["practice_ended_on"], ends_no_practice=data["ends_no_practice"],
            saves_work=data["kind"] == BenefitKind.WORK, leaving_year=leaving_year,
        )  # fmt: skip
        for one in found:
            self.add_error(AT_LACK[one], LACK[one])
        return not found


class YearForm(forms.Form):
    """What was realised of a benefit in a year."""

    person_years = SignedNumber(
        label=gettext_lazy("Person-years saved"), decimals=2, most=MOST_YEARS,
        help_text=gettext_lazy("Empty: counted from the hours. 0 when nothing was saved."),
    )  # fmt: skip
    hours = _number(gettext_lazy("Hours saved"), 2, MOST_VOLUME, gettext_lazy("If they are known."))
    euros = SignedNumber(
        label=gettext_lazy("Euros saved, after the costs of the service"), decimals=2, most=MOST_EUROS,
        help_text=gettext_lazy("With a minus when it cost more than it saved."),
    )  # fmt: skip
    note = text(gettext_lazy("How do you know?"), rows=2, most=1000, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, hours_in_year: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.hours_in_year = hours_in_year

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("person_years") is None and data.get("hours") is not None:
            data["person_years"] = formats.rounded(data["hours"] / self.hours_in_year, 2)
        if data.get("person_years") is None and data.get("euros") is None and not self.errors:
            self.add_error("person_years", _("Give person-years, hours or euros: 0 when nothing was saved."))
        return data


class RetirementForm(forms.Form):
    """How many retire from a unit in a year. `units` are ids and names."""

    unit = forms.ChoiceField(label=gettext_lazy("Unit"), required=False)
    year = _year(gettext_lazy("Year"))
    count = forms.IntegerField(
        label=gettext_lazy("How many retire"), min_value=0, max_value=10_000,
        widget=forms.TextInput(attrs={"class": "tiny", "inputmode": "numeric", "autocomplete": "off"}),
        help_text=gettext_lazy("A number only: nobody's name is kept here."),
    )  # fmt: skip

    def __init__(self, *args: Any, units: Mapping[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].choices = choices(units.items(), none=gettext_lazy("the whole organisation"))  # type: ignore[attr-defined]
