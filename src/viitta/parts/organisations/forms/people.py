"""Forms of people, units, groups, seats, access and the organisation itself."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from viitta.core.actors import Role
from viitta.core.typed_text import clean_line
from viitta.parts.organisations.models import LanguageStatus, Organisation, OrganisationKind, Person, SeatRole, Unit
from viitta.parts.organisations.words import KINDS, LANGUAGE_STATUSES, ROLES, SEAT_ROLES


class LineField(forms.CharField):
    """One line of text with nothing in it that cannot be seen."""

    def to_python(self, value: Any) -> str:
        return clean_line(super().to_python(value) or "")


EARLIEST, LATEST = 1800, 2149  # the oldest municipalities and the last day that a plan may name


class DayField(forms.DateField):
    """A day, given by the browser's own field or written as 31.3.2025; within the years that anything here can have."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, input_formats=["%Y-%m-%d", "%d.%m.%Y"], **options)

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        if day is not None and not EARLIEST <= day.year <= LATEST:
            said = _("The year must be between %(first)s and %(last)s.") % {"first": EARLIEST, "last": LATEST}
            raise forms.ValidationError(said)
        return day


def _pairs(words: dict[Any, Any]) -> list[tuple[str, Any]]:
    return [(str(key), word) for key, word in words.items()]


class PersonForm(forms.Form):
    """A person: a title or a name is needed."""

    title = LineField(
        label=gettext_lazy("Title"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Shown to everybody who sees the roadmap, such as talousjohtaja."),
    )
    name = LineField(
        label=gettext_lazy("Name"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Seen only inside the organisation."),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        max_length=254,
        required=False,
        help_text=gettext_lazy("The questions of a round are sent here."),
    )
    unit = forms.ModelChoiceField(label=gettext_lazy("Unit"), queryset=Unit.objects.none(), required=False)

    def __init__(self, *args: Any, units: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("title") and not data.get("name"):
            self.add_error("title", _("Give a title or a name."))
        return data


class UnitForm(forms.Form):
    """A unit with its place and its contact person."""

    name = LineField(label=gettext_lazy("Name of the unit"), max_length=200)
    parent = forms.ModelChoiceField(label=gettext_lazy("Belongs to"), queryset=Unit.objects.none(), required=False)
    contact = forms.ModelChoiceField(
        label=gettext_lazy("Contact person"),
        queryset=Person.objects.none(),
        required=False,
        help_text=gettext_lazy("Is asked of measures that have no owner."),
    )

    def __init__(self, *args: Any, units: Any, people: Any, taken: Iterable[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.taken = frozenset(name.casefold() for name in taken)
        self.fields["parent"].queryset = units  # type: ignore[attr-defined]
        self.fields["contact"].queryset = people  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if name.casefold() in self.taken:
            raise forms.ValidationError(_("The organisation has a unit of this name already."))
        return name


class GroupForm(forms.Form):
    name = LineField(label=gettext_lazy("Name of the group"), max_length=200)

    def __init__(self, *args: Any, taken: Iterable[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.taken = frozenset(name.casefold() for name in taken)

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if name.casefold() in self.taken:
            raise forms.ValidationError(_("The organisation has a group of this name already."))
        return name


class SeatForm(forms.Form):
    """A seat in a group."""

    person = forms.ModelChoiceField(label=gettext_lazy("Person"), queryset=Person.objects.none())
    sector = LineField(label=gettext_lazy("Sector that the seat speaks for"), max_length=200, required=False)
    role = forms.ChoiceField(label=gettext_lazy("Role in the group"), choices=[])
    deputy = forms.ModelChoiceField(label=gettext_lazy("Deputy"), queryset=Person.objects.none(), required=False)
    from_date = DayField(label=gettext_lazy("From"), required=False)
    until_date = DayField(
        label=gettext_lazy("Until"),
        required=False,
        help_text=gettext_lazy("The first day that is no longer in the seat; empty while it goes on."),
    )
    note = LineField(label=gettext_lazy("Note"), max_length=300, required=False)

    def __init__(self, *args: Any, people: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = self.fields["deputy"].queryset = people  # type: ignore[attr-defined]
        self.fields["role"].choices = _pairs(SEAT_ROLES)  # type: ignore[attr-defined]
        self.fields["role"].initial = SeatRole.MEMBER

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        begin, end = data.get("from_date"), data.get("until_date")
        if begin and end and end <= begin:
            self.add_error("until_date", _("The seat cannot end before it begins."))
        return data


class SuccessorForm(forms.Form):
    """Who takes a seat, and from which day."""

    person = forms.ModelChoiceField(label=gettext_lazy("Successor"), queryset=Person.objects.none())
    on = DayField(label=gettext_lazy("From"))

    def __init__(self, *args: Any, people: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class EndSeatForm(SuccessorForm):
    """The day from which a seat ends, and who takes it, when that is known."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].required = False
        self.fields["person"].help_text = _("Left empty, the seat stays without a holder.")


class DayForm(forms.Form):
    """A day from which something ends."""

    on = DayField(label=gettext_lazy("From"))


class AccessForm(forms.Form):
    """An account with a role; the account is made when the address has none."""

    email = forms.EmailField(label=gettext_lazy("E-mail"), max_length=254)
    name = LineField(label=gettext_lazy("Name"), max_length=200)
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=[])
    person = forms.ModelChoiceField(
        label=gettext_lazy("Which person of the organisation is this?"),
        queryset=Person.objects.none(),
        required=False,
        help_text=gettext_lazy("Needed for answering and owning measures after signing in."),
    )
    until_date = DayField(label=gettext_lazy("Until"), required=False)

    def __init__(self, *args: Any, people: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["role"].choices = _pairs(ROLES)  # type: ignore[attr-defined]
        self.fields["role"].initial = Role.READER
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class OrganisationForm(forms.Form):
    """An organisation: a name alone is enough to begin."""

    name = LineField(label=gettext_lazy("Name"), max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=[])
    code = forms.RegexField(
        r"^[0-9A-Za-z]{1,10}$",
        label=gettext_lazy("Municipality number"),
        required=False,
        help_text=gettext_lazy("Three digits with leading zeros, such as 099."),
        error_messages={"invalid": gettext_lazy("A number has at most ten digits or letters.")},
    )
    name_sv = LineField(label=gettext_lazy("Name in Swedish"), max_length=200, required=False)
    name_en = LineField(label=gettext_lazy("Name in English"), max_length=200, required=False)
    language_status = forms.ChoiceField(label=gettext_lazy("Language status"), choices=[], required=False)
    valid_from = DayField(label=gettext_lazy("Exists from"), required=False)
    valid_until = DayField(label=gettext_lazy("Exists until"), required=False)

    def __init__(self, *args: Any, taken: Iterable[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.taken = frozenset(taken)
        self.fields["kind"].choices = _pairs(KINDS)  # type: ignore[attr-defined]
        self.fields["kind"].initial = OrganisationKind.MUNICIPALITY
        self.fields["language_status"].choices = _pairs(LANGUAGE_STATUSES)  # type: ignore[attr-defined]
        self.fields["language_status"].initial = LanguageStatus.UNKNOWN

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("code") and data["code"] in self.taken:
            self.add_error("code", _("Another organisation has this number."))
        begin, end = data.get("valid_from"), data.get("valid_until")
        if begin and end and end <= begin:
            self.add_error("valid_until", _("An organisation cannot end before it begins."))
        return data


class PopulationForm(forms.Form):
    """The number of residents at a day."""

    on = DayField(label=gettext_lazy("Day"))
    residents = forms.IntegerField(label=gettext_lazy("Residents"), min_value=0, max_value=10_000_000)
    source = LineField(label=gettext_lazy("Source"), max_length=200, required=False)


class SuccessionForm(forms.Form):
    """Which organisation goes on, and from which day."""

    successor = forms.ModelChoiceField(
        label=gettext_lazy("Goes on as"),
        queryset=Organisation.objects.none(),
        help_text=gettext_lazy(
            "Both keep their own history; reports group the earlier one under the one that goes on."
        ),
    )
    on = DayField(label=gettext_lazy("From"))

    def __init__(self, *args: Any, organisations: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["successor"].queryset = organisations  # type: ignore[attr-defined]


def person_values(person: Person) -> dict[str, Any]:
    """What the form of a person begins with."""
    return {"title": person.title, "name": person.name, "email": person.email, "unit": person.unit}


def unit_values(unit: Unit) -> dict[str, Any]:
    """What the form of a unit begins with."""
    return {"name": unit.name, "parent": unit.parent, "contact": unit.contact}
