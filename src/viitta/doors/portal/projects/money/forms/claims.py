"""Text to clean values for claims, their payment and the invoices to partners; saves nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from viitta.doors.portal.fields import Euros, VagueDay, line, text
from viitta.doors.portal.projects.forms.projects import Seen


class ClaimForm(Seen):
    """A claim: its period, income, an advance."""

    starts_on = VagueDay(label=gettext_lazy("Period starts"), help_text=gettext_lazy("The day after the claim before."))
    ends_on = VagueDay(label=gettext_lazy("Period ends"), is_end=True)
    income = Euros(
        label=gettext_lazy("Income of the period"), required=False,
        help_text=gettext_lazy("Taken off the eligible costs."),
    )  # fmt: skip
    advance = Euros(
        label=gettext_lazy("Advance that was paid"), required=False,
        help_text=gettext_lazy("Used up before anything more is paid."),
    )  # fmt: skip
    is_last = forms.BooleanField(label=gettext_lazy("This is the last claim"), required=False)
    note = text(gettext_lazy("Note"), rows=3, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in ("income", "advance"):
            if data.get(name) is None and name not in self.errors:
                data[name] = 0
        return data


class SendForm(Seen):
    """The day on which a claim was sent."""

    sent_on = VagueDay(label=gettext_lazy("Sent on"))


class PaidForm(forms.Form):
    """What the funder paid, and when."""

    paid_on = VagueDay(label=gettext_lazy("Paid on"))
    paid = Euros(label=gettext_lazy("Paid, euros"))


class InvoicesForm(forms.Form):
    """The days of the invoices to the partners."""

    invoiced_on = VagueDay(label=gettext_lazy("Day of the invoices"), required=False)
    due_on = VagueDay(label=gettext_lazy("Due on"), required=False, is_end=True)


class InvoiceForm(Seen):
    """An invoice's number and days; its sum follows from the shares."""

    number = line(gettext_lazy("Number of the invoice"), most=60, required=False)
    invoiced_on = VagueDay(label=gettext_lazy("Day of the invoice"), required=False)
    due_on = VagueDay(label=gettext_lazy("Due on"), required=False, is_end=True)
    paid_on = VagueDay(label=gettext_lazy("Paid on"), required=False)
