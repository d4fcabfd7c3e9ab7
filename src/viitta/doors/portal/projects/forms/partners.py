"""Text to clean values for partners; saves nothing."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.doors.portal.fields import Euros, VagueDay, choices, line, text
from viitta.doors.portal.projects.forms.projects import Seen
from viitta.doors.portal.resources.forms import NumberField
from viitta.parts.decisions.words import APPEAL
from viitta.parts.joint_projects.models import PartnerRole
from viitta.parts.joint_projects.words import ROLES


class NewPartnerForm(forms.Form):
    """Who joins: an organisation of Viitta, or an outsider by name."""

    organisation = forms.ChoiceField(label=gettext_lazy("Organisation"), required=False)
    name = line(
        gettext_lazy("Or a new one"), required=False,
        help_text=gettext_lazy("A municipality that is not in Viitta yet, or a company, school or association."),
    )  # fmt: skip
    code = line(
        gettext_lazy("Municipality number"), most=3, required=False,
        help_text=gettext_lazy("Three digits, when a new municipality joins as a partner."),
    )  # fmt: skip
    role = forms.ChoiceField(
        label=pgettext_lazy("partner", "Role"),
        choices=choices((key, word) for key, word in ROLES.items() if key != PartnerRole.APPLICANT),
    )
    from_date = VagueDay(
        label=gettext_lazy("Takes part from"), required=False, help_text=gettext_lazy("Empty: from the start.")
    )
    population = forms.IntegerField(label=gettext_lazy("Residents"), required=False, min_value=0, max_value=10_000_000)
    population_on = VagueDay(label=gettext_lazy("Residents on the day"), required=False, is_end=True)
    population_source = line(gettext_lazy("Source of the figure"), required=False)

    def __init__(self, *args: Any, organisations: Mapping[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        none = gettext_lazy("not in the list")
        self.fields["organisation"].choices = choices(organisations.items(), none=none)  # type: ignore[attr-defined]


class OwnTermsForm(Seen):
    """What a partner tells of itself."""

    strategy = text(
        gettext_lazy("How the project is tied to the strategy"), required=False,
        help_text=gettext_lazy("Question 21 of the application."),
    )  # fmt: skip
    strategy_link = forms.URLField(
        label=gettext_lazy("Link to the strategy"), required=False, max_length=500, assume_scheme="https"
    )
    contact = forms.ChoiceField(label=gettext_lazy("Contact person"), required=False)
    contact_is_public = forms.BooleanField(
        label=gettext_lazy("The contact may be shown outside the project"), required=False
    )

    def __init__(self, *args: Any, people: Mapping[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        none = pgettext_lazy("contact", "nobody")
        self.fields["contact"].choices = choices(people.items(), none=none)  # type: ignore[attr-defined]


class TermsForm(OwnTermsForm):
    """All terms of a partner, for whoever coordinates."""

    population = forms.IntegerField(label=gettext_lazy("Residents"), required=False, min_value=0, max_value=10_000_000)
    population_on = VagueDay(label=gettext_lazy("Residents on the day"), required=False, is_end=True)
    population_source = line(gettext_lazy("Source of the figure"), required=False)
    percent = NumberField(
        label=gettext_lazy("Share in per cent"), decimals=4, most=Decimal(100), help_text=gettext_lazy("Used when the split is by percentages.")
    )  # fmt: skip
    fixed = Euros(
        label=gettext_lazy("Fixed sum"), required=False, help_text=gettext_lazy("Used when the split is by fixed sums.")
    )
    agreed_on = VagueDay(label=gettext_lazy("Cooperation agreement signed on"), required=False)
    agreement_link = forms.URLField(
        label=gettext_lazy("Link to the agreement"), required=False, max_length=500, assume_scheme="https"
    )
    note = text(gettext_lazy("Note"), rows=3, required=False)


class PartnerDecisionForm(forms.Form):
    """A municipality's own decision to take part."""

    body = line(
        gettext_lazy("Who decided"), help_text=gettext_lazy("A body such as the council, or the title of an office-holder.")
    )  # fmt: skip
    is_office_holder = forms.BooleanField(label=gettext_lazy("Decision of an office-holder"), required=False)
    decided_on = VagueDay(label=gettext_lazy("Day of the decision"))
    section = line(gettext_lazy("Section (§)"), most=20, required=False)
    case_number = line(gettext_lazy("Case number"), most=60, required=False)
    appeal = forms.ChoiceField(
        label=gettext_lazy("Has it become final?"), required=False,
        choices=choices(APPEAL.items(), none=pgettext_lazy("appeal", "not known")),
    )  # fmt: skip
    link = forms.URLField(label=gettext_lazy("Link"), required=False, max_length=500, assume_scheme="https")

    def clean_section(self) -> str:
        return str(self.cleaned_data["section"]).replace("§", "").strip()


class SeatForm(forms.Form):
    """Who sits for a municipality in the steering group."""

    person = forms.ChoiceField(label=gettext_lazy("Representative"))
    deputy = forms.ChoiceField(label=pgettext_lazy("steering group", "Deputy"), required=False)
    on = VagueDay(label=pgettext_lazy("seat", "From"))

    def __init__(self, *args: Any, people: Mapping[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].choices = choices(people.items())  # type: ignore[attr-defined]
        none = pgettext_lazy("deputy", "nobody")
        self.fields["deputy"].choices = choices(people.items(), none=none)  # type: ignore[attr-defined]


class CoordinatorForm(forms.Form):
    """Who coordinates the project."""

    person = forms.ChoiceField(
        label=gettext_lazy("Coordinator"),
        help_text=gettext_lazy("A person of the applicant with an account. They run the project, its roadmap and its meetings."),
    )  # fmt: skip
    on = VagueDay(label=pgettext_lazy("seat", "From"))

    def __init__(self, *args: Any, people: Mapping[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].choices = choices(people.items())  # type: ignore[attr-defined]


class LeaveForm(forms.Form):
    """From which day a partner is no longer in the project, and into whom it merged."""

    successor = forms.ChoiceField(
        label=gettext_lazy("What happens"),
        help_text=gettext_lazy("After a merger the successor carries both shares, to the cent. A partner that leaves keeps its share until a new split."),
    )  # fmt: skip
    on = VagueDay(label=gettext_lazy("From the day"))

    def __init__(self, *args: Any, successors: Mapping[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        none = gettext_lazy("It leaves the project")
        self.fields["successor"].choices = choices(successors.items(), none=none)  # type: ignore[attr-defined]
