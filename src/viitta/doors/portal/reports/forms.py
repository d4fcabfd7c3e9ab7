"""Text to clean values for reports; saves nothing."""

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.doors.portal import fields
from viitta.doors.reports.words import PLACING

LONGEST = 100_000
LANGUAGES = (("fi", gettext_lazy("Finnish")), ("sv", gettext_lazy("Swedish")), ("en", gettext_lazy("English")))


class ReportForm(forms.Form):
    """What a report is called and in which language it is written."""

    title = fields.line(gettext_lazy("Title of the report"))
    language = forms.ChoiceField(label=gettext_lazy("Language of the report"), choices=LANGUAGES)


class ReportSettingsForm(ReportForm):
    """The same of a report that has been begun."""

    shows_names = forms.BooleanField(
        label=gettext_lazy("Show names beside titles"),
        help_text=gettext_lazy("Without this the report tells people by their titles only. A published version keeps what it shows."),
        required=False,
    )  # fmt: skip
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class SectionForm(forms.Form):
    """Own text of a section."""

    text = fields.text(
        gettext_lazy("Own text"), rows=12, most=LONGEST, required=False,
        help_text=gettext_lazy("An empty line begins a new paragraph, and a line that begins with a dash is a bullet. Empty text takes the own text away."),
    )  # fmt: skip
    placing = forms.ChoiceField(
        label=gettext_lazy("Where the own text stands"),
        choices=fields.choices(PLACING.items()),
        widget=forms.RadioSelect,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class CommentForm(forms.Form):
    """What somebody says of a section."""

    text = fields.text(gettext_lazy("Comment"), rows=3)


class PublishForm(forms.Form):
    """Why a version is published: needed from the second one on."""

    reason = fields.text(pgettext_lazy("version of a report", "What is corrected and why"), rows=3)


class FirstPublishForm(forms.Form):
    """The first version needs no reason."""
