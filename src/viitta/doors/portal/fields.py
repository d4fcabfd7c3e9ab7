"""Form fields that the pages of the portal share."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.core import formats
from viitta.core.typed_numbers import NotANumber, read_amount
from viitta.core.vague_dates import DateError, Span, read_span
from viitta.doors.portal.gate import language
from viitta.parts.followup.forms import PlainText

TEXT_LENGTH = 4000


def line(label: Any, *, most: int = 200, **options: Any) -> PlainText:
    """One line of plain text."""
    return PlainText(label=label, max_length=most, **options)


def text(label: Any, *, rows: int = 4, most: int = TEXT_LENGTH, **options: Any) -> PlainText:
    """Several lines of plain text."""
    return PlainText(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **options)


def read_days(written: str) -> Span:
    """The days that a text means; ValidationError with a sentence that helps."""
    try:
        return read_span(written)
    except DateError as error:
        if error.code == "no_such_day":
            raise forms.ValidationError(_("There is no such day in the calendar.")) from None
        raise forms.ValidationError(
            _("Write a day, a month, a quarter, a season or a year, such as 31.3.2025, 3/2025, Q1/2025 or 2025.")
        ) from None


def read_decision_day(form: forms.Form, data: dict[str, Any]) -> None:
    """Turn the written day of a decision into `decided_on` and `to_the_month`; say at the field when it is neither."""
    if not data.get("decided_on"):
        return
    try:
        span = read_days(data["decided_on"])
    except forms.ValidationError as error:
        form.add_error("decided_on", error)
        return
    if (span.first.year, span.first.month) != (span.last.year, span.last.month):
        form.add_error("decided_on", _("Give the day or the month of the decision: 12.12.2022 or 12/2022."))
    data["decided_on"], data["to_the_month"] = span.first, span.first != span.last


class VagueDay(forms.CharField):
    """A day that may be written vaguely: as a start it means the first day of what is written, as an end the last."""

    def __init__(self, *, is_end: bool = False, **options: Any) -> None:
        options.setdefault("max_length", 60)
        options.setdefault("widget", forms.TextInput(attrs={"class": "short", "autocomplete": "off"}))
        super().__init__(**options)
        self.is_end = is_end

    def clean(self, value: Any) -> date | None:
        written = super().clean(value)
        if not written:
            return None
        span = read_days(written)
        return span.last if self.is_end else span.first

    def prepare_value(self, value: Any) -> Any:
        return formats.day(value, "fi") if isinstance(value, date) else value


def start_day(**options: Any) -> VagueDay:
    help_text = gettext_lazy("A day, or vaguely: 6.1.2025, 1/2025, Q1/2025, kevät 2025, 2025.")
    return VagueDay(label=pgettext_lazy("day", "Starts"), help_text=help_text, **options)


def end_day(**options: Any) -> VagueDay:
    help_text = gettext_lazy("A vague end means its last day: 2025 is 31.12.2025.")
    return VagueDay(label=pgettext_lazy("day", "Ends"), is_end=True, help_text=help_text, **options)


def choices(words: Iterable[tuple[object, object]], *, none: Any = None) -> list[tuple[str, Any]]:
    """Choices of a list as forms take them; `none` is the word of choosing nothing."""
    first = [] if none is None else [("", none)]
    return [*first, *((str(key), word) for key, word in words)]


def check_order(form: forms.Form, start: str, end: str, sentence: str) -> None:
    """Say at the end's field when it comes before the start."""
    data = form.cleaned_data
    if data.get(start) and data.get(end) and data[end] < data[start]:
        form.add_error(end, sentence)


def in_words(value: date | None) -> str:
    return formats.day(value, language()) if value else "–"


AMOUNT_WORDS = {
    "form": gettext_lazy("Write an amount in figures, such as 1234,50."),
    "negative": gettext_lazy("The amount cannot be below 0."),
    "decimals": gettext_lazy("Write an amount to the cent: two decimals at most."),
    "great": gettext_lazy("The amount is too great."),
    "empty": gettext_lazy("Write an amount in figures, such as 1234,50."),
}


class Euros(forms.CharField):
    """Euros to the cent, typed as people do: `1 234,50 €`, `1234.5`. With `signed` also below 0."""

    def __init__(self, *, signed: bool = False, **options: Any) -> None:
        options.setdefault("max_length", 40)
        options.setdefault(
            "widget", forms.TextInput(attrs={"class": "short", "inputmode": "decimal", "autocomplete": "off"})
        )
        super().__init__(**options)
        self.signed = signed

    def clean(self, value: Any) -> Decimal | None:
        written = super().clean(value)
        if not written:
            return None
        try:
            return read_amount(written, signed=self.signed)
        except NotANumber as error:
            raise forms.ValidationError(AMOUNT_WORDS[error.code]) from None

    def prepare_value(self, value: Any) -> Any:
        return str(value).replace(".", ",") if isinstance(value, Decimal) else value
