"""Text to clean values for project staff, their months, and days of the municipalities' own officials; saves nothing."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from viitta.core.periods import Quarter
from viitta.doors.portal.fields import Euros, VagueDay, choices, line
from viitta.doors.portal.projects.forms.projects import Seen
from viitta.doors.portal.resources.forms import NumberField
from viitta.parts.joint_projects.models import Phase
from viitta.parts.joint_projects.words import HOURS


class WorkerForm(Seen):
    """Somebody paid by the project."""

    title = line(gettext_lazy("Title"))
    partner = forms.ChoiceField(label=gettext_lazy("Employer"))
    model = forms.ChoiceField(label=gettext_lazy("Counted by"), choices=choices(HOURS.items()))
    yearly_cost = Euros(label=gettext_lazy("Latest yearly cost, euros"), required=False, help_text=gettext_lazy("The price of an hour is this divided by 1 720, unless it is told below."))  # fmt: skip
    unit_cost = Euros(label=gettext_lazy("Price of an hour, euros"), required=False)
    monthly_salary = Euros(label=gettext_lazy("Monthly salary, euros"), required=False)
    share = NumberField(label=gettext_lazy("Share of the working time, per cent"), decimals=4, most=Decimal(100))
    side_cost_percent = NumberField(label=gettext_lazy("Side costs, per cent"), decimals=4, most=Decimal(100))
    from_date = VagueDay(label=gettext_lazy("From"), required=False)
    until_date = VagueDay(label=gettext_lazy("Until"), required=False, is_end=True)
    has_job_description = forms.BooleanField(label=gettext_lazy("There is a written job description"), required=False)

    def __init__(self, *args: Any, partners: Mapping[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["partner"].choices = choices(partners.items())  # type: ignore[attr-defined]


class MonthForm(forms.Form):
    """The working time of a month."""

    month = forms.ChoiceField(label=gettext_lazy("Month"))
    hours = NumberField(label=gettext_lazy("Hours"), decimals=2, most=Decimal(744))
    note = line(gettext_lazy("Note"), most=300, required=False)

    def __init__(self, *args: Any, months: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["month"].choices = [(one, f"{int(one[5:])}/{one[:4]}") for one in months]  # type: ignore[attr-defined]


class DaysForm(forms.Form):
    """Days of a municipality's officials: promised for each phase, given in each quarter."""

    def __init__(self, *args: Any, phases: Sequence[Phase], quarters: Sequence[Quarter], **options: Any) -> None:
        super().__init__(*args, **options)
        self.phases, self.quarters = list(phases), list(quarters)
        for phase in self.phases:
            for key, word in self._columns():
                label = _("%(phase)s, %(when)s") % {"phase": phase.title, "when": word}
                self.fields[f"days_{phase.pk}_{key}"] = NumberField(label=label, decimals=1, most=Decimal(9999))

    def _columns(self) -> list[tuple[str, str]]:
        return [("", _("promised")), *((one.key, one.label) for one in self.quarters)]

    @property
    def heads(self) -> list[str]:
        """The heads of the columns."""
        return [word for _key, word in self._columns()]

    @property
    def grid(self) -> list[tuple[str, list[Any]]]:
        """Rows of the grid: a phase and its fields."""
        return [
            (phase.title, [self[f"days_{phase.pk}_{key}"] for key, _word in self._columns()]) for phase in self.phases
        ]

    def cells(self) -> dict[tuple[Phase, str], Decimal | None]:
        """What was written of each phase and quarter."""
        return {
            (phase, key): self.cleaned_data[f"days_{phase.pk}_{key}"]
            for phase in self.phases
            for key, _word in self._columns()
        }
