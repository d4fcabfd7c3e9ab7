"""Text of the answer cards, observations and round days to clean values; saves nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from viitta.core.indicators import ReadingError as WrongReading
from viitta.core.indicators import read_reading
from viitta.core.periods import Quarter
from viitta.core.progress import Cause, Kind, Status
from viitta.core.typed_text import clean_text
from viitta.core.vague_dates import EARLIEST, LATEST
from viitta.parts.followup.actions import Answer
from viitta.parts.followup.models import ObservationKind
from viitta.parts.followup.queries import AskedIndicator, Asking, FieldError, ReadingError
from viitta.parts.followup.words import OBSERVATION
from viitta.parts.indicators.actions import TakenReading
from viitta.parts.indicators.words import of_reading

NOTE_LENGTH = 2000
FIELD_QUESTIONS = {"note": "note", "cause": "cause", "status": "status", "new_end": "end", "reason": "end"}
"""The question that a field of a card belongs to: what is not asked is not taken."""


@dataclass(frozen=True, slots=True)
class Given:
    """What came back from the cards: answers that can be tried, errors, and the texts as they were typed."""

    answers: tuple[Answer, ...]
    errors: tuple[FieldError, ...]
    typed: Mapping[str, str]


def read_percent(text: str) -> Decimal:
    """A typed percent: "50", "50 %", "50,5". ValueError with a sentence when it is none."""
    plain = text.replace("\u00a0", " ").replace("%", "").replace("−", "-").replace(",", ".").strip()
    try:
        value = Decimal(plain)
    except InvalidOperation:
        raise ValueError(_("Give a percent as a number from 0 to 100.")) from None
    if not value.is_finite() or not 0 <= value <= 100:
        raise ValueError(_("A percent is a number from 0 to 100."))
    return value.quantize(Decimal("0.01"))


class Day(forms.DateField):
    """A day as browsers send it or as people write it: 2025-03-31 or 31.3.2025; within the years that plans have."""

    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d", "%d.%m.%Y"], **options)

    def to_python(self, value: Any) -> date | None:
        try:
            day = super().to_python(value.strip() if isinstance(value, str) else value)
        except forms.ValidationError:
            raise forms.ValidationError(_("Give a day that exists, such as 31.3.2025.")) from None
        if day is not None and not EARLIEST <= day.year <= LATEST:
            said = _("The year must be between %(first)s and %(last)s.") % {"first": EARLIEST, "last": LATEST}
            raise forms.ValidationError(said)
        return day


def read_day(text: str) -> date:
    """A typed day. ValueError with a sentence when there is no such day."""
    try:
        day: date = Day().clean(text)
    except forms.ValidationError as error:
        raise ValueError(error.messages[0]) from None
    return day


class _Card:
    """Reads the fields of one card."""

    def __init__(self, data: Mapping[str, str], asking: Asking) -> None:
        self.data, self.asking = data, asking
        self.errors: list[FieldError] = []

    def text(self, field: str) -> str:
        if FIELD_QUESTIONS.get(field) in self.asking.dropped:
            return self.asking.kept.get(field, "")
        return clean_text(self.data.get(f"m{self.asking.measure.pk}-{field}", ""))

    def error(self, field: str, sentence: str) -> None:
        self.errors.append(FieldError(self.asking.measure.pk, field, sentence))

    def percent(self) -> tuple[bool, Decimal | None, bool]:
        """Whether there is an answer at all, its percent, and whether it was taken as suggested."""
        typed, pick = self.text("percent"), self.text("pick")
        if typed:
            try:
                value = read_percent(typed)
            except ValueError as error:
                self.error("percent", str(error))
                return True, None, False
            return True, value, value == self.asking.suggested
        if pick == "computed" and self.asking.measure.kind == Kind.CONTINUOUS:
            return True, None, True
        if pick == "suggested" and self.asking.suggested is not None:
            return True, Decimal(self.asking.suggested), True
        if pick == "same" and self.asking.last is not None:
            return True, self.asking.last, False
        return False, None, False

    def choice(self, field: str, allowed: type[Cause] | type[Status]) -> str:
        value = self.text(field)
        if value and value not in list(allowed):
            self.error(field, _("Choose one of the list."))
            return ""
        return value

    def status(self) -> str:
        """The status chosen; empty when it was left as the page showed it, whatever it has become since."""
        chosen = self.choice("status", Status)
        shown = self.text("status_was") or self.asking.measure.status
        return "" if chosen == shown else chosen

    def note(self, field: str) -> str:
        text = self.text(field)
        if len(text) > NOTE_LENGTH:
            self.error(field, _("The text is too long: at most %(most)s characters.") % {"most": NOTE_LENGTH})
        return text

    def new_end(self) -> date | None:
        text = self.text("new_end")
        if not text:
            return None
        try:
            return read_day(text)
        except ValueError as error:
            self.error("new_end", str(error))
            return None

    def seen(self) -> int:
        text = self.text("seen")
        return int(text) if text.isdecimal() and len(text) < 9 else self.asking.seen

    def answer(self) -> Answer | None:
        """The answer of the card; None when nothing was answered. A text without a percent asks for the percent."""
        given, percent, confirmed = self.percent()
        note, fall_reason, reason = self.note("note"), self.note("fall_reason"), self.note("reason")
        cause, status, new_end = self.choice("cause", Cause), self.status(), self.new_end()
        if not given:
            if note or cause or new_end or status:
                self.error("percent", _("Choose or give the percent too."))
            return None
        return Answer(
            self.asking.measure, percent, note, status, cause, fall_reason, new_end, reason, self.seen(), confirmed
        )


def read_answers(data: Mapping[str, str], asked: Sequence[Asking], *, all_as_suggested: bool) -> Given:
    """Read the cards. With `all_as_suggested` an untouched card is answered by what it offered."""
    answers, errors = [], []
    for asking in asked:
        card = _Card(data, asking)
        answer = card.answer()
        untouched = answer is None and not card.errors
        if all_as_suggested and untouched and not asking.seen:
            is_continuous = asking.measure.kind == Kind.CONTINUOUS
            percent = None if is_continuous or asking.suggested is None else Decimal(asking.suggested)
            if is_continuous or percent is not None:
                answer = Answer(asking.measure, percent, seen=card.seen(), is_confirmed=True)
        if answer is not None:
            answers.append(answer)
        errors += card.errors
    typed = {key: clean_text(value) for key, value in data.items() if key.startswith(("m", "r"))}
    return Given(tuple(answers), tuple(errors), typed)


@dataclass(frozen=True, slots=True)
class GivenReadings:
    """Readings that can be tried, by round, and what is wrong in the others. An empty field is no answer."""

    by_round: Mapping[int, tuple[TakenReading, ...]]
    errors: tuple[ReadingError, ...]


def read_readings(data: Mapping[str, str], asked: Sequence[AskedIndicator]) -> GivenReadings:
    """Read the fields of readings, each once."""
    found: dict[int, list[TakenReading]] = {}
    errors: list[ReadingError] = []
    for one in {one.prefix: one for one in asked}.values():
        reading, wrong = _reading(data, one)
        errors += wrong
        if reading is not None and not wrong:
            found.setdefault(one.follow_up.pk, []).append(reading)
    return GivenReadings({pk: tuple(rows) for pk, rows in found.items()}, tuple(errors))


def _reading(data: Mapping[str, str], one: AskedIndicator) -> tuple[TakenReading | None, list[ReadingError]]:
    """A typed reading or why there is none; nothing when both are empty."""
    typed, because, seen = (clean_text(data.get(f"{one.prefix}-{name}", "")) for name in ("value", "because", "seen"))
    wrong: list[ReadingError] = []
    value = None
    if typed:
        try:
            value = read_reading(typed, one.indicator.unit)
        except WrongReading as error:
            wrong.append(ReadingError(one.prefix, "value", of_reading(error, one.indicator.unit)))
    if typed and because:
        wrong.append(ReadingError(one.prefix, "because", _("Give either the reading or why it was not measured.")))
    if len(because) > NOTE_LENGTH:
        said = _("The text is too long: at most %(most)s characters.") % {"most": NOTE_LENGTH}
        wrong.append(ReadingError(one.prefix, "because", said))
    if wrong or not (typed or because):
        return None, wrong
    known = int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 9 else one.seen
    return TakenReading(one.indicator, value, because, seen=known), wrong


class PlainText(forms.CharField):
    """A text field whose value has nothing in it that cannot be seen."""

    def to_python(self, value: Any) -> str:
        return clean_text(super().to_python(value) or "")


class ObservationForm(forms.Form):
    """Something seen: a success, a challenge, a lesson…; of a measure or of none."""

    kind = forms.ChoiceField(label=gettext_lazy("What was it?"), choices=[])
    text = PlainText(
        label=gettext_lazy("In a sentence or two"), max_length=NOTE_LENGTH, widget=forms.Textarea(attrs={"rows": 3})
    )
    measure = forms.ChoiceField(label=gettext_lazy("Which measure does it belong to?"), required=False, choices=[])

    def __init__(self, *args: Any, measures: Sequence[tuple[int, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = [(kind.value, OBSERVATION[kind]) for kind in ObservationKind]  # type: ignore[attr-defined]
        none = [("", _("No measure: it concerns the whole roadmap"))]
        self.fields["measure"].choices = none + [(str(pk), title) for pk, title in measures]  # type: ignore[attr-defined]


class OpenRoundForm(forms.Form):
    """Opening a round by hand: which quarter."""

    quarter = forms.ChoiceField(label=gettext_lazy("Quarter"), choices=[])

    def __init__(self, *args: Any, quarters: Sequence[Quarter] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["quarter"].choices = [(quarter.key, quarter.label) for quarter in quarters]  # type: ignore[attr-defined]


class RoundDaysForm(forms.Form):
    """Another due day and closing day of an open round."""

    due_on = Day(
        label=gettext_lazy("Answers are due"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    closes_on = Day(
        label=gettext_lazy("The round closes"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        due_on, closes_on = data.get("due_on"), data.get("closes_on")
        if due_on and closes_on and closes_on < due_on:
            self.add_error("closes_on", _("The round cannot close before the answers are due."))
        return data
