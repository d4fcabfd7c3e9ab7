"""The form of the style page: one field of each kind."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=60)
    email = forms.EmailField(label=_("E-mail"), help_text=_("For example first.last@example.org."))
    kind = forms.ChoiceField(label=_("Kind"), choices=[("one_off", _("One-off")), ("continuous", _("Continuous"))])
    start = forms.DateField(label=_("Starts"), required=False, widget=forms.DateInput(attrs={"class": "short"}))
    cause = forms.ChoiceField(
        label=_("Cause of the delay"),
        choices=[("supplier", _("supplier")), ("money", _("money"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("One sentence for the meeting"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    public = forms.BooleanField(label=_("May be shown to residents"), required=False)
