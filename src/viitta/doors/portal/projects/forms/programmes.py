"""Text to clean values for funding programmes: their rules as fields, cost types a line each; or all of it as JSON."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.core.programmes import Cooperation, Eligibility, KeptFrom
from viitta.doors.portal.fields import Euros, VagueDay, check_order, choices, line, text
from viitta.doors.portal.projects.forms.projects import Seen
from viitta.doors.portal.projects.programmes.lines import BadLine, read_types
from viitta.doors.portal.resources.forms import NumberField

COOPERATION = {
    Cooperation.JOINT: gettext_lazy("joint project: one decision, all answer for the whole grant"),
    Cooperation.GROUP: gettext_lazy("group project: a decision for each partner, each repays its own"),
}
KEPT_FROM = {
    KeptFrom.LAST_PAYMENT: gettext_lazy("from the last payment"),
    KeptFrom.YEAR_AFTER_LAST_PAYMENT: gettext_lazy("from the start of the year after the last payment"),
}
ELIGIBILITY = {
    Eligibility.ALLOWED: pgettext_lazy("eligibility", "eligible"),
    Eligibility.LIMITED: pgettext_lazy("eligibility", "limited"),
    Eligibility.COVERED: pgettext_lazy("eligibility", "covered by a flat rate"),
    Eligibility.NEVER: pgettext_lazy("eligibility", "never eligible"),
}
BAD_LINES = {
    "parts": gettext_lazy(
        "Line %(number)s: write key; letter; eligibility; reason; source; at most. The key comes first."
    ),
    "eligibility": gettext_lazy(
        "Line %(number)s: “%(word)s” is no eligibility. Write allowed, limited, covered or never."
    ),
    "most": gettext_lazy("Line %(number)s: “%(word)s” is no amount."),
}


class ProgrammeForm(Seen):
    """The rules of a programme. Flat rates stay those of the programme that it was copied from."""

    name = line(gettext_lazy("Name of the programme"))
    max_share = NumberField(
        label=gettext_lazy("Grant at most, per cent of eligible costs"), decimals=2, most=Decimal(100)
    )
    vat_eligible = forms.BooleanField(label=gettext_lazy("Value added tax is an eligible cost"), required=False)
    own_financing_required = forms.BooleanField(label=gettext_lazy("Own financing is required"), required=False)
    in_kind_allowed = forms.BooleanField(label=gettext_lazy("Work in kind counts as own financing"), required=False)
    income_deducted = forms.BooleanField(label=gettext_lazy("Income is deducted from eligible costs"), required=False)
    agreement_required = forms.BooleanField(label=gettext_lazy("A cooperation agreement is required"), required=False)
    cooperation = forms.ChoiceField(label=gettext_lazy("Form of cooperation"), choices=choices(COOPERATION.items()))
    cost_types = text(
        gettext_lazy("Types of cost"), rows=10, most=8000,
        help_text=gettext_lazy("One on a line: key; letter of the form; allowed, limited, covered or never; reason; source; at most in euros."),
    )  # fmt: skip
    overrun_share = NumberField(
        label=gettext_lazy("A type of cost may be exceeded by, per cent"), decimals=2, most=Decimal(1000), help_text=gettext_lazy("Empty: no rule of overrun.")
    )  # fmt: skip
    overrun_amount = Euros(label=gettext_lazy("Or by, in euros"), required=False)
    return_above = Euros(label=gettext_lazy("Overpaid grant is returned when it is more than"), required=False)
    report_months = forms.IntegerField(
        label=gettext_lazy("Report on use, months from the end"), required=False, min_value=0, max_value=120,
        help_text=gettext_lazy("Empty: as the grant decision says."),
    )  # fmt: skip
    last_claim_months = forms.IntegerField(
        label=gettext_lazy("Last payment claim, months from the end"), required=False, min_value=0, max_value=120
    )
    retention_years = forms.IntegerField(label=gettext_lazy("Records are kept, years"), min_value=0, max_value=100)
    retention_from = forms.ChoiceField(label=gettext_lazy("Counted"), choices=choices(KEPT_FROM.items()))
    valid_from = VagueDay(label=gettext_lazy("In force from"), required=False)
    valid_until = VagueDay(label=gettext_lazy("In force until"), required=False, is_end=True)

    def clean_max_share(self) -> Any:
        share = self.cleaned_data["max_share"]
        if share is None:
            raise forms.ValidationError(_("Give the share in per cent."))
        return share

    def clean_cost_types(self) -> list[dict[str, Any]]:
        try:
            return read_types(str(self.cleaned_data["cost_types"]))
        except BadLine as why:
            raise forms.ValidationError(str(BAD_LINES[why.code]) % why.values) from None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        check_order(self, "valid_from", "valid_until", _("The end cannot come before the start."))
        return data


class NewProgrammeForm(forms.Form):
    """A programme to be begun: a copy of another under a key of its own, or all rules as JSON."""

    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"))
    key = forms.SlugField(
        label=gettext_lazy("Key"), max_length=60, help_text=gettext_lazy("Small letters, digits and underscores, such as incentive_2027.")
    )  # fmt: skip
    name = line(gettext_lazy("Name of the programme"))
    copied = forms.ChoiceField(label=gettext_lazy("Copy the rules of"))
    rules = forms.CharField(
        label=gettext_lazy("Or the rules as JSON"), required=False, max_length=100_000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("As the page of a programme gives them. They take the place of the copy."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, organisations: Mapping[int, str], programmes: Mapping[str, str], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].choices = choices(organisations.items())  # type: ignore[attr-defined]
        self.fields["copied"].choices = choices(programmes.items())  # type: ignore[attr-defined]

    def clean_rules(self) -> dict[str, Any]:
        written = str(self.cleaned_data["rules"]).strip()
        if not written:
            return {}
        try:
            found = json.loads(written)
        except (ValueError, RecursionError):
            raise forms.ValidationError(
                _("This is no JSON: copy the whole text, from the first brace to the last.")
            ) from None
        if not isinstance(found, dict):
            raise forms.ValidationError(_("The rules are an object in braces."))
        return found
