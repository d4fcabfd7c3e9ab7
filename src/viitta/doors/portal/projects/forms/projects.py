"""Text to clean values for projects, grants, phases and notices; saves nothing."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.doors.portal.fields import Euros, VagueDay, check_order, choices, end_day, line, start_day, text
from viitta.parts.joint_projects.models import ProjectState
from viitta.parts.joint_projects.words import KEYS, NOTICES, STATES


class Seen(forms.Form):
    """A form that remembers the revision it was opened with."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class NewProjectForm(forms.Form):
    """A project to be begun. `organisations` and `programmes` are those that may be chosen."""

    organisation = forms.ChoiceField(label=gettext_lazy("Applicant"))
    name = line(gettext_lazy("Name of the project"))
    programme = forms.ChoiceField(
        label=gettext_lazy("Funding programme"),
        help_text=gettext_lazy("Its rules are copied into the project and hold for the whole project time."),
    )
    starts_on = start_day()
    ends_on = end_day()
    call_closes_on = VagueDay(
        label=gettext_lazy("The call closes"), required=False, is_end=True,
        help_text=gettext_lazy("Every partner must have decided before that."),
    )  # fmt: skip
    summary = text(gettext_lazy("Short description"), required=False)

    def __init__(
        self, *args: Any, organisations: Mapping[int, str], programmes: Mapping[str, str], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].choices = choices(organisations.items())  # type: ignore[attr-defined]
        self.fields["programme"].choices = choices(programmes.items())  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        check_order(self, "starts_on", "ends_on", _("The end cannot come before the start."))
        return data


class ProjectForm(Seen):
    """What is told of a project."""

    name = line(gettext_lazy("Name of the project"))
    summary = text(gettext_lazy("Short description"), required=False)
    starts_on = start_day()
    ends_on = end_day()
    call_closes_on = VagueDay(label=gettext_lazy("The call closes"), required=False, is_end=True)
    state = forms.ChoiceField(label=pgettext_lazy("project", "State"), choices=choices(STATES.items()))
    split_key = forms.ChoiceField(label=gettext_lazy("The own financing is split"), choices=choices(KEYS.items()))
    split_on = VagueDay(
        label=gettext_lazy("Population of the day"), required=False, is_end=True,
        help_text=gettext_lazy("Which day's residents the split uses, such as 31.12.2018."),
    )  # fmt: skip
    case_number = line(gettext_lazy("Case number of the funder"), most=60, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        check_order(self, "starts_on", "ends_on", _("The end cannot come before the start."))
        return data

    def clean_state(self) -> str:
        state = str(self.cleaned_data["state"])
        if state in (ProjectState.RUNNING, ProjectState.ENDED, ProjectState.SETTLED) and not self.initial.get(
            "granted"
        ):
            raise forms.ValidationError(_("Write the grant decision first: the project runs from then on."))
        return state


class GrantForm(forms.Form):
    """The grant decision of the funder."""

    body = line(gettext_lazy("Who decided"), help_text=gettext_lazy("For example valtiovarainministeriö."))
    decided_on = VagueDay(label=gettext_lazy("Day of the decision"))
    maximum = Euros(
        label=gettext_lazy("Grant at most"), help_text=gettext_lazy("Euros, such as 131 750. The final grant follows the costs that come true.")
    )  # fmt: skip
    case_number = line(gettext_lazy("Case number of the funder"), most=60, required=False)
    report_due_on = VagueDay(
        label=gettext_lazy("The report on use is due"), required=False, is_end=True,
        help_text=gettext_lazy("As the decision says. The right to payment ends when no report has come by then (688/2001 § 29)."),
    )  # fmt: skip
    conditions = text(
        gettext_lazy("Conditions of the decision"), required=False, help_text=gettext_lazy("Each on its own line.")
    )


class PhaseForm(Seen):
    """A phase; phases may overlap."""

    title = line(gettext_lazy("Name of the phase"))
    starts_on = start_day()
    ends_on = end_day()
    description = text(gettext_lazy("What is done in it"), required=False)


class NoticeForm(Seen):
    """A change told to the funder."""

    kind = forms.ChoiceField(label=gettext_lazy("What changes"), choices=choices(NOTICES.items()))
    title = line(gettext_lazy("The change in one sentence"))
    noticed_on = VagueDay(label=gettext_lazy("Known since"))
    grounds = text(gettext_lazy("Grounds"), required=False)
    effects = text(
        gettext_lazy("Effects"), required=False, help_text=gettext_lazy("On goals, time, costs and partners.")
    )
    sent_on = VagueDay(label=gettext_lazy("Sent on"), required=False)
    answered_on = VagueDay(label=gettext_lazy("Answered on"), required=False)
    is_accepted = forms.ChoiceField(
        label=gettext_lazy("Answer of the funder"), required=False,
        choices=choices((("yes", gettext_lazy("accepted")), ("no", gettext_lazy("refused"))), none=gettext_lazy("no answer yet")),
    )  # fmt: skip
    answer = text(gettext_lazy("What was answered"), rows=3, required=False)
    case_number = line(gettext_lazy("Case number"), most=60, required=False)

    def clean_is_accepted(self) -> bool | None:
        return {"yes": True, "no": False}.get(str(self.cleaned_data["is_accepted"]))
