"""Text to clean values for themes, goals and source materials; saves nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.doors.portal.fields import choices, line, text
from viitta.parts.roadmaps.models import ProvenanceKind
from viitta.parts.roadmaps.words import PROVENANCE


class ListedForm(forms.Form):
    """A titled row. `taken` are the titles of its list that other rows have."""

    title = line(pgettext_lazy("heading", "Title"))
    source = forms.ChoiceField(label=gettext_lazy("What kind of source?"))
    description = text(gettext_lazy("Description"), rows=3, required=False)

    def __init__(self, *args: Any, taken: frozenset[str] = frozenset(), has_source: bool = False, **options: Any):
        super().__init__(*args, **options)
        self.taken = taken
        if has_source:
            self.fields["source"].choices = choices((k.value, PROVENANCE[k]) for k in ProvenanceKind)  # type: ignore[attr-defined]
        else:
            del self.fields["source"]

    def clean_title(self) -> str:
        title = str(self.cleaned_data["title"])
        if title.casefold() in self.taken:
            raise forms.ValidationError(_("The list has this title already."))
        return title
