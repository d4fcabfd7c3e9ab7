"""Text to clean values for meetings; saves nothing."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from viitta.core.meetings import LONGEST
from viitta.core.periods import Quarter
from viitta.core.typed_times import read_time
from viitta.doors.portal.fields import VagueDay, choices, line, read_days, text
from viitta.parts.meetings.words import KIND

PROPOSED = 5  # times that can be proposed at once
SHORT = {"class": "short", "autocomplete": "off"}
WEEKDAYS = {
    0: gettext_lazy("Monday"), 1: gettext_lazy("Tuesday"), 2: gettext_lazy("Wednesday"), 3: gettext_lazy("Thursday"),
    4: gettext_lazy("Friday"),
}  # fmt: skip


class ExactDay(VagueDay):
    """One day; a month or a quarter is too vague to come to."""

    def clean(self, value: Any) -> date | None:
        found = super().clean(value)
        if found is not None:
            span = read_days(str(value).strip())
            if span.first != span.last or not 1990 <= found.year <= 2100:
                raise forms.ValidationError(_("Write one day, such as 15.1.2026."))
        return found


class TimeOfDay(forms.CharField):
    """A time of day."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs=SHORT))
        super().__init__(max_length=20, **options)

    def clean(self, value: Any) -> time | None:
        written = super().clean(value)
        if not written:
            return None
        try:
            return read_time(written)
        except ValueError:
            raise forms.ValidationError(_("Write a time of day, such as 9.00.")) from None

    def prepare_value(self, value: Any) -> Any:
        return f"{value.hour}.{value.minute:02}" if isinstance(value, time) else value


def moment_of(day: date, of_day: time) -> datetime:
    """A day and a time of day as a moment of the installation's own time zone."""
    return timezone.make_aware(datetime.combine(day, of_day))


def quarter_choices(today: date, more: str = "") -> list[tuple[str, str]]:
    """Quarters that a meeting may look back on: two years of them, and the one that it has."""
    now = Quarter.of(today).index
    keys = [Quarter.at_index(index) for index in range(now + 1, now - 9, -1)]
    if more and Quarter.parse(more) not in keys:
        keys.append(Quarter.parse(more))
    return [(one.key, one.label) for one in keys]


class About(forms.Form):
    """What every meeting has. `groups` and `roadmaps` are ids and names of those that may be chosen."""

    group = forms.ChoiceField(label=gettext_lazy("Group"))
    title = line(pgettext_lazy("of a meeting", "Title"))
    kind = forms.ChoiceField(label=gettext_lazy("Kind of meeting"), choices=choices(KIND.items()))
    roadmap = forms.ChoiceField(label=gettext_lazy("Roadmap"), required=False)
    place = line(
        gettext_lazy("Place or link"), most=300, required=False,
        help_text=gettext_lazy("A room, an address, or the link of a remote meeting."),
    )  # fmt: skip
    note = text(
        gettext_lazy("What else the invitation says"), rows=3, required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, groups: Mapping[int, str], roadmaps: Mapping[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["group"].choices = choices(groups.items())  # type: ignore[attr-defined]
        self.fields["roadmap"].choices = choices(roadmaps.items(), none=gettext_lazy("no roadmap"))  # type: ignore[attr-defined]


def check_span(form: forms.Form, starts: str, ends: str) -> None:
    """Say at the end's field when a meeting would end before it begins."""
    data = form.cleaned_data
    if data.get(starts) and data.get(ends) and data[ends] <= data[starts]:
        form.add_error(ends, _("The meeting cannot end before it begins."))


class MeetingForm(About):
    """One meeting with its time."""

    quarter = forms.ChoiceField(label=gettext_lazy("Looks back on"), required=False)
    day = ExactDay(label=gettext_lazy("Day"))
    begins = TimeOfDay(label=pgettext_lazy("time of day", "Begins"))
    ends = TimeOfDay(label=pgettext_lazy("time of day", "Ends"))
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    field_order = ("group", "title", "kind", "roadmap", "quarter", "day", "begins", "ends", "place", "note", "seen")

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        has = str(self.initial.get("quarter") or "")
        self.fields["quarter"].choices = [("", _("no quarter")), *quarter_choices(today, has)]  # type: ignore[attr-defined]

    def clean_seen(self) -> int:
        written = self.cleaned_data["seen"]
        return int(written) if written.isascii() and written.isdecimal() and len(written) < 10 else 0

    def clean(self) -> dict[str, Any]:
        check_span(self, "begins", "ends")
        return self.cleaned_data

    def moments(self) -> dict[str, datetime]:
        """Start and end of a form that is valid."""
        data = self.cleaned_data
        return {
            "starts_at": moment_of(data["day"], data["begins"]), "ends_at": moment_of(data["day"], data["ends"])
        }  # fmt: skip


class Minutes(forms.IntegerField):
    """How long a meeting lasts."""

    def __init__(self, **options: Any) -> None:
        most = LONGEST // timedelta(minutes=1)
        label = gettext_lazy("Length in minutes")
        widget = forms.TextInput(attrs={**SHORT, "inputmode": "numeric"})
        super().__init__(label=label, min_value=5, max_value=most, initial=90, widget=widget, **options)


class FindingForm(About):
    """A meeting whose time is found among proposed ones."""

    length = Minutes()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number in range(PROPOSED):
            self.fields[f"day{number}"] = ExactDay(label=_("Day"), required=number == 0)
            self.fields[f"begins{number}"] = TimeOfDay(label=pgettext("time of day", "Begins"), required=number == 0)

    def plain(self) -> list[forms.BoundField]:
        """Fields that do not come in pairs."""
        return [self[name] for name in self.fields if not name[-1].isdigit()]

    def pairs(self) -> list[tuple[str, forms.BoundField, forms.BoundField]]:
        """The proposed times: what each is called, its day and its time of day."""
        return [
            (_("Proposal %(number)s") % {"number": number + 1}, self[f"day{number}"], self[f"begins{number}"])
            for number in range(PROPOSED)
        ]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        for number in range(PROPOSED):
            day, begins = f"day{number}", f"begins{number}"
            for missing, given in ((day, begins), (begins, day)):
                if data.get(given) and not data.get(missing) and missing not in self.errors:
                    self.add_error(missing, _("Give both the day and the time, or neither."))
        starts = [start for start, _end in self.times()] if not self.errors else []
        if len(set(starts)) < len(starts):
            self.add_error(None, _("The same time is proposed twice."))
        return data

    def times(self) -> tuple[tuple[datetime, datetime], ...]:
        """The proposed times as pairs of start and end."""
        data, found = self.cleaned_data, []
        for number in range(PROPOSED):
            day, begins = data.get(f"day{number}"), data.get(f"begins{number}")
            if day and begins:
                starts_at = moment_of(day, begins)
                found.append((starts_at, starts_at + timedelta(minutes=data["length"])))
        return tuple(found)


class SeriesForm(About):
    """The common things of a quarterly series; its days are proposed next."""

    weekday = forms.TypedChoiceField(
        label=gettext_lazy("Weekday"), choices=choices(WEEKDAYS.items()), coerce=int, initial=3
    )
    begins = TimeOfDay(label=pgettext_lazy("time of day", "Begins"))
    length = Minutes()

    field_order = ("group", "roadmap", "title", "kind", "weekday", "begins", "length", "place", "note")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["roadmap"].required = True
        self.fields["roadmap"].choices = self.fields["roadmap"].choices[1:]  # type: ignore[attr-defined]
        self.fields["title"].label = gettext_lazy("Name of the series")


class SeriesDayForm(forms.Form):
    """One meeting of a series that is about to be made: its day, or left out."""

    included = forms.BooleanField(label=gettext_lazy("Make this meeting"), required=False, initial=True)
    day = ExactDay(label=gettext_lazy("Day"), required=False)
    begins = TimeOfDay(label=pgettext_lazy("time of day", "Begins"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("day", "begins"):  # what is not included may be left empty
            self.fields[name].required = not self.is_bound or bool(self.data.get(self.add_prefix("included")))

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        for name in ("day", "begins"):
            if data.get("included") and not data.get(name) and name not in self.errors:
                self.add_error(name, _("Give the day and the time, or leave the meeting out."))
        return data
