"""Text to clean values for memos; saves nothing."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from viitta.doors.portal.fields import choices, line, text
from viitta.parts.meetings.models import ApprovalRole, Participant
from viitta.parts.meetings.words import APPROVAL, PUBLICITY

MEMO_TEXT = 100_000


class MemoForm(forms.Form):
    """What the memo shows and what case management asks of it."""

    shows_names = forms.ChoiceField(
        label=gettext_lazy("People are shown by"), widget=forms.RadioSelect,
        choices=[("", gettext_lazy("title only")), ("yes", gettext_lazy("name and title"))], required=False,
        help_text=gettext_lazy("A public memo has titles only. Names are for the own organisation's use."),
    )  # fmt: skip
    text = text(gettext_lazy("Further information at the end"), rows=4, most=MEMO_TEXT, required=False)
    diary_number = line(gettext_lazy("Diary number"), most=60, required=False)
    publicity = forms.ChoiceField(label=gettext_lazy("Publicity class"), choices=choices(PUBLICITY.items()))
    retention = line(
        gettext_lazy("Retention time"), most=60, required=False,
        help_text=gettext_lazy("Such as: 10 v, pysyvästi."),
    )  # fmt: skip
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_seen(self) -> int:
        written = self.cleaned_data["seen"]
        return int(written) if written.isascii() and written.isdecimal() and len(written) < 10 else 0

    def values(self) -> dict[str, Any]:
        """Clean values as the action takes them."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return {**data, "shows_names": data["shows_names"] == "yes"}


class SendForm(forms.Form):
    """Who checks and who approves: one choice for each participant with an address."""

    def __init__(self, *args: Any, people: Sequence[Participant], **options: Any) -> None:
        super().__init__(*args, **options)
        roles = choices(APPROVAL.items(), none=gettext_lazy("is not asked"))
        self.people = {f"p{row.pk}": row for row in people}
        for name, row in self.people.items():
            self.fields[name] = forms.ChoiceField(label=row.title, choices=roles, required=False)

    def clean(self) -> dict[str, Any]:
        if not self.errors and ApprovalRole.APPROVER not in self.cleaned_data.values():
            raise forms.ValidationError(_("Choose at least one who approves."))
        return self.cleaned_data

    def asked(self) -> list[tuple[Participant, str]]:
        """Participants and their roles."""
        return [(self.people[name], role) for name, role in self.cleaned_data.items() if role]


class CommentForm(forms.Form):
    """What somebody says of a memo."""

    text = text(gettext_lazy("Comment"), rows=3)
