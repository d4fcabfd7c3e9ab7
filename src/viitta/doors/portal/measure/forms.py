"""Text to clean values for measures, their owners and the outcomes of studies; saves nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.core.progress import Cause, Kind, Status
from viitta.doors.portal.fields import check_order, choices, end_day, line, start_day, text
from viitta.parts.roadmaps.models import Origin, OwnershipRole, Verdict
from viitta.parts.roadmaps.words import CAUSE, KIND, ORIGIN, ROLE, STATUS, VERDICT

Rows = Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Offered:
    """What a roadmap has to choose of, as ids and words."""

    themes: Rows = ()
    goals: Rows = ()
    provenances: Rows = ()
    units: Rows = ()
    strategy_goals: Rows = ()
    indicators: Rows = ()
    titles: Mapping[int, frozenset[str]] = field(default_factory=dict)  # taken titles by theme


# What is asked of a measure once it is there, before it starts.
LATER = ("strategy_goals", "indicators", "not_measured_because", "ends_no_practice")


class MeasureForm(forms.Form):
    """A measure. With `dates` given, a change of them asks for its reason."""

    title = line(pgettext_lazy("heading", "Title"))
    description = text(gettext_lazy("What is done, and why?"), required=False)
    scope = text(gettext_lazy("What belongs to it, and what does not?"), rows=2, required=False)
    theme = forms.ChoiceField(label=gettext_lazy("Theme"))
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=choices((kind.value, KIND[kind]) for kind in Kind),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("A continuous measure steps by itself. A study decides whether a follow-up opens."),
    )
    status = forms.ChoiceField(
        label=gettext_lazy("Status"), choices=choices((status.value, STATUS[status]) for status in Status)
    )
    start = start_day(required=False)
    end = end_day(required=False)
    reason = text(gettext_lazy("Why does the schedule change?"), rows=2, most=1000, required=False)
    cause = forms.ChoiceField(
        label=gettext_lazy("Cause of the change"),
        choices=choices(((cause.value, CAUSE[cause]) for cause in Cause), none=gettext_lazy("none of these")),
        required=False,
    )
    plan_reason = text(
        gettext_lazy("Why does the content change?"),
        rows=2,
        most=1000,
        required=False,
        help_text=gettext_lazy("When you change what is done, its kind, theme, goals or status. The list of changes tells it."),
    )  # fmt: skip
    goals = forms.MultipleChoiceField(
        label=gettext_lazy("Goals it serves"), widget=forms.CheckboxSelectMultiple, required=False
    )
    origin = forms.ChoiceField(
        label=gettext_lazy("Origin"),
        choices=choices(((origin.value, ORIGIN[origin]) for origin in Origin), none=gettext_lazy("not known")),
        required=False,
        help_text=gettext_lazy("Why the measure exists."),
    )
    provenance = forms.ChoiceField(label=gettext_lazy("Source material"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("Unit"), required=False)
    strategy_goals = forms.MultipleChoiceField(
        label=gettext_lazy("Goals of the strategy that it serves"), widget=forms.CheckboxSelectMultiple, required=False
    )
    indicators = forms.MultipleChoiceField(
        label=gettext_lazy("Indicators"), widget=forms.CheckboxSelectMultiple, required=False
    )
    not_measured_because = text(gettext_lazy("Not measured, because"), rows=2, most=2000, required=False)
    ends_no_practice = forms.BooleanField(label=gettext_lazy("No old practice ends with this measure"), required=False)
    summary = text(gettext_lazy("Realisation in words"), rows=3, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(
        self,
        *args: Any,
        offered: Offered,
        dates: tuple[date | None, date | None] | None = None,
        tells_why_added: bool = False,
        asks_reason: bool = False,
        has_practices: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.offered, self.dates, self.asks_reason = offered, dates, asks_reason
        self.has_practices = has_practices
        none = _("none")
        lists = {
            "theme": choices(offered.themes),
            "goals": choices(offered.goals),
            "provenance": choices(offered.provenances, none=none),
            "unit": choices(offered.units, none=none),
            "strategy_goals": choices(offered.strategy_goals),
            "indicators": choices(offered.indicators),
        }
        for name, rows in lists.items():
            if name != "theme" and len(rows) <= (name in ("provenance", "unit")):
                del self.fields[name]
            else:
                self.fields[name].choices = rows  # type: ignore[attr-defined]
        if dates is None:
            for name in ("reason", "cause", "seen", "summary", *LATER):
                self.fields.pop(name, None)
            self.fields["plan_reason"].label = _("Why is it added?")
            self.fields["plan_reason"].help_text = _("The list of changes of the plan tells it.")
            if not tells_why_added:
                del self.fields["plan_reason"]
        elif asks_reason:
            self.fields["reason"].help_text = _("Needed when the start or the end moves: the plan has been approved.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        check_order(self, "start", "end", _("The measure would end before it starts."))
        theme, title = data.get("theme"), data.get("title")
        if theme and title and title.casefold() in self.offered.titles.get(int(theme), frozenset()):
            self.add_error("title", _("The theme has a measure of this title already."))
        moved = self.dates is not None and (data.get("start"), data.get("end")) != self.dates
        if self.asks_reason and moved and not {"start", "end"} & set(self.errors) and not data.get("reason"):
            self.add_error("reason", _("Say why the schedule changes: the plan has been approved."))
        if data.get("indicators") and data.get("not_measured_because"):
            self.add_error("not_measured_because", _("The measure has indicators: leave this empty."))
        if data.get("ends_no_practice") and self.has_practices:
            said = _("Old practices have been written down for this measure. Remove them first if they are wrong.")
            self.add_error("ends_no_practice", said)
        return data


class OwnerForm(forms.Form):
    """Who answers for a measure from a day on."""

    person = forms.ChoiceField(label=gettext_lazy("Person"))
    role = forms.ChoiceField(
        label=gettext_lazy("Role"),
        choices=choices((role.value, ROLE[role]) for role in OwnershipRole),
        widget=forms.RadioSelect,
        initial=OwnershipRole.LEAD.value,
        help_text=gettext_lazy("The lead owner is asked in the rounds; the deputy when the lead does not answer."),
    )
    from_date = start_day(required=False)
    title = line(
        gettext_lazy("Title in this task"),
        required=False,
        help_text=gettext_lazy("Left empty, the person's own title is written down as it is now."),
    )

    reason = text(
        gettext_lazy("Why does the owner change?"), rows=2, most=1000, required=False,
        help_text=gettext_lazy("The list of changes of the plan tells it."),
    )  # fmt: skip

    def __init__(self, *args: Any, people: Rows = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].choices = choices(people)  # type: ignore[attr-defined]


class EndForm(forms.Form):
    """The day from which an ownership is over."""

    on = start_day()
    reason = text(gettext_lazy("Why does the ownership end?"), rows=2, most=1000, required=False)
    successor = forms.ChoiceField(label=gettext_lazy("Successor"), required=False)
    next_steps = text(gettext_lazy("What is to be done next"), rows=3, most=1000, required=False)

    def __init__(self, *args: Any, people: Rows = (), began: date | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.began = began
        self.fields["successor"].choices = choices(people, none=_("not known yet"))  # type: ignore[attr-defined]
        self.fields["next_steps"].help_text = _("The successor's first mail tells it.")
        self.fields["on"].label = _("From which day on?")
        self.fields["on"].help_text = _("The first day on which the person no longer answers for the measure.")

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if self.began and on <= self.began:
            raise forms.ValidationError(_("The ownership cannot end before it began."))
        return on


class OutcomeForm(forms.Form):
    """What a study led to, and the follow-up measure when it goes on."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("What came of the study?"),
        choices=choices((verdict.value, VERDICT[verdict]) for verdict in Verdict),
        widget=forms.RadioSelect,
    )
    reason = text(
        gettext_lazy("Why?"), rows=3, most=2000, required=False,
        help_text=gettext_lazy("Needed when the study does not go on."),
    )  # fmt: skip
    follow_up = line(
        gettext_lazy("Follow-up measure"),
        required=False,
        help_text=gettext_lazy("When we go on: the title of the measure that opens. It stays in the same theme."),
    )
    start = start_day(required=False)
    end = end_day(required=False)

    def __init__(
        self, *args: Any, has_follow_up: bool = False, taken: frozenset[str] = frozenset(), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.taken = taken
        if has_follow_up:
            for name in ("follow_up", "start", "end"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        goes_on = data.get("verdict") == Verdict.GO_ON
        if data.get("verdict") and not goes_on and not data.get("reason"):
            self.add_error("reason", _("Say why the study does not go on."))
        if data.get("follow_up") and not goes_on:
            self.add_error("follow_up", _("Only a study that goes on opens a measure."))
        if data.get("follow_up", "").casefold() in self.taken:
            self.add_error("follow_up", _("The theme has a measure of this title already."))
        check_order(self, "start", "end", _("The measure would end before it starts."))
        return data
