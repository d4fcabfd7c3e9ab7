"""Text to clean values for a change of many measures; saves nothing."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.core.bulk import Edit, Ends, Shift, Step
from viitta.core.progress import Cause, Status
from viitta.doors.portal.fields import check_order, choices, end_day, start_day, text
from viitta.parts.roadmaps.words import CAUSE, ORIGIN, STATUS

Rows = Sequence[tuple[int, str]]
NONE, SHIFT, SET = "none", "shift", "set"
MOST = 10_000
STEPS = (
    (Step.DAYS, pgettext_lazy("unit of time", "days")),
    (Step.WEEKS, pgettext_lazy("unit of time", "weeks")),
    (Step.MONTHS, pgettext_lazy("unit of time", "months")),
)
ENDS = (
    (Ends.BOTH, gettext_lazy("start and end")),
    (Ends.START, gettext_lazy("only the start")),
    (Ends.END, gettext_lazy("only the end")),
)
STATUSES = (Status.PLANNED, Status.RUNNING, Status.PAUSED, Status.DONE, Status.DROPPED)
STAYS = gettext_lazy("stays as it is")


class BulkForm(forms.Form):
    """What is changed of all the chosen measures. What is left empty stays as it is."""

    owner = forms.ChoiceField(label=gettext_lazy("New lead owner"), required=False)
    from_date = start_day(required=False)
    days = forms.ChoiceField(
        label=gettext_lazy("Schedule"),
        choices=(
            ("", STAYS),
            (SHIFT, gettext_lazy("is moved by an amount of time")),
            (SET, gettext_lazy("gets the same days in all measures")),
        ),
        widget=forms.RadioSelect,
        required=False,
    )
    amount = forms.IntegerField(
        label=gettext_lazy("By how much?"), required=False, min_value=-MOST, max_value=MOST,
        help_text=gettext_lazy("A negative number moves it earlier. A measure without a day stays without it."),
    )  # fmt: skip
    time_unit = forms.ChoiceField(
        label=gettext_lazy("Unit of time"), choices=STEPS, initial=Step.MONTHS, required=False
    )
    ends = forms.ChoiceField(label=gettext_lazy("What is moved?"), choices=ENDS, initial=Ends.BOTH, required=False)
    start = start_day(required=False)
    end = end_day(required=False)
    cause = forms.ChoiceField(
        label=gettext_lazy("Cause of the change of the schedule"),
        choices=choices(((cause.value, CAUSE[cause]) for cause in Cause), none=gettext_lazy("none of these")),
        required=False,
    )
    theme = forms.ChoiceField(label=gettext_lazy("Theme"), required=False)
    status = forms.ChoiceField(
        label=gettext_lazy("Status"),
        choices=choices(((status.value, STATUS[status]) for status in STATUSES), none=STAYS),
        required=False,
    )
    origin = forms.ChoiceField(
        label=gettext_lazy("Origin"),
        choices=[("", STAYS), (NONE, gettext_lazy("not known")), *choices(ORIGIN.items())],
        required=False,
    )
    unit = forms.ChoiceField(label=gettext_lazy("Unit"), required=False)
    reason = text(
        gettext_lazy("Why?"), rows=3, most=1000, required=False,
        help_text=gettext_lazy("The list of changes of the plan tells it of each measure."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, people: Rows = (), themes: Rows = (), units: Rows = (), asks_reason: bool = False,
        **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **options)
        self.asks_reason = asks_reason
        self.fields["from_date"].label = _("From which day on?")
        self.fields["from_date"].help_text = _("Left empty, from today on. The earlier owner ends on that day.")
        self.fields["start"].label, self.fields["end"].label = _("New start"), _("New end")
        for name, rows in (("owner", people), ("theme", themes)):
            self.fields[name].choices = choices(rows, none=STAYS)  # type: ignore[attr-defined]
        self.fields["unit"].choices = [("", STAYS), (NONE, _("none")), *choices(units)]  # type: ignore[attr-defined]
        if not units:
            del self.fields["unit"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        check_order(self, "start", "end", _("The measure would end before it starts."))
        days = data.get("days")
        if days == SHIFT and not data.get("amount") and "amount" not in self.errors:
            self.add_error("amount", _("Say by how much the schedule moves, for example 3 or -2."))
        if days == SET and not data.get("start") and not data.get("end") and not {"start", "end"} & set(self.errors):
            self.add_error("start", _("Write the new start, the new end, or both."))
        if days != SET and (data.get("start") or data.get("end")):
            self.add_error("days", _("Days are written below: choose that all measures get the same days."))
        if days != SHIFT and data.get("amount"):
            self.add_error("days", _("An amount of time is written below: choose that the schedule is moved by it."))
        if data.get("from_date") and not data.get("owner"):
            self.add_error("owner", _("Choose who owns the measures from that day on."))
        self._check_reason(data)
        if not self.errors and self.edit().is_empty:
            raise forms.ValidationError(_("Choose at least one thing to change."))
        return data

    def _check_reason(self, data: dict[str, Any]) -> None:
        if data.get("reason"):
            return
        if data.get("status") == Status.DROPPED:
            self.add_error("reason", _("Say why the measures are given up."))
        elif data.get("days") and self.asks_reason:
            self.add_error("reason", _("Say why the schedule changes: the plan has been approved."))

    def edit(self) -> Edit:
        """The change as the rule takes it."""
        data, shift = self.cleaned_data, None
        if data["days"] == SHIFT:
            shift = Shift(data["amount"], Step(data["time_unit"] or Step.MONTHS), Ends(data["ends"] or Ends.BOTH))
        return Edit(
            theme=_id(data["theme"]),
            status=data["status"] or None,
            origin={"": None, NONE: ""}.get(data["origin"], data["origin"]),
            unit=_id(data.get("unit", "")),
            owner=_id(data["owner"]),
            start=data["start"] if data["days"] == SET else None,
            end=data["end"] if data["days"] == SET else None,
            shift=shift,
        )


def _id(value: str) -> int | None:
    return 0 if value == NONE else int(value) if value else None
