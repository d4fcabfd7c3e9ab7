"""Text to clean values for orders, contracts and trials; saves nothing."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.doors.portal.fields import Euros, VagueDay, choices, line
from viitta.doors.portal.projects.forms.projects import Seen
from viitta.parts.joint_projects.models import TrialOutcome
from viitta.parts.joint_projects.words import ORDERS, TRIALS


class OrderForm(Seen):
    """An order, contract or trial."""

    kind = forms.ChoiceField(label=pgettext_lazy("order", "Kind"), choices=choices(ORDERS.items()))
    supplier = line(gettext_lazy("Supplier"))
    subject = line(gettext_lazy("What is ordered"), most=300)
    net = Euros(label=gettext_lazy("Net sum, euros"))
    cost_type = forms.ChoiceField(label=gettext_lazy("Cost type"))
    partner = forms.ChoiceField(label=gettext_lazy("Whose"), required=False)
    ordered_on = VagueDay(label=gettext_lazy("Ordered on"))
    ends_on = VagueDay(label=gettext_lazy("Ends on"), required=False, is_end=True, help_text=gettext_lazy("A trial asks for its decision four weeks before this."))  # fmt: skip
    notice_by = VagueDay(label=gettext_lazy("Notice by"), required=False, is_end=True)
    yearly_cost = Euros(label=gettext_lazy("Yearly cost that stays, euros"), required=False, help_text=gettext_lazy("When it is taken into use for good."))  # fmt: skip
    benefit = forms.ChoiceField(label=gettext_lazy("Benefit that the cost is for"), required=False)
    is_closed = forms.BooleanField(label=gettext_lazy("Nothing more is to be paid"), required=False)

    def __init__(
        self,
        *args: Any,
        types: Mapping[str, str],
        partners: Mapping[int, str],
        benefits: Mapping[int, str],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.fields["cost_type"].choices = choices(types.items())  # type: ignore[attr-defined]
        self.fields["partner"].choices = choices(partners.items(), none=_("common to all"))  # type: ignore[attr-defined]
        self.fields["benefit"].choices = choices(benefits.items(), none=_("no benefit"))  # type: ignore[attr-defined]


class TrialForm(forms.Form):
    """The decision on a trial."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Decision"), widget=forms.RadioSelect,
        choices=choices((key, word) for key, word in TRIALS.items() if key != TrialOutcome.OPEN),
    )  # fmt: skip
    reason = line(gettext_lazy("Reason"), most=300)
