"""Who takes what from whom, as clean values; saves nothing."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from viitta.doors.portal.fields import choices, start_day, text
from viitta.parts.organisations.models import Person, Seat
from viitta.parts.roadmaps.models import Ownership, OwnershipRole

SAME, KEEP, NOBODY = "", "keep", "nobody"


class HandOverForm(forms.Form):
    """A successor for everything, and for each thing another one, nobody, or no change; what is to be done next."""

    successor = forms.ChoiceField(label=gettext_lazy("Successor"), required=False)
    on = start_day(required=True)

    def __init__(
        self, *args: Any, people: Mapping[int, Person], held: Sequence[Ownership], seats: Sequence[Seat], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.people, self.held, self.seats = people, held, seats
        named = [(pk, f"{one.label} ({one.unit.name})" if one.unit else one.label) for pk, one in people.items()]
        self.fields["successor"].choices = choices(named, none=_("choose"))  # type: ignore[attr-defined]
        self.fields["on"].label = _("From which day on?")
        self.fields["on"].help_text = _("The first day on which the successor answers.")
        each = choices(
            [(KEEP, _("stays as it is")), (NOBODY, _("ends, nobody yet")), *named], none=_("the successor above")
        )
        for row in held:
            word = _("Who goes on: %(thing)s") % {"thing": row.measure.title}
            self.fields[f"to-{row.pk}"] = forms.ChoiceField(label=word, choices=each, required=False)
            if row.role == OwnershipRole.LEAD:
                said = _("What is to be done next: %(thing)s") % {"thing": row.measure.title}
                self.fields[f"next-{row.pk}"] = text(said, rows=2, most=1000, required=False)
        for seat in seats:
            word = _("Who goes on: %(thing)s") % {"thing": seat.group.name}
            self.fields[f"seat-{seat.pk}"] = forms.ChoiceField(label=word, choices=each, required=False)

    def _taker(self, name: str) -> str:
        """Id of who takes a thing, or what is done instead. What came to the person after the page was opened stays."""
        if name not in self.data:
            return KEEP
        said = self.cleaned_data.get(name, SAME)
        return self.cleaned_data.get("successor", "") if said == SAME else said

    def _check(self, name: str, began: date | None) -> None:
        taker = self._taker(name)
        if taker == "" and name not in self.errors and "successor" not in self.errors:
            self.add_error("successor", _("Choose a successor, or tell for each row what becomes of it."))
        on = self.cleaned_data.get("on")
        if "on" not in self.errors and taker != KEEP and on and began and on <= began:
            self.add_error("on", _("It cannot end before it began. Choose a later day."))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for row in self.held:
            self._check(f"to-{row.pk}", row.from_date)
        for seat in self.seats:
            self._check(f"seat-{seat.pk}", seat.from_date)
        names = [*(f"to-{row.pk}" for row in self.held), *(f"seat-{seat.pk}" for seat in self.seats)]
        if all(self._taker(name) == KEEP for name in names) and "successor" not in self.errors:
            self.add_error("successor", _("Choose a successor, or tell for each row what becomes of it."))
        return data

    def taken(self, name: str) -> Person | None:
        """Who takes a thing; None when it ends or stays."""
        taker = self._taker(name)
        return self.people[int(taker)] if taker.isdecimal() else None

    def ends(self, name: str) -> bool:
        return self._taker(name) == NOBODY

    def steps(self) -> dict[int, str]:
        """What is to be done next, by measure."""
        data = self.cleaned_data
        return {row.measure_id: data[f"next-{row.pk}"] for row in self.held if data.get(f"next-{row.pk}")}
