"""Text to clean values for what measures become; saves nothing."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from viitta.core.progress import Status
from viitta.doors.portal.fields import choices, line, text
from viitta.parts.roadmaps.words import LINEAGE_PROBLEMS, STATUS

Rows = Sequence[tuple[int, str]]
LONGEST_TITLE, FEWEST_PARTS, MOST_PARTS = 200, 2, 50
LIVING = (Status.PLANNED, Status.RUNNING, Status.PAUSED, Status.DONE)


class ReasonForm(forms.Form):
    """Why, and the revision that the person has before them."""

    reason = text(gettext_lazy("Why?"), rows=3, most=2000, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)


class DropForm(ReasonForm):
    """Giving a measure up always has a reason."""

    reason = text(
        gettext_lazy("Why is it given up?"), rows=3, most=2000,
        error_messages={"required": LINEAGE_PROBLEMS["no_reason"]},
    )  # fmt: skip


class RestoreForm(ReasonForm):
    """Taking back: how the measure stands then."""

    status = forms.ChoiceField(
        label=gettext_lazy("How does it stand?"),
        choices=choices((status.value, STATUS[status]) for status in LIVING),
        widget=forms.RadioSelect,
    )
    field_order = ("status", "reason")


class IntoForm(ReasonForm):
    """A measure that is there, or the title of a new one."""

    into = forms.ChoiceField(label=gettext_lazy("Which measure goes on?"), required=False)
    title = line(
        gettext_lazy("Title of the new measure"),
        required=False,
        help_text=gettext_lazy("When a new measure goes on. It gets the theme, the schedule and the owner of the first one."),
    )  # fmt: skip
    field_order = ("measures", "into", "title", "reason")

    def __init__(self, *args: Any, living: Rows, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["into"].choices = choices(living, none=_("a new measure"))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("into") and data.get("title"):
            self.add_error("title", _("Choose a measure that is there, or write the title of a new one: not both."))
        if "into" not in self.errors and not data.get("into") and not data.get("title") and "title" not in self.errors:
            self.add_error("title", _("Write the title of the new measure, or choose one that is there."))
        return data


class MergeForm(IntoForm):
    """Several measures into one."""

    measures = forms.MultipleChoiceField(
        label=gettext_lazy("Which measures are merged?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": LINEAGE_PROBLEMS["nothing"]},
    )

    def __init__(self, *args: Any, living: Rows, **options: Any) -> None:
        super().__init__(*args, living=living, **options)
        self.fields["measures"].choices = choices(living)  # type: ignore[attr-defined]
        del self.fields["seen"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("into") in data.get("measures", ()):
            self.add_error("into", str(LINEAGE_PROBLEMS["itself"]))
        if len(data.get("measures", ())) == 1 and data.get("title"):
            self.add_error("measures", _("Choose at least two measures, or one and the measure that it is put into."))
        return data


class SplitForm(ReasonForm):
    """One measure into parts: a title on each line."""

    parts = text(
        gettext_lazy("Parts, each on its own line"),
        rows=4,
        help_text=gettext_lazy("Each becomes a measure with the theme, the schedule, the goals and the owner of this one."),
    )  # fmt: skip
    keeps = forms.BooleanField(label=gettext_lazy("This measure goes on as one of the parts"), required=False)
    field_order = ("parts", "keeps", "reason")

    def __init__(self, *args: Any, taken: frozenset[str] = frozenset(), **options: Any) -> None:
        super().__init__(*args, **options)
        self.taken = taken

    def clean_parts(self) -> list[str]:
        titles = [" ".join(row.split()) for row in self.cleaned_data["parts"].splitlines() if row.strip()]
        small = [title.casefold() for title in titles]
        if len(titles) > MOST_PARTS:
            raise forms.ValidationError(_("A measure is split into at most %(count)s parts.") % {"count": MOST_PARTS})
        if any(len(title) > LONGEST_TITLE for title in titles):
            raise forms.ValidationError(_("A title has at most %(count)s characters.") % {"count": LONGEST_TITLE})
        if len(set(small)) < len(small):
            raise forms.ValidationError(_("The same title stands twice."))
        if self.taken & set(small):
            raise forms.ValidationError(str(LINEAGE_PROBLEMS["taken"]))
        return titles

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "parts" in data and len(data["parts"]) + bool(data.get("keeps")) < FEWEST_PARTS:
            self.add_error("parts", str(LINEAGE_PROBLEMS["few_parts"]))
        return data
