"""Text to clean values for items, attendance, resolutions and actions; saves nothing."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.core import formats
from viitta.core.typed_text import clean_text
from viitta.doors.portal.fields import choices, line, text
from viitta.doors.portal.gate import language
from viitta.parts.followup.forms import Day, PlainText
from viitta.parts.meetings.models import ActionState, Participant
from viitta.parts.meetings.words import ACTION

MOST = 100_000  # characters of a note: more than anybody types, less than what makes a page slow
NOBODY = pgettext_lazy("owner of an action", "nobody yet")


def read_note(written: str) -> str:
    """A note as it was typed; ValueError with a sentence for an empty or a far too long one."""
    note = clean_text(written)
    if not note:
        raise ValueError(_("Write something first."))
    if len(note) > MOST:
        most = formats.number(MOST, language())
        raise ValueError(
            _("A note has at most %(most)s characters. Nothing was saved: make it shorter.") % {"most": most}
        )
    return note


class Seen(forms.CharField):
    """The revision that was on the page; 0 for none."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput, required=False)

    def clean(self, value: Any) -> int:
        written = super().clean(value)
        return int(written) if written.isascii() and written.isdecimal() and len(written) < 10 else 0


class TypedDay(Day):
    """A day that is shown as people write it."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"class": "short", "autocomplete": "off"}))
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        return formats.day(value, "fi") if isinstance(value, date) else value


class ItemForm(forms.Form):
    """An item of an agenda. `measures` are those that it may be about."""

    title = line(gettext_lazy("What is to be spoken of?"))
    body = text(gettext_lazy("Why, and what should come of it?"), rows=4, most=MOST, required=False)
    measure = forms.ChoiceField(label=gettext_lazy("Measure"), required=False)
    minutes = forms.IntegerField(
        label=gettext_lazy("Length in minutes"), required=False, min_value=1, max_value=480,
        help_text=gettext_lazy("Empty: shared by weight among the items."), widget=forms.TextInput(attrs={"class": "tiny", "inputmode": "numeric"}),
    )  # fmt: skip
    seen = Seen()

    def __init__(self, *args: Any, measures: Mapping[int, str], has_minutes: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["measure"].choices = choices(measures.items(), none=gettext_lazy("none"))  # type: ignore[attr-defined]
        if not has_minutes:
            del self.fields["minutes"]


class ActionForm(forms.Form):
    """An action: who does what by when. `people` may own it, `measures` it may be about."""

    text = text(gettext_lazy("What is done?"), rows=3, most=MOST)
    owner = forms.ChoiceField(label=pgettext_lazy("action", "Owner"), required=False)
    owner_title = line(
        gettext_lazy("Owner by title"), required=False, help_text=gettext_lazy("When the owner is not in the list."),
    )  # fmt: skip
    due_on = TypedDay(label=pgettext_lazy("action", "Due"), required=False)
    measure = forms.ChoiceField(label=gettext_lazy("Measure"), required=False)
    seen = Seen()

    def __init__(self, *args: Any, people: Mapping[int, str], measures: Mapping[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].choices = choices(people.items(), none=NOBODY)  # type: ignore[attr-defined]
        self.fields["measure"].choices = choices(measures.items(), none=gettext_lazy("none"))  # type: ignore[attr-defined]


class ResolutionForm(forms.Form):
    """What a meeting decided."""

    text = text(gettext_lazy("What was decided?"), rows=4, most=MOST)
    measure = forms.ChoiceField(label=gettext_lazy("Measure"), required=False)
    seen = Seen()

    def __init__(self, *args: Any, measures: Mapping[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["measure"].choices = choices(measures.items(), none=gettext_lazy("none"))  # type: ignore[attr-defined]


class ClosingForm(forms.Form):
    """What came of an action."""

    state = forms.ChoiceField(
        label=pgettext_lazy("action", "State"), widget=forms.RadioSelect,
        choices=choices((key, word) for key, word in ACTION.items() if key != ActionState.OPEN),
    )  # fmt: skip
    closing = text(gettext_lazy("What came of it?"), rows=3, most=MOST, required=False)
    on = TypedDay(label=gettext_lazy("Closed on"))
    seen = Seen()


class Clock(forms.TimeField):
    """A time of day such as 9.15, on the day of the meeting."""

    def __init__(self, label: Any) -> None:
        super().__init__(
            label=label, required=False, input_formats=["%H.%M", "%H:%M", "%H"],
            widget=forms.TextInput(attrs={"class": "tiny", "autocomplete": "off"}),
            error_messages={"invalid": gettext_lazy("Give a time of day, such as 9.15.")},
        )  # fmt: skip

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, datetime):
            value = timezone.localtime(value)
        return formats.clock(value, "fi") if isinstance(value, datetime | time) else value


class AttendanceForm(forms.Form):
    """Who came and when, and one visitor who was not called. Fields carry the participants' ids."""

    visitor = line(gettext_lazy("Visitor by title"), required=False)
    visitor_sector = line(gettext_lazy("Organisation of the visitor"), required=False)

    def __init__(self, *args: Any, participants: Sequence[Participant], day: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.participants, self.day = participants, day
        came = choices(
            [("yes", gettext_lazy("present")), ("no", gettext_lazy("absent"))], none=gettext_lazy("not told")
        )
        for row in participants:
            value = {True: "yes", False: "no", None: ""}[row.is_present]
            said = {"who": row.title}
            self.fields[f"p{row.pk}-came"] = forms.ChoiceField(
                label=_("%(who)s: present?") % said, choices=came, initial=value, required=False
            )
            self.fields[f"p{row.pk}-in"] = Clock(_("%(who)s: came at") % said)
            self.fields[f"p{row.pk}-out"] = Clock(_("%(who)s: left at") % said)
            self.fields[f"p{row.pk}-in"].initial, self.fields[f"p{row.pk}-out"].initial = row.arrived_at, row.left_at

    def moment(self, name: str) -> datetime | None:
        """A time of the form on the day of the meeting."""
        at = self.cleaned_data.get(name)
        return timezone.make_aware(datetime.combine(self.day, at)) if at else None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for row in self.participants:
            came, left = data.get(f"p{row.pk}-in"), data.get(f"p{row.pk}-out")
            if came and left and left <= came:
                self.add_error(f"p{row.pk}-out", _("One leaves after one has come."))
        return data

    def came(self, row: Participant) -> bool | None:
        """Whether a participant came; None when nothing is told. Who came or left at a time was there."""
        said = self.cleaned_data.get(f"p{row.pk}-came")
        if not said and (self.cleaned_data.get(f"p{row.pk}-in") or self.cleaned_data.get(f"p{row.pk}-out")):
            return True
        return {"yes": True, "no": False}.get(said or "")


class ProgressForm(forms.Form):
    """A value that is corrected on the spot: the sentence is also the reason of a falling one."""

    percent = line(
        gettext_lazy("Percent"), most=12, widget=forms.TextInput(attrs={"class": "tiny", "inputmode": "decimal"})
    )
    note = PlainText(label=gettext_lazy("In one sentence"), max_length=2000, required=False)
    seen = Seen()
