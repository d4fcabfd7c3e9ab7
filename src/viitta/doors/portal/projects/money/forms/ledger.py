"""Text to clean values for the accounts: a file, what its accounts mean, single rows; saves nothing."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from viitta.core.ledger import Meaning
from viitta.doors.portal.fields import Euros, VagueDay, choices, line
from viitta.doors.portal.projects.forms.projects import Seen

NO_COST = "-"


class FileForm(forms.Form):
    """An export of the accounts."""

    file = forms.FileField(
        label=gettext_lazy("Export of the accounts, CSV"),
        help_text=gettext_lazy("As the accounting system writes it: day, voucher, account and amount are needed; semicolon, comma or tab."),
    )  # fmt: skip


class MeaningsForm(forms.Form):
    """What each account of a file means: a row of fields for each."""

    def __init__(
        self, *args: Any, accounts: Sequence[str], types: Mapping[str, str], partners: Mapping[int, str], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.accounts = tuple(accounts)
        kinds = choices([(NO_COST, _("no cost of the project")), *types.items()], none=_("choose"))
        for at, account in enumerate(self.accounts):
            number = {"account": account}
            self.fields[f"type_{at}"] = forms.ChoiceField(label=_("Account %(account)s") % number, choices=kinds)
            self.fields[f"partner_{at}"] = forms.ChoiceField(
                label=_("Whose, account %(account)s") % number, required=False,
                choices=choices(partners.items(), none=_("common to all")),
            )  # fmt: skip
            self.fields[f"reason_{at}"] = line(_("Reason, account %(account)s") % number, required=False, most=300)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The fields of each account."""
        return [
            {"account": account, "type": self[f"type_{at}"], "partner": self[f"partner_{at}"], "reason": self[f"reason_{at}"]}
            for at, account in enumerate(self.accounts)
        ]  # fmt: skip

    def meanings(self) -> dict[tuple[str, str], Meaning]:
        """What was told of each account."""
        data, found = self.cleaned_data, {}
        for at, account in enumerate(self.accounts):
            kind, partner = data[f"type_{at}"], data[f"partner_{at}"]
            told = "" if kind == NO_COST else kind
            found[account, ""] = Meaning(told, int(partner) if partner else None, True, data[f"reason_{at}"])
        return found


class MappingForm(forms.Form):
    """What an account means, alone or with a cost centre."""

    account = line(gettext_lazy("Account"), most=30)
    cost_centre = line(gettext_lazy("Cost centre"), most=60, required=False, help_text=gettext_lazy("Empty: whatever the cost centre."))  # fmt: skip
    cost_type = forms.ChoiceField(label=gettext_lazy("Cost type"))
    partner = forms.ChoiceField(label=gettext_lazy("Whose"), required=False)
    is_eligible = forms.BooleanField(label=gettext_lazy("Eligible"), required=False)
    reason = line(
        gettext_lazy("Reason"), most=300, required=False,
        help_text=gettext_lazy("Why it is not eligible, or why a limited type such as a licence is needed."),
    )  # fmt: skip

    def __init__(self, *args: Any, types: Mapping[str, str], partners: Mapping[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = choices([(NO_COST, _("no cost of the project")), *types.items()])
        self.fields["cost_type"].choices = kinds  # type: ignore[attr-defined]
        self.fields["partner"].choices = choices(partners.items(), none=_("common to all"))  # type: ignore[attr-defined]

    def meaning(self) -> dict[tuple[str, str], Meaning]:
        """What was told."""
        data = self.cleaned_data
        kind = "" if data["cost_type"] == NO_COST else data["cost_type"]
        partner = int(data["partner"]) if data["partner"] else None
        return {(data["account"], data["cost_centre"]): Meaning(kind, partner, data["is_eligible"], data["reason"])}


class RowForm(forms.Form):
    """A row of the accounts written by hand; with `corrects` it takes another back or mends it."""

    on = VagueDay(label=gettext_lazy("Day"))
    voucher = line(gettext_lazy("Voucher"), most=60)
    account = line(gettext_lazy("Account"), most=30, required=False)
    text = line(gettext_lazy("Words of the row"), most=300, required=False)
    net = Euros(label=gettext_lazy("Net, euros"), signed=True, help_text=gettext_lazy("Below 0 when it takes a cost back."))  # fmt: skip
    vat = Euros(label=gettext_lazy("VAT, euros"), signed=True, required=False)
    cost_type = forms.ChoiceField(label=gettext_lazy("Cost type"))
    partner = forms.ChoiceField(label=gettext_lazy("Whose"), required=False)
    phase = forms.ChoiceField(label=gettext_lazy("Phase"), required=False)
    order = forms.ChoiceField(label=gettext_lazy("Order that it pays"), required=False)
    reason = line(gettext_lazy("Reason"), most=300, required=False, help_text=gettext_lazy("Why a limited type such as a licence is needed."))  # fmt: skip

    def __init__(self, *args: Any, offered: Mapping[str, Mapping[Any, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, offered)


class ChangeRowForm(Seen):
    """What a row means; its amounts stay as the accounts have them."""

    cost_type = forms.ChoiceField(label=gettext_lazy("Cost type"))
    partner = forms.ChoiceField(label=gettext_lazy("Whose"), required=False)
    phase = forms.ChoiceField(label=gettext_lazy("Phase"), required=False)
    order = forms.ChoiceField(label=gettext_lazy("Order that it pays"), required=False)
    is_eligible = forms.BooleanField(label=gettext_lazy("Eligible"), required=False)
    reason = line(gettext_lazy("Reason"), most=300, required=False, help_text=gettext_lazy("Why it is not eligible."))

    def __init__(self, *args: Any, offered: Mapping[str, Mapping[Any, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, offered)


def offer(form: forms.Form, offered: Mapping[str, Mapping[Any, str]]) -> None:
    """Put what may be chosen into the lists of a form."""
    nothing = {"partner": _("common to all"), "phase": _("no phase"), "order": _("no order")}
    for name, words in offered.items():
        form.fields[name].choices = choices(words.items(), none=nothing.get(name))  # type: ignore[attr-defined]
