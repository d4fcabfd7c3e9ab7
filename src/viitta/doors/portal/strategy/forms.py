"""Text to clean values for goals of the strategy; saves nothing."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.doors.portal.fields import check_order, choices, end_day, line, start_day, text


class StrategyGoalForm(forms.Form):
    """A goal of the strategy. `taken` are titles in small letters by the goal that they stand under, 0 for the top."""

    title = line(pgettext_lazy("heading", "Title"))
    parent = forms.ChoiceField(label=gettext_lazy("Stands under"), required=False)
    description = text(gettext_lazy("Description"), rows=3, required=False)
    starts_on = start_day(required=False)
    ends_on = end_day(required=False)

    def __init__(
        self,
        *args: Any,
        parents: Sequence[tuple[int, str]] = (),
        taken: Mapping[int, frozenset[str]] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.taken = taken or {}
        self.fields["parent"].choices = choices(parents, none=_("nothing: it is a main goal"))  # type: ignore[attr-defined]
        if not parents:
            del self.fields["parent"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        check_order(self, "starts_on", "ends_on", _("The goal would end before it starts."))
        title = data.get("title", "")
        if title and title.casefold() in self.taken.get(int(data.get("parent") or 0), frozenset()):
            self.add_error("title", _("There is a goal of this title in the same place already."))
        return data
