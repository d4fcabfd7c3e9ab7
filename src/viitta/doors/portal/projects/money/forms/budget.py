"""Text to clean values for the budget: the grid of costs, financing, its decision, a forecast; saves nothing."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from viitta.doors.portal.fields import Euros, VagueDay, line
from viitta.doors.portal.projects.forms.projects import Seen
from viitta.parts.joint_projects.actions.budgets import NewFinancing
from viitta.parts.joint_projects.models import BudgetLine, FinancingKind, FinancingRow

OTHERS = 3  # rows of other financing, as the form of the application has


class BudgetForm(Seen):
    """Costs of one partner, or common to all, by type and year; and where all the money comes from."""

    def __init__(self, *args: Any, types: Mapping[str, str], years: Sequence[int], **options: Any) -> None:
        super().__init__(*args, **options)
        self.types, self.years = dict(types), tuple(years)
        for key, word in self.types.items():
            for year in self.years:
                self.fields[f"cost_{key}_{year}"] = Euros(label=f"{word}, {year}", required=False)
        self.fields["grant"] = Euros(label=_("Grant applied for"), required=False)
        self.fields["own"] = Euros(label=_("Shares of the participants"), required=False)
        for row in range(OTHERS):
            number = {"row": row + 1}
            self.fields[f"other_name_{row}"] = line(_("Other financing %(row)s, whose") % number, required=False)
            self.fields[f"other_{row}"] = Euros(label=_("Other financing %(row)s, euros") % number, required=False)

    @property
    def grid(self) -> list[tuple[str, list[Any]]]:
        """Rows of the grid: a word and its bound fields by year."""
        return [(word, [self[f"cost_{key}_{year}"] for year in self.years]) for key, word in self.types.items()]

    @property
    def money(self) -> list[Any]:
        """The fields of the financing."""
        others = [self[name] for row in range(OTHERS) for name in (f"other_name_{row}", f"other_{row}")]
        return [self["grant"], self["own"], *others]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for row in range(OTHERS):
            if data.get(f"other_{row}") and not data.get(f"other_name_{row}"):
                self.add_error(f"other_name_{row}", _("Tell whose financing it is."))
        return data

    def cells(self) -> dict[tuple[str, int], Decimal]:
        """Euros of every cell that has some."""
        found = {(key, year): self.cleaned_data[f"cost_{key}_{year}"] for key in self.types for year in self.years}
        return {cell: amount for cell, amount in found.items() if amount}

    def financing(self) -> list[NewFinancing]:
        """The financing rows that have euros."""
        data = self.cleaned_data
        rows = [(FinancingKind.GRANT, data["grant"], ""), (FinancingKind.PARTNER, data["own"], "")]
        rows += [(FinancingKind.OTHER, data[f"other_{row}"], data[f"other_name_{row}"]) for row in range(OTHERS)]
        return [NewFinancing(kind, amount, name) for kind, amount, name in rows if amount]


def initial_of(lines: Sequence[BudgetLine], financing: Sequence[FinancingRow]) -> dict[str, Any]:
    """What the form shows of a version."""
    found: dict[str, Any] = {f"cost_{one.cost_type}_{one.year}": one.amount for one in lines}
    names = {FinancingKind.GRANT: "grant", FinancingKind.PARTNER: "own"}
    others = [one for one in financing if one.kind == FinancingKind.OTHER]
    for one in financing:
        if one.kind != FinancingKind.OTHER:
            name = names[FinancingKind(one.kind)]
            found[name] = found.get(name, Decimal(0)) + one.amount
    for row, one in enumerate(others[:OTHERS]):
        found[f"other_name_{row}"], found[f"other_{row}"] = one.name, one.amount
    return found


class LockForm(Seen):
    """The decision by which a budget holds."""

    decided_on = VagueDay(label=gettext_lazy("Day of the decision"))
    reason = line(gettext_lazy("The decision"), required=False, help_text=gettext_lazy("For example: grant decision VM/123, or the steering group 2.12.2020."))  # fmt: skip


class AmendForm(forms.Form):
    """Why the budget is amended."""

    reason = line(gettext_lazy("Why the budget is amended"), most=300)


class ForecastForm(forms.Form):
    """What is still expected to be spent by cost type; empty is the rest of the plan."""

    def __init__(self, *args: Any, types: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        for key, word in types.items():
            self.fields[key] = Euros(label=word, required=False)
